"""The youth's own page, who has looked, and stopping what one has said yes to."""

from uuid import UUID

import flask
from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from blueprints import letter_words as words
from blueprints.blueprint import Blueprint
from blueprints.languages import direction, interface_language, reading_language
from blueprints.mine.days import DayForm, day_of
from blueprints.mine.glances import glances
from blueprints.mine.invitations import later, next_meeting
from blueprints.mine.team import past, team
from blueprints.visitor import here
from portal.domain.calendar import oslo_date
from portal.domain.words import Role
from portal.policy.actions import Action
from portal.queries import consents as kept
from portal.queries import letters, meetings, more_training, referrals, teams
from portal.services import consents as services

LATEST = 5
PAGE = 50
LAST = 2**63 - 1
"""The greatest number a line of the log can have."""

mine = Blueprint("mine", __name__)


def _me() -> UUID:
    """The youth who is signed in; for everybody else there is no such page."""
    visitor = here()
    if visitor.role is not Role.YOUTH or visitor.youth_id is None:
        flask.abort(404)
    return visitor.youth_id


@mine.get("/me", access=Action.LOG_READ)
def page() -> ResponseReturnValue:
    """My team, what each sees until when, my next meeting, and who has looked."""
    me, now = _me(), here().now
    records, access = kept.of_youth(me), kept.who_may(me)
    ahead = meetings.upcoming(here())
    return render_template(
        "mine/page.html",
        name=here().name,
        me=me,
        meeting=next_meeting(ahead),
        later=later(ahead),
        team=team(records, access, now),
        past=past(records, access, now),
        glances=glances(teams.log(me)[:LATEST]),
        notice=_notice(),
        words=words,
        letters=letters.of_youth(me),
        referrals=referrals.of_youth(me),
        rights=[(right, right.stands(oslo_date(now))) for right in more_training.of_youth(me)],
    )


@mine.get("/me/looked", access=Action.LOG_READ)
def looked() -> ResponseReturnValue:
    """Everybody who has been in my case, what they did, and on which ground; newest first."""
    before = request.args.get("before", type=int)
    found = teams.log(_me(), min(before, LAST) if before else None)
    older = url_for("mine.looked", before=found[PAGE - 1].id) if len(found) > PAGE else None
    newest = url_for("mine.looked") if before else None
    return render_template("mine/looked.html", glances=glances(found[:PAGE]), older=older, newest=newest)


@mine.get("/me/day", access=Action.LOG_READ)
def day() -> ResponseReturnValue:
    """Who could see what on a day, and who did; today, where no other is asked for."""
    me, now = _me(), here().now
    form = DayForm(request.args if request.args.get("day") else MultiDict({"day": oslo_date(now).isoformat()}))
    asked = form.day.data if form.validate() else None
    told = day_of(me, asked, now) if asked else None
    return flask.make_response(render_template("mine/day.html", form=form, told=told), 422 if form.errors else 200)


@mine.post("/me/stop/<int:seat_id>", access=Action.CONSENT_WITHDRAW)
def stop(seat_id: int) -> ResponseReturnValue:
    """One press, and the party sees nothing more from that second."""
    services.withdraw(here(), _me(), seat_id)
    flask.flash(_("Stopped. From now on they see nothing more about you here. You get help all the same."))
    return redirect(url_for("mine.page"))


def _notice() -> dict[str, object] | None:
    """The text about consent in the language chosen, where the page itself does not speak it."""
    wanted = reading_language()
    if wanted == interface_language():
        return None
    text = next((n for n in kept.notices() if n.language == wanted), None)
    return {"text": text, "language": wanted, "direction": direction(wanted)} if text else None
