"""Seen and fine: the reason is kept."""

from wtforms.validators import InputRequired, Length

from blueprints.forms import Form, TextField
from blueprints.texts import lazy

LONGEST = 500


class FineForm(Form):
    reason = TextField(lazy("Why it is fine"), [InputRequired(), Length(max=LONGEST)])
