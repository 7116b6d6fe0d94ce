"""The youths behind a number, for who may read each of them."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from blueprints.addresses import url_for
from blueprints.desk_views import room_url
from blueprints.labels import status_name
from blueprints.name_pages import pages, place_of
from blueprints.statistics import words
from blueprints.statistics.asked import Asked, ask
from blueprints.statistics.desk import statistics
from blueprints.statistics.lines import OPENERS
from blueprints.tables import ListSpec, parse
from blueprints.texts import _
from blueprints.visitor import here
from portal.domain.calendar import oslo_date, school_year_start
from portal.domain.disclosure import CITY
from portal.domain.statistics import BY_KEY
from portal.domain.words import Role
from portal.policy.actions import Action
from portal.queries import statistics_lists
from portal.queries.statistics_lists import CountedYouth, Wish

SPEC = ListSpec(sorts=("name",))


@statistics.get("/statistics/youths", access=Action.YOUTHS_LIST)
def counted() -> ResponseReturnValue:
    """Who is counted by the number that the address names, as of now; row security leaves out who is not for one."""
    asked = ask(request.args)
    if asked is None or here().role not in OPENERS:
        abort(404)
    state, said = parse(request.args, SPEC)
    key, backwards = place_of(state)
    value = request.args.get("value", "")
    named = value in BY_KEY[asked.by].values and BY_KEY[asked.by].opens
    today = oslo_date(here().now)
    wish = Wish(school_year_start(today), today, asked.unit or CITY, asked.level, asked.by if named else "",
                (value,) if named else (), key, backwards)  # fmt: skip
    page = statistics_lists.page(wish)
    address = {**asked.args(), **({"value": value} if named else {})}
    return render_template(
        "statistics/counted.html",
        title=_title(asked, value if named else ""),
        said=said,
        rows=[(row, _url(row), status_name(row.status_code)) for row in page.rows],
        pages=pages("statistics.counted", address, state, page),
        back=url_for("statistics.overview", **asked.args()),
    )


def _title(asked: Asked, value: str) -> str:
    unit = words.unit_name(asked.subject or CITY, asked.names)
    return f"{unit}: {words.value_name(asked.by, value) if value else _('Registered')}"


def _url(row: CountedYouth) -> str:
    """UDA comes to the assignment, a school to the room."""
    if here().role is Role.COUNSELLOR:
        return room_url(row.youth_id)
    return url_for("uda.assignment", youth_id=row.youth_id)
