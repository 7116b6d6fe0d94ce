"""The statuses of one youth: what stands, what is known of the facts, and the history in both times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from portal.domain.status_changes import Term
from portal.queries.reading import one, rows
from portal.queries.status_history import as_of as as_of_sql

OF_ONE: Final = as_of_sql(among="s.youth_id = %(youth)s AND s.id IS DISTINCT FROM %(besides)s")
KNOWN: Final = """
    SELECT i.birth_date, y.registered_on, r.county_of_residence AS county, r.institution_kind, r.institution_in_oslo,
           (SELECT max(g.registered_on) FROM registrations g WHERE g.youth_id = y.id
              AND g.registered_on <= %(day)s) AS episode_from,
           coalesce((SELECT extract(epoch FROM max(x.at))::text FROM (
               SELECT s.recorded_at FROM statuses s WHERE s.youth_id = y.id
               UNION ALL SELECT a.recorded_at FROM status_annulments a WHERE a.youth_id = y.id) x (at)), '') AS seen
    FROM youths y LEFT JOIN youth_identities i ON i.youth_id = y.id LEFT JOIN youth_registers r ON r.youth_id = y.id
    WHERE y.id = %(youth)s"""
HISTORY: Final = """
    SELECT s.id, s.code, s.via_ot, s.valid_from, s.recorded_at, s.source, s.rule, p.name AS person,
           a.recorded_at AS annulled_at, a.reason AS annulled_because, q.name AS annulled_by,
           f.facts, n.facts AS reason
    FROM statuses s LEFT JOIN people p ON p.id = s.recorded_by
    LEFT JOIN status_annulments a ON a.status_id = s.id LEFT JOIN people q ON q.id = a.recorded_by
    LEFT JOIN status_facts f ON f.status_id = s.id AND f.category = 25
    LEFT JOIN status_facts n ON n.status_id = s.id AND n.category = 22
    WHERE s.youth_id = %(youth)s ORDER BY s.valid_from DESC, s.recorded_at DESC, s.id DESC LIMIT 200"""


@dataclass(frozen=True, slots=True)
class StatusAt:
    """The status that holds on a day, as it was known at an instant."""

    youth_id: UUID
    status_id: UUID
    code: str
    via_ot: bool | None
    valid_from: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What is known without asking; `episode_from` is the registration that runs on the day.

    `seen` names the newest that has been written of the youth's statuses: who writes says what they had seen.
    """

    birth_date: date | None
    registered_on: date | None
    county: str | None
    institution_kind: str | None
    institution_in_oslo: bool | None
    episode_from: date | None
    seen: str


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A line of the history; `annulled_at` is from when it was known to be wrong."""

    id: UUID
    code: str
    via_ot: bool | None
    valid_from: date
    recorded_at: datetime
    source: str
    rule: str
    person: str | None
    annulled_at: datetime | None
    annulled_because: str | None
    annulled_by: str | None
    facts: dict[str, Any] | None
    reason: dict[str, Any] | None


def as_of(youth_id: UUID, day: date, known_at: datetime, besides: UUID | None = None) -> StatusAt | None:
    """What held on a day as known at an instant; `besides` leaves one status out, as if it had not been written."""
    return one(StatusAt, OF_ONE, {"youth": youth_id, "day": day, "known": known_at, "besides": besides})


def known(youth_id: UUID, day: date) -> Known | None:
    """The facts that need not be asked for, as far as this reader may see them."""
    return one(Known, KNOWN, {"youth": youth_id, "day": day})


def history(youth_id: UUID) -> list[StatusRow]:
    """Every status that was ever written, the latest first; facts and reasons where this reader may see them."""
    return rows(StatusRow, HISTORY, {"youth": youth_id})


def terms() -> Mapping[str, Term]:
    """Until when each code may be set."""
    found = rows(Term, "SELECT code, valid_from, valid_to FROM status_code_terms ORDER BY code")
    return {term.code: term for term in found}
