"""A case tried: its facts in the fields and as JSON, and the answer of the rules, or what stands in the way."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wtforms import Field

from blueprints.forms import Mistake
from blueprints.texts import _
from blueprints.uda import words
from blueprints.uda.fact_choices import fact_name
from blueprints.uda.fact_fields import LEFT_OUT
from blueprints.uda.fact_form import Part, field_at, filled, within
from blueprints.uda.forms import CaseForm
from blueprints.uda.rule_tables import Group, Table
from portal.domain.fact_reading import FactRefusedError
from portal.domain.texts import msgid

BESIDE = {
    "missing fact": msgid("This field is required."),
    "must be a date": msgid("Not a valid date value."),
    "must be a number": msgid("Not a valid decimal value."),
}
ELSEWHERE = {
    "unknown fact": msgid("No fact is called “%(fact)s”."),
    "missing fact": msgid("“%(fact)s” is lacking."),
}
CHOOSE, MISSHAPEN = msgid("Not a valid choice."), msgid("“%(fact)s” is not written the way it must be.")
"""What the refusals of the facts are called here, by how they begin."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A group of the form: its heading and its fields."""

    heading: str
    fields: list[Field]


@dataclass(slots=True)
class Trial:
    """The form and the JSON of the same case, and the answer where there is one."""

    table: Table
    form: Part
    text: CaseForm
    answer: Mapping[str, object] | None = None

    def mistakes(self) -> list[Mistake]:
        return [*self.form.mistakes(), *self.text.mistakes()]

    def first(self) -> list[Shown]:
        """The facts that are asked for first."""
        return list(self._shown(self.table.first))

    def more(self) -> list[Shown]:
        """All the others."""
        placed = {name for group in (*self.table.first, *self.table.more) for name in group.facts}
        rest = tuple(field.short_name for field in self.form if field.short_name not in placed)
        return list(self._shown((*self.table.more, Group(msgid("Other facts"), rest))))

    def _shown(self, groups: tuple[Group, ...]) -> Iterator[Shown]:
        for group in groups:
            fields = [self.form[name] for name in group.facts if name in self.form]
            if fields:
                yield Shown(_(group.heading) if group.heading else "", fields)


def untried(table: Table, given: Mapping[str, object]) -> Trial:
    """A case in the form, nothing asked yet."""
    return Trial(table, filled(table.kind, given), CaseForm(formdata=None, facts=_line(given)))


def tried(table: Table, given: Mapping[str, object]) -> Trial:
    """A case with the answer of the rules; a refusal stands beside the fact that it names."""
    trial = untried(table, given)
    try:
        trial.answer = table.rules.answer(given, words.language())
    except FactRefusedError as refused:
        _refuse(trial, refused)
    return trial


def tried_text(table: Table, text: CaseForm) -> Trial:
    """A case written as JSON."""
    given = read(text.facts.data or "") if text.validate() else {}
    if given is None:
        text.facts.errors = [_("this is not a JSON object of facts")]
    if text.errors or given is None:
        return Trial(table, filled(table.kind, {}), text)
    return tried(table, given)


def read(text: str) -> Mapping[str, object] | None:
    """The JSON object in a text that can also be written out again."""
    try:
        facts = json.loads(text)
        _line(facts).encode()
    except (ValueError, RecursionError):
        return None
    return facts if isinstance(facts, dict) else None


def is_filled(fields: list[Field]) -> bool:
    """Whether any of the inputs holds something, or something wrong."""
    inputs = [part for field in fields for part in within(field)]
    return any(part.errors or part.given() is not LEFT_OUT for part in inputs)


def _line(facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False)


def _refuse(trial: Trial, refused: FactRefusedError) -> None:
    field = field_at(trial.form, refused.fact)
    if field is not None:
        field.errors = [_(_for(refused.why, BESIDE, CHOOSE))]
        return
    path = refused.fact if refused.why.startswith("unknown fact") else fact_name(refused.fact)
    trial.text.facts.errors = [_(_for(refused.why, ELSEWHERE, MISSHAPEN), fact=path)]


def _for(why: str, sentences: Mapping[str, str], otherwise: str) -> str:
    return next((sentence for start, sentence in sentences.items() if why.startswith(start)), otherwise)
