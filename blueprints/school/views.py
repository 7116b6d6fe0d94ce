"""The counsellor's day."""

from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints.blueprint import Blueprint
from blueprints.desk_doors import only
from blueprints.desk_views import appointments, coming, new_since, soon, title, to_answer
from blueprints.school.steps import lines, newcomers, waiting
from blueprints.visitor import here
from portal.domain.words import Role
from portal.policy.actions import Action
from portal.queries import desks

school = Blueprint("school", __name__)
school.before_request(only(Role.COUNSELLOR))


@school.get("/school", access=Action.YOUTHS_LIST)
def today() -> ResponseReturnValue:
    """The next step for each youth the school has the duty for, meetings, and who is new."""
    now = here().now
    steps = desks.next_steps(soon(now))
    ahead = coming()
    return render_template(
        "school/today.html",
        title=title(now),
        lines=[*to_answer(ahead), *lines(steps, now)],
        waiting=waiting(steps),
        meetings=appointments(ahead),
        newcomers=newcomers(desks.newly_assigned(new_since(now))),
    )
