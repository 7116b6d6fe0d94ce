"""Who is in a report, as known then or as known now, and whom a check names: numbers masked, each with its way on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

import flask
from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.reports import words
from blueprints.reports.desk import reports
from blueprints.reports.report import known
from blueprints.tables import decode_key, encode_key
from blueprints.visitor import here
from portal.domain.reference import status_codes
from portal.domain.report_checks import Check, check_of
from portal.policy.actions import Action
from portal.queries import report_checks
from portal.queries import reports as kept

RECORD, ROOM = "statuses.new", "youths.room"


class Named(Protocol):
    """A row with the key that the list goes on from."""

    @property
    def sort_key(self) -> str: ...


@reports.get("/reports/<uuid:report_id>/rows", access=Action.CITY_WORK)
def rows(report_id: UUID) -> ResponseReturnValue:
    """Everybody in it, by name; `reading=now` is what it would say today."""
    found = known(report_id)
    code = request.args.get("code", "")
    place = kept.Place(code if code in status_codes() else "", _after())
    then = found.frozen and request.args.get("reading") != "now"
    shown = kept.frozen_rows(report_id, place) if then else kept.live_rows(found.report_day, here().now, place)
    args = {"report_id": report_id, "code": place.code or None, "reading": None if then else "now"}
    return render_template(
        "reports/rows.html",
        found=found,
        words=words,
        rows=shown[: kept.PAGE],
        then=then,
        code=place.code,
        next_url=_next("reports.rows", args, shown, kept.PAGE, "youth_id"),
    )


@reports.get("/reports/<uuid:report_id>/checks/<check_id>", access=Action.CITY_WORK)
def findings(report_id: UUID, check_id: str) -> ResponseReturnValue:
    """Whom the check names now, each with the page that mends it."""
    found, check = known(report_id), check_of(check_id) or flask.abort(404)
    shown = report_checks.found(check.id, found.report_day, here().now, _after())
    args = {"report_id": report_id, "check_id": check.id}
    return render_template(
        "reports/findings.html",
        found=found,
        words=words,
        check=check,
        rows=shown[: report_checks.PAGE],
        mend=_mend(check),
        next_url=_next("reports.findings", args, shown, report_checks.PAGE, "id"),
    )


def _mend(check: Check) -> Callable[[UUID], str]:
    """The page where what the check names is mended: a status is recorded anew, the register is looked at."""
    endpoint = RECORD if check.recorded and RECORD in current_app.view_functions else ROOM
    return lambda youth_id: url_for(endpoint, youth_id=youth_id)


def _after() -> tuple[str, UUID] | None:
    key = decode_key(request.args.get("after", ""))
    try:
        return (str(key[0]), UUID(str(key[1]))) if key else None
    except (IndexError, ValueError):
        return None


def _next(endpoint: str, args: Mapping[str, object], shown: Sequence[Named], page: int, key: str) -> str | None:
    if len(shown) <= page:
        return None
    last = shown[page - 1]
    after = encode_key((last.sort_key, str(getattr(last, key))))
    return url_for(endpoint, **args, after=after)  # type: ignore[arg-type] # strings and ids
