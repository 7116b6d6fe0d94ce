"""flask database: the embedded server, the roles for a real one, addresses."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from portal.outside import postgres

database = AppGroup("database", help="The embedded PostgreSQL, and the roles for a server of your own.")


def _folder() -> Path:
    return Path(current_app.instance_path) / "database"


@database.command("start")
def start() -> None:
    """Start the embedded database and let it run on until `flask database stop`."""
    cluster = postgres.start(_folder(), stay=True)
    click.echo(f"PostgreSQL runs from {cluster.place.data}.")


@database.command("stop")
def stop() -> None:
    """Stop the embedded database, whoever uses it."""
    stopped = postgres.halt(postgres.located(_folder()))
    click.echo("PostgreSQL is stopped." if stopped else "PostgreSQL was not running.")


@database.command("status")
def status() -> None:
    """Say whether the embedded database runs; exit code 1 if not."""
    place = postgres.located(_folder())
    running = postgres.is_running(place)
    click.echo(f"PostgreSQL {'runs' if running else 'does not run'} from {place.data}.")
    raise SystemExit(0 if running else 1)


@database.command("url")
@click.argument("role", type=click.Choice(postgres.LOGINS), default="laget_app")
def url(role: str) -> None:
    """Print the address of the embedded database for a role, for psql and pg_dump."""
    click.echo(postgres.located(_folder()).url(role))


@database.command("roles-sql")
def roles_sql() -> None:
    """Print what an administrator runs once on a server of your own."""
    click.echo(postgres.script())
