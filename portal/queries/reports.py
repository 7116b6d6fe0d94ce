"""Reports to Udir: what is begun, what is frozen, and what everybody is counted as."""
# ruff: noqa: S608 - put together from names that stand in the product's own code only

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from portal.domain.report_codes import Count
from portal.domain.report_form import Line
from portal.queries.reading import one, rows
from portal.queries.report_standing import LINE, STANDING, given

PAGE: Final = 50
_REPORT: Final = """
    SELECT r.id, r.report_day, r.version, r.corrects, r.reason, r.state, r.opened_at, o.name AS opened_name,
           r.checked_at, c.name AS checked_name, r.findings, r.signed_name, r.signed_at, r.known_at, r.returned,
           r.row_count, r.counts, r.digest
    FROM reports r LEFT JOIN people o ON o.id = r.opened_by LEFT JOIN people c ON c.id = r.checked_by"""
COUNTED: Final = f"""
    SELECT r.code, r.via_ot, r.national, count(*) AS youths FROM ({STANDING}) r WHERE r.code IS NOT NULL
    GROUP BY r.code, r.via_ot, r.national ORDER BY r.code, r.via_ot, r.national"""
"""The whole report in numbers, by code: one reading of everybody."""
_NAMED: Final = """
    SELECT r.youth_id, y.first_name || ' ' || y.last_name AS name, y.birth_year, r.code, r.via_ot, r.status_on,
           r.registered_on, r.national, i.number_digest IS NOT NULL AS numbered, y.sort_key
    FROM ({rows}) r JOIN youths y ON y.id = r.youth_id LEFT JOIN youth_identities i ON i.youth_id = r.youth_id
    WHERE r.code IS NOT NULL AND (%(code)s = '' OR r.code = %(code)s)
      AND (y.sort_key, y.id) > (%(name)s, %(youth)s::uuid)
    ORDER BY y.sort_key, y.id LIMIT {most}"""
_FROZEN: Final = "SELECT * FROM report_rows WHERE report_id = %(report)s"


@dataclass(frozen=True, slots=True)
class Report:
    """A version of a report; `counts` and `digest` are there when it is frozen."""

    id: UUID
    report_day: date
    version: int
    corrects: UUID | None
    reason: str
    state: str
    opened_at: datetime
    opened_name: str | None
    checked_at: datetime | None
    checked_name: str | None
    findings: dict[str, int]
    signed_name: str
    signed_at: datetime | None
    known_at: datetime | None
    returned: str
    row_count: int | None
    counts: list[dict[str, Any]]
    digest: bytes | None

    @property
    def frozen(self) -> bool:
        return self.state == "frozen"

    @property
    def kept_counts(self) -> list[Count]:
        """What was counted when it was frozen."""
        return [Count(**row) for row in self.counts]


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A youth in the report, as the page shows it: the number stays masked."""

    youth_id: UUID
    name: str
    birth_year: int | None
    code: str
    via_ot: bool | None
    status_on: date
    registered_on: date | None
    national: bool | None
    numbered: bool | None
    sort_key: str


@dataclass(frozen=True, slots=True)
class Place:
    """Which rows: a code or all, from the key of a row on."""

    code: str = ""
    after: tuple[str, UUID] | None = None


def newest(most: int = PAGE) -> list[Report]:
    """All versions, the latest day first."""
    return rows(Report, f"{_REPORT} ORDER BY r.report_day DESC, r.version DESC LIMIT %(most)s", {"most": most})


def get(report_id: UUID) -> Report | None:
    return one(Report, f"{_REPORT} WHERE r.id = %(id)s", {"id": report_id})


def versions(day: date) -> list[Report]:
    """Those of one day, the first first."""
    return rows(Report, f"{_REPORT} WHERE r.report_day = %(day)s ORDER BY r.version", {"day": day})


def counted(day: date, known: datetime) -> list[Count]:
    """Everybody as of a day as known at an instant, by code."""
    return rows(Count, COUNTED, given(day, known))


def frozen_rows(report_id: UUID, place: Place) -> list[NamedRow]:
    """Those in a frozen report, by name: a page, and one more where there is more."""
    return rows(NamedRow, _NAMED.format(rows=_FROZEN, most=PAGE + 1), {**_place(place), "report": report_id})


def live_rows(day: date, known: datetime, place: Place) -> list[NamedRow]:
    """The same, as it is known at an instant."""
    return rows(NamedRow, _NAMED.format(rows=STANDING, most=PAGE + 1), {**_place(place), **given(day, known)})


def lines(report_id: UUID) -> list[Line]:
    """What was frozen, by youth; without those across a conflict of interest of the reader."""
    return rows(Line, f"SELECT {LINE} FROM report_rows WHERE report_id = %(id)s ORDER BY youth_id", {"id": report_id})


@dataclass(frozen=True, slots=True)
class Told:
    """Who the youth of a row is, for UDA's own file: the number is sealed, with the youth's id."""

    youth_id: UUID
    number_sealed: bytes | None
    birth_date: date | None
    first_name: str
    last_name: str


def identities(report_id: UUID) -> dict[UUID, Told]:
    """Those in a frozen report."""
    found = rows(
        Told,
        """SELECT r.youth_id, i.number_sealed, i.birth_date, y.first_name, y.last_name
           FROM report_rows r JOIN youths y ON y.id = r.youth_id LEFT JOIN youth_identities i ON i.youth_id = y.id
           WHERE r.report_id = %(id)s""",
        {"id": report_id},
    )
    return {told.youth_id: told for told in found}


def conflicted() -> bool:
    """Whether the reader has declared a conflict of interest with anybody: a reading may then lack a row."""
    found = one(dict, "SELECT cardinality(policy.conflicts()) > 0 AS lacking")
    return bool(found and found["lacking"])


def _place(place: Place) -> dict[str, object]:
    name, youth = place.after or ("", UUID(int=0))
    return {"code": place.code, "name": name, "youth": youth}
