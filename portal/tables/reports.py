"""Reports to Udir with the rows they were frozen with, and the status files that are carried to VIGO-OT by hand."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.tables.base import Base, Id, Json, PersonId, Small, YouthId


class Report(Base):
    """One version of a report as of a day; a correction is a version more, beside the one that it `corrects`."""

    __tablename__ = "reports"
    __table_args__ = (
        CheckConstraint("version >= 1", name="reports_version_counts"),
        CheckConstraint("state IN ('draft', 'checked', 'signed', 'freezing', 'frozen')", name="reports_state_known"),
        CheckConstraint("returned IN ('', 'changed', 'blocked')", name="reports_returned_known"),
        UniqueConstraint("report_day", "version", name="reports_once"),
        CheckConstraint(
            "(version = 1) = (corrects IS NULL) AND (version = 1 OR reason <> '')", name="reports_correction_reasoned"
        ),
        CheckConstraint(
            "state = 'draft' OR (checked_by IS NOT NULL AND checked_at IS NOT NULL)",
            name="reports_checked_by_somebody",
        ),
        CheckConstraint(
            "state IN ('draft', 'checked') OR (signed_by IS NOT NULL AND signed_name <> '' AND signed_at IS NOT NULL)",
            name="reports_signed_by_somebody",
        ),
        CheckConstraint(
            "state <> 'frozen' OR (known_at IS NOT NULL AND row_count IS NOT NULL AND length(digest) = 32)",
            name="reports_frozen_whole",
        ),
        Index("reports_one_open", "report_day", unique=True, postgresql_where=text("state <> 'frozen'")),
    )

    id: Mapped[Id]
    report_day: Mapped[date]
    version: Mapped[Small]
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("reports.id"))
    reason: Mapped[str] = mapped_column(default="", server_default="")
    state: Mapped[str] = mapped_column(default="draft", server_default="draft")
    opened_by: Mapped[PersonId]
    opened_at: Mapped[datetime]
    checked_by: Mapped[PersonId | None]
    checked_at: Mapped[datetime | None]
    findings: Mapped[Json] = mapped_column(default=dict, server_default=text("'{}'"))
    signed_by: Mapped[PersonId | None]
    signed_name: Mapped[str] = mapped_column(default="", server_default="")
    signed_at: Mapped[datetime | None]
    known_at: Mapped[datetime | None]
    returned: Mapped[str] = mapped_column(default="", server_default="")
    row_count: Mapped[int | None]
    counts: Mapped[list[Any]] = mapped_column(default=list, server_default=text("'[]'"))
    digest: Mapped[bytes | None]


class ReportRow(Base):
    """What a frozen report says about a youth; never changed, and none comes later."""

    __tablename__ = "report_rows"
    __table_args__ = (
        PrimaryKeyConstraint("report_id", "youth_id", name="report_rows_pk"),
        Index("report_rows_youth", "youth_id"),
    )

    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"))
    youth_id: Mapped[YouthId]
    code: Mapped[str]
    via_ot: Mapped[bool | None]
    status_on: Mapped[date]
    registered_on: Mapped[date | None]
    entry_reason: Mapped[str] = mapped_column(default="", server_default="")
    birth_year: Mapped[Small | None]
    gender: Mapped[str | None]
    district_no: Mapped[str | None]
    national: Mapped[bool | None]
    first_contact: Mapped[date | None]
    activity_start: Mapped[date | None]


class StatusFile(Base):
    """A file of statuses for VIGO-OT; `receipt` is what whoever carried it wrote down there."""

    __tablename__ = "status_files"
    __table_args__ = (
        CheckConstraint("state IN ('making', 'made', 'carried')", name="status_files_state_known"),
        CheckConstraint(
            "state = 'making' OR (row_count IS NOT NULL AND length(digest) = 32)", name="status_files_made_whole"
        ),
        CheckConstraint(
            "(state = 'carried') = (carried_by IS NOT NULL AND carried_at IS NOT NULL AND receipt <> '')",
            name="status_files_carried_with_proof",
        ),
    )

    id: Mapped[Id]
    state: Mapped[str] = mapped_column(default="making", server_default="making")
    as_of: Mapped[date]
    asked_by: Mapped[PersonId]
    asked_at: Mapped[datetime]
    row_count: Mapped[int | None]
    digest: Mapped[bytes | None]
    carried_by: Mapped[PersonId | None]
    carried_at: Mapped[datetime | None]
    receipt: Mapped[str] = mapped_column(default="", server_default="")


Index("status_files_asked", StatusFile.asked_at.desc(), StatusFile.id.desc())


class StatusFileRow(Base):
    """A status as it was carried: what the register is known to say about the youth from then on."""

    __tablename__ = "status_file_rows"
    __table_args__ = (
        PrimaryKeyConstraint("file_id", "youth_id", name="status_file_rows_pk"),
        Index("status_file_rows_youth", "youth_id"),
    )

    file_id: Mapped[UUID] = mapped_column(ForeignKey("status_files.id"))
    youth_id: Mapped[YouthId]
    code: Mapped[str]
    via_ot: Mapped[bool | None]
    status_on: Mapped[date]
