"""flask keys: giving the identity numbers a new key."""

import click
from flask import current_app
from flask.cli import AppGroup

from portal.outside.number_sealing import CannotOpen
from portal.services.key_rotation import rotate
from portal.settings import Settings

keys = AppGroup("keys", help="The keys that identity numbers are encrypted with.")


@keys.command("rotate")
def rotate_numbers() -> None:
    """Seal everything with the newest key of LAGET_NUMBER_KEYS; the older one may be taken out afterwards."""
    settings: Settings = current_app.config["LAGET_SETTINGS"]
    done = 0
    try:
        for done in rotate(settings.jobs_database_url, current_app.config["NUMBER_SEALER"]):
            click.echo(f"{done} sealed anew …")
    except CannotOpen as fault:
        raise click.ClickException("A key that is still in use is missing from LAGET_NUMBER_KEYS.") from fault
    click.echo(f"Done: {done} sealed anew with key {settings.number_key_id}.")
