"""The rows of a transfer: what each will do, what it did, and what was before, until nobody needs it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Uuid

from portal.tables.base import Base, PersonId, Small, YouthId
from portal.tables.statuses import Status, StatusReport


class TransferRow(Base):
    """One row. `youth_id` is settled before the youth is there, so that a job run again makes nobody twice.

    `sealed` is the row until it has gone in, `before` the earlier facts of the register, both encrypted.
    """

    __tablename__ = "transfer_rows"
    __table_args__ = (
        CheckConstraint(
            "state IN ('planned', 'doubtful', 'applied', 'undone', 'kept')", name="transfer_rows_state_known"
        ),
        CheckConstraint(
            "outcome IN ('new', 'changed', 'unchanged', 'left_out', 'doubtful')", name="transfer_rows_outcome_known"
        ),
        CheckConstraint("decision IN ('same', 'other')", name="transfer_rows_decision_known"),
        Index("transfer_rows_listed", "import_id", "outcome", "row_no"),
        Index("transfer_rows_youth", "youth_id"),
        Index("transfer_rows_doubts", "import_id", "row_no", postgresql_where=text("state = 'doubtful'")),
    )

    import_id: Mapped[UUID] = mapped_column(ForeignKey("imports.id"), primary_key=True)
    row_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    youth_id: Mapped[UUID | None]
    state: Mapped[str]
    outcome: Mapped[str]
    effects: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))
    remarks: Mapped[list[Any]] = mapped_column(server_default=text("'[]'"))
    code: Mapped[str | None]
    candidates: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), server_default=text("'{}'"))
    decision: Mapped[str | None]
    decided_by: Mapped[PersonId | None]
    decided_at: Mapped[datetime | None]
    sealed: Mapped[bytes | None]
    before: Mapped[bytes | None]
    activity: Mapped[datetime | None]
    kept_for: Mapped[str | None]


class RegistrationAnnulment(Base):
    """A registration that was taken back: it was known from `recorded_at` until `annulled_at`."""

    __tablename__ = "registration_annulments"
    __table_args__ = (Index("registration_annulments_youth", "youth_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    youth_id: Mapped[YouthId]
    registered_on: Mapped[date]
    entry_reason: Mapped[str]
    school_year: Mapped[Small]
    import_id: Mapped[UUID | None] = mapped_column(ForeignKey("imports.id"))
    recorded_at: Mapped[datetime]
    annulled_at: Mapped[datetime]
    annulled_by: Mapped[PersonId]


Index("statuses_import", Status.import_id, postgresql_where=Status.import_id.is_not(None))
Index("status_reports_import", StatusReport.import_id, postgresql_where=StatusReport.import_id.is_not(None))
