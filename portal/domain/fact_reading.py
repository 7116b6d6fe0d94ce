"""Reads the facts of a rule from plain words and values, and names the fact that cannot be read."""

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Protocol, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Facts = TypeVar("Facts")
Reader = Callable[[object, str], object]

FIRST_YEAR = 1900
LAST_YEAR = 2199
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LONGEST_QUOTE = 40
_LARGEST = 1e15


class FactRefusedError(ValueError):
    """A fact that cannot be read; `fact` is its path, e.g. `contact.kind`, `why` the reason in English."""

    def __init__(self, fact: str, why: str) -> None:
        super().__init__(f"{fact}: {why}")
        self.fact, self.why = fact, why


class Meaning(Protocol):
    """What a text must be that no fixed list of words can say; used inside `Annotated`."""

    @property
    def named(self) -> str:
        """What it must be, for the refusal."""

    def read(self, text: str) -> str | None:
        """The text as it goes on, or None where it is not acceptable."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A text of a certain form, e.g. two digits."""

    named: str
    pattern: str

    def read(self, text: str) -> str | None:
        """The text itself, where it has the form."""
        return text if re.fullmatch(self.pattern, text, re.ASCII) else None


def read_facts(kind: type[Facts], given: object, path: str = "") -> Facts:
    """Build a dataclass of facts from a mapping; refuses unknown, missing and misshapen facts by name."""
    if not isinstance(given, Mapping):
        raise FactRefusedError(path or "facts", "must be an object")
    named, mandatory = _readers(cast("type", kind))
    prefix = f"{path}." if path else ""
    for name in given:
        if name not in named:
            raise FactRefusedError(f"{prefix}{name}"[: _LONGEST_QUOTE * 2], "unknown fact")
    for name in mandatory:
        if name not in given:
            raise FactRefusedError(f"{prefix}{name}", "missing fact")
    return kind(**{name: named[name](value, f"{prefix}{name}") for name, value in given.items()})


@cache
def _readers(kind: type) -> tuple[dict[str, Reader], tuple[str, ...]]:
    hints = get_type_hints(kind, include_extras=True)
    described = fields(kind)
    mandatory = tuple(f.name for f in described if f.default is MISSING and f.default_factory is MISSING)
    return {f.name: _reader(hints[f.name]) for f in described}, mandatory


def _reader(hint: object) -> Reader:
    origin = get_origin(hint)
    if origin in _READERS_OF:
        return _READERS_OF[origin](get_args(hint))
    if hint in _READERS:
        return _READERS[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _word_reader([word.value for word in hint], hint)
    if is_dataclass(hint):
        return lambda value, path: read_facts(cast("type", hint), value, path)
    raise TypeError(f"no reader for facts of type {hint!r}")


def _boolean(value: object, path: str) -> object:
    if not isinstance(value, bool):
        raise FactRefusedError(path, "must be true or false")
    return value


def _number(value: object, path: str) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _LARGEST:
        raise FactRefusedError(path, "must be a number")
    return float(value)


def _text(value: object, path: str) -> object:
    if not isinstance(value, str):
        raise FactRefusedError(path, "must be a text")
    return value


def _date(value: object, path: str) -> object:
    if isinstance(value, date):
        return value
    try:
        read = date.fromisoformat(value) if isinstance(value, str) and _ISO_DATE.fullmatch(value) else None
    except ValueError:
        read = None
    if read is None or not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise FactRefusedError(path, "must be a date, YYYY-MM-DD")
    return read


def _word_reader(words: list[object], make: Callable[[object], object] | None = None) -> Reader:
    def read(value: object, path: str) -> object:
        if not isinstance(value, str) or value not in words:
            known = ", ".join(str(word) for word in words)
            raise FactRefusedError(path, f"unknown word {str(value)[:_LONGEST_QUOTE]!r}; known: {known}")
        return make(value) if make else value

    return read


def _one_of(words: tuple[object, ...]) -> Reader:
    return _word_reader(list(words))


def _one_or_none(options: tuple[object, ...]) -> Reader:
    (inner,) = (_reader(option) for option in options if option is not types.NoneType)
    return lambda value, path: None if value is None else inner(value, path)


def _several(inside: tuple[object, ...]) -> Reader:
    inner = _reader(inside[0])

    def read(value: object, path: str) -> object:
        if not isinstance(value, list | tuple):
            raise FactRefusedError(path, "must be a list")
        return tuple(inner(item, f"{path}[{at}]") for at, item in enumerate(value))

    return read


def _meaning(annotated: tuple[object, ...]) -> Reader:
    inner, meaning = _reader(annotated[0]), cast("Meaning", annotated[1])

    def read(value: object, path: str) -> object:
        found = meaning.read(str(inner(value, path)))
        if found is None:
            raise FactRefusedError(path, f"unknown word, must be {meaning.named}")
        return found

    return read


_READERS: dict[object, Reader] = {bool: _boolean, float: _number, str: _text, date: _date}
_READERS_OF: dict[Any, Callable[[tuple[object, ...]], Reader]] = {
    Literal: _one_of,
    Union: _one_or_none,
    types.UnionType: _one_or_none,
    tuple: _several,
    Annotated: _meaning,
}
