"""flask reports: making the hash of every frozen report again."""

from datetime import datetime

import click
from flask import current_app
from flask.cli import AppGroup

from portal.services.report_freezing import verify as verify_all
from portal.settings import Settings

reports = AppGroup("reports", help="The reports to Udir.")


@reports.command("verify")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Only the report as of this day.")
def verify(day: datetime | None) -> None:
    """Say of every frozen report whether its rows still make its hash; exit code 1 if any do not."""
    settings: Settings = current_app.config["LAGET_SETTINGS"]
    found = verify_all(settings.jobs_database_url, day.date() if day else None)
    for one in found:
        click.echo(
            f"{one.report_day} version {one.version} {'holds' if one.holds else 'DOES NOT HOLD'} {one.digest.hex()}"
        )
    if not found:
        click.echo("No report is frozen.")
    raise SystemExit(0 if all(one.holds for one in found) else 1)
