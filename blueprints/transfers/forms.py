"""The form that sends a file of the year."""

from collections.abc import Iterable

from wtforms import FileField, SelectField
from wtforms.validators import InputRequired, ValidationError

from blueprints.forms import Form, choices
from blueprints.texts import _, lazy
from portal.domain.transfers import Kind

KINDS = (".json", ".csv", ".txt", ".xlsx")


class SendForm(Form):
    """Which transfer, and its file; what stands in it is looked at by the job."""

    kind = SelectField(lazy("Transfer"), [InputRequired()])
    file = FileField(lazy("File"), [InputRequired(lazy("Choose a file first."))])

    def validate_file(self, field: FileField) -> None:
        """Of a kind we know, and not empty."""
        upload = field.data
        if not upload.filename.casefold().endswith(KINDS):
            raise ValidationError(_("This is none of the kinds we read. Send JSON, CSV or XLSX."))
        if not upload.stream.read(1):
            raise ValidationError(_("The file is empty. Fetch it anew and send it again."))
        upload.stream.seek(0)


def send_form(kinds: Iterable[Kind], **given: object) -> SendForm:
    form = SendForm(**given)
    form.kind.choices = choices([(kind.name, _(kind.label)) for kind in kinds])
    return form
