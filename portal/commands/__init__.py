"""Commands for the command line: flask NOUN VERB."""

from flask import Flask

from portal.commands.database import database
from portal.commands.people import people
from portal.commands.reference import reference

GROUPS = (database, people, reference)


def init_app(app: Flask) -> None:
    for group in GROUPS:
        app.cli.add_command(group)
