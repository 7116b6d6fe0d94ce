"""What a status rests on: attempts at contact, facts, what others report, and what was wrong."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, Json, PersonId, SeatId, Small, YouthId


class Status(Base):
    """A status code from a day on; the newest is kept on the youth by a trigger."""

    __tablename__ = "statuses"

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    code: Mapped[str]
    via_ot: Mapped[bool | None]
    valid_from: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[PersonId | None]
    source: Mapped[str]
    rule: Mapped[str] = mapped_column(default="", server_default="")
    import_id: Mapped[UUID | None] = mapped_column(ForeignKey("imports.id"))


Index(
    "statuses_youth", Status.youth_id, Status.valid_from.desc(), Status.recorded_at.desc(), Status.id.desc(),
    postgresql_include=["code", "via_ot"],
)  # fmt: skip


class StatusCodeTerm(Base):
    """From when a code may be set, and through which day; a retired one stays readable for its time."""

    __tablename__ = "status_code_terms"
    __table_args__ = (CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="status_code_terms_in_order"),)

    code: Mapped[str] = mapped_column(primary_key=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class ContactAttempt(Base):
    """An attempt to reach the youth and what came of it; `counts` says whether it is contact (K 1.1), by `rule`."""

    __tablename__ = "contact_attempts"
    __table_args__ = (
        CheckConstraint("category = 11", name="contact_attempts_category"),
        CheckConstraint(
            "channel IN ('letter', 'sms', 'mail', 'phone', 'visit', 'meeting', 'social_media', 'portal', "
            "'other_service')",
            name="contact_attempts_channel_known",
        ),
        CheckConstraint(
            "counterpart IN ('youth', 'guardian', 'third_party')", name="contact_attempts_counterpart_known"
        ),
        CheckConstraint(
            "outcome IN ('no_reply', 'dialogue', 'guardian_feedback', 'explicit_refusal', 'third_party_report', "
            "'wrong_address')",
            name="contact_attempts_outcome_known",
        ),
        CheckConstraint(
            "purpose IN ('reach', 'follow_up', 'inform_rights', 'inform_offers', 'offer_follow_up', 'offer_guidance', "
            "'after_service', 'other')",
            name="contact_attempts_purpose_known",
        ),
        CheckConstraint(
            "NOT counts OR outcome IN ('dialogue', 'guardian_feedback', 'explicit_refusal')",
            name="contact_attempts_silence_never_counts",
        ),
    )

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    category: Mapped[Small] = mapped_column(default=11, server_default=text("11"))
    source: Mapped[Small]
    made_at: Mapped[datetime]
    channel: Mapped[str]
    counterpart: Mapped[str]
    outcome: Mapped[str]
    counts: Mapped[bool]
    rule: Mapped[str]
    note: Mapped[str] = mapped_column(default="", server_default="")
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]
    purpose: Mapped[str] = mapped_column(default="reach", server_default="reach")


Index("contact_attempts_youth", ContactAttempt.youth_id, ContactAttempt.made_at.desc())
Index("contact_attempts_author_seat", ContactAttempt.author_seat, ContactAttempt.recorded_at.desc())


class StatusAnnulment(Base):
    """That a status was wrong, known from `recorded_at` on; the row itself stays."""

    __tablename__ = "status_annulments"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="status_annulments_reasoned"),
        Index("status_annulments_youth", "youth_id"),
    )

    status_id: Mapped[UUID] = mapped_column(ForeignKey("statuses.id"), primary_key=True)
    youth_id: Mapped[YouthId]
    reason: Mapped[str]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[PersonId | None]


class StatusFact(Base):
    """What a status rests on; `category` is STATUS_FACTS, or NOTES for the reason behind illness or care."""

    __tablename__ = "status_facts"
    __table_args__ = (
        CheckConstraint("category IN (22, 25)", name="status_facts_category"),
        PrimaryKeyConstraint("status_id", "category", name="status_facts_pk"),
        Index("status_facts_youth", "youth_id"),
    )

    status_id: Mapped[UUID] = mapped_column(ForeignKey("statuses.id"))
    youth_id: Mapped[YouthId]
    category: Mapped[Small]
    source: Mapped[Small]
    facts: Mapped[Json]
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]


class StatusReport(Base):
    """A status fact that a service reports (TD-08); UDA alone makes a status of it (R-028, R-034)."""

    __tablename__ = "status_reports"
    __table_args__ = (
        CheckConstraint(
            "reporter IN ('school', 'district', 'private_school', 'apprenticeships', 'adult_education')",
            name="status_reports_reporter_known",
        ),
        CheckConstraint("state IN ('waiting', 'taken', 'declined')", name="status_reports_state_known"),
        CheckConstraint("(state = 'waiting') = (decided_at IS NULL)", name="status_reports_decided_whole"),
        CheckConstraint("(decided_by IS NULL) = (decided_at IS NULL)", name="status_reports_decided_by_somebody"),
        Index("status_reports_queue", "recorded_at", "id", postgresql_where=text("state = 'waiting'")),
    )

    id: Mapped[Id]
    youth_id: Mapped[YouthId]
    reporter: Mapped[str]
    code: Mapped[str]
    activity: Mapped[str]
    activity_start: Mapped[date | None]
    reported_on: Mapped[date]
    author: Mapped[PersonId]
    author_seat: Mapped[SeatId]
    recorded_at: Mapped[datetime]
    import_id: Mapped[UUID | None] = mapped_column(ForeignKey("imports.id"))
    state: Mapped[str] = mapped_column(default="waiting", server_default="waiting")
    decided_by: Mapped[PersonId | None]
    decided_at: Mapped[datetime | None]
    decided_reason: Mapped[str | None]
    status_id: Mapped[UUID | None] = mapped_column(ForeignKey("statuses.id"))


Index("status_reports_youth", StatusReport.youth_id, StatusReport.recorded_at.desc())
