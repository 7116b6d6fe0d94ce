"""Register files as they came in: what was good, what waits for a correction, and why."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Big, Id, Json, PersonId, SeatId


class Import(Base):
    """One file; `refusal` says why it was not taken in at all, `stage` what the job is at or was at last."""

    __tablename__ = "imports"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting', 'working', 'done', 'refused', 'failed', 'previewed', 'discarded', 'undone')",
            name="imports_state_known",
        ),
        CheckConstraint("stage IN ('check', 'apply', 'undo')", name="imports_stage_known"),
        Index(
            "imports_file_once", "kind", "sha256", unique=True,
            postgresql_where=text("kind <> 'register' AND state NOT IN ('refused', 'discarded', 'undone')"),
        ),
    )  # fmt: skip

    id: Mapped[Id]
    file_name: Mapped[str]
    size: Mapped[Big]
    sha256: Mapped[bytes]
    state: Mapped[str] = mapped_column(default="waiting", server_default="waiting")
    announced: Mapped[int | None]
    rows_read: Mapped[int] = mapped_column(default=0, server_default="0")
    bytes_read: Mapped[Big] = mapped_column(default=0, server_default=text("0"))
    created: Mapped[int] = mapped_column(default=0, server_default="0")
    updated: Mapped[int] = mapped_column(default=0, server_default="0")
    unchanged: Mapped[int] = mapped_column(default=0, server_default="0")
    quarantined: Mapped[int] = mapped_column(default=0, server_default="0")
    warned: Mapped[int] = mapped_column(default=0, server_default="0")
    notices: Mapped[list[Any]] = mapped_column(default=list, server_default=text("'[]'"))
    refusal: Mapped[Json | None]
    started_by: Mapped[PersonId]
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    kind: Mapped[str] = mapped_column(default="register", server_default="register")
    stage: Mapped[str] = mapped_column(default="check", server_default="check")
    seat_id: Mapped[SeatId | None]
    rows_applied: Mapped[int] = mapped_column(default=0, server_default="0")
    confirmed_by: Mapped[PersonId | None]
    confirmed_at: Mapped[datetime | None]
    undone_by: Mapped[PersonId | None]
    undone_at: Mapped[datetime | None]


Index("imports_started", Import.started_at.desc(), Import.id.desc())
Index("imports_of_kind", Import.kind, Import.started_at.desc(), Import.id.desc())


class ImportRow(Base):
    """A row that was put aside or taken in with a warning; `sealed` is the row itself, encrypted."""

    __tablename__ = "import_rows"
    __table_args__ = (CheckConstraint("verdict IN ('quarantined', 'warned')", name="import_rows_verdict_known"),)

    import_id: Mapped[UUID] = mapped_column(ForeignKey("imports.id"), primary_key=True)
    verdict: Mapped[str] = mapped_column(primary_key=True)
    row_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reasons: Mapped[list[Any]]
    sealed: Mapped[bytes | None]
