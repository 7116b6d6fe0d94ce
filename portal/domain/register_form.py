"""The form of the register file: its columns as JSON paths, and one row as it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from portal.domain.register_faults import Reason, shown


class FileKind(StrEnum):
    """The three encodings of the one form."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


ROWS: Final = "otungdommer"
ANNOUNCED: Final = "antall"
SENDER_ERROR: Final = "errorMessage"
FAULT_COLUMN: Final = "feil"
"""Stands in the file of quarantined rows; known, and not read."""

SPELLS: Final = "elevkurs"
SPELL_FIELDS: Final = ("orgnr", "eierform", "fylkesnr", "promrkode", "promrnavn", "start", "slutt")
MOST_SPELLS: Final = 40
MOST_COLUMNS_NAMED: Final = 40

SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "person": (
        *("fnr", "fornavn", "etternavn", "fdato", "kjonn", "epost", "mobilnr"),
        *("adressebeskyttelse", "tidligereFnr"),
    ),
    "adresse": ("gate", "postnr", "poststed", "kommunenr", "bydelsnr", "lat", "lon"),
    "otData": ("aktivitetskode", "tilmeldt", "grunn", "tilknytningnr", "tilknytningnavn"),
    "grunnskole": ("orgnr", "eierform", "kommunenr", "slutt"),
    "institusjon": ("type", "iOslo", "lat", "lon"),
    "larling": ("status",),
    "vo": ("status", "type"),
}
SINGLE: Final = "flyttetTilOslo"


def spell_column(number: int, name: str) -> str:
    """The column of a spell's field; spells are counted from 0."""
    return f"{SPELLS}.{number}.{name}"


PLAIN_COLUMNS: Final = (
    *(f"{section}.{name}" for section, names in SECTIONS.items() for name in names),
    SINGLE,
)
SPELL_COLUMNS: Final = tuple(spell_column(number, name) for number in range(MOST_SPELLS) for name in SPELL_FIELDS)
WRITTEN_COLUMNS: Final = (*PLAIN_COLUMNS, *SPELL_COLUMNS[: 3 * len(SPELL_FIELDS)])
"""The columns written when nobody says which: everything, with three spells."""

_BY_FOLDED_NAME: Final = {
    **{column.casefold(): column for column in (*PLAIN_COLUMNS, *SPELL_COLUMNS)},
    **{f"{SPELLS}.{name}".casefold(): spell_column(0, name) for name in SPELL_FIELDS},
    **{name.casefold(): name for name in (ANNOUNCED, SENDER_ERROR, FAULT_COLUMN)},
}
IDENTIFYING: Final = (("person.fnr",), ("person.fornavn", "person.etternavn", "person.fdato"))
"""A row is somebody when one of these sets of columns is filled."""


def known_column(name: str) -> str | None:
    """The column that a heading names, whatever its case; `elevkurs.orgnr` is the first spell's."""
    return _BY_FOLDED_NAME.get(name.strip().casefold().removeprefix(f"{ROWS}."))


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as the file has it: filled columns only, and what was wrong already in the reading.

    `number` is what the sender sees: the place in the list (JSON, from 1) or the row of the sheet
    (CSV, XLSX: the heading is row 1). Values are text, numbers or truth values; dates are ISO text.
    """

    number: int
    values: dict[str, object]
    faults: tuple[Reason, ...] = ()


@dataclass(slots=True)
class FileFindings:
    """What is found out about the file as a whole while it is read; complete after the last row."""

    notices: list[Reason] = field(default_factory=list)
    announced: int | None = None
    columns: dict[str, None] = field(default_factory=dict)
    unknown: dict[str, None] = field(default_factory=dict)

    def name_unknown(self, name: str) -> None:
        """Remember a column that the form does not have, the first so many."""
        if len(self.unknown) < MOST_COLUMNS_NAMED:
            self.unknown[shown(name)] = None

    def announce(self, value: object) -> None:
        """Take the sender's own count; what is no count is let pass."""
        text = str(value).strip()
        if self.announced is None and text.isdecimal() and len(text) < 10:  # noqa: PLR2004 - a count of people
            self.announced = int(text)


def nested(values: Mapping[str, object]) -> dict[str, object]:
    """The row as the JSON form has it."""
    row: dict[str, object] = {}
    spells: dict[int, dict[str, object]] = {}
    for column, value in values.items():
        section, _, name = column.partition(".")
        if not name:
            row[column] = value
        elif section == SPELLS:
            number, _, name = name.partition(".")
            spells.setdefault(int(number), {})[name] = value
        else:
            inner = row.setdefault(section, {})
            if isinstance(inner, dict):
                inner[name] = value
    if spells:
        row[SPELLS] = [spells.get(number, {}) for number in range(max(spells) + 1)]
    return row
