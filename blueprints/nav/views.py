"""The Nav OT lead's day, and the list of unknown activity to go through with the district."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from blueprints import otuk_list
from blueprints.blueprint import Blueprint
from blueprints.desk_doors import only
from blueprints.desk_views import partner_day
from blueprints.visitor import here
from portal.domain.words import Role
from portal.policy.actions import Action

nav = Blueprint("nav", __name__)
nav.before_request(only(Role.NAV_OT))


@nav.get("/nav", access=Action.YOUTHS_LIST)
def today() -> ResponseReturnValue:
    """Who asks me, who is mine, what changed since I looked last?"""
    return render_template("nav/today.html", **partner_day(here().now))


@nav.get("/nav/otuk", access=Action.OTUK_LIST)
def otuk() -> ResponseReturnValue:
    """The youths of the office's district with unknown activity: read only, to go through together (TD-04)."""
    lead = _("Youths of the district whom nobody knows the activity of. To be gone through with the district.")
    return otuk_list.show("nav.otuk", None, lead)
