"""What differs between two readings of a report: frozen versions beside each other, or then beside now."""
# ruff: noqa: S608 - put together from names that stand in the product's own code only

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from portal.queries.reading import one, rows
from portal.queries.report_standing import STANDING, given

MOST: Final = 200
_COLUMNS: Final = "youth_id, code, via_ot, status_on, first_contact, activity_start"
_COMPARED: Final = "{0}.code, {0}.via_ot, {0}.status_on, {0}.first_contact, {0}.activity_start"
_FROZEN: Final = f"SELECT {_COLUMNS} FROM report_rows WHERE report_id = %({{}})s"
_NOW: Final = f"SELECT {_COLUMNS} FROM ({STANDING}) n WHERE n.code IS NOT NULL"
_APART: Final = f"""({{older}}) a FULL JOIN ({{newer}}) b USING (youth_id)
    WHERE ({_COMPARED.format("a")}) IS DISTINCT FROM ({_COMPARED.format("b")})"""
_ROWS: Final = f"""
    SELECT d.*, y.first_name || ' ' || y.last_name AS name FROM (
        SELECT youth_id, a.code AS was, a.via_ot AS was_via, a.status_on AS was_on,
               b.code AS now, b.via_ot AS now_via, b.status_on AS now_on FROM {_APART}) d
    JOIN youths y ON y.id = d.youth_id ORDER BY y.sort_key, y.id LIMIT {MOST}"""
_COUNT: Final = f"SELECT count(*) AS apart FROM {_APART}"


@dataclass(frozen=True, slots=True)
class Apart:
    """A youth who stands otherwise: `was` is None for who has come, `now` for who has gone."""

    youth_id: UUID
    was: str | None
    was_via: bool | None
    was_on: date | None
    now: str | None
    now_via: bool | None
    now_on: date | None
    name: str


def between(older: UUID, newer: UUID) -> list[Apart]:
    """Two frozen versions, by name; at most MOST."""
    sides = {"older": _FROZEN.format("older"), "newer": _FROZEN.format("newer")}
    return rows(Apart, _ROWS.format(**sides), {"older": older, "newer": newer})


def since(report_id: UUID, day: date, known: datetime) -> list[Apart]:
    """What the report would say otherwise if it were frozen at `known`; at most MOST."""
    sides = {"older": _FROZEN.format("older"), "newer": _NOW}
    return rows(Apart, _ROWS.format(**sides), {"older": report_id, **given(day, known)})


def count_since(report_id: UUID, day: date, known: datetime) -> int:
    """For how many the report would say something otherwise."""
    sides = {"older": _FROZEN.format("older"), "newer": _NOW}
    found = one(dict, _COUNT.format(**sides), {"older": report_id, **given(day, known)})
    return int(found["apart"]) if found else 0
