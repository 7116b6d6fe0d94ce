"""The facts of a dataclass as a form sees them."""

import types
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from typing import Any, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: where it stands, its type without None, and what it is when it is left out.

    `several`: a list of `kind`. `needed`: without it there is no case.
    """

    path: str
    kind: Any
    default: object
    nullable: bool
    several: bool
    needed: bool

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2]

    @property
    def mandatory(self) -> bool:
        """Whether it must be there where its neighbours are."""
        return self.default is MISSING


def facts_of(kind: type, path: str = "", *, needed: bool = True) -> Iterator[Fact]:
    """The facts of a dataclass in its order."""
    hints = get_type_hints(kind)
    for field in fields(kind):
        inner, nullable = _without_none(hints[field.name])
        several = get_origin(inner) is tuple
        yield Fact(
            path=f"{path}.{field.name}" if path else field.name,
            kind=get_args(inner)[0] if several else inner,
            default=field.default,
            nullable=nullable,
            several=several,
            needed=needed and field.default is MISSING,
        )


def _without_none(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401 - a type hint may be anything
    if get_origin(hint) not in {Union, types.UnionType}:
        return hint, False
    (inner,) = (option for option in get_args(hint) if option is not types.NoneType)
    return inner, True
