"""flask reference: the units and notices that come with the product."""

import click
from flask.cli import AppGroup

from portal.commands.owner import owner
from portal.services import reference as services

reference = AppGroup("reference", help="The units and notices that come with the product.")


@reference.command("load")
def load() -> None:
    """Put them into the database, or bring them up to date; may be run again."""
    with owner() as connection:
        loaded = services.load(connection)
    click.echo(
        f"{loaded.new_units} units new, {loaded.changed_units} changed; {loaded.new_notices} notices new; "
        f"{loaded.new_letters} letters new."
    )
