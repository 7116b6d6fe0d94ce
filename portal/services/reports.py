"""Reports to Udir: drawn up, checked, signed, sent to be frozen, corrected beside what was sent (R-033, R-169)."""

import json
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from portal import database
from portal.domain.calendar import oslo_date
from portal.domain.refusals import NotKnown
from portal.domain.report_checks import blocking
from portal.domain.report_days import checked
from portal.domain.report_refusals import ChecksOpen, CorrectionWithoutReason, DayNotCome, NotTheTurn, ReportBegun
from portal.domain.words import Basis, Category, Verb
from portal.outside import queue
from portal.policy.grants import rule_of
from portal.queries import report_checks, reports
from portal.queries.visitors import Visitor
from portal.tables import Report
from portal.tables.log import Ground, note

JOB: Final = "freeze_report"
_CHECKED = text("""
    UPDATE reports SET state = :state, checked_by = :who, checked_at = :at, findings = CAST(:findings AS jsonb),
        signed_by = NULL, signed_name = '', signed_at = NULL, returned = ''
    WHERE id = :id AND state IN ('draft', 'checked', 'signed')""")
_SIGNED = text("""
    UPDATE reports SET state = 'signed', signed_by = :who, signed_name = :name, signed_at = :at
    WHERE id = :id AND state = 'checked'""")
_FREEZING = text("UPDATE reports SET state = 'freezing', known_at = :at WHERE id = :id AND state = 'signed'")


def open_(visitor: Visitor, day: date) -> UUID:
    """Begin the report as of a day; answers its id.

    Raises TakesNoStatistics, NotAReportDay, and ReportBegun where there is one already.
    """
    return _begin(visitor, {"report_day": checked(day), "version": 1})


def correct(visitor: Visitor, report_id: UUID, reason: str) -> UUID:
    """Begin a new version beside a frozen one; answers its id. Raises CorrectionWithoutReason, NotTheTurn."""
    report = _known(report_id)
    if not reason.strip():
        raise CorrectionWithoutReason
    newest = reports.versions(report.report_day)[-1]
    if not newest.frozen:
        raise ReportBegun
    row = {"report_day": report.report_day, "version": newest.version + 1, "corrects": newest.id}
    return _begin(visitor, {**row, "reason": reason.strip()})


def check(visitor: Visitor, report_id: UUID) -> dict[str, int]:
    """Count what each check finds, as it is known now; where nothing blocks the report may be signed."""
    report = _known(report_id)
    found = report_checks.counts(report.report_day, visitor.now)
    state = "draft" if _blocked(found) else "checked"
    given = {"id": report_id, "state": state, "who": visitor.person_id, "at": visitor.now}
    _turn(_CHECKED, {**given, "findings": json.dumps(found)})
    _note(visitor, "report.checked", report_id)
    database.db.session.commit()
    return found


def sign(visitor: Visitor, report_id: UUID) -> None:
    """A coordinator stands for the report with their name. Raises DayNotCome, ChecksOpen, NotTheTurn."""
    report = _known(report_id)
    if report.report_day > oslo_date(visitor.now):
        raise DayNotCome(day=report.report_day)
    if _blocked(report_checks.counts(report.report_day, visitor.now)):
        raise ChecksOpen
    _turn(_SIGNED, {"id": report_id, "who": visitor.person_id, "name": visitor.name, "at": visitor.now})
    _note(visitor, "report.signed", report_id)
    database.db.session.commit()


def freeze(visitor: Visitor, report_id: UUID) -> None:
    """Have it frozen as it is known at this instant; a job that got lost is sent again. Raises NotTheTurn."""
    if _known(report_id).state != "freezing":
        _turn(_FREEZING, {"id": report_id, "at": visitor.now})
    session = database.db.session
    queue.defer(session.connection().connection.driver_connection, JOB, report_id=report_id)  # type: ignore[arg-type] # psycopg's
    _note(visitor, "report.frozen", report_id)
    session.commit()


def _begin(visitor: Visitor, row: dict[str, Any]) -> UUID:
    report_id, session = uuid4(), database.db.session
    who = {"opened_by": visitor.person_id, "opened_at": visitor.now}
    try:
        session.execute(insert(Report).values({"id": report_id, **row, **who}).inline())
    except IntegrityError as twice:
        session.rollback()
        raise ReportBegun from twice
    _note(visitor, "report.opened", report_id)
    session.commit()
    return report_id


def _known(report_id: UUID) -> reports.Report:
    report = reports.get(report_id)
    if report is None:
        raise NotKnown
    return report


def _blocked(found: dict[str, int]) -> bool:
    return any(found[name] for name in blocking())


def _turn(statement: Any, given: dict[str, object]) -> None:  # noqa: ANN401 - SQLAlchemy's text
    """One step on; whoever came second is told so."""
    done: Any = database.db.session.execute(statement, given)
    if done.rowcount != 1:
        raise NotTheTurn


def _note(visitor: Visitor, action: str, report_id: UUID) -> None:
    rule = rule_of(visitor.role, Verb.WRITE, Category.REGISTER, Basis.DUTY) if visitor.role else None
    ground = Ground(Basis.DUTY.value, rule=rule or "", categories=Category.REGISTER.bit)
    note(visitor, action, None, ground, {"report": str(report_id)})
