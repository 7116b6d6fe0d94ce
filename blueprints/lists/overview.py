"""Which lists there are: UDA's overview of who has opened, reviewed, finished, and who is late; the district's own."""

from itertools import groupby

from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints.blueprint import Blueprint
from blueprints.lists import words
from blueprints.visitor import here
from portal.domain.calendar import oslo_date, school_year, school_year_start
from portal.domain.otuk_lists import PER_YEAR
from portal.domain.words import Role
from portal.policy.actions import Action
from portal.policy.decide import may_ever
from portal.queries import list_rows, otuk_lists, status_reports

lists = Blueprint("lists", __name__)
SENDERS = frozenset({Role.UDA, Role.UDA_ADDRESS_OFFICER})


@lists.get("/lists", access=Action.REVIEW_READ)
def overview() -> ResponseReturnValue:
    """The lists that one sees, of this school year and the last, the newest first."""
    visitor = here()
    today = oslo_date(visitor.now)
    year = school_year(today)
    found = otuk_lists.newest(year - 1)
    sends = visitor.role in SENDERS
    return render_template(
        "lists/overview.html",
        words=words,
        today=today,
        sends=sends,
        days=[(day, list(of_day)) for day, of_day in groupby(found, key=lambda sent: sent.for_date)],
        reviews=otuk_lists.reviews(year),
        per_year=PER_YEAR,
        waiting=status_reports.waiting() if sends else 0,
        reports=may_ever(Action.REPORT_BACK, visitor.role) and not sends,
        own=visitor.role is Role.COUNSELLOR,
    )


@lists.get("/lists/own-youths", access=Action.REPORT_BACK)
def own_youths() -> ResponseReturnValue:
    """A school's own youths on the lists of this school year: what the district has found, and a way to report."""
    since = school_year_start(oslo_date(here().now))
    return render_template("lists/own_youths.html", words=words, rows=list_rows.of_my_youths(since))
