"""The counsellor's day."""

from flask import render_template
from flask.typing import ResponseReturnValue

from blueprints import duty_views
from blueprints.blueprint import Blueprint
from blueprints.desk_doors import only
from blueprints.desk_views import appointments, coming, new_since, soon, title, to_answer
from blueprints.school.steps import lines, newcomers, waiting
from blueprints.visitor import here
from blueprints.wheel_views import cards
from portal.domain.calendar import oslo_date
from portal.domain.words import Role
from portal.policy.actions import Action
from portal.queries import desks, duties

school = Blueprint("school", __name__)
school.before_request(only(Role.COUNSELLOR))


@school.get("/school", access=Action.YOUTHS_LIST)
def today() -> ResponseReturnValue:
    """The next step for each youth the school has the duty for, meetings, and who is new."""
    now = here().now
    steps, owed = desks.next_steps(soon(now)), duties.mine(oslo_date(now))
    urgent, others = duty_views.by_haste(owed)
    ahead = coming()
    return render_template(
        "school/today.html",
        title=title(now),
        lines=[*to_answer(ahead), *urgent, *lines(steps, now), *others],
        waiting=[*duty_views.waiting(owed), *waiting(steps)],
        meetings=appointments(ahead),
        wheel=cards(now),
        newcomers=newcomers(desks.newly_assigned(new_since(now))),
    )
