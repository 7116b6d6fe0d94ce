"""UDA's first page: is everyone assigned, who waits for a human, what to do next."""

from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints.blueprint import Blueprint
from blueprints.desk_views import title
from blueprints.uda import words
from blueprints.visitor import here
from portal.policy.actions import Action
from portal.queries import assignments, imports, runs

uda = Blueprint("uda", __name__)


@uda.get("/uda", access=Action.ASSIGNMENT_RUN)
def today() -> ResponseReturnValue:
    """The queue, the newest file, the newest run, and the next thing to do."""
    run = runs.newest()
    files = imports.newest(most=1)
    newest = files[0] if files else None
    arrived = runs.arrived_since(run.started_at if run else None)
    waiting = assignments.count(assignments.Wish(human="waits"))
    return render_template(
        "uda/today.html",
        title=title(here().now),
        words=words,
        run=run,
        newest=newest,
        arrived=arrived,
        waiting=words.counted(waiting, assignments.COUNT_CAP),
        queue=assignments.page(assignments.Wish(human="waits")).rows[:5] if waiting else [],
        step=_next_step(newest, arrived, waiting),
    )


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
