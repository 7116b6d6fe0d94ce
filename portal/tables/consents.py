"""Consents: documents that never change, their parties and lines, and the events that end them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Days, Id, Period, PersonId, SeatId, Small, Xid8, YouthId


class LegalReference(Base):
    """An act and paragraph for as long as it is in force."""

    __tablename__ = "legal_references"
    __table_args__ = (
        ExcludeConstraint(("code", "="), ("in_force", "&&"), name="legal_references_one_at_a_time", using="gist"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    code: Mapped[str]
    act: Mapped[str]
    paragraph: Mapped[str]
    in_force: Mapped[Days]


class Notice(Base):
    """A text shown before the decision; `sha256` is of title, line feed and body in UTF-8."""

    __tablename__ = "notices"
    __table_args__ = (UniqueConstraint("code", "version", "language", name="notices_once"),)

    id: Mapped[Id]
    code: Mapped[str]
    version: Mapped[int]
    language: Mapped[str]
    title: Mapped[str]
    body: Mapped[str]
    sha256: Mapped[bytes]
    published_at: Mapped[datetime]


_BEGINS = "greatest(decided_at, valid_from::timestamp AT TIME ZONE 'Europe/Oslo')"
_ENDS = "(valid_to + 1)::timestamp AT TIME ZONE 'Europe/Oslo'"
_PERIOD_OF_DAYS = f"period = CASE WHEN {_BEGINS} < {_ENDS} THEN tstzrange({_BEGINS}, {_ENDS}) ELSE 'empty' END"


class Consent(Base):
    """The document. `valid_to` is the last day, `period` the same in Europe/Oslo time."""

    __tablename__ = "consents"
    __table_args__ = (
        CheckConstraint("decision IN ('given', 'refused')", name="consents_decision_known"),
        CheckConstraint("giver IN ('youth', 'guardian', 'representative')", name="consents_giver_known"),
        CheckConstraint("collection IN ('electronic', 'paper', 'oral')", name="consents_collection_known"),
        CheckConstraint("valid_to <= valid_from + interval '12 months'", name="consents_at_most_a_year"),
        CheckConstraint(_PERIOD_OF_DAYS, name="consents_period_of_their_days"),
        Index("consents_youth", "youth_id", "decided_at"),
        Index("consents_supersedes", "supersedes", postgresql_where=text("supersedes IS NOT NULL")),
    )

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    schema_version: Mapped[str]
    decision: Mapped[str]
    supersedes: Mapped[UUID | None] = mapped_column(ForeignKey("consents.id"))
    decided_at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    language: Mapped[str]
    giver: Mapped[str]
    age_at_decision: Mapped[Small | None]
    aid: Mapped[str | None]
    purpose: Mapped[str]
    legal_reference_id: Mapped[int] = mapped_column(ForeignKey("legal_references.id"))
    notice_id: Mapped[UUID] = mapped_column(ForeignKey("notices.id"))
    notice_sha256: Mapped[bytes]
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    period: Mapped[Period]
    collection: Mapped[str]
    collected_by: Mapped[PersonId]
    collected_seat: Mapped[SeatId | None]
    txid: Mapped[str] = mapped_column(Xid8, server_default=text("pg_current_xact_id()"))


class ConsentEvidence(Base):
    """What shows that the consent was given, read by fewer than the consent itself."""

    __tablename__ = "consent_evidence"
    __table_args__ = (
        CheckConstraint("evidence <> ''", name="consent_evidence_said"),
        Index("consent_evidence_youth", "youth_id"),
    )

    consent_id: Mapped[UUID] = mapped_column(ForeignKey("consents.id"), primary_key=True)
    youth_id: Mapped[YouthId]
    evidence: Mapped[str]
    authority: Mapped[str] = mapped_column(default="", server_default="")
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("files.id"))


class ConsentParty(Base):
    """A seat that the consent names; a party without lines is granted nothing."""

    __tablename__ = "consent_parties"
    __table_args__ = (Index("consent_parties_youth", "youth_id"),)

    consent_id: Mapped[UUID] = mapped_column(ForeignKey("consents.id"), primary_key=True)
    youth_id: Mapped[YouthId]
    seat_id: Mapped[SeatId] = mapped_column(primary_key=True)


class ConsentLine(Base):
    """From a service (`source`) to a seat: one category, one verb, permitted or denied for a period."""

    __tablename__ = "consent_lines"
    __table_args__ = (
        CheckConstraint("category = 9 OR category BETWEEN 11 AND 22", name="consent_lines_category_known"),
        CheckConstraint("verb IN ('read', 'write', 'meet')", name="consent_lines_verb_known"),
        CheckConstraint("effect IN ('permit', 'deny')", name="consent_lines_effect_known"),
        CheckConstraint("(verb = 'meet') = (category = 9)", name="consent_lines_meet_is_of_meetings"),
        ForeignKeyConstraint(
            ["consent_id", "seat_id"],
            ["consent_parties.consent_id", "consent_parties.seat_id"],
            name="consent_lines_party",
        ),
        Index("consent_lines_youth", "youth_id"),
    )

    consent_id: Mapped[UUID] = mapped_column(primary_key=True)
    youth_id: Mapped[YouthId]
    seat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[Small] = mapped_column(primary_key=True, autoincrement=False)
    category: Mapped[Small] = mapped_column(primary_key=True, autoincrement=False)
    verb: Mapped[str] = mapped_column(primary_key=True)
    effect: Mapped[str]
    period: Mapped[Period]


class ConsentEvent(Base):
    """What befell a consent; without `seat_id` it befell every party."""

    __tablename__ = "consent_events"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('given', 'refused', 'narrowed', 'withdrawn', 'renewed', 'invalidated')",
            name="consent_events_kind_known",
        ),
        Index("consent_events_consent", "consent_id"),
        Index("consent_events_youth", "youth_id"),
    )

    id: Mapped[Id]
    consent_id: Mapped[UUID] = mapped_column(ForeignKey("consents.id"))
    youth_id: Mapped[YouthId]
    kind: Mapped[str]
    seat_id: Mapped[SeatId | None]
    at: Mapped[datetime]
    actor: Mapped[PersonId]
    actor_seat: Mapped[SeatId | None]
    channel: Mapped[str]
    reason: Mapped[str] = mapped_column(default="", server_default="")


class ConsentEventLine(Base):
    """A line that a narrowing took back, in this and in every older consent."""

    __tablename__ = "consent_event_lines"
    __table_args__ = (Index("consent_event_lines_youth", "youth_id"),)

    event_id: Mapped[UUID] = mapped_column(ForeignKey("consent_events.id"), primary_key=True)
    youth_id: Mapped[YouthId]
    seat_id: Mapped[SeatId] = mapped_column(primary_key=True)
    source: Mapped[Small] = mapped_column(primary_key=True, autoincrement=False)
    category: Mapped[Small] = mapped_column(primary_key=True, autoincrement=False)
    verb: Mapped[str] = mapped_column(primary_key=True)
