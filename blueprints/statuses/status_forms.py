"""The form of a status: only the questions that matter now, everything that was typed kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from wtforms import BooleanField, HiddenField, RadioField, SelectField
from wtforms.validators import InputRequired, Length, Optional

from blueprints.forms import DayField, Form, TextField, choices
from blueprints.labels import status_name
from blueprints.status_words import ACTIVITIES, ANSWERS, EVENTS, REASONS, REFUSED, REPORTERS, SITUATIONS, pairs
from blueprints.texts import lazy
from portal.domain.reference import status_codes
from portal.domain.status_answers import Told

YES: Final = {"yes": True, "no": False}
ANSWERED: Final[dict[object, str]] = {True: "yes", False: "no"}
KEPT: Final = ("expected_end", "error_reason", "measure_name")
PLAIN: Final = (
    "activity", "start", "situation", "county_involved", "nav_involved", "wants_more_activity", "ot_follows_up",
    "event", "refusal_on", "contact_on", "preventive", "completed_vgo", "emigrated",
)  # fmt: skip


class StatusForm(Form):
    """What the youth does and how it is; then from which day, which code, and what the code wants."""

    seen = HiddenField()
    reporter = SelectField(lazy("Who reports it, without contact with the youth?"), [Optional()])
    event = RadioField(lazy("Has the youth left?"), [Optional()], default="none")
    activity = SelectField(lazy("What does the youth do now?"), [InputRequired()], default="none")
    start = DayField(lazy("Started on"), [Optional()])
    wants_more_activity = BooleanField(lazy("Wants more or other activity"))
    county_involved = BooleanField(lazy("The county takes part"))
    nav_involved = BooleanField(lazy("Nav takes part"))
    measure_name = TextField(lazy("Name of the measure"), [Optional(), Length(max=200)])
    situation = SelectField(lazy("Is there anything particular?"), [InputRequired()], default="none")
    ot_follows_up = BooleanField(lazy("OT follows up"))
    postponement_applied = RadioField(lazy("Has the youth applied for postponement?"), [Optional()], default="")
    institution_main_responsibility = RadioField(
        lazy("Has the institution the main responsibility for follow-up?"), [Optional()], default=""
    )
    expected_end = DayField(lazy("Expected last day of the service"), [Optional()])
    refusal_of = SelectField(lazy("Has the youth said no?"), [Optional()], default="")
    refusal_on = DayField(lazy("Day of the refusal"), [Optional()])
    refusal_reason = SelectField(lazy("Reason for the refusal"), [Optional()], default="")
    contact_on = DayField(lazy("Day of first contact"), [Optional()])
    preventive = BooleanField(lazy("OT works preventively"))
    completed_vgo = BooleanField(lazy("Has completed upper secondary education"))
    emigrated = BooleanField(lazy("Has emigrated"))
    error_reason = TextField(lazy("Why it was a mistake"), [Optional(), Length(max=400)])
    day = DayField(lazy("The status holds from"), [InputRequired()])
    code = SelectField(lazy("Status code"), [InputRequired()])
    via_ot = RadioField(lazy("Was the activity arranged through OT?"), [Optional()], default="")
    knowing = BooleanField(lazy("I know that what the report says now is changed"))
    reason = TextField(lazy("Why was the other status wrong?"), [Optional(), Length(max=400)])

    def fill(self) -> None:
        """The choices in the reader's language."""
        answers = {
            "reporter": REPORTERS, "event": EVENTS, "activity": ACTIVITIES, "situation": SITUATIONS,
            "postponement_applied": ANSWERS, "institution_main_responsibility": ANSWERS, "refusal_of": REFUSED,
            "refusal_reason": REASONS, "via_ot": ANSWERS,
        }  # fmt: skip
        for name, words in answers.items():
            self[name].choices = choices(pairs(words))
            self[name].flags.unmarked = True
        for name in ("start", "refusal_on", "contact_on", "error_reason", "reason"):
            self[name].flags.unmarked = True
        self.code.choices = choices([(code, status_name(code)) for code in status_codes()])

    def remember(self, facts: Mapping[str, Any], reason: Mapping[str, Any]) -> None:
        """What a status rests on, so that nobody types it twice when it is corrected."""
        activity, refusal = facts.get("activity") or {}, facts.get("refusal") or {}
        held = {
            **{name: facts[name] for name in (*PLAIN, *KEPT) if name in facts and name != "activity"},
            "activity": activity.get("kind"), "start": activity.get("start"), "situation": reason.get("situation"),
            "refusal_of": refusal.get("of"), "refusal_on": refusal.get("date"),
            "postponement_applied": ANSWERED.get(facts.get("postponement_applied", "")),
        }  # fmt: skip
        for name, value in held.items():
            if value is not None:
                self[name].data = date.fromisoformat(value) if isinstance(self[name], DayField) else value

    def told(self, today: date) -> Told:
        """What has been answered; a day that is no day is left out, and marked by the form."""
        given: dict[str, Any] = {name: self[name].data for name in PLAIN}
        return Told(
            day=self.day.data or today,
            code=self.code.data or None,
            via_ot=YES.get(self.via_ot.data),
            institution_main_responsibility=YES.get(self.institution_main_responsibility.data),
            postponement_applied=YES.get(self.postponement_applied.data),
            refusal_of=self.refusal_of.data or None,
            refusal_reason=self.refusal_reason.data or None,
            reporter=self.reporter.data or None,
            kept=self._kept(),
            **given,
        )

    def _kept(self) -> dict[str, str]:
        values = {name: self[name].data for name in KEPT}
        return {name: str(value) for name, value in values.items() if value}
