"""Freezing a report, and making its hash again: city-wide, in the import's narrow role, past nobody's conflicts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from psycopg.rows import dict_row

from portal.domain.report_checks import blocking
from portal.domain.report_form import digest, head
from portal.queries.report_checks import COUNTS
from portal.queries.report_standing import LINE, STANDING, given
from portal.queries.reports import COUNTED
from portal.tables.city_reading import Connection, city

IN_ONE_GO: Final = 20_000
_WAITING: Final = """
    SELECT report_day, version, known_at, signed_at FROM reports WHERE id = %(id)s AND state = 'freezing' FOR UPDATE"""
_CHANGED: Final = """
    SELECT EXISTS (SELECT FROM statuses s
                   WHERE s.valid_from <= %(day)s AND s.recorded_at > %(signed)s AND s.recorded_at <= %(known)s)
        OR EXISTS (SELECT FROM status_annulments a JOIN statuses s ON s.id = a.status_id
                   WHERE s.valid_from <= %(day)s AND a.recorded_at > %(signed)s AND a.recorded_at <= %(known)s)"""
_ROWS: Final = f"""
    INSERT INTO report_rows (report_id, {LINE})
    SELECT %(id)s, {LINE} FROM ({STANDING}) r WHERE r.code IS NOT NULL"""  # noqa: S608 - our own words
_LINES: Final = f"SELECT {LINE} FROM report_rows WHERE report_id = %(id)s ORDER BY youth_id"  # noqa: S608 - the same
_FROZEN: Final = """
    UPDATE reports SET state = 'frozen', row_count = %(rows)s, counts = %(counts)s, digest = %(digest)s
    WHERE id = %(id)s"""
_RETURNED: Final = """
    UPDATE reports SET state = 'draft', returned = %(why)s, findings = %(findings)s WHERE id = %(id)s"""
_KEPT: Final = """
    SELECT id, report_day, version, known_at, digest, row_count FROM reports
    WHERE state = 'frozen' AND (%(day)s::date IS NULL OR report_day = %(day)s) ORDER BY report_day, version"""


@dataclass(frozen=True, slots=True)
class Verified:
    """A frozen report, and whether its rows still make the hash that was kept."""

    report_day: date
    version: int
    digest: bytes
    holds: bool


def run(report_id: UUID, url: str) -> None:
    """Freeze what was signed, all in one transaction: a job that is killed leaves nothing, and is run again.

    Goes back to a draft where something was recorded since it was signed, or where a check that blocks finds anybody.
    """
    with city(url) as connection:
        row = connection.execute(_WAITING, {"id": report_id}).fetchone()
        if row is None:
            return
        day, version, known, signed = row
        params = {**given(day, known), "id": report_id, "signed": signed}
        why, findings = _in_the_way(connection, params)
        if why:
            connection.execute(_RETURNED, {"id": report_id, "why": why, "findings": json.dumps(findings)})
            return
        written = connection.execute(_ROWS, params).rowcount
        with connection.cursor(row_factory=dict_row) as cursor:
            counts = cursor.execute(COUNTED, params).fetchall()
        made = digest(head(day, version, known), _lines(connection, report_id))
        connection.execute(_FROZEN, {"id": report_id, "rows": written, "counts": json.dumps(counts), "digest": made})


def verify(url: str, day: date | None = None) -> list[Verified]:
    """Make the hash of every frozen report (of a day) again from its rows, and hold it to the one that was kept."""
    with city(url) as connection:
        kept = connection.execute(_KEPT, {"day": day}).fetchall()
        return [
            Verified(on, version, held, digest(head(on, version, known), _lines(connection, report_id)) == held)
            for report_id, on, version, known, held, _rows in kept
        ]


def _in_the_way(connection: Connection, params: dict[str, object]) -> tuple[str, dict[str, int]]:
    changed = connection.execute(_CHANGED, params).fetchone()
    with connection.cursor(row_factory=dict_row) as cursor:
        found = cursor.execute(COUNTS, params).fetchone() or {}
    if any(found[name] for name in blocking()):
        return "blocked", found
    return ("changed" if changed and changed[0] else ""), found


def _lines(connection: Connection, report_id: UUID) -> Iterator[tuple[object, ...]]:
    with connection.cursor("lines") as cursor:
        cursor.itersize = IN_ONE_GO
        yield from cursor.execute(_LINES, {"id": report_id})
