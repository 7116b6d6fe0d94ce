"""Health: the database answers, is at the newest migration, and decides by the policy table that is in the code."""

from http import HTTPStatus

from flask import jsonify
from flask.typing import ResponseReturnValue

from blueprints.blueprint import Blueprint, Open
from portal.queries import health as checks

health = Blueprint("health", __name__)


@health.get("/health", access=Open.EVERYONE, endpoint="health")
def report() -> ResponseReturnValue:
    """200 where all is well; else 503 and which check failed, never why."""
    failed = checks.failed()
    body = {"status": "failing", "failed": failed} if failed else {"status": "ok"}
    answer = jsonify(body)
    answer.headers["Cache-Control"] = "no-store"
    return answer, HTTPStatus.SERVICE_UNAVAILABLE if failed else HTTPStatus.OK
