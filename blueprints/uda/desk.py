"""UDA's first page: is everyone assigned, who waits for a human, what to do next."""

from datetime import date

from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints.blueprint import Blueprint
from blueprints.desk_views import title
from blueprints.uda import words
from blueprints.visitor import here
from blueprints.wheel_views import cards
from portal.domain.calendar import oslo_date, school_year
from portal.policy.actions import Action
from portal.queries import assignments, city_runs, imports, otuk_lists, quality, runs, status_reports

uda = Blueprint("uda", __name__)


@uda.get("/uda", access=Action.ASSIGNMENT_RUN)
def today() -> ResponseReturnValue:
    """The queue, the newest file, the newest run, and the next thing to do."""
    run = runs.newest()
    files = imports.newest(most=1)
    newest = files[0] if files else None
    arrived = runs.arrived_since(run.started_at if run else None)
    waiting = assignments.count(assignments.Wish(human="waits"))
    planned = city_runs.waiting_for_a_word()
    return render_template(
        "uda/today.html",
        planned=planned,
        run_names={one.id: words.run_name(one.kind) for one in planned},
        stopping=len(quality.stopping()),
        title=title(here().now),
        words=words,
        run=run,
        newest=newest,
        arrived=arrived,
        waiting=words.counted(waiting, assignments.COUNT_CAP),
        queue=assignments.page(assignments.Wish(human="waits")).rows[:5] if waiting else [],
        step=_next_step(newest, arrived, waiting),
        wheel=cards(here().now),
        **_lists(oslo_date(here().now)),
    )


def _lists(today: date) -> dict[str, int]:
    """How the newest OTUK lists go, and what is reported to UDA."""
    found = otuk_lists.newest(school_year(today))
    of_day = [sent for sent in found if sent.for_date == found[0].for_date]
    return {
        "lists_sent": len(of_day),
        "lists_finished": sum(sent.finished for sent in of_day),
        "lists_late": sum(sent.late(today) for sent in of_day),
        "reports_waiting": status_reports.waiting(),
    }


def _next_step(newest: imports.Imported | None, arrived: int, waiting: int) -> str:
    """What comes first: a file, its faults, a run, the queue, or nothing."""
    steps = (
        ("send", newest is None or newest.state == "refused"),
        ("wait", newest is not None and newest.under_way),
        ("run", arrived > 0),
        ("decide", waiting > 0),
        ("correct", newest is not None and newest.quarantined > 0),
    )
    return next((name for name, holds in steps if holds), "nothing")
