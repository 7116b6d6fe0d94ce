"""Commands for the command line: flask NOUN VERB."""

from flask import Flask

from portal.commands.database import database

GROUPS = (database,)


def init_app(app: Flask) -> None:
    for group in GROUPS:
        app.cli.add_command(group)
