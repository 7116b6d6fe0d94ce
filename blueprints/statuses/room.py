"""The blueprint of contacts and statuses, and the youth whom its pages are about."""

from uuid import UUID

import flask

from blueprints.blueprint import Blueprint
from portal.queries import teams
from portal.queries.teams import Head

statuses = Blueprint("statuses", __name__)


def head_of(youth_id: UUID) -> Head:
    """The youth, or 404."""
    return teams.head(youth_id) or flask.abort(404)
