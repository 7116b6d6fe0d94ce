"""Commands for the command line: flask NOUN VERB."""

from flask import Flask

from portal.commands.database import database
from portal.commands.demo import demo
from portal.commands.events import events
from portal.commands.keys import keys
from portal.commands.people import people
from portal.commands.policy import policy
from portal.commands.reference import reference
from portal.commands.reports import reports
from portal.commands.rules import rules
from portal.commands.status_codes import status_codes

GROUPS = (database, demo, events, keys, people, policy, reference, reports, rules, status_codes)


def init_app(app: Flask) -> None:
    for group in GROUPS:
        app.cli.add_command(group)
