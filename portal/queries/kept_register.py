"""What the register says of the youths, read back as the rows it came in: the facts that the rules decide on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

import psycopg

from portal.domain.register_words import (
    AdultKind,
    ContractState,
    EntryReason,
    InstitutionKind,
    LowerSchoolKind,
    SpellKind,
)
from portal.domain.register_youths import (
    Address,
    AdultEducation,
    Institution,
    LowerSchool,
    OtData,
    Person,
    RegisterYouth,
    Spell,
)
from portal.domain.words import Protection

Connection = psycopg.Connection[Any]
Cells = Sequence[str]

NOBODY: Final = UUID(int=0)
NOTHING: Final = "\\N"
_OPEN: Final = Protection.NONE.value

_YOUTHS: Final = """
    SELECT y.id, y.protection, i.birth_date, y.status_code, y.entry_reason,
           a.municipality_no, a.registered_district_no, a.latitude, a.longitude,
           r.institution_kind, r.institution_in_oslo, a.institution_latitude, a.institution_longitude,
           r.lower_orgnr, r.lower_kind, r.lower_municipality, r.lower_left,
           r.moved_to_oslo, r.apprenticeship_state, r.vo_state, r.vo_kind
    FROM youths y LEFT JOIN youth_identities i ON i.youth_id = y.id AND i.youth_id >= %(from)s
    LEFT JOIN youth_addresses a ON a.youth_id = y.id AND a.youth_id >= %(from)s
    LEFT JOIN youth_registers r ON r.youth_id = y.id AND r.youth_id >= %(from)s"""
"""`from` stands at every table: all are then read by the same key, from the same place on."""
_CHUNK: Final = f"""
    COPY ({_YOUTHS} WHERE y.id > %(from)s AND y.case_ended_at IS NULL ORDER BY y.id LIMIT %(most)s) TO STDOUT"""
_THESE: Final = f"COPY ({_YOUTHS} WHERE y.id = ANY (%(ids)s) ORDER BY y.id) TO STDOUT"
_THEIR_SPELLS: Final = """
    COPY (SELECT youth_id, orgnr, kind, county, start_on, last_day FROM school_spells
          WHERE youth_id = ANY (%(ids)s) ORDER BY youth_id, id) TO STDOUT"""
_ONE: Final = f"COPY ({_YOUTHS} WHERE y.id = %(from)s) TO STDOUT"
_SPELLS: Final = """
    COPY (SELECT youth_id, orgnr, kind, county, start_on, last_day FROM school_spells
          WHERE youth_id BETWEEN %(first)s AND %(last)s ORDER BY youth_id, id) TO STDOUT"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A youth of the register, as the rules read it; a protected address has no place and no district."""

    id: str
    youth: RegisterYouth


def chunk(connection: Connection, after: UUID, most: int) -> list[Kept]:
    """The next youths by id whose case has not ended."""
    return _with_spells(connection, _cells(connection, _CHUNK, {"from": after, "most": most}))


def these(connection: Connection, ids: list[UUID]) -> list[Kept]:
    """Those youths, by id."""
    rows = _cells(connection, _THESE, {"from": NOBODY, "ids": ids})
    return _joined(rows, _cells(connection, _THEIR_SPELLS, {"ids": ids}))


def one(connection: Connection, youth_id: UUID) -> Kept | None:
    """A single youth, if the reader may see what the rules read."""
    return next(iter(_with_spells(connection, _cells(connection, _ONE, {"from": youth_id}))), None)


def _cells(connection: Connection, statement: str, given: Mapping[str, object]) -> list[list[str]]:
    """COPY, as its text is split several times faster than the driver makes objects of rows."""
    with connection.cursor().copy(statement.encode(), given) as copy:
        text = b"".join(bytes(part) for part in copy).decode()
    return [line.split("\t") for line in text.split("\n")[:-1]]


def _with_spells(connection: Connection, rows: Sequence[Cells]) -> list[Kept]:
    if not rows:
        return []
    return _joined(rows, _cells(connection, _SPELLS, {"first": rows[0][0], "last": rows[-1][0]}))


def _joined(rows: Sequence[Cells], with_spells: Sequence[Cells]) -> list[Kept]:
    spells: defaultdict[str, tuple[Spell, ...]] = defaultdict(tuple)
    for youth_id, *cells in with_spells:
        spells[youth_id] += (_spell(*cells),)
    return [Kept(cells[0], _youth(cells, spells.get(cells[0], ()))) for cells in rows]


def _youth(cells: Cells, spells: tuple[Spell, ...]) -> RegisterYouth:
    protection = cells[1]
    return RegisterYouth(
        _person(_day(cells[2]), protection),
        _address(cells[5:9], hidden=protection != _OPEN),
        _ot(cells[3], cells[4]),
        spells,
        _lower(*cells[13:17]),
        _day(cells[17]),
        _institution(cells[9:13]),
        None if cells[18] == NOTHING else ContractState(cells[18]),
        _adult(cells[19], cells[20]),
    )


@lru_cache(maxsize=20_000)
def _day(text: str) -> date | None:
    return None if text == NOTHING else date.fromisoformat(text)


@lru_cache(maxsize=20_000)
def _person(born: date | None, protection: str) -> Person:
    return Person(birth_date=born, protection=Protection(protection))


@lru_cache(maxsize=1_000)
def _ot(code: str, reason: str) -> OtData:
    return OtData(status_code=_text(code), entry_reason=None if reason == NOTHING else EntryReason(reason))


@lru_cache(maxsize=20_000)
def _spell(orgnr: str, kind: str, county: str, start: str, last_day: str) -> Spell:
    return Spell(_text(orgnr), SpellKind(kind), _text(county), start=_day(start), last_day=_day(last_day))


@lru_cache(maxsize=20_000)
def _lower(orgnr: str, kind: str, municipality: str, left: str) -> LowerSchool | None:
    if kind == orgnr == municipality == left == NOTHING:
        return None
    return LowerSchool(
        _text(orgnr), None if kind == NOTHING else LowerSchoolKind(kind), _text(municipality), _day(left)
    )


@lru_cache(maxsize=100)
def _adult(state: str, kind: str) -> AdultEducation | None:
    if state == kind == NOTHING:
        return None
    return AdultEducation(
        None if state == NOTHING else ContractState(state), None if kind == NOTHING else AdultKind(kind)
    )


def _address(cells: Cells, *, hidden: bool) -> Address | None:
    municipality, district, lat, lon = cells
    if municipality == district == lat == NOTHING:
        return None
    if hidden:
        return Address(municipality=_text(municipality))
    return Address(municipality=_text(municipality), district=_text(district), lat=_degrees(lat), lon=_degrees(lon))


def _institution(cells: Cells) -> Institution | None:
    kind, in_oslo, lat, lon = cells
    if kind == in_oslo == NOTHING:
        return None
    placed = None if kind == NOTHING else InstitutionKind(kind)
    return Institution(placed, None if in_oslo == NOTHING else in_oslo == "t", _degrees(lat), _degrees(lon))


def _text(cell: str) -> str | None:
    return None if cell == NOTHING else cell


def _degrees(cell: str) -> float | None:
    return None if cell == NOTHING else float(cell)
