"""Meetings ahead and behind, who is invited, and whom one could invite."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.queries.reading import one, rows
from portal.queries.visitors import Visitor


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting ahead that the visitor is invited to; `answer` is the state of their own invitation."""

    id: UUID
    youth_id: UUID
    youth: str
    kind: str
    starts: datetime
    ends: datetime
    place: str
    answer: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of one youth, with how many were invited and how many of them have said yes."""

    id: UUID
    youth_id: UUID
    kind: str
    starts: datetime
    ends: datetime
    place: str
    state: str
    convener: str
    convener_role: str
    mine: bool
    past: bool
    invited: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Invitation:
    """One party's invitation; the youth's own has no seat. `mine` is the visitor's."""

    id: UUID
    seat_id: int | None
    role: str | None
    unit: str | None
    service: int | None
    state: str
    by_mail: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A seat one could invite; `open` where it could open the case now, without which nobody is invited."""

    seat_id: int
    role: str
    unit: str
    service: int
    near: bool
    open: bool


COMING = """
    SELECT m.id, m.youth_id, y.first_name || ' ' || y.last_name AS youth, m.kind, lower(m.period) AS starts,
           upper(m.period) AS ends, m.place, i.state AS answer
    FROM invitations i JOIN meetings m ON m.id = i.meeting_id JOIN youths y ON y.id = m.youth_id
    WHERE {whose} AND i.state <> 'cancelled' AND m.state = 'called' AND upper(m.period) > policy.now()
    ORDER BY lower(m.period), m.id LIMIT %(limit)s
"""
MEETING = """
    SELECT m.id, m.youth_id, m.kind, lower(m.period) AS starts, upper(m.period) AS ends, m.place,
           CASE WHEN t.invited = 0 THEN 'cancelled' ELSE m.state END AS state,
           u.name AS convener, s.role AS convener_role, coalesce(m.author_seat = policy.seat(), false) AS mine,
           upper(m.period) <= policy.now() AS past, t.invited, t.accepted
    FROM meetings m JOIN policy.seats s ON s.id = m.author_seat JOIN units u ON u.id = s.unit_id
    CROSS JOIN LATERAL (
        SELECT count(*) AS invited, count(*) FILTER (WHERE i.state = 'accepted') AS accepted
        FROM invitations i WHERE i.meeting_id = m.id AND i.youth_id = m.youth_id AND i.state <> 'cancelled') t
    WHERE m.youth_id = %(youth)s
"""
INVITATIONS = """
    SELECT i.id, i.seat_id, s.role, u.name AS unit, u.service, i.state, i.mail IS NOT NULL AS by_mail,
           coalesce(i.seat_id = policy.seat(), i.seat_id IS NULL AND i.youth_id = policy.youth(), false) AS mine
    FROM invitations i LEFT JOIN policy.seats s ON s.id = i.seat_id LEFT JOIN units u ON u.id = s.unit_id
    WHERE i.youth_id = %(youth)s AND i.meeting_id = %(meeting)s
    ORDER BY i.seat_id IS NOT NULL, u.service, u.name, i.id
"""
CANDIDATES = """
    SELECT s.id AS seat_id, s.role, u.name AS unit, u.service,
           coalesce(u.kind IN ('district', 'nav_office') AND u.district_no = y.district_no, false) AS near,
           policy.may_meet(s.id, y.id, policy.now()) AS open
    FROM policy.seats s JOIN units u ON u.id = s.unit_id, youths y
    WHERE y.id = %(youth)s AND u.closed_on IS NULL AND s.id IS DISTINCT FROM policy.seat()
      AND (s.role IN ('fagopplaering', 'vo_service_centre', 'other_actor')
           OR (s.role IN ('district_ot', 'nav_ot') AND (y.district_no IS NULL OR u.district_no = y.district_no))
           OR EXISTS (SELECT FROM responsibilities r
                      WHERE r.youth_id = y.id AND r.seat_id = s.id AND r.period @> policy.now())
           OR EXISTS (SELECT FROM consent_parties p WHERE p.youth_id = y.id AND p.seat_id = s.id))
    ORDER BY open DESC, near DESC, u.kind, u.name, s.id
"""
MOST = 50


def upcoming(visitor: Visitor, limit: int = 5) -> list[Coming]:
    """The next meetings that the visitor is invited to, soonest first."""
    if visitor.youth_id:
        given: dict[str, object] = {"youth": visitor.youth_id, "limit": limit}
        return rows(Coming, COMING.format(whose="i.youth_id = %(youth)s AND i.seat_id IS NULL"), given)
    given = {"seat": visitor.seat_id, "limit": limit}
    return rows(Coming, COMING.format(whose="i.seat_id = %(seat)s"), given)


def of_youth(youth_id: UUID) -> list[Meeting]:
    """The meetings about the youth that one may see: those ahead, soonest first, then those behind."""
    order = """ ORDER BY upper(m.period) <= policy.now(),
        abs(extract(epoch FROM lower(m.period) - policy.now())), m.id LIMIT %(limit)s"""
    return rows(Meeting, MEETING + order, {"youth": youth_id, "limit": MOST})


def get(youth_id: UUID, meeting_id: UUID) -> Meeting | None:
    """One meeting of this youth, or None."""
    return one(Meeting, MEETING + " AND m.id = %(meeting)s", {"youth": youth_id, "meeting": meeting_id})


def invitations(youth_id: UUID, meeting_id: UUID) -> list[Invitation]:
    """The youth first, then the services; a party by consent sees only its own."""
    return rows(Invitation, INVITATIONS, {"youth": youth_id, "meeting": meeting_id})


def youth_of(meeting_id: UUID) -> UUID | None:
    """Whom a meeting is about, for whoever may see it: where a mail's link leads on to."""
    found = one(dict[str, UUID], "SELECT youth_id FROM meetings WHERE id = %(id)s", {"id": meeting_id})
    return found["youth_id"] if found else None


def candidates(youth_id: UUID) -> Sequence[Candidate]:
    """Whom one could think of inviting: the district's services, those with the duty, those ever consented to."""
    return rows(Candidate, CANDIDATES, {"youth": youth_id})
