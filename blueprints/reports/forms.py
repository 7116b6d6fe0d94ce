"""The forms of reports and status files: a day, a reason, a receipt."""

from wtforms import SelectField
from wtforms.validators import InputRequired, Length

from blueprints.forms import Form, TextField
from blueprints.texts import lazy

LONGEST = 500


class DayForm(Form):
    """One of the days that Udir is reported to as of."""

    day = SelectField(lazy("Report as of"), [InputRequired()])


class CorrectionForm(Form):
    reason = TextField(lazy("What was wrong in the version that was sent"), [InputRequired(), Length(max=LONGEST)])


class ReceiptForm(Form):
    receipt = TextField(lazy("What VIGO-OT answered"), [InputRequired(), Length(max=LONGEST)])
