"""The wheel's forms: a word about a duty, a changed day, a piece of news."""

from wtforms import BooleanField, HiddenField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from blueprints.forms import DayField, Form, TextField, choices, tidy
from blueprints.texts import _, lazy
from blueprints.wheel.words import NEWS_KINDS, SHIFTS

LONGEST_NOTE, LONGEST_TITLE, LONGEST_BODY = 500, 120, 4000


class _Seen(Form):
    """`seen` is what the page knew when it was opened; anything else than a number is an old page."""

    seen = HiddenField(default="0")

    def validate_seen(self, field: HiddenField) -> None:
        """A number."""
        if not str(field.data or "").isdecimal():
            raise ValidationError(_("Open the page anew and try again."))

    @property
    def number(self) -> int:
        return int(str(self.seen.data))


class WordForm(_Seen):
    """Done, or no longer."""

    note = TextField(lazy("Remark"), [Optional(), Length(max=LONGEST_NOTE)])


class ChangeForm(_Seen):
    """A row's day, its working-day rule, and whether it holds this year."""

    due_on = DayField(lazy("Day"), [InputRequired()])
    shift = SelectField(lazy("When the day is no working day"), [InputRequired()])
    in_force = BooleanField(lazy("Holds this school year"))
    reason = TextField(lazy("Reason"), [InputRequired(), Length(max=LONGEST_NOTE)])

    def offer(self) -> "ChangeForm":
        """With the choices in the reader's language."""
        self.shift.choices = choices([(code, _(text)) for code, text in SHIFTS.items()])
        return self


class NewsForm(Form):
    kind = SelectField(lazy("What is it about?"), [InputRequired()])
    title = TextField(lazy("Heading"), [InputRequired(), Length(max=LONGEST_TITLE)])
    body = TextAreaField(lazy("Text"), [InputRequired(), Length(max=LONGEST_BODY)], filters=[tidy])

    def offer(self) -> "NewsForm":
        """The same."""
        self.kind.choices = choices([(code, _(text)) for code, text in NEWS_KINDS.items()])
        return self
