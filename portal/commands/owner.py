"""The owner's connection, for the commands that prepare the database; refusals in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import current_app
from sqlalchemy import Connection, NullPool, create_engine

from portal.domain.refusals import Refusal


@contextmanager
def owner() -> Iterator[Connection]:
    """One transaction as laget_owner; what the rules refuse ends the command with their own words."""
    address = current_app.config["OWNER_DATABASE_URL"]
    if not address:
        raise click.ClickException("LAGET_OWNER_DATABASE_URL is missing: this is done by the database's owner.")
    engine = create_engine(address, poolclass=NullPool)
    try:
        with engine.begin() as connection:
            yield connection
    except Refusal as refusal:
        told = f"{refusal.message} {refusal.remedy}".strip()
        raise click.ClickException(told % dict(refusal.params)) from refusal
    finally:
        engine.dispose()
