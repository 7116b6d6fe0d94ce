"""flask status-codes: from when a code is no longer set."""

from datetime import datetime

import click
from flask.cli import AppGroup

from portal.commands.owner import owner
from portal.services import status_terms

DAY = click.DateTime(["%Y-%m-%d"])
status_codes = AppGroup("status-codes", help="Which codes of the code set may be set, and until when.")


@status_codes.command("retire")
@click.argument("code")
@click.option("--last", type=DAY, help="The last day on which it may be set; without it, it may be set again.")
def retire(code: str, last: datetime | None) -> None:
    """End a code, or take the end back. What was set before stays readable, and is reported for its time."""
    try:
        with owner() as connection:
            known = status_terms.retire(connection, code, last.date() if last else None)
    except status_terms.UnknownCode:
        raise click.ClickException(f"No code is called {code}, or it began after that day.") from None
    click.echo(f"{known} may be set through {last.date()}." if last else f"{known} may be set.")
