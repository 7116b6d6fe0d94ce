"""The form of an attempt at contact: two questions, and the rest for those who need it."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from wtforms import BooleanField, RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from blueprints.contact_views import CHANNELS, COUNTERPARTS, OUTCOMES, PURPOSES
from blueprints.forms import ChecksField, ClockField, DayField, Form, choices, tidy
from blueprints.texts import _, lazy
from blueprints.visitor import here
from portal.domain.calendar import OSLO, oslo_date
from portal.domain.contacts import Channel, Counterpart, Outcome, Purpose
from portal.services.contacts import Attempt

LONGEST = 1000
MIDDAY = time(12)
SENT = (Channel.SMS, Channel.LETTER, Channel.MAIL, Channel.PORTAL)


class TriedForm(Form):
    """When it was, what for, and a few words."""

    day = DayField(lazy("Day"), [InputRequired()])
    clock = ClockField(lazy("Time of day"), [Optional()])
    purpose = SelectField(lazy("What was it for?"), [InputRequired()], default=Purpose.REACH)
    note = TextAreaField(lazy("Note"), [Length(max=LONGEST)], filters=[tidy])

    def validate_day(self, field: DayField) -> None:
        """Nobody has tried tomorrow yet."""
        if field.data and field.data > oslo_date(here().now):
            raise ValidationError(
                _("A contact is written down when it has been tried. Choose today or an earlier day.")
            )

    def fill(self) -> None:
        """The choices in the reader's language, and today."""
        self.purpose.choices = _named(PURPOSES)
        if not self.is_submitted():
            self.day.data = oslo_date(here().now)

    def instant(self) -> datetime:
        """When it was; today without a time is now, another day its middle."""
        now = here().now
        if self.day.data == oslo_date(now) and self.clock.data is None:
            return now
        return datetime.combine(self.day.data or oslo_date(now), self.clock.data or MIDDAY, tzinfo=OSLO)


class ContactForm(TriedForm):
    """One youth."""

    channel = RadioField(lazy("How did you try?"), [InputRequired()])
    outcome = RadioField(lazy("What came of it?"), [InputRequired()])
    counterpart = SelectField(lazy("Whom did you try to reach?"), [Optional()], default=Counterpart.YOUTH)
    hindered = BooleanField(lazy("The youth is ill or imprisoned and can hardly answer"))

    def fill(self) -> None:
        """As above."""
        super().fill()
        self.channel.choices, self.outcome.choices = _named(CHANNELS), _named(OUTCOMES)
        self.counterpart.choices = _named(COUNTERPARTS)

    def attempt(self) -> Attempt:
        """What was filled in."""
        return Attempt(
            made_at=self.instant(),
            channel=Channel(self.channel.data),
            outcome=Outcome(self.outcome.data),
            counterpart=Counterpart(self.counterpart.data or Counterpart.YOUTH),
            purpose=Purpose(self.purpose.data),
            note=self.note.data or "",
            hindered=bool(self.hindered.data),
        )


class ManyForm(TriedForm):
    """The same to many: something that was sent, and nobody has answered yet."""

    channel = RadioField(lazy("What was sent?"), [InputRequired()])
    youths = ChecksField(lazy("To whom?"), [InputRequired(lazy("Choose at least one."))])

    def fill(self) -> None:
        """As above."""
        super().fill()
        self.channel.choices = [pair for pair in _named(CHANNELS) if pair.value in SENT]

    def attempt(self) -> Attempt:
        """What was filled in."""
        return Attempt(
            made_at=self.instant(),
            channel=Channel(self.channel.data),
            outcome=Outcome.NO_REPLY,
            purpose=Purpose(self.purpose.data),
            note=self.note.data or "",
        )


def _named(words: Mapping[Any, str]) -> list[Any]:
    return choices([(value, _(text)) for value, text in words.items()])
