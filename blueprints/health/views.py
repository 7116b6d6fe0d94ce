"""Health: the database answers, is at the newest migration, decides by the code's policy table; when it was sealed."""

from dataclasses import asdict
from http import HTTPStatus

from flask import jsonify
from flask.typing import ResponseReturnValue

from blueprints.blueprint import Blueprint, Open
from portal.queries import health as checks

health = Blueprint("health", __name__)


@health.get("/health", access=Open.EVERYONE, endpoint="health")
def report() -> ResponseReturnValue:
    """200 where all is well, with the age of the log's newest seal; else 503 and which check failed, never why."""
    failed = checks.failed()
    answer = jsonify({"status": "failing", "failed": failed} if failed else {"status": "ok", "log": _log()})
    answer.headers["Cache-Control"] = "no-store"
    return answer, HTTPStatus.SERVICE_UNAVAILABLE if failed else HTTPStatus.OK


def _log() -> dict[str, int | None]:
    """An old seal is no failure: the pages are served all the same."""
    told = checks.sealed_log()
    return asdict(told) if told else {}
