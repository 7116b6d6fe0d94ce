"""The form of a case: a field for every fact of a table, to and fro between fields and JSON."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from typing import Any, ClassVar, Final, cast, get_origin

from werkzeug.datastructures import MultiDict
from wtforms import Field

from blueprints.forms import Form
from blueprints.uda.fact_choices import LISTS, found, token_of
from blueprints.uda.fact_fields import (
    LEFT_OUT,
    FactChecks,
    FactDay,
    FactNumber,
    FactPart,
    FactRows,
    FactSelect,
    FactText,
)
from blueprints.uda.fact_shapes import Fact, facts_of
from blueprints.uda.fact_words import WORDS
from portal.policy.access_facts import ActorRole

ROWS: Final = 3
MOST_ROWS: Final = 12
DEEPEST: Final = 3
"""A fact within a fact within a list: `last_vgs_spells[0].kind`."""


class Part(Form):
    """Facts that stand together."""

    nulls: ClassVar[tuple[str, ...]] = ()
    """What must be there even if unknown, once anything else is."""

    class Meta(Form.Meta):
        csrf = False  # the app looks at the token of every page

    def given(self) -> Any:  # noqa: ANN401 - as JSON has it
        """What has been filled in."""
        told = {field.short_name: field.given() for field in self}
        told = {name: value for name, value in told.items() if value is not LEFT_OUT}
        return {**dict.fromkeys(self.nulls), **told} if told else {}


class Party(Part):
    """A service at a unit, which the facts write "role:unit"."""

    def given(self) -> str:
        role, unit = (self[name].data or "" for name in ("role", "unit"))
        return f"{role}:{unit}" if role and unit else role or unit


@cache
def form_of(kind: type, path: str = "", *, needed: bool = True) -> type[Part]:
    """The form of a dataclass of facts; `path` is where it stands in the case."""
    facts = list(facts_of(kind, path, needed=needed))
    nulls = tuple(fact.name for fact in facts if fact.mandatory and fact.nullable)
    return type(kind.__name__, (Part,), {**{fact.name: _field(fact) for fact in facts}, "nulls": nulls})


def _field(fact: Fact) -> Any:  # noqa: ANN401 - an unbound field has no type of its own
    if fact.several:
        return _several(fact)
    if is_dataclass(fact.kind):
        return FactPart(fact, form_class=form_of(cast("type", fact.kind), fact.path, needed=fact.needed))
    chosen = fact.kind is str and not (found(LISTS, fact.path) or found(WORDS, fact.path))
    return {date: FactDay, float: FactNumber}.get(fact.kind, FactText if chosen else FactSelect)(fact)


def _several(fact: Fact) -> Any:  # noqa: ANN401 - the same
    if get_origin(fact.kind) is not None:
        return FactChecks(fact)
    row = _party(fact.path) if fact.kind is str else form_of(fact.kind, fact.path, needed=False)
    entry = FactPart(fact, form_class=row)
    return FactRows(fact, unbound_field=entry, min_entries=ROWS, max_entries=MOST_ROWS)


def _party(path: str) -> type[Part]:
    role = Fact(f"{path}.role", ActorRole, None, nullable=True, several=False, needed=False)
    unit = Fact(f"{path}.unit", str, None, nullable=True, several=False, needed=False)
    return type("Party", (Party,), {"role": FactSelect(role), "unit": FactText(unit)})


def filled(kind: type, given: Mapping[str, object]) -> Part:
    """The form with a case in its fields; what has no field is left out of it."""
    return form_of(kind)(formdata=MultiDict(_spread(given)))


def _spread(given: Mapping[str, object], prefix: str = "", depth: int = DEEPEST) -> Iterator[tuple[str, str]]:
    for name, value in given.items() if depth else ():
        for at, item in _items(f"{prefix}{name}", value):
            if isinstance(item, Mapping):
                yield from _spread(item, f"{at}-", depth - 1)
            elif not isinstance(item, list):
                yield at, token_of(item)


def _items(name: str, value: object) -> Iterator[tuple[str, object]]:
    """The value under its name; of a list, every item under its number, and words under the name as well."""
    if not isinstance(value, list):
        yield name, value
        return
    for number, item in enumerate(value):
        if isinstance(item, str):
            role, _, unit = item.partition(":")
            yield name, item
            yield f"{name}-{number}", {"role": role, "unit": unit}
        else:
            yield f"{name}-{number}", item


def fields_of(form: Part) -> Iterator[Any]:
    """Every input of the form, those within others included."""
    for field in form:
        yield from within(field)


def within(field: Field) -> Iterator[Any]:
    """The inputs that a field is made of."""
    if isinstance(field, FactPart):
        yield from fields_of(field.form)
    elif isinstance(field, FactRows):
        for entry in field.entries:
            yield from within(entry)
    else:
        yield field


def field_at(form: Part, path: str) -> Field | None:
    """The input for the path that a refusal names, e.g. `last_vgs_spells[0].kind`."""
    name = re.sub(r"[.\[]", "-", path.replace("]", ""))
    return next((field for field in fields_of(form) if field.name == name), None)
