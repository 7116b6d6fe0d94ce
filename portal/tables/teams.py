"""What the team writes about a youth: mapping, actors and files; every row is new, none is changed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, PersonId, SeatId, Small, YouthId


class MappingItem(Base):
    """Situation, needs and goals in one category, from one service (`source`); the newest counts."""

    __tablename__ = "mapping_items"
    __table_args__ = (CheckConstraint("category BETWEEN 11 AND 22", name="mapping_items_category_known"),)

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    category: Mapped[Small]
    source: Mapped[Small]
    situation: Mapped[str] = mapped_column(default="", server_default="")
    needs: Mapped[str] = mapped_column(default="", server_default="")
    goals: Mapped[str] = mapped_column(default="", server_default="")
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]


Index(
    "mapping_items_youth",
    MappingItem.youth_id,
    MappingItem.category,
    MappingItem.source,
    MappingItem.recorded_at.desc(),
)
Index("mapping_items_author_seat", MappingItem.author_seat, MappingItem.recorded_at.desc())


class TeamActor(Base):
    """A service that is in contact with the youth or should be; the newest row of a service counts."""

    __tablename__ = "team_actors"

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    source: Mapped[Small]
    service: Mapped[Small]
    in_contact: Mapped[bool]
    should_join: Mapped[bool]
    note: Mapped[str] = mapped_column(default="", server_default="")
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]


Index("team_actors_youth", TeamActor.youth_id, TeamActor.service, TeamActor.recorded_at.desc())


class File(Base):
    """A file of one category; its content is fetched only when asked for by name."""

    __tablename__ = "files"
    __table_args__ = (
        CheckConstraint("category BETWEEN 11 AND 23", name="files_category_known"),
        CheckConstraint("octet_length(content) <= 20971520", name="files_at_most_20_mb"),
    )

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    category: Mapped[Small]
    source: Mapped[Small]
    name: Mapped[str]
    media_type: Mapped[str]
    sha256: Mapped[bytes]
    content: Mapped[bytes] = mapped_column(deferred=True)
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]


Index("files_youth", File.youth_id, File.recorded_at.desc())
