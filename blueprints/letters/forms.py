"""The forms of letters: a batch, and one letter."""

from collections.abc import Iterable
from typing import Any

from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired, Length, Optional

from blueprints.forms import ClockField, DayField, Form, TextField, choices
from blueprints.letter_words import CHANNELS, KINDS, LANGUAGES, offered
from blueprints.texts import _, lazy
from portal.domain.letter_texts import LetterKind, blanks, newest, written_day, written_time
from portal.domain.words import Language

LONGEST = 200
NEEDS = {"when": ("day", "clock"), "place": ("place",), "contact": ("contact",), "reply_by": ("reply_by",)}
"""Which fields fill a blank of the text."""
ASKED_BY_SOME = ("day", "clock", "place", "reply_by")
"""Needed or not by the letter that is chosen, so not marked as optional."""


class BatchForm(Form):
    """Whom to write to, by the day they came over, and by when they are asked to answer."""

    since = DayField(lazy("Registered as not having applied from"), [InputRequired()])
    until = DayField(lazy("Through"), [InputRequired()])
    reply_by = DayField(lazy("Answer asked for by"), [InputRequired()])
    language = SelectField(lazy("Language of the letters"), [InputRequired()], choices=choices(LANGUAGES.items()))


class LetterForm(Form):
    """One letter; what must be filled in depends on what its text asks for."""

    kind = SelectField(lazy("Which letter?"), [InputRequired()])
    language = SelectField(lazy("Language"), [InputRequired()], choices=choices(LANGUAGES.items()))
    channel = RadioField(lazy("How is it sent?"), [InputRequired()], default="post")
    contact = TextField(lazy("Whom to contact or meet"), [InputRequired(), Length(max=LONGEST)])
    day = DayField(lazy("Day of the meeting"), [Optional()])
    clock = ClockField(lazy("Time of the meeting"), [Optional()])
    place = TextField(lazy("Place of the meeting"), [Length(max=LONGEST)])
    reply_by = DayField(lazy("Answer asked for, or contact made, by"), [Optional()])

    def offer(self, kinds: Iterable[LetterKind] = tuple(LetterKind)) -> None:
        """The choices in the reader's language."""
        self.kind.choices = choices([(kind.value, _(KINDS[kind])) for kind in kinds])
        self.channel.choices = choices(offered(CHANNELS))
        for name in ASKED_BY_SOME:
            self[name].flags.unmarked = True

    def validate(self, extra_validators: object = None) -> bool:
        """And that every blank of the chosen text is filled."""
        if not super().validate(extra_validators):
            return False
        lacking = [self[name] for blank in self._blanks() for name in NEEDS.get(blank, ()) if not self[name].data]
        for field in lacking:
            field.errors = [_("This letter needs it.")]
        return not lacking

    def values(self) -> dict[str, str]:
        """What fills the blanks, written as the letter's language writes it."""
        said: dict[str, Any] = self.data
        language, asked = Language(said["language"]), self._blanks()
        filled: dict[str, str] = {"contact": said["contact"], "place": said["place"] or ""}
        if "when" in asked:
            filled["when"] = written_time(said["day"], said["clock"], language)
        if "reply_by" in asked:
            filled["reply_by"] = written_day(said["reply_by"], language)
        return {name: value for name, value in filled.items() if name in asked}

    def _blanks(self) -> frozenset[str]:
        return blanks(newest(self.kind.data, Language(self.language.data)).body)
