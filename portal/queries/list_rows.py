"""The rows of a sent list as they may be read today: who may no longer be read stands in no row of them (bug:15)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.domain.otuk_lists import Findings, Known, Reached, WithNav
from portal.queries.reading import one, rows

PAGE = 25


@dataclass(frozen=True, slots=True)
class ListRow:
    """A youth on a list: list level as it was, what the review has found, and what was reported."""

    list_id: UUID
    youth_id: UUID
    number: int
    change: str
    first_name: str
    last_name: str
    birth_year: int | None
    district: str | None
    school: str | None
    registered_on: date | None
    entry_reason: str | None
    status_code: str
    status_on: date | None
    code_now: str | None
    code_since: date | None
    on_list: bool
    opens: bool
    version: int
    known: str | None
    reached: str | None
    with_nav: str | None
    by: str | None
    by_unit: str | None
    at: datetime | None
    report_state: str | None
    report_activity: str | None
    report_start: date | None
    report_reason: str | None

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"

    @property
    def findings(self) -> Findings:
        """The answers so far."""
        return Findings(
            Known(self.known) if self.known else None,
            Reached(self.reached) if self.reached else None,
            WithNav(self.with_nav) if self.with_nav else None,
        )

    @property
    def done(self) -> bool:
        """All is answered."""
        return self.findings.done


@dataclass(frozen=True, slots=True)
class Progress:
    """Of the rows that one may read and that still stand on the list: how many there are, and what was found."""

    readable: int
    standing: int
    done: int
    known: int
    reached: int
    tried: int
    agreed: int
    to_agree: int
    reported: int
    arrived: int

    @property
    def undone(self) -> int:
        return self.standing - self.done


SHOWS = {
    "all": "true",
    "undone": "x.on_list AND NOT x.is_done",
    "done": "x.is_done",
    "new": "x.change = 'new'",
    "nav": "x.with_nav IN ('to_agree', 'agreed')",
}
"""What of a list can be shown."""

BODY = """SELECT r.list_id, r.youth_id, r.number, r.change, y.first_name, y.last_name, y.birth_year, l.name AS district,
        s.name AS school, r.registered_on, r.entry_reason, r.status_code, r.status_on, r.for_date,
        y.status_code AS code_now, y.status_on AS code_since,
        coalesce(y.status_code = 'OTUK' AND y.protection = 'none' AND y.case_ended_at IS NULL
                 AND coalesce(y.district_no = l.district_no, l.id IS NULL), false) AS on_list,
        v.version, v.known, v.reached, v.with_nav, v.author, v.author_seat, v.recorded_at,
        v.known IS NOT NULL AND v.reached IS NOT NULL AND v.with_nav IS NOT NULL AS is_done
    FROM otuk_list_rows r JOIN youths y ON y.id = r.youth_id
    LEFT JOIN (SELECT k.id, k.district_no, u.name FROM otuk_lists k JOIN units u ON u.id = k.unit_id) l
        ON l.id = r.list_id
    LEFT JOIN units s ON s.id = r.school_unit_id
    LEFT JOIN LATERAL (SELECT w.* FROM list_reviews w WHERE w.list_id = r.list_id AND w.youth_id = r.youth_id
                       ORDER BY w.version DESC LIMIT 1) v ON true
    WHERE {where}"""
REPORT = """LEFT JOIN LATERAL (SELECT b.* FROM status_reports b WHERE b.youth_id = x.youth_id
                           AND (b.state = 'waiting' OR b.reported_on >= x.for_date)
                       ORDER BY b.recorded_at DESC, b.id LIMIT 1) b ON true"""
WHOLE = f"""SELECT x.list_id, x.youth_id, x.number, x.change, x.first_name, x.last_name, x.birth_year, x.district,
        x.school, x.registered_on, x.entry_reason, x.status_code, x.status_on, x.code_now, x.code_since, x.on_list,
        EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = x.youth_id
                AND a.basis <> 'list' AND (a.read_mask & 1) <> 0 AND a.period @> policy.now()) AS opens,
        coalesce(x.version, 0) AS version, x.known, x.reached, x.with_nav, p.name AS by, n.name AS by_unit,
        x.recorded_at AS at, b.state AS report_state, b.activity AS report_activity, b.activity_start AS report_start,
        b.decided_reason AS report_reason
    FROM ({{body}}) x
    LEFT JOIN people p ON p.id = x.author
    LEFT JOIN policy.seats t ON t.id = x.author_seat LEFT JOIN units n ON n.id = t.unit_id
    {REPORT}
    ORDER BY {{order}}"""  # noqa: S608 - our own words only
OF_LIST = BODY.format(where="r.list_id = %(list)s AND r.number > %(after)s")
PAGES = {
    show: WHOLE.format(
        body=f"SELECT * FROM ({OF_LIST}) x WHERE {which} ORDER BY x.number LIMIT {PAGE + 1}",  # noqa: S608 - ours
        order="x.number",
    )
    for show, which in SHOWS.items()
}
EVERYONE = {
    show: WHOLE.format(body=f"SELECT * FROM ({OF_LIST}) x WHERE {which}", order="x.number")  # noqa: S608 - ours
    for show, which in SHOWS.items()
}
ONE = WHOLE.format(body=BODY.format(where="r.list_id = %(list)s AND r.youth_id = %(youth)s"), order="x.number")
PROGRESS = f"""SELECT count(*)::integer AS readable, (count(*) FILTER (WHERE x.on_list))::integer AS standing,
        (count(*) FILTER (WHERE x.on_list AND x.is_done))::integer AS done,
        (count(*) FILTER (WHERE x.known = 'yes'))::integer AS known,
        (count(*) FILTER (WHERE x.reached = 'dialogue'))::integer AS reached,
        (count(*) FILTER (WHERE x.reached = 'no_reply'))::integer AS tried,
        (count(*) FILTER (WHERE x.with_nav = 'agreed'))::integer AS agreed,
        (count(*) FILTER (WHERE x.with_nav = 'to_agree'))::integer AS to_agree,
        (count(*) FILTER (WHERE EXISTS (SELECT FROM status_reports b WHERE b.youth_id = x.youth_id
            AND (b.state = 'waiting' OR b.reported_on >= x.for_date))))::integer AS reported,
        (count(*) FILTER (WHERE x.change = 'new'))::integer AS arrived
    FROM ({BODY.format(where="r.list_id = %(list)s")}) x"""  # noqa: S608 - our own words only
GONE = """SELECT y.first_name || ' ' || y.last_name AS name FROM otuk_list_rows r JOIN youths y ON y.id = r.youth_id
    WHERE r.list_id = %(previous)s AND NOT EXISTS (SELECT FROM otuk_list_rows n WHERE n.list_id = %(list)s
                                                   AND n.youth_id = r.youth_id) ORDER BY y.sort_key, y.id LIMIT 100"""
MY_YOUTHS = WHOLE.format(
    body=f"""SELECT DISTINCT ON (x.youth_id) x.* FROM policy.access a JOIN LATERAL (
        {BODY.format(where="r.youth_id = a.youth_id AND r.for_date >= %(since)s")}) x ON true
        WHERE a.seat_id = policy.seat() AND a.basis = 'duty' AND a.period @> policy.now()
        ORDER BY x.youth_id, x.number""",  # noqa: S608 - the same
    order="x.last_name, x.first_name, x.youth_id",
)


def page(list_id: UUID, show: str, after: int) -> tuple[list[ListRow], bool]:
    """A page of the rows behind a number, and whether there are more."""
    found = rows(ListRow, PAGES[show], {"list": list_id, "after": after})
    return found[:PAGE], len(found) > PAGE


def everyone(list_id: UUID, show: str) -> list[ListRow]:
    """Every row that one may read, for a file."""
    return rows(ListRow, EVERYONE[show], {"list": list_id, "after": 0})


def get(list_id: UUID, youth_id: UUID) -> ListRow | None:
    """One row, or None where it is not there or not to be read."""
    return one(ListRow, ONE, {"list": list_id, "youth": youth_id})


def progress(list_id: UUID) -> Progress:
    """How far the review has come."""
    found = one(Progress, PROGRESS, {"list": list_id})
    return found or Progress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def gone(list_id: UUID, previous_id: UUID) -> list[str]:
    """Those of the list before who are not on this one, as far as one may read them."""
    return [row["name"] for row in rows(dict[str, str], GONE, {"list": list_id, "previous": previous_id})]


def of_my_youths(since: date) -> list[ListRow]:
    """One's own youths, by duty, who stand on a list of a day since then: what the district's review has found."""
    return rows(ListRow, MY_YOUTHS, {"since": since})
