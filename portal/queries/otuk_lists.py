"""OTUK lists as somebody may see them: the district's and its Nav office's own, UDA all; and how far each has come.

A list's own numbers are those of its day. What is counted of its rows is counted among those that the reader may read.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from portal.queries.reading import one, rows

FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Sent:
    """A list and its review: `state` is the newest step, `done` and `on_list` are of the rows that one may read."""

    id: UUID
    for_date: date
    school_year: int
    unit: str
    youths: int
    arrived: int
    gone: int
    review_by: date
    sent_at: datetime
    sent_by: str | None
    previous_id: UUID | None
    opened_at: datetime | None
    opened_by: str | None
    state: str | None
    state_at: datetime | None
    state_by: str | None
    summary: dict[str, Any] | None
    done: int

    @property
    def finished(self) -> bool:
        return self.state == FINISHED

    def late(self, today: date) -> bool:
        """Not finished, and the day for it has passed."""
        return not self.finished and today > self.review_by

    @property
    def share(self) -> int:
        """Per cent of the rows that are done; an empty list is done."""
        return 100 if self.finished or not self.youths else min(100, self.done * 100 // self.youths)


@dataclass(frozen=True, slots=True)
class Opening:
    """Who opened the list, in which role, when."""

    name: str
    role: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class District:
    """What a list would hold now, were it sent."""

    unit: str
    youths: int
    arrived: int
    previous: date | None


@dataclass(frozen=True, slots=True)
class Departure:
    """So many left the list on this day; None where it was for another reason than a new status."""

    left_on: date | None
    youths: int


FIELDS = """SELECT l.id, l.for_date, l.school_year, u.name AS unit, l.youths, l.arrived, l.gone, l.review_by, l.sent_at,
        p.name AS sent_by, l.previous_id, o.opened_at, o.name AS opened_by, t.kind AS state, t.at AS state_at,
        q.name AS state_by, t.summary, v.done
    FROM otuk_lists l JOIN units u ON u.id = l.unit_id LEFT JOIN people p ON p.id = l.sent_by
    LEFT JOIN LATERAL (SELECT x.opened_at, w.name FROM list_openings x JOIN people w ON w.id = x.person_id
        WHERE x.list_id = l.id ORDER BY x.opened_at, x.person_id LIMIT 1) o ON true
    LEFT JOIN LATERAL (SELECT x.* FROM list_steps x WHERE x.list_id = l.id ORDER BY x.number DESC LIMIT 1) t ON true
    LEFT JOIN people q ON q.id = t.person_id
    CROSS JOIN LATERAL (SELECT count(*)::integer AS done FROM (
        SELECT DISTINCT ON (r.youth_id) r.known, r.reached, r.with_nav FROM list_reviews r WHERE r.list_id = l.id
        ORDER BY r.youth_id, r.version DESC) n
        WHERE n.known IS NOT NULL AND n.reached IS NOT NULL AND n.with_nav IS NOT NULL) v"""
NEWEST = f"{FIELDS} WHERE l.school_year >= %(since)s ORDER BY l.for_date DESC, u.name, l.id LIMIT 200"
BY_ID = f"{FIELDS} WHERE l.id = %(id)s"
DAYS = """SELECT DISTINCT l.for_date FROM otuk_lists l WHERE l.school_year = %(year)s ORDER BY l.for_date"""
OPENINGS = """SELECT p.name, s.role, o.opened_at FROM list_openings o JOIN people p ON p.id = o.person_id
    JOIN policy.seats s ON s.id = o.seat_id WHERE o.list_id = %(id)s ORDER BY o.opened_at, p.name"""
DEPARTED = "SELECT left_on, youths FROM policy.departed(%(id)s)"
STANDS = """y.status_code = 'OTUK' AND y.protection = 'none' AND y.case_ended_at IS NULL"""
PREVIEW = f"""SELECT u.name AS unit, coalesce(c.youths, 0) AS youths, coalesce(c.arrived, 0) AS arrived,
        p.for_date AS previous
    FROM units u
    LEFT JOIN LATERAL (SELECT l.id, l.for_date FROM otuk_lists l WHERE l.unit_id = u.id
                       ORDER BY l.sent_at DESC LIMIT 1) p ON true
    LEFT JOIN LATERAL (
        SELECT count(*)::integer AS youths, (count(*) FILTER (WHERE r.youth_id IS NULL))::integer AS arrived
        FROM youths y LEFT JOIN otuk_list_rows r ON r.list_id = p.id AND r.youth_id = y.id
        WHERE y.district_no = u.district_no AND {STANDS}) c ON true
    WHERE u.kind = 'district' AND u.district_no IS NOT NULL AND u.closed_on IS NULL ORDER BY u.name"""  # noqa: S608 - our own words only
LEFT_OUT = """SELECT (count(*) FILTER (WHERE y.protection <> 'none'))::integer AS protected,
        (count(*) FILTER (WHERE y.protection = 'none'))::integer AS nowhere
    FROM youths y WHERE y.status_code = 'OTUK' AND y.case_ended_at IS NULL AND y.district_no IS NULL"""
REVIEWS = """SELECT u.name AS unit, count(*) FILTER (WHERE t.kind = 'finished') AS reviews
    FROM otuk_lists l JOIN units u ON u.id = l.unit_id
    LEFT JOIN LATERAL (SELECT x.kind FROM list_steps x WHERE x.list_id = l.id ORDER BY x.number DESC LIMIT 1) t ON true
    WHERE l.school_year = %(year)s GROUP BY u.name ORDER BY u.name"""


def newest(since_school_year: int) -> list[Sent]:
    """The lists that one may see, from a school year on, the newest first."""
    return rows(Sent, NEWEST, {"since": since_school_year})


def get(list_id: UUID) -> Sent | None:
    """One list, or None where it is not there or another's."""
    return one(Sent, BY_ID, {"id": list_id})


def days_sent(school_year: int) -> list[date]:
    """The days of the school year for which lists have been sent."""
    return [row["for_date"] for row in rows(dict[str, date], DAYS, {"year": school_year})]


def openings(list_id: UUID) -> list[Opening]:
    """The receipt, the first to open it first."""
    return rows(Opening, OPENINGS, {"id": list_id})


def departed(list_id: UUID) -> list[Departure]:
    """How many have left the list since it was sent."""
    return rows(Departure, DEPARTED, {"id": list_id})


def preview() -> list[District]:
    """What each district's list would hold now."""
    return rows(District, PREVIEW)


def left_out() -> tuple[int, int]:
    """How many stand on no list: of protected address (TD-13), and without a district."""
    found = one(dict[str, int], LEFT_OUT)
    return (found["protected"], found["nowhere"]) if found else (0, 0)


def reviews(school_year: int) -> dict[str, int]:
    """How many lists each district has reviewed in the school year (TE-10)."""
    found = rows(dict[str, Any], REVIEWS, {"year": school_year})
    return {row["unit"]: row["reviews"] for row in found}
