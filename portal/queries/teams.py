"""The team room of one youth: what the one who looks may see of it, in few statements."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.queries.reading import one, rows


@dataclass(frozen=True, slots=True)
class Head:
    """Who the youth is: list level, and what more this reader's ground opens (else None)."""

    id: UUID
    first_name: str
    last_name: str
    birth_year: int | None
    birth_date: date | None
    protection: str
    district_no: str | None
    district: str | None
    registered_on: date | None
    entry_reason: str | None
    status_code: str | None
    status_on: date | None
    school: str | None
    school_rule: str | None
    lead: str | None
    phone: str | None
    mail: str | None

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class MappingRow:
    """The newest mapping of a category from one service."""

    id: UUID
    category: int
    source: int
    situation: str
    needs: str
    goals: str
    author: str
    unit: str
    recorded_at: datetime
    mine: bool


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A service in or around the team."""

    service: int
    in_contact: bool
    should_join: bool
    note: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file, without its content."""

    id: UUID
    category: int
    name: str
    media_type: str
    size: int
    unit: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file with its content."""

    id: UUID
    category: int
    source: int
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Glance:
    """A line of the log: who did what when, and on which ground."""

    id: int
    at: datetime
    person: str
    role: str | None
    unit: str | None
    action: str
    categories: int
    basis: str
    consented_at: datetime | None
    own: bool


HEAD = """
    SELECT y.id, y.first_name, y.last_name, y.birth_year, i.birth_date, y.protection, y.district_no, d.name AS district,
           y.registered_on, y.entry_reason, y.status_code, y.status_on, r.school, r.rule AS school_rule, l.lead,
           c.phone, c.mail
    FROM youths y
    LEFT JOIN youth_identities i ON i.youth_id = y.id
    LEFT JOIN youth_contacts c ON c.youth_id = y.id
    LEFT JOIN units d ON d.kind = 'district' AND d.district_no = y.district_no
    LEFT JOIN LATERAL (
        SELECT u.name AS school, p.rule FROM responsibilities p JOIN policy.seats s ON s.id = p.seat_id
        JOIN units u ON u.id = s.unit_id
        WHERE p.youth_id = y.id AND p.duty = 'school' AND upper_inf(p.period) LIMIT 1) r ON true
    LEFT JOIN LATERAL (
        SELECT u.name AS lead FROM responsibilities p JOIN policy.seats s ON s.id = p.seat_id
        JOIN units u ON u.id = s.unit_id
        WHERE p.youth_id = y.id AND p.duty = 'lead' AND upper_inf(p.period) LIMIT 1) l ON true
    WHERE y.id = %(youth)s
"""
MAPPING = """
    SELECT DISTINCT ON (m.category, m.source) m.id, m.category, m.source, m.situation, m.needs, m.goals,
           p.name AS author, u.name AS unit, m.recorded_at, m.author_seat = policy.seat() AS mine
    FROM mapping_items m
    LEFT JOIN people p ON p.id = m.author
    LEFT JOIN policy.seats s ON s.id = m.author_seat LEFT JOIN units u ON u.id = s.unit_id
    WHERE m.youth_id = %(youth)s ORDER BY m.category, m.source, m.recorded_at DESC, m.id
"""
ACTORS = """
    SELECT DISTINCT ON (service) service, in_contact, should_join, note FROM team_actors
    WHERE youth_id = %(youth)s ORDER BY service, recorded_at DESC, id
"""
FILES = """
    SELECT f.id, f.category, f.name, f.media_type, octet_length(f.content) AS size, u.name AS unit, f.recorded_at
    FROM files f LEFT JOIN policy.seats s ON s.id = f.author_seat LEFT JOIN units u ON u.id = s.unit_id
    WHERE f.youth_id = %(youth)s ORDER BY f.recorded_at DESC, f.id LIMIT 50
"""
_LOG = """
    SELECT e.id, e.at, coalesce(p.name, '') AS person, s.role, u.name AS unit, e.action, e.categories, e.basis,
           c.decided_at AS consented_at, e.person_id = policy.person() AS own
    FROM events e LEFT JOIN people p ON p.id = e.person_id
    LEFT JOIN consents c ON c.id = e.ground AND c.youth_id = e.youth_id
    LEFT JOIN policy.seats s ON s.id = e.seat_id LEFT JOIN units u ON u.id = s.unit_id
    WHERE e.youth_id = %(youth)s AND"""
LOG = f"{_LOG} e.id < coalesce(%(before)s::bigint, 9223372036854775807) ORDER BY e.id DESC LIMIT 51"
DAYS_LOG = f"{_LOG} e.at >= %(start)s AND e.at < %(end)s ORDER BY e.id LIMIT 1000"


def head(youth_id: UUID) -> Head | None:
    """The youth, or None: not there, or not for this reader (the two look the same)."""
    return one(Head, HEAD, {"youth": youth_id})


def mapping(youth_id: UUID) -> list[MappingRow]:
    """The newest of each category and service that this reader may see."""
    return rows(MappingRow, MAPPING, {"youth": youth_id})


def actors(youth_id: UUID) -> list[ActorRow]:
    """The newest of each service."""
    return rows(ActorRow, ACTORS, {"youth": youth_id})


def files(youth_id: UUID) -> list[FileRow]:
    """The newest fifty files that this reader may see."""
    return rows(FileRow, FILES, {"youth": youth_id})


def file(youth_id: UUID, file_id: UUID) -> FileContent | None:
    """One file with its content, by its youth."""
    statement = """SELECT id, category, source, name, media_type, content FROM files
        WHERE id = %(id)s AND youth_id = %(youth)s"""
    return one(FileContent, statement, {"id": file_id, "youth": youth_id})


def log(youth_id: UUID, before: int | None = None) -> list[Glance]:
    """Who looked and who wrote, newest first, for the youth."""
    return rows(Glance, LOG, {"youth": youth_id, "before": before})
