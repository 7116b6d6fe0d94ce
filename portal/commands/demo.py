"""flask demo: the demo's people, register and stories, put in the way that users would."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import Range

from portal.commands.owner import owner
from portal.database import as_keeper, forget
from portal.demo import stories
from portal.demo.people import EMPLOYEES, STAFF_ACR
from portal.demo.register_file import demo_register, register_of_last_year, write_register
from portal.domain.calendar import oslo_date
from portal.domain.register_form import FileKind
from portal.outside.sealed_files import Place
from portal.queries.visitors import Visitor, enter
from portal.services import assignments, imports, people, visits
from portal.settings import Settings

demo = AppGroup("demo", help="The demo's data: invented people in the real units of Oslo.")

YOUTHS, SEED = 800, 1814
SESSION = visits.Lasting(timedelta(hours=1), timedelta(hours=1))


@demo.command("load")
def load() -> None:
    """Fill an empty database; in one that has youths already nothing is done."""
    settings: Settings = current_app.config["LAGET_SETTINGS"]
    issuer = next((known.issuer for known in settings.issuers if known.kind == "staff"), None)
    if issuer is None:
        raise click.ClickException("No identity provider for staff is set: nobody could be appointed.")
    if _is_filled():
        click.echo("The demo's data is there already.")
        return
    _appoint(issuer)
    with TemporaryDirectory() as folder:
        _take_in(settings, issuer, Path(folder))
    told = stories.tell(current_app._get_current_object(), issuer)  # type: ignore[attr-defined] # noqa: SLF001 - Flask's way
    click.echo(f"{told} youths have a story.")


def _is_filled() -> bool:
    with owner() as connection, as_keeper(connection):
        return bool(connection.scalar(text("SELECT EXISTS (SELECT FROM youths)")))


def _appoint(issuer: str) -> None:
    now = datetime.now(UTC)
    grant = people.Grant(Range(now - timedelta(days=365), None), "demo", now)
    with owner() as connection:
        for employee in EMPLOYEES:
            who = people.Subject(issuer, employee.sub, employee.name, employee.email)
            for post in employee.posts:
                people.appoint(connection, who, people.Post(post.role, post.unit), grant)
    click.echo(f"{len(EMPLOYEES)} people are appointed.")


def _take_in(settings: Settings, issuer: str, folder: Path) -> None:
    """The coordinator sends the register and has the rules assign; the jobs are done here and now."""
    today = oslo_date(datetime.now(UTC))
    for name, rows in (
        ("i-fjor", register_of_last_year(YOUTHS, SEED, today)),
        ("otungdom", demo_register(YOUTHS, SEED, today, bad=True)),
    ):
        register = folder / f"{name}.json"
        write_register(register, rows, FileKind.JSON)
        _import(settings, issuer, register)
    click.echo(f"{YOUTHS} youths are in the register.")
    _assign(settings, _coordinator(issuer), today)


def _import(settings: Settings, issuer: str, register: Path) -> None:
    place = Place(settings.uploads_folder, current_app.config["NUMBER_SEALER"])
    with register.open("rb") as stream:
        import_id = imports.receive(_coordinator(issuer), imports.Upload(register.name, stream), place)
    room = imports.Workroom(settings.jobs_database_url, place, settings.upload_limit_bytes)
    imports.run(import_id, room, at=datetime.now(UTC))


def _assign(settings: Settings, visitor: Visitor, today: date) -> None:
    run_id = assignments.start(visitor, today)
    assignments.run(run_id, assignments.Workroom(settings.jobs_database_url), at=datetime.now(UTC))
    forget()
    click.echo("The rules have assigned them.")


def _coordinator(issuer: str) -> Visitor:
    """The demo's coordinator, signed in as the portal signs people in."""
    token = visits.sign_in(visits.Claims(issuer, "unni.uda", STAFF_ACR), SESSION)
    visitor = enter(token) if token else None
    if visitor is None:
        raise click.ClickException("The demo's coordinator is not appointed.")
    return visitor
