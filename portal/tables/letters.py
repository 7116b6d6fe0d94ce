"""Letters: their texts by version, the batches they are printed in, and what was sent to whom."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, PersonId, SeatId, YouthId

STATES = "'waiting', 'working', 'ready', 'failed', 'sending', 'sent', 'discarding', 'discarded'"


class LetterText(Base):
    """One version of a text in one language; a text that has been published stays as it is."""

    __tablename__ = "letter_texts"
    __table_args__ = (UniqueConstraint("code", "version", "language", name="letter_texts_once"),)

    id: Mapped[Id]
    code: Mapped[str]
    version: Mapped[int]
    language: Mapped[str]
    title: Mapped[str]
    body: Mapped[str]
    sha256: Mapped[bytes]
    published_at: Mapped[datetime]


class LetterBatch(Base):
    """Letters made together: to those registered from `since` through `until`; the counts are of those left out."""

    __tablename__ = "letter_batches"
    __table_args__ = (
        CheckConstraint(f"state IN ({STATES})", name="letter_batches_state_known"),
        CheckConstraint("since <= until", name="letter_batches_days_in_order"),
        CheckConstraint("(settled_by IS NULL) = (settled_at IS NULL)", name="letter_batches_settled_whole"),
    )

    id: Mapped[Id]
    kind: Mapped[str]
    text_id: Mapped[UUID] = mapped_column(ForeignKey("letter_texts.id"))
    since: Mapped[date]
    until: Mapped[date]
    reply_by: Mapped[date]
    state: Mapped[str] = mapped_column(default="waiting", server_default="waiting")
    total: Mapped[int] = mapped_column(default=0, server_default="0")
    done: Mapped[int] = mapped_column(default=0, server_default="0")
    protected: Mapped[int] = mapped_column(default=0, server_default="0")
    unaddressed: Mapped[int] = mapped_column(default=0, server_default="0")
    repeated: Mapped[int] = mapped_column(default=0, server_default="0")
    started_by: Mapped[PersonId]
    started_seat: Mapped[SeatId]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    settled_by: Mapped[PersonId | None]
    settled_at: Mapped[datetime | None]


Index("letter_batches_started", LetterBatch.started_at.desc(), LetterBatch.id.desc())


class LetterRow(Base):
    """A letter to one youth: which version with what filled in, never the address; `sha256` is over both."""

    __tablename__ = "letters"
    __table_args__ = (
        CheckConstraint("channel IN ('post', 'hand')", name="letters_channel_known"),
        CheckConstraint("(batch_id IS NULL) = (part IS NULL)", name="letters_part_of_a_batch"),
        UniqueConstraint("batch_id", "youth_id", name="letters_once_in_a_batch"),
        Index("letters_batch_part", "batch_id", "part"),
    )

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    kind: Mapped[str]
    text_id: Mapped[UUID] = mapped_column(ForeignKey("letter_texts.id"))
    language: Mapped[str]
    values: Mapped[dict[str, Any]]
    sha256: Mapped[bytes]
    channel: Mapped[str]
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey("letter_batches.id"))
    part: Mapped[int | None]
    made_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]


Index("letters_youth", LetterRow.youth_id, LetterRow.made_at.desc())


class LetterFile(Base):
    """A batch's print file, in parts; it holds addresses, so it goes when the letters are sent."""

    __tablename__ = "letter_files"
    __table_args__ = (PrimaryKeyConstraint("batch_id", "part", name="letter_files_pk"),)

    batch_id: Mapped[UUID] = mapped_column(ForeignKey("letter_batches.id"))
    part: Mapped[int]
    letters: Mapped[int]
    sha256: Mapped[bytes]
    content: Mapped[bytes]
