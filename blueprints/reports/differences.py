"""What differs: a correction beside the version before it, and what is known now beside what was frozen."""

from uuid import UUID

import flask
from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints.reports import words
from blueprints.reports.desk import reports
from blueprints.reports.report import known
from blueprints.visitor import here
from portal.domain.report_codes import Count, by_code
from portal.policy.actions import Action
from portal.queries import report_differences
from portal.queries import reports as kept


@reports.get("/reports/<uuid:report_id>/since", access=Action.CITY_WORK)
def since(report_id: UUID) -> ResponseReturnValue:
    """What the report would say otherwise if it were frozen now."""
    found, now = known(report_id), here().now
    if not found.frozen:
        flask.abort(404)
    apart = report_differences.since(report_id, found.report_day, now)
    codes = _codes(found.kept_counts, kept.counted(found.report_day, now))
    return render_template(
        "reports/difference.html", found=found, older=None, words=words, apart=apart, codes=codes,
        most=report_differences.MOST,
    )  # fmt: skip


@reports.get("/reports/<uuid:report_id>/difference", access=Action.CITY_WORK)
def difference(report_id: UUID) -> ResponseReturnValue:
    """A correction beside the version that it corrects, row by row and by code."""
    found = known(report_id)
    if found.corrects is None or not found.frozen:
        flask.abort(404)
    older = known(found.corrects)
    apart = report_differences.between(older.id, found.id)
    codes = _codes(older.kept_counts, found.kept_counts)
    return render_template(
        "reports/difference.html", found=found, older=older, words=words, apart=apart, codes=codes,
        most=report_differences.MOST,
    )  # fmt: skip


def _codes(before: list[Count], after: list[Count]) -> list[tuple[str, int, int]]:
    """The codes whose number differs: code, before, after."""
    was, now = by_code(before), by_code(after)
    return [(code, was.get(code, 0), now.get(code, 0)) for code in sorted({*was, *now})
            if was.get(code, 0) != now.get(code, 0)]  # fmt: skip
