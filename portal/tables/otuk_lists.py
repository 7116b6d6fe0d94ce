"""OTUK lists as they were sent, and what their review has found; nothing of it is ever rewritten."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, Json, PersonId, SeatId, Small, UnitId, YouthId


class OtukList(Base):
    """One district's list for a day; `gone` youths stood on the one before (`previous_id`) and not on this."""

    __tablename__ = "otuk_lists"
    __table_args__ = (UniqueConstraint("for_date", "unit_id", name="otuk_lists_once"),)

    id: Mapped[Id]
    for_date: Mapped[date]
    school_year: Mapped[Small]
    unit_id: Mapped[UnitId]
    district_no: Mapped[str]
    previous_id: Mapped[UUID | None] = mapped_column(ForeignKey("otuk_lists.id"))
    youths: Mapped[int]
    arrived: Mapped[int]
    gone: Mapped[int]
    review_by: Mapped[date]
    sent_at: Mapped[datetime]
    sent_by: Mapped[PersonId]


Index("otuk_lists_unit", OtukList.unit_id, OtukList.sent_at.desc())


class OtukListRow(Base):
    """List level as it was; the name is the youth's own, read where the youth may be read."""

    __tablename__ = "otuk_list_rows"
    __table_args__ = (
        CheckConstraint("change IN ('new', 'still')", name="otuk_list_rows_change_known"),
        PrimaryKeyConstraint("list_id", "youth_id", name="otuk_list_rows_pk"),
        UniqueConstraint("list_id", "number", name="otuk_list_rows_numbered"),
        Index("otuk_list_rows_youth", "youth_id"),
    )

    list_id: Mapped[UUID] = mapped_column(ForeignKey("otuk_lists.id"))
    youth_id: Mapped[YouthId]
    number: Mapped[int]
    for_date: Mapped[date]
    change: Mapped[str]
    status_code: Mapped[str]
    status_on: Mapped[date | None]
    entry_reason: Mapped[str | None]
    registered_on: Mapped[date | None]
    school_unit_id: Mapped[UnitId | None]


class ListReview(Base):
    """What somebody answered about a row; the highest `version` holds, the others say who answered what before."""

    __tablename__ = "list_reviews"
    __table_args__ = (
        CheckConstraint("known IN ('yes', 'no')", name="list_reviews_known_known"),
        CheckConstraint("reached IN ('not_tried', 'no_reply', 'dialogue')", name="list_reviews_reached_known"),
        CheckConstraint("with_nav IN ('no_need', 'to_agree', 'agreed')", name="list_reviews_with_nav_known"),
        PrimaryKeyConstraint("list_id", "youth_id", "version", name="list_reviews_pk"),
        ForeignKeyConstraint(
            ["list_id", "youth_id"], ["otuk_list_rows.list_id", "otuk_list_rows.youth_id"], name="list_reviews_row"
        ),
        Index("list_reviews_youth", "youth_id"),
    )

    list_id: Mapped[UUID]
    youth_id: Mapped[UUID]
    version: Mapped[int]
    known: Mapped[str | None]
    reached: Mapped[str | None]
    with_nav: Mapped[str | None]
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]


class ListOpening(Base):
    """The receipt: who of the district and its Nav office opened the list first, and when."""

    __tablename__ = "list_openings"
    __table_args__ = (PrimaryKeyConstraint("list_id", "person_id", name="list_openings_pk"),)

    list_id: Mapped[UUID] = mapped_column(ForeignKey("otuk_lists.id"))
    person_id: Mapped[PersonId]
    seat_id: Mapped[SeatId]
    opened_at: Mapped[datetime]


class ListStep(Base):
    """The review was finished, with its summary to UDA, or opened again; the highest `number` holds."""

    __tablename__ = "list_steps"
    __table_args__ = (
        CheckConstraint("kind IN ('finished', 'opened_again')", name="list_steps_kind_known"),
        PrimaryKeyConstraint("list_id", "number", name="list_steps_pk"),
    )

    list_id: Mapped[UUID] = mapped_column(ForeignKey("otuk_lists.id"))
    number: Mapped[int]
    kind: Mapped[str]
    person_id: Mapped[PersonId]
    seat_id: Mapped[SeatId]
    at: Mapped[datetime]
    summary: Mapped[Json]
