"""The consent form: for each service what it may see, one category at a time; nothing is ticked beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass

from wtforms import BooleanField, FileField, RadioField, SelectField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.consent_views import party_name
from blueprints.forms import ChecksField, DayField, Form, TextField, choices
from blueprints.labels import category_name
from blueprints.texts import _, lazy
from blueprints.uploads import complain
from portal.domain.consents import Line
from portal.domain.words import CONSENTABLE, Category, Service, Verb
from portal.queries.units import Seat

WORDS = 500


class ConsentForm(Form):
    """What is common to all the parties of one decision."""

    decision = RadioField(lazy("What did the youth decide?"), [InputRequired()])
    decided_on = DayField(lazy("When was it decided?"), [InputRequired()])
    valid_to = DayField(lazy("The last day the consent applies"), [InputRequired()])
    giver = RadioField(lazy("Who decided?"), [InputRequired()], default="youth")
    authority = TextField(lazy("Guardian or representative: who, and on which ground?"), [Length(max=WORDS)])
    collection = RadioField(lazy("How was it given?"), [InputRequired()])
    evidence = TextField(lazy("How can it be shown later?"), [InputRequired(), Length(max=WORDS)])
    paper = FileField(lazy("The signed paper"))
    aid = TextField(lazy("Interpreter or other aid"), [Length(max=WORDS)])
    notice = SelectField(lazy("The text was gone through in"), [InputRequired()])
    told = BooleanField(lazy("The youth has seen or heard the whole text"), [InputRequired()])

    def validate_paper(self, field: FileField) -> None:
        """By its content; a signed paper is attached or said where it lies."""
        complaint = complain(field.data, required=False)
        if complaint:
            raise ValidationError(complaint)


class OwnForm(Form):
    """The youth's own answer on their own page: the collection and the evidence are the signed-in session."""

    decision = RadioField(lazy("What do you decide?"), [InputRequired()])
    valid_to = DayField(lazy("The last day it applies"), [InputRequired()])
    told = BooleanField(lazy("I have read the text"), [InputRequired()])


@dataclass(frozen=True, slots=True)
class PartyFields:
    """One service in the form: its seat and its fields."""

    seat: Seat
    name: str
    sees: str
    writes: str
    meets: str


def form_for(base: type[Form], seats: Sequence[Seat]) -> tuple[type[Form], tuple[PartyFields, ...]]:
    """The form with the fields of each party that may be named, and what they are called."""
    names = [(str(seat.id), party_name(seat.role, seat.unit_name)) for seat in seats]
    refused = ChecksField(_("If the answer is no: to whom?"), coerce=int, choices=choices(names))
    fields: dict[str, object] = {"refused": refused}
    parties = []
    for seat in seats:
        party = PartyFields(
            seat, party_name(seat.role, seat.unit_name), f"sees_{seat.id}", f"writes_{seat.id}", f"meets_{seat.id}"
        )
        offered = choices([(int(c), category_name(c)) for c in CONSENTABLE])
        fields[party.sees] = ChecksField(_("May see"), coerce=int, choices=offered)
        fields[party.writes] = ChecksField(_("May write"), coerce=int, choices=offered)
        fields[party.meets] = BooleanField(_("May be invited to meetings"))
        parties.append(party)
    return type("PartyForm", (base,), fields), tuple(parties)


def lines_of(form: Form, parties: Sequence[PartyFields], source: Service) -> tuple[Line, ...]:
    """What was ticked, line by line; never a pair that was not."""
    lines: list[Line] = []
    for party in parties:
        seat = party.seat.id
        lines += [Line(source, seat, Category(c), Verb.READ) for c in form[party.sees].data or ()]
        lines += [Line(source, seat, Category(c), Verb.WRITE) for c in form[party.writes].data or ()]
        if form[party.meets].data:
            lines.append(Line(source, seat, Category.MEETING, Verb.MEET))
    return tuple(lines)
