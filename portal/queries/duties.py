"""What the code set asks to be done as time goes: derived from statuses, contacts and the register by one statement.

A duty is done when the log says so: a contact with that purpose since it fell due. No job writes or clears anything.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final
from uuid import UUID

from portal.domain.calendar import school_year_start
from portal.domain.reference import annual_wheel
from portal.queries.reading import rows

SHOWN: Final = 5
AHEAD: Final = timedelta(days=14)
DEADLINES: Final = frozenset({"W-004", "W-005", "W-006", "W-007"})
"""Registration deadlines in VIGO-OT: 10 November, February, April and June (R 6.3.1)."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that a youth's status asks for; `since` is when it fell due, `total` how many wait for the same."""

    youth_id: UUID
    first_name: str
    last_name: str
    kind: str
    since: date
    total: int

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


_DONE: Final = """NOT EXISTS (SELECT FROM contact_attempts c WHERE c.youth_id = m.youth_id
        AND c.made_at >= {since}::timestamp AT TIME ZONE 'Europe/Oslo' AND c.purpose = ANY (ARRAY[{purposes}]))"""
_ANY: Final = """NOT EXISTS (SELECT FROM contact_attempts c WHERE c.youth_id = m.youth_id
        AND c.made_at >= {since}::timestamp AT TIME ZONE 'Europe/Oslo')"""
_POSTPONED: Final = "coalesce((m.facts->>'postponement_applied')::boolean, false)"
_ENDED: Final = "(m.facts->>'expected_end')::date"
_QUIT: Final = """(SELECT max(p.last_day) FROM school_spells p WHERE p.youth_id = m.youth_id
        HAVING bool_and(p.last_day < %(today)s))"""


def _lacks(since: str, *purposes: str) -> str:
    return _DONE.format(since=since, purposes=", ".join(f"'{purpose}'" for purpose in purposes))


KINDS: Final = (
    ("recode", _QUIT, f"m.code = 'ELVG_IM' AND {_QUIT} IS NOT NULL"),
    ("after_service", _ENDED, f"m.code = 'OTMI' AND {_ENDED} <= %(today)s AND {_ANY.format(since=_ENDED)}"),
    ("inform_service", "m.since", f"m.code = 'OTMI' AND {_lacks('m.since', 'after_service')}"),
    ("offer_again", "%(year)s::date",
     f"m.code = 'OTNO' AND m.since < %(year)s AND {_lacks('%(year)s::date', 'offer_follow_up')}"),
    ("guidance", "m.since",
     f"m.code IN ('OTBA', 'OTSY') AND NOT {_POSTPONED} AND {_lacks('m.since', 'offer_guidance')}"),
    ("explain", "%(deadline)s::date",
     f"m.code = 'OTUK' AND %(deadline)s - %(today)s <= %(ahead)s AND {_ANY.format(since='%(before)s::date')}"),
    ("inform_rights", "m.since", f"m.code = 'OTOV' AND {_lacks('m.since', 'inform_rights')}"),
)  # fmt: skip
"""A kind, when it fell due, and whom it is about: TX-09; K-061 twice; K-059; K-063 and K-067; 2c; K-009 and K-053."""
_CASES: Final = " ".join(f"WHEN {which} THEN '{kind}'" for kind, _, which in KINDS)
_SINCE: Final = " ".join(f"WHEN '{kind}' THEN {since}" for kind, since, _ in KINDS)
_MINE: Final = """SELECT a.youth_id FROM policy.access a WHERE a.seat_id = policy.seat() AND a.basis = 'duty'
        AND a.period @> policy.now() AND a.youth_id <> ALL (policy.conflicts()) GROUP BY a.youth_id"""
STATEMENT: Final = f"""
    WITH whose AS MATERIALIZED ({{whose}}), m AS (
        SELECT y.id AS youth_id, y.first_name, y.last_name, y.sort_key, s.code, s.valid_from AS since,
               coalesce(f.facts, '{{{{}}}}'::jsonb) AS facts
        FROM whose w JOIN youths y ON y.id = w.youth_id
        CROSS JOIN LATERAL (
            SELECT s.id, s.code, s.valid_from FROM statuses s WHERE s.youth_id = y.id AND s.valid_from <= %(today)s
              AND NOT EXISTS (SELECT FROM status_annulments x WHERE x.status_id = s.id)
            ORDER BY s.valid_from DESC, s.recorded_at DESC, s.id DESC LIMIT 1) s
        LEFT JOIN status_facts f ON f.status_id = s.id AND f.category = 25
        WHERE y.case_ended_at IS NULL
    ), due AS (
        SELECT m.*, CASE {_CASES} END AS kind FROM m
    ), dated AS (
        SELECT m.youth_id, m.first_name, m.last_name, m.sort_key, m.kind, CASE m.kind {_SINCE} END AS since
        FROM due m WHERE m.kind IS NOT NULL
    ), placed AS (
        SELECT d.*, (count(*) OVER same)::integer AS total,
               row_number() OVER (same ORDER BY d.since, d.sort_key, d.youth_id) AS place
        FROM dated d WINDOW same AS (PARTITION BY d.kind)
    )
    SELECT youth_id, first_name, last_name, kind, since, total FROM placed WHERE place <= {SHOWN}
    ORDER BY array_position(ARRAY[{", ".join(f"'{kind}'" for kind, *_ in KINDS)}], kind), place
"""  # noqa: S608 - our own words only
OF_MINE: Final = STATEMENT.format(whose=_MINE)
OF_ONE: Final = STATEMENT.format(whose="SELECT %(youth)s::uuid AS youth_id")


def mine(today: date) -> list[Duty]:
    """What waits at one's own seat, the first SHOWN of each kind; a youth stands under the first that fits."""
    return rows(Duty, OF_MINE, given(today))


def of_youth(youth_id: UUID, today: date) -> list[Duty]:
    """What the youth's status asks for now, as far as this reader may see what it hangs on."""
    return rows(Duty, OF_ONE, {**given(today), "youth": youth_id})


@cache
def _deadline_days() -> tuple[tuple[int, int], ...]:
    found = (row.when.split("-") for row in annual_wheel() if row.id in DEADLINES)
    return tuple(sorted((int(month), int(day)) for month, day in found))


def deadlines(today: date) -> tuple[date, date]:
    """The registration deadline before today, and the one that is today or comes next."""
    days = [date(year, *day) for year in (today.year - 1, today.year, today.year + 1) for day in _deadline_days()]
    return max(day for day in days if day < today), min(day for day in days if day >= today)


def given(today: date) -> dict[str, object]:
    """What the statements are told of a day."""
    before, deadline = deadlines(today)
    return {
        "today": today, "year": school_year_start(today), "deadline": deadline, "before": before, "ahead": AHEAD.days,
    }  # fmt: skip
