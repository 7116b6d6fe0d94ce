"""flask events: sealing the log, and finding out whether anybody has touched it."""

import re
from datetime import datetime, timedelta

import click
from flask import current_app
from flask.cli import AppGroup

from portal.domain.calendar import oslo_midnight
from portal.domain.refusals import Refusal
from portal.domain.seals import Difference
from portal.queries.clock import now
from portal.services import seals
from portal.settings import Settings

events = AppGroup("events", help="The log of who did what about whom, sealed against tampering.")

DAY = click.DateTime(["%Y-%m-%d"])
NAME = re.compile(r"[1-9][0-9]{0,8}:[0-9a-f]{64}")


@events.command("seal")
def seal() -> None:
    """Seal what can be sealed, and print the newest seal: its number, its hash and when. Keep it elsewhere."""
    try:
        newest = seals.seal(_url(), at=now())
    except Refusal as refusal:
        raise click.ClickException(f"{refusal.message} {refusal.remedy}") from refusal
    click.echo(f"{newest.name} {newest.at.isoformat()}" if newest else "The log is empty.")


@events.command("verify")
@click.option("--from", "first", type=DAY, help="Only seals made from this day on.")
@click.option("--to", "last", type=DAY, help="Only seals made through this day.")
@click.option("--kept", help="A seal that was printed and kept elsewhere: NUMBER:HASH.")
def verify(first: datetime | None, last: datetime | None, kept: str | None) -> None:
    """Say whether the log is what was sealed, or name the first entry that is not; exit code 1 then."""
    if kept and not NAME.fullmatch(kept):
        raise click.BadParameter("is to be NUMBER:HASH, as flask events seal prints it", param_hint="--kept")
    begin = oslo_midnight(first.date()) if first else None
    end = oslo_midnight(last.date() + timedelta(days=1)) if last else None
    found = seals.verify(_url(), seals.Asked(begin, end, kept))
    if found.difference:
        raise click.ClickException(_told(found.difference))
    click.echo(f"{found.seals} seals over {found.entries} entries hold; {found.unsealed} entries wait for the next.")


def _told(found: Difference) -> str:
    entry = f" {found.entry}" if found.entry else ""
    return f"The log is not what was sealed: {found.what.value}{entry} (seal {found.seal})."


def _url() -> str:
    settings: Settings = current_app.config["LAGET_SETTINGS"]
    return settings.jobs_database_url
