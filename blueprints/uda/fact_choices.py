"""What a fact is called, and what may be chosen for it, in the reader's language."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, Literal, TypeVar, get_args, get_origin

from blueprints import labels
from blueprints.texts import _
from blueprints.uda.fact_words import FACTS, PLAIN, WORDS
from portal.domain.reference import (
    counties,
    districts,
    lower_secondary_schools,
    municipalities,
    status_codes,
    upper_secondary_schools,
)
from portal.domain.reference_rows import School

Pairs = list[tuple[str, str]]
Entry = TypeVar("Entry")


def _by_name(things: Iterable[Any], key: str = "number") -> Pairs:
    return sorted(((getattr(thing, key), thing.name) for thing in things), key=lambda pair: pair[1].casefold())


def _upper_secondary() -> Pairs:
    return _by_name(upper_secondary_schools(), "orgnr")


def _lower_secondary() -> Pairs:
    return _by_name(lower_secondary_schools(), "orgnr")


def _any_school() -> Pairs:
    return _by_name((*upper_secondary_schools(), *lower_secondary_schools()), "orgnr")


def _counties() -> Pairs:
    return _by_name(counties())


def _status_codes() -> Pairs:
    return [(code, labels.status_name(code)) for code in status_codes()]


LISTS: Mapping[str, Callable[[], Pairs]] = {
    "county": _counties,
    "county_of_residence": _counties,
    "registered_county": _counties,
    "municipality": lambda: _by_name(municipalities()),
    "district_no": lambda: _by_name(districts()),
    "orgnr": _upper_secondary,
    "lower_school.orgnr": _lower_secondary,
    "closed_schools.orgnr": _any_school,
    "successor_orgnr": _any_school,
    "candidate_schools.orgnr": _any_school,
    "previous_code": _status_codes,
    "proposed_code": _status_codes,
}
"""Facts whose words are in the reference data."""


def found(table: Mapping[str, Entry], path: str) -> Entry | None:
    """What stands for the whole path, or for as much of its end as is known."""
    names = path.split(".")
    ends = (".".join(names[start:]) for start in range(len(names)))
    return next((table[end] for end in ends if end in table), None)


def fact_name(path: str) -> str:
    """The fact as the page calls it."""
    return _(found(FACTS, path) or path)


def word(path: str, value: object) -> str:
    """A value of a fact as the page says it; one that nobody has a word for stands as it is."""
    token = token_of(value)
    listed = found(LISTS, path)
    if listed and (name := dict(listed()).get(token)):
        return name
    known = {**PLAIN, **(found(WORDS, path) or {})}
    return _(known[token]) if token in known else token


def choices(path: str, kind: object) -> Pairs:
    """The values that may be chosen with their names; none where anything may be written."""
    listed = found(LISTS, path)
    if listed:
        return listed()
    return [(token, word(path, token)) for token in _tokens(path, kind)]


def token_of(value: object) -> str:
    """A plain value as a form carries it."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)


def _tokens(path: str, kind: object) -> tuple[str, ...]:
    if kind is bool:
        return "true", "false"
    if get_origin(kind) is Literal:
        return tuple(map(str, get_args(kind)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(member.value for member in kind)
    return tuple(found(WORDS, path) or ())


def school_name(orgnr: str) -> str:
    """The school by its name, with its number."""
    name = {school.orgnr: school.name for school in _schools()}.get(orgnr)
    return _("%(name)s (orgnr %(number)s)", name=name, number=orgnr) if name else _("Orgnr %(number)s", number=orgnr)


def _schools() -> Iterable[School]:
    return (*upper_secondary_schools(), *lower_secondary_schools())
