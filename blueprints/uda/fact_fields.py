"""The fields of a case: each gives its fact as JSON would, or that it is left out."""

from collections.abc import Iterable
from dataclasses import MISSING
from typing import Any, Final

from wtforms import FieldList, FormField, SelectField

from blueprints.forms import ChecksField, DayField, TextField, choices
from blueprints.texts import _, lazy
from blueprints.uda import fact_choices
from blueprints.uda.fact_choices import found, token_of
from blueprints.uda.fact_shapes import Fact
from blueprints.uda.fact_words import FACTS, HINTS, WORDS
from portal.domain.texts import msgid

LEFT_OUT: Final = object()
NULL: Final = token_of(None)
PLAIN_VALUES: Final[dict[str, object]] = {token_of(value): value for value in (None, True, False)}
EMPTY: Final = ""
CHOOSE: Final = msgid("Choose")
NOT_STATED: Final = msgid("Not stated")


class _Told:
    """The name and the hint of the fact; optional fields are not marked, as almost all are."""

    made_of = "inputs"

    def __init__(self, fact: Fact, **options: Any) -> None:  # noqa: ANN401 - WTForms' own
        hint = found(HINTS, fact.path)
        super().__init__(
            label=lazy(found(FACTS, fact.path) or fact.path),  # type: ignore[call-arg] # mixed into WTForms' fields
            description=lazy(hint) if hint else "",
            **options,
        )
        self.fact = fact
        self.flags.unmarked = True  # type: ignore[attr-defined] # WTForms' own
        if fact.needed:
            self.flags.required = True  # type: ignore[attr-defined] # WTForms' own


def _written(values: Iterable[str]) -> list[str]:
    return ["" if value == NULL else value for value in values]


class FactText(_Told, TextField):
    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(_written(valuelist))

    def given(self) -> object:
        return self.data or LEFT_OUT


class FactNumber(FactText):
    """A number with comma or point; what is none is passed on, for the reader of the facts to refuse."""

    def given(self) -> object:
        try:
            return float((self.data or "").replace(",", "."))
        except ValueError:
            return super().given()


class FactDay(_Told, DayField):
    """A day; what is none is passed on as it was written."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.raw_data = _written(valuelist)
        super().process_formdata(self.raw_data)

    def given(self) -> object:
        if self.data:
            return self.data.isoformat()
        return " ".join(self.raw_data or ()) or LEFT_OUT


class FactSelect(_Told, SelectField):
    """One of several words; empty stands for the default, which is named."""

    def __init__(self, fact: Fact, **options: Any) -> None:  # noqa: ANN401 - WTForms' own
        super().__init__(fact, choices=_choices, **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        if self.data == self.default_token:
            self.data = EMPTY

    @property
    def default_token(self) -> str:
        """What the fact is when it is left out."""
        return EMPTY if self.fact.default is MISSING else token_of(self.fact.default)

    def given(self) -> object:
        if not self.data:
            return LEFT_OUT
        return PLAIN_VALUES.get(self.data, self.data)


class FactChecks(_Told, ChecksField):
    """Several words."""

    def __init__(self, fact: Fact, **options: Any) -> None:  # noqa: ANN401 - WTForms' own
        super().__init__(fact, choices=lambda: choices(fact_choices.choices(fact.path, fact.kind)), **options)
        self.type = ChecksField.__name__

    def given(self) -> object:
        return self.data or LEFT_OUT


class FactPart(_Told, FormField):  # type: ignore[type-arg] # generic in its stubs only
    """Facts within a fact: left out where all of them are, unless there is no case without it."""

    made_of = "parts"

    def given(self) -> object:
        inner = self.form.given()
        return inner if inner or self.fact.needed else LEFT_OUT


class FactRows(_Told, FieldList):  # type: ignore[type-arg] # generic in its stubs only
    """A list of such; empty rows do not count."""

    made_of = "rows"

    def given(self) -> object:
        rows = [inner for entry in self.entries if (inner := entry.form.given())]
        return rows or LEFT_OUT


def _choices(_form: object, field: FactSelect) -> list[Any]:
    fact, default = field.fact, field.default_token
    known = [pair for pair in fact_choices.choices(fact.path, fact.kind) if pair[0] != default]
    if fact.nullable and default not in {EMPTY, NULL}:
        known.append((NULL, fact_choices.word(fact.path, None)))
    if field.data and field.data not in dict(known):
        known.append((field.data, fact_choices.word(fact.path, field.data)))
    return choices([(EMPTY, _empty(fact, default)), *known])


def _empty(fact: Fact, default: str) -> str:
    if default not in {EMPTY, NULL}:
        return fact_choices.word(fact.path, default)
    special = (found(WORDS, fact.path) or {}).get(EMPTY)
    return _(special or (CHOOSE if fact.needed else NOT_STATED))
