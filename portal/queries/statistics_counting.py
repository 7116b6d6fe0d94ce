"""What statistics count, as SQL over one youth `y`: the job counts by these expressions, and the list opens by them.

Given: `first` and `day` of the time counted, `since` and `at` the instants they begin and end at.
"""

# ruff: noqa: S608 - every blank is filled with our own words

from collections.abc import Mapping
from typing import Any, Final

from portal.domain.calendar import day_bounds, oslo_midnight
from portal.domain.statistics import DAYS, NO_DISTRICT, NO_SCHOOL, OVER, REASONS, UNDER
from portal.domain.target_group_rows import ROWS as _TARGET_ROWS
from portal.queries import status_history

_IN_TIME: Final = "g.youth_id = y.id AND g.registered_on BETWEEN %(first)s AND %(day)s"
REGISTERED: Final = f"EXISTS (SELECT FROM registrations g WHERE {_IN_TIME})"
"""The target group of a school year: whoever is registered in it (K-002)."""
_FIRST_ON: Final = f"(SELECT min(g.registered_on) FROM registrations g WHERE {_IN_TIME})"
_DAYS_TO_CONTACT: Final = f"""(SELECT min(a.made_at AT TIME ZONE 'Europe/Oslo')::date - {_FIRST_ON}
    FROM contact_attempts a WHERE a.youth_id = y.id AND a.counts AND a.made_at >= %(since)s AND a.made_at < %(at)s)"""
SCHOOL: Final = f"""coalesce((SELECT t.unit_id FROM responsibilities p JOIN policy.seats t ON t.id = p.seat_id
    WHERE p.youth_id = y.id AND p.duty = 'school' AND p.period @> %(at)s LIMIT 1), {NO_SCHOOL})"""
DISTRICT: Final = f"""coalesce((SELECT u.id FROM units u
    WHERE u.kind = 'district' AND u.district_no = y.district_no LIMIT 1), {NO_DISTRICT})"""
_STATUS_THEN: Final = f"""(SELECT q.code FROM ({
    status_history.as_of(day="%(day)s", known="policy.now()", among="s.youth_id = y.id", columns="s.youth_id, s.code")
}) q)"""
_UNDECIDED: Final = ("TA-01", "TA-08a")
_OUT: Final = ("TA-02", "TA-03", "TA-04", "TA-04h", "TA-05", "TA-06", "TA-07", "TA-08b", "TA-10", "TA-11", "TA-20")
_IN: Final = tuple(sorted({row.id for row in _TARGET_ROWS} - {*_UNDECIDED, *_OUT}))
"""Rows of table 2a by what they say of Oslo's target group; what the last run over the city decided by."""


def _one_of(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _within() -> str:
    steps = " ".join(f"WHEN d.days <= {days} THEN 'days{days}'" for days in DAYS)
    return f"""(SELECT CASE {steps} WHEN d.days IS NULL THEN 'none' ELSE 'later' END
        FROM (SELECT {_DAYS_TO_CONTACT}) d (days))"""


EXPRESSIONS: Final[Mapping[str, str]] = {
    "status": "coalesce(y.status_code, 'unknown')",
    "reason": f"""coalesce((SELECT g.entry_reason FROM registrations g WHERE {_IN_TIME}
        AND g.entry_reason IN ({_one_of(REASONS)})
        ORDER BY g.registered_on DESC, g.entry_reason LIMIT 1), 'unknown')""",
    "gender": """coalesce((SELECT CASE i.gender WHEN 'female' THEN 'girl' WHEN 'male' THEN 'boy' END
        FROM youth_identities i WHERE i.youth_id = y.id), 'unknown')""",
    "age": f"""coalesce(least(greatest(
        extract(year FROM %(day)s::date)::integer - y.birth_year, {UNDER}), {OVER})::text, 'unknown')""",
    "years": """CASE WHEN EXISTS (SELECT FROM registrations b WHERE b.youth_id = y.id AND b.registered_on < %(first)s)
        THEN 'again' ELSE 'first' END""",
    "target": f"""coalesce((SELECT CASE WHEN s.target_rule IN ({_one_of(_IN)}) THEN 'yes'
        WHEN s.target_rule IN ({_one_of(_OUT)}) THEN 'no' END
        FROM assignments s WHERE s.youth_id = y.id), 'unknown')""",
    "contact": _within(),
    "consent": """CASE WHEN EXISTS (SELECT FROM consents c WHERE c.youth_id = y.id AND c.decision = 'given'
        AND c.decided_at >= %(since)s AND c.decided_at < %(at)s) THEN 'yes' ELSE 'no' END""",
    "meeting": """CASE WHEN EXISTS (SELECT FROM meetings m WHERE m.youth_id = y.id AND m.state = 'called'
        AND upper(m.period) > %(since)s) THEN 'yes' ELSE 'no' END""",
    "plan": """CASE WHEN EXISTS (SELECT FROM plans p WHERE p.youth_id = y.id AND p.recorded_at < %(at)s
        AND p.starts <= %(day)s AND p.ends >= %(first)s) THEN 'yes' ELSE 'no' END""",
}
"""A value of each dimension; a status is the present one, `THEN` the one that held."""
THEN: Final[Mapping[str, str]] = {**EXPRESSIONS, "status": f"coalesce({_STATUS_THEN}, 'unknown')"}


def given(first: Any, day: Any) -> dict[str, object]:  # noqa: ANN401 - dates
    """What the expressions ask for, from the first to the last day counted."""
    return {"first": first, "day": day, "since": oslo_midnight(first), "at": day_bounds(day)[1]}


def people(*, live: bool) -> str:
    """One row for each youth counted: school, district, and a value of each dimension."""
    columns = ", ".join(f"{sql} AS {key}" for key, sql in (EXPRESSIONS if live else THEN).items())
    return f"SELECT {SCHOOL} AS at_school, {DISTRICT} AS in_district, {columns} FROM youths y WHERE {REGISTERED}"
