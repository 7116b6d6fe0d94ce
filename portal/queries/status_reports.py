"""What was reported of youths: UDA's queue, and what became of one's own reports."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.domain.reported_activities import Standing, Told
from portal.queries.reading import one, rows

PAGE = 25
MINE_SINCE_MOST = 100


@dataclass(frozen=True, slots=True)
class Report:
    """A report; the name is None where the youth may no longer be read."""

    id: UUID
    youth_id: UUID
    name: str | None
    birth_year: int | None
    district: str | None
    code_now: str | None
    code_since: date | None
    registered_on: date | None
    reporter: str
    code: str
    activity: str
    activity_start: date | None
    reported_on: date
    recorded_at: datetime
    by: str | None
    by_unit: str | None
    state: str
    decided_at: datetime | None
    decided_by: str | None
    decided_reason: str | None
    code_given: str | None

    @property
    def told(self) -> Told:
        """What the rules read of it."""
        return Told(self.reporter, self.activity, self.activity_start, self.reported_on, self.code)

    @property
    def standing(self) -> Standing:
        """How the youth stands now."""
        return Standing(self.code_now, self.registered_on)


FIELDS = """SELECT b.id, b.youth_id, y.first_name || ' ' || y.last_name AS name, y.birth_year, d.name AS district,
        y.status_code AS code_now, y.status_on AS code_since, y.registered_on, b.reporter, b.code, b.activity,
        b.activity_start, b.reported_on, b.recorded_at, p.name AS by, u.name AS by_unit, b.state, b.decided_at,
        q.name AS decided_by, b.decided_reason, t.code AS code_given
    FROM status_reports b LEFT JOIN youths y ON y.id = b.youth_id
    LEFT JOIN units d ON d.kind = 'district' AND d.district_no = y.district_no
    LEFT JOIN people p ON p.id = b.author LEFT JOIN policy.seats s ON s.id = b.author_seat
    LEFT JOIN units u ON u.id = s.unit_id LEFT JOIN people q ON q.id = b.decided_by
    LEFT JOIN statuses t ON t.id = b.status_id"""
QUEUE = f"""{FIELDS} WHERE b.state = 'waiting' AND (b.recorded_at, b.id) > (%(at)s, %(id)s)
    ORDER BY b.recorded_at, b.id LIMIT {PAGE + 1}"""
BY_ID = f"{FIELDS} WHERE b.id = %(id)s"
WAITING = "SELECT count(*)::integer AS n FROM (SELECT FROM status_reports b WHERE b.state = 'waiting' LIMIT 1001) x"
MINE = f"""{FIELDS} WHERE b.author_seat = policy.seat() ORDER BY b.recorded_at DESC, b.id LIMIT {MINE_SINCE_MOST}"""
DECIDED = f"""{FIELDS} WHERE b.state <> 'waiting' ORDER BY b.decided_at DESC, b.id LIMIT 10"""


def queue(after: tuple[datetime, UUID] | None) -> tuple[list[Report], bool]:
    """What waits for UDA, the oldest first, behind a key; and whether there is more."""
    at, report_id = after or ("-infinity", UUID(int=0))
    found = rows(Report, QUEUE, {"at": at, "id": report_id})
    return found[:PAGE], len(found) > PAGE


def waiting() -> int:
    """How many wait, counted up to 1 001."""
    found = one(dict[str, int], WAITING)
    return found["n"] if found else 0


def get(report_id: UUID) -> Report | None:
    """One report, or None where it is not for this reader."""
    return one(Report, BY_ID, {"id": report_id})


def mine() -> list[Report]:
    """What one's own seat has reported, the newest first, and what became of it."""
    return rows(Report, MINE)


def decided() -> list[Report]:
    """The newest answers."""
    return rows(Report, DECIDED)
