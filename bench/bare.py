"""What the list page is held against: a table of 25 rows by Jinja in bare Flask, nothing else."""

from pathlib import Path
from uuid import UUID

from flask import Flask, render_template

COLUMNS = ("Navn", "Født", "Status", "Ansvarlig skole", "Siste aktivitet")
ROWS = [
    {
        "id": UUID(int=number),
        "name": f"Ingrid Nordli {number}",
        "born": 2008,
        "status": "OTOV · I opplæring",
        "school": "Foss videregående skole",
        "activity": "22. november 2026",
    }
    for number in range(25)
]


def create_app() -> Flask:
    app = Flask("bare", template_folder=str(Path(__file__).parent / "templates"))

    @app.get("/youths")
    def table() -> str:
        return render_template("table.html", columns=COLUMNS, rows=ROWS)

    return app
