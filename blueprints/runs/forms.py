"""The forms of runs: which run for which day; and a school that closes."""

from wtforms import SelectField
from wtforms.validators import InputRequired, Optional

from blueprints.forms import DayField, Form
from blueprints.texts import lazy


class PlanForm(Form):
    as_of = DayField(lazy("Holds from"), [InputRequired()])


class CloseForm(Form):
    """A day on which the school is no more; without it the school is open."""

    day = DayField(lazy("First day closed"), [Optional()])
    successor = SelectField(lazy("Takes over"), [Optional()])
