"""Everything recorded about one youth that access ever hung on, for who could see what on a day that is past."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from portal.domain.consents import ConsentEvent, ConsentEventKind, ConsentRecord, Decided, Effect, Line, Term
from portal.domain.periods import Period
from portal.domain.words import Category, Protection, Role, Service, Verb
from portal.policy.cases import Responsibility
from portal.policy.day_views import Facts, Kept, Place, Situation
from portal.queries.reading import rows
from portal.queries.teams import DAYS_LOG, Glance


class Seat(NamedTuple):
    """Somebody who could see the youth, or could have been on a list that the youth stood on."""

    seat_id: int
    role: str
    unit_name: str
    district_no: str | None


class _Consent(NamedTuple):
    id: UUID
    decision: str
    decided_at: datetime
    recorded_at: datetime
    period: Any
    supersedes: UUID | None
    parties: list[int]


class _Line(NamedTuple):
    consent_id: UUID
    source: int
    seat_id: int
    category: int
    verb: str
    effect: str
    period: Any


class _Event(NamedTuple):
    consent_id: UUID
    kind: str
    at: datetime
    seat_id: int | None
    lines: list[tuple[int, int, int, str]]


SEATS = """
    SELECT s.id, s.role, u.name, u.district_no FROM policy.seats s JOIN units u ON u.id = s.unit_id
    WHERE s.id IN (SELECT seat_id FROM responsibilities WHERE youth_id = %(youth)s
                   UNION SELECT seat_id FROM consent_parties WHERE youth_id = %(youth)s)
       OR (s.role IN ('district_ot', 'nav_ot') AND u.district_no IN (
           SELECT district_no FROM youths WHERE id = %(youth)s
           UNION SELECT district_no FROM youth_pasts WHERE youth_id = %(youth)s))
    ORDER BY u.name, s.id
"""
DUTIES = "SELECT id, seat_id, period FROM responsibilities WHERE youth_id = %(youth)s"
FIRST_STATUS = "SELECT min(recorded_at) AS at FROM statuses WHERE youth_id = %(youth)s"
SITUATIONS = """
    SELECT x.status_code, x.protection, x.district_no, x.case_ended_at, x.until FROM (
        SELECT p.id, p.status_code, p.protection, p.district_no, p.case_ended_at, p.until FROM youth_pasts p
        WHERE p.youth_id = %(youth)s
        UNION ALL SELECT NULL, y.status_code, y.protection, y.district_no, y.case_ended_at, NULL FROM youths y
        WHERE y.id = %(youth)s) x
    ORDER BY x.id NULLS LAST
"""
CONSENTS = """
    SELECT c.id, c.decision, c.decided_at, c.recorded_at, c.period, c.supersedes,
           ARRAY(SELECT p.seat_id FROM consent_parties p WHERE p.consent_id = c.id AND p.youth_id = c.youth_id)
    FROM consents c WHERE c.youth_id = %(youth)s
"""
LINES = """
    SELECT consent_id, source, seat_id, category, verb, effect, period FROM consent_lines WHERE youth_id = %(youth)s
"""
EVENTS = """
    SELECT e.consent_id, e.kind, e.at, e.seat_id,
           coalesce((SELECT jsonb_agg(jsonb_build_array(l.source, l.seat_id, l.category, l.verb))
                     FROM consent_event_lines l WHERE l.event_id = e.id), '[]')
    FROM consent_events e WHERE e.youth_id = %(youth)s
"""
SERVICES = {service.value: service for service in Service}
CATEGORIES = {category.value: category for category in Category}
VERBS = {verb.value: verb for verb in Verb}
EFFECTS = {effect.value: effect for effect in Effect}
"""A consent has hundreds of lines: looked up, they are read in half the time."""


def seats(youth_id: UUID) -> list[Seat]:
    return rows(Seat, SEATS, {"youth": youth_id})


def facts(youth_id: UUID, found: Iterable[Seat]) -> Facts:
    """As whoever asks may read them: for the youth, all of them."""
    given = {"youth": youth_id}
    return Facts(
        youth_id=youth_id,
        places=tuple(Place(seat.seat_id, Role(seat.role), seat.district_no) for seat in found),
        situations=tuple(
            Situation(one["status_code"], Protection(one["protection"]), one["district_no"], one["case_ended_at"],
                      one["until"])
            for one in rows(dict[str, Any], SITUATIONS, given)
        ),
        responsibilities=tuple(
            Responsibility(one["id"], one["seat_id"], _period(one["period"]))
            for one in rows(dict[str, Any], DUTIES, given)
        ),
        consents=tuple(_consents(youth_id)),
        events=tuple(_event(one) for one in rows(_Event, EVENTS, given)),
        status_since=rows(dict[str, Any], FIRST_STATUS, given)[0]["at"],
    )  # fmt: skip


def looks(youth_id: UUID, start: datetime, end: datetime) -> list[Glance]:
    """Who was in the case between two instants, in the order in which it was."""
    return rows(Glance, DAYS_LOG, {"youth": youth_id, "start": start, "end": end})


def _consents(youth_id: UUID) -> list[Kept]:
    terms: dict[UUID, list[Term]] = defaultdict(list)
    for one in rows(_Line, LINES, {"youth": youth_id}):
        line = Line(SERVICES[one.source], one.seat_id, CATEGORIES[one.category], VERBS[one.verb])
        terms[one.consent_id].append(Term(line, EFFECTS[one.effect], _period(one.period)))
    return [_kept(youth_id, one, terms[one.id]) for one in rows(_Consent, CONSENTS, {"youth": youth_id})]


def _kept(youth_id: UUID, one: _Consent, terms: Iterable[Term]) -> Kept:
    record = ConsentRecord(
        id=one.id, youth_id=youth_id, decision=Decided(one.decision), decided_at=one.decided_at,
        period=_period(one.period), parties=frozenset(one.parties), terms=tuple(terms), supersedes=one.supersedes,
    )  # fmt: skip
    return Kept(record, one.recorded_at)


def _event(one: _Event) -> ConsentEvent:
    lines = frozenset(Line(Service(s), seat, Category(c), Verb(v)) for s, seat, c, v in one.lines)
    return ConsentEvent(
        consent_id=one.consent_id, kind=ConsentEventKind(one.kind), at=one.at, seat=one.seat_id, lines=lines
    )


def _period(found: Any) -> Period:  # noqa: ANN401 - psycopg's range
    if found.isempty:
        return Period.NEVER
    return Period.ALWAYS if found.lower is None and found.upper is None else Period(found.lower, found.upper)
