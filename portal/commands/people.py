"""flask people: who holds which role at which unit, and for how long."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy.dialects.postgresql import Range

from portal.commands.owner import owner
from portal.domain.calendar import oslo_date, oslo_midnight
from portal.domain.words import Role
from portal.services import people as services

people = AppGroup("people", help="Appointments: a role at a unit for a period.")

_ROLES = click.Choice([role.value for role in Role])
_DAY = click.DateTime(["%Y-%m-%d"])
_WHO_AND_WHAT = (
    click.option("--issuer", required=True, help="The identity provider, as it calls itself (iss)."),
    click.option("--subject", required=True, help="The person there (sub)."),
    click.option("--role", type=_ROLES, required=True),
    click.option("--unit", required=True, help="Organisation number, Nav office number or name."),
)


def _who_and_what(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_WHO_AND_WHAT):
        command = option(command)
    return command


@people.command("appoint")
@_who_and_what
@click.option("--name", required=True)
@click.option("--mail")
@click.option("--from", "first", type=_DAY, help="First day; today unless told.")
@click.option("--to", "last", type=_DAY, help="Last day, inclusive; open unless told.")
@click.option("--granted-by", required=True, help="Who decided it.")
def appoint(**given: Any) -> None:  # noqa: ANN401 - click's options, each of its own type
    """Give a person a role at a unit."""
    now = datetime.now(UTC)
    who = services.Subject(given["issuer"], given["subject"], given["name"], given["mail"])
    post = services.Post(Role(given["role"]), given["unit"])
    grant = services.Grant(_period(given["first"], given["last"], now), given["granted_by"], now)
    with owner() as connection:
        made = services.appoint(connection, who, post, grant)
    click.echo(f"Appointment {made}.")


@people.command("end")
@_who_and_what
def end(issuer: str, subject: str, role: str, unit: str) -> None:
    """End an appointment now: it opens nothing any longer."""
    with owner() as connection:
        services.end(
            connection,
            services.Subject(issuer, subject),
            services.Post(Role(role), unit),
            datetime.now(UTC),
        )
    click.echo("The appointment is ended.")


def _period(first: datetime | None, last: datetime | None, now: datetime) -> Range[datetime]:
    """Both days inclusive, in Oslo."""
    begins = oslo_midnight(first.date() if first else oslo_date(now))
    ends = oslo_midnight(last.date() + timedelta(days=1)) if last else None
    if ends is not None and ends <= begins:
        raise click.BadParameter("the last day is before the first", param_hint="--to")
    return Range(begins, ends)
