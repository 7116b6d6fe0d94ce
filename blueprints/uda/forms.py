"""UDA's forms: a register file, a run, a word over the rules, a case to try."""

from wtforms import FileField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.forms import DayField, Form, TextField
from blueprints.texts import _, lazy

KINDS = (".json", ".csv", ".txt", ".xlsx")
LONGEST_REASON = 1000
LONGEST_CASE = 20_000
NO_SCHOOL = "none"


class UploadForm(Form):
    """A register file; what stands in it is looked at by the job, not here."""

    file = FileField(lazy("Register file"), [InputRequired(lazy("Choose a file first."))])

    def validate_file(self, field: FileField) -> None:
        """Of a kind we know, and not empty."""
        upload = field.data
        if not upload.filename.casefold().endswith(KINDS):
            raise ValidationError(_("This is none of the kinds we read. Send JSON, CSV or XLSX."))
        if not upload.stream.read(1):
            raise ValidationError(_("The file is empty. Fetch it anew and send it again."))
        upload.stream.seek(0)


class RunForm(Form):
    as_of = DayField(lazy("Assign as of"), [InputRequired()])


class OverrideForm(Form):
    """Another school than the rules say, or none; the reason is kept."""

    unit = SelectField(lazy("Responsible school"), [InputRequired()])
    reason = TextField(lazy("Reason"), [InputRequired(), Length(max=LONGEST_REASON)])


class CaseForm(Form):
    facts = TextAreaField(lazy("Facts (JSON)"), [InputRequired(), Length(max=LONGEST_CASE)])
