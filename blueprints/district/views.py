"""The OT contact's day, and the list of unknown activity."""

from typing import Literal

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

district = Blueprint("district", __name__)
district.before_request(only(Role.DISTRICT_OT))


@district.get("/district", access=Action.YOUTHS_LIST)
def today() -> ResponseReturnValue:
    """The list's length, invitations to answer, cases with news, and meetings."""
    return render_template("district/today.html", **partner_day(here().now))


@district.get("/district/otuk", access=Action.OTUK_LIST)
def otuk() -> ResponseReturnValue:
    """Own district's youths with unknown activity, at list level (TD-03, R 6.2.2)."""
    lead = _(
        "Youths in %(unit)s whom nobody knows the activity of. Only list fields, without consent.",
        unit=here().unit_name,
    )
    return otuk_list.show("district.otuk", "district.otuk_file", lead)


@district.get("/district/otuk.<any(csv,xlsx):kind>", access=Action.OTUK_LIST)
def otuk_file(kind: Literal["csv", "xlsx"]) -> ResponseReturnValue:
    """The same list as a file."""
    return otuk_list.download(kind)
