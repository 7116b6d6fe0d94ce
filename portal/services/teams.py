"""The team's mapping: situation, needs and goals by category, and who is or should be (R-018, R-091–R-094)."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import insert, text

from portal.database import db
from portal.domain.words import Category, Service
from portal.queries.visitors import Visitor
from portal.tables import File, MappingItem, TeamActor
from portal.tables.log import Ground, note


@dataclass(frozen=True, slots=True)
class Mapping:
    """What is known in one category, in the youth's and the counsellor's words."""

    category: Category
    situation: str
    needs: str
    goals: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A service of R 3, whether it is in contact with the youth already, and whether it should join."""

    service: Service
    in_contact: bool
    should_join: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of one category; its kind has been read from its content."""

    category: Category
    name: str
    media_type: str
    content: bytes


def map_category(visitor: Visitor, youth_id: UUID, mapping: Mapping) -> None:
    """Keep a new version beside the old ones; each service writes its own (bug:10)."""
    db.session.execute(
        insert(MappingItem).values(
            **_by(visitor, youth_id),
            category=mapping.category.value,
            situation=mapping.situation,
            needs=mapping.needs,
            goals=mapping.goals,
        )
    )
    _done(visitor, "mapping.written", youth_id, mapping.category)


def map_actors(visitor: Visitor, youth_id: UUID, actors: tuple[Actor, ...]) -> None:
    """Keep who is in contact already and who should join; a new version of each service's row."""
    if not actors:
        return
    db.session.execute(
        insert(TeamActor),
        [
            _by(visitor, youth_id)
            | {
                "service": a.service.value,
                "in_contact": a.in_contact,
                "should_join": a.should_join,
                "note": a.note,
            }
            for a in actors
        ],
    )
    _done(visitor, "team.mapped", youth_id, Category.TEAM)


def keep_file(visitor: Visitor, youth_id: UUID, upload: Upload) -> UUID:
    """Keep a file behind the policy of its category; it never changes a consent (bug:7)."""
    row = _by(visitor, youth_id)
    db.session.execute(
        insert(File).values(
            **row,
            category=upload.category.value,
            name=upload.name,
            media_type=upload.media_type,
            sha256=sha256(upload.content).digest(),
            content=upload.content,
        )
    )
    _done(visitor, "file.kept", youth_id, upload.category)
    return row["id"]  # type: ignore[return-value] # made two lines up


def _by(visitor: Visitor, youth_id: UUID) -> dict[str, object]:
    return {
        "id": uuid4(),
        "youth_id": youth_id,
        "source": visitor.service,
        "author": visitor.person_id,
        "author_seat": visitor.seat_id,
        "recorded_at": visitor.now,
    }


def _done(visitor: Visitor, action: str, youth_id: UUID, category: Category) -> None:
    note(visitor, action, youth_id, Ground("duty", None, "TD-01", category.bit))
    db.session.execute(text("SELECT policy.touch(:youth)"), {"youth": youth_id})
    db.session.commit()
