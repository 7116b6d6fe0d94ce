"""Consents as they stand: the records with their lines and events, and who may what by them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from portal.queries.reading import one, rows


@dataclass(frozen=True, slots=True)
class GiverFacts:
    """What a new record needs to know: the giver's birth date, the law and the notice that was shown."""

    born: date | None
    birth_year: int | None
    legal_reference_id: int
    notice_sha256: bytes | None


@dataclass(frozen=True, slots=True)
class Access:
    """One row of `policy.who_may`: what a seat may do now, on which ground."""

    seat_id: int
    role: str
    unit_id: int
    unit_name: str
    service: int
    basis: str
    ground: UUID
    source_mask: int
    read_mask: int
    write_mask: int
    meet: bool
    period: Any


@dataclass(frozen=True, slots=True)
class Record:
    """A consent with its parties; `ended` is when it was withdrawn for that party, if it was."""

    id: UUID
    decision: str
    decided_at: datetime
    recorded_at: datetime
    valid_from: date
    valid_to: date
    giver: str
    collection: str
    language: str
    supersedes: UUID | None
    seat_id: int
    role: str
    unit_name: str
    service: int
    read_mask: int
    write_mask: int
    meet: bool
    withdrawn_at: datetime | None
    renewed: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """The text that is shown before the answer."""

    id: UUID
    language: str
    title: str
    body: str
    version: int


def giver_facts(youth_id: UUID, notice_id: UUID | None) -> GiverFacts:
    """The youth's birth date or year as the reader may see it, the paragraph in force and the notice's hash."""
    found = one(
        GiverFacts,
        """
        SELECT (SELECT birth_date FROM youth_identities WHERE youth_id = %(youth)s) AS born,
               (SELECT birth_year FROM youths WHERE id = %(youth)s) AS birth_year,
               (SELECT id FROM legal_references WHERE code = 'secrecy_release' AND in_force @> policy.now()::date)
                   AS legal_reference_id,
               (SELECT sha256 FROM notices WHERE id = %(notice)s) AS notice_sha256
        """,
        {"youth": youth_id, "notice": notice_id},
    )
    assert found is not None  # noqa: S101 - a SELECT without FROM has one row
    return found


def who_may(youth_id: UUID) -> list[Access]:
    """Everybody's access now; empty for whoever may not read the consents' text."""
    return rows(Access, "SELECT * FROM policy.who_may(%(youth)s)", {"youth": youth_id})


def seats_that_may_meet(youth_id: UUID) -> frozenset[int]:
    """The seats that could be invited to a meeting now."""
    return frozenset(access.seat_id for access in who_may(youth_id) if access.meet)


@dataclass(frozen=True, slots=True)
class Naming:
    """A consent that names a seat, and whether it is taken back as a whole for that seat."""

    id: UUID
    taken_back: bool


def newest_with(youth_id: UUID, seat_id: int) -> Naming | None:
    """The newest consent given that names the seat."""
    return one(
        Naming,
        """
        SELECT c.id, EXISTS (SELECT FROM consent_events e
                             WHERE e.consent_id = c.id AND e.youth_id = c.youth_id AND e.kind = 'withdrawn'
                               AND (e.seat_id IS NULL OR e.seat_id = p.seat_id)) AS taken_back
        FROM consents c JOIN consent_parties p ON p.consent_id = c.id
        WHERE c.youth_id = %(youth)s AND p.seat_id = %(seat)s AND c.decision = 'given'
        ORDER BY c.decided_at DESC, c.id LIMIT 1
        """,
        {"youth": youth_id, "seat": seat_id},
    )


def exists(youth_id: UUID, consent_id: UUID) -> bool:
    """Whether this youth has this consent, for the one who asks."""
    given = {"youth": youth_id, "id": consent_id}
    return one(dict[str, Any], "SELECT id FROM consents WHERE id = %(id)s AND youth_id = %(youth)s", given) is not None


def of_youth(youth_id: UUID) -> list[Record]:
    """Every record with each of its parties, newest first; for a party: only its own part."""
    return rows(
        Record,
        """
        SELECT c.id, c.decision, c.decided_at, c.recorded_at, c.valid_from, c.valid_to, c.giver, c.collection,
               c.language, c.supersedes, p.seat_id, s.role, u.name AS unit_name, u.service,
               coalesce(l.read_mask, 0) AS read_mask, coalesce(l.write_mask, 0) AS write_mask,
               coalesce(l.meet, false) AS meet, w.at AS withdrawn_at,
               EXISTS (SELECT FROM consents n WHERE n.supersedes = c.id) AS renewed
        FROM consents c
        JOIN consent_parties p ON p.consent_id = c.id
        JOIN policy.seats s ON s.id = p.seat_id JOIN units u ON u.id = s.unit_id
        LEFT JOIN LATERAL (
            SELECT bit_or(1 << x.category) FILTER (WHERE x.verb = 'read') AS read_mask,
                   bit_or(1 << x.category) FILTER (WHERE x.verb = 'write') AS write_mask,
                   bool_or(x.verb = 'meet') AS meet
            FROM consent_lines x WHERE x.consent_id = c.id AND x.seat_id = p.seat_id AND x.effect = 'permit'
        ) l ON true
        LEFT JOIN LATERAL (
            SELECT min(e.at) AS at FROM consent_events e
            WHERE e.youth_id = c.youth_id AND e.kind = 'withdrawn' AND e.at >= c.decided_at
              AND coalesce(e.seat_id, p.seat_id) = p.seat_id
              AND (e.consent_id = c.id OR EXISTS (SELECT FROM consent_parties q
                                                  WHERE q.consent_id = e.consent_id AND q.seat_id = p.seat_id))
        ) w ON true
        WHERE c.youth_id = %(youth)s
        ORDER BY c.decided_at DESC, c.id, u.name, p.seat_id
        """,
        {"youth": youth_id},
    )


def notices(code: str = "consent") -> list[Notice]:
    """The newest version of a notice, in each of its languages, bokmål first."""
    return rows(
        Notice,
        """
        SELECT DISTINCT ON (language <> 'nb', language) id, language, title, body, version FROM notices
        WHERE code = %(code)s ORDER BY language <> 'nb', language, version DESC
        """,
        {"code": code},
    )
