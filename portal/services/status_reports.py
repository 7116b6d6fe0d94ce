"""Reporting what a youth does, and UDA's answer: only UDA makes a status of a report (R 4.1, R 4.3)."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, text

from portal.database import db
from portal.domain.calendar import oslo_date
from portal.domain.list_refusals import (
    ActivityAhead,
    ListNotKnown,
    NotAReporter,
    NothingToReport,
    ReportDecided,
    ReportReasonMissing,
    ReportWaits,
    StartMissing,
)
from portal.domain.reported_activities import (
    REPORTERS,
    Standing,
    Told,
    by_a_report,
    gives_code,
    proposal,
    stands_already,
)
from portal.domain.rules import Decision
from portal.domain.status_code_facts import StatusChoice
from portal.domain.words import Basis, Category, Language, Verb
from portal.policy.grants import rule_of
from portal.queries import status_reports as kept
from portal.queries.visitors import Visitor
from portal.tables.log import Ground, note
from portal.tables.status_keeping import NewStatus, record

_STANDS = text("SELECT status_code, registered_on FROM youths WHERE id = :youth")
_WAITS = text("SELECT 1 FROM status_reports WHERE youth_id = :youth AND state = 'waiting' LIMIT 1")
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(:youth, 25))")
_REPORT = text("""
    INSERT INTO status_reports (id, youth_id, reporter, code, activity, activity_start, reported_on, author,
        author_seat, recorded_at)
    VALUES (:id, :youth, :reporter, :code, :activity, :start, :on, :by, :seat, :at)""")
_STANDING = text("""SELECT s.id FROM statuses s JOIN youths y ON y.id = s.youth_id AND y.status_code = s.code
    WHERE s.youth_id = :youth ORDER BY s.valid_from DESC, s.recorded_at DESC, s.id LIMIT 1""")
_HELD = text("""SELECT b.state, (SELECT p.name FROM people p WHERE p.id = b.decided_by) AS who FROM status_reports b
    WHERE b.id = :id FOR UPDATE OF b""")
_DECIDE = text("""
    UPDATE status_reports SET state = :state, decided_by = :by, decided_at = :at, decided_reason = :reason,
        status_id = :status WHERE id = :id AND state = 'waiting'""")


def report(visitor: Visitor, youth_id: UUID, activity: str, start: date | None) -> None:
    """Report to UDA that the youth is in activity, since when (R-052).

    Raises ActivityAhead, StartMissing, ReportWaits, and NothingToReport where the rules give no code for it (A-21).
    """
    today, reporter = oslo_date(visitor.now), _reporter(visitor)
    if start is not None and start > today:
        raise ActivityAhead
    db.session.execute(_ONE_AT_A_TIME, {"youth": str(youth_id)})
    if db.session.execute(_WAITS, {"youth": youth_id}).first():
        raise ReportWaits
    decision = proposal(Told(reporter, activity, start, today), _standing(youth_id), today)
    _ask_for_code(visitor, decision)
    given = {
        "id": uuid4(), "youth": youth_id, "reporter": reporter, "code": decision.outcome.code, "activity": activity,
        "start": start, "on": today, "by": visitor.person_id, "seat": visitor.seat_id, "at": visitor.now,
    }  # fmt: skip
    db.session.execute(_REPORT, given)
    note(visitor, "status.reported", youth_id, Ground(rule="TD-08", categories=Category.REPORT_BACK.bit))
    db.session.commit()


def take(visitor: Visitor, report_id: UUID) -> str:
    """Make a status of the report, by the row of table 2c that gives it; answers the code (R-028, R-034, TC-06).

    It holds from the day the activity began, but never from before the code it takes the place of. Where the youth
    has the code by now, the report is answered with that status and nothing is registered twice.
    Raises ReportDecided where another coordinator was first, NothingToReport where the rules give no code now.
    """
    found = _waiting(report_id)
    if stands_already(found.told, found.standing):
        return _answered(visitor, found, db.session.scalar(_STANDING, {"youth": found.youth_id}), str(found.code_now))
    decision = proposal(found.told, found.standing, oslo_date(visitor.now))
    _ask_for_code(visitor, decision)
    valid_from = max(day for day in (found.activity_start or found.reported_on, found.code_since) if day)
    facts = {
        "contact": {"kind": "third_party_report", "date": found.reported_on.isoformat()}, "report": str(report_id),
        "activity": {"kind": found.told.activity_word, "start": _iso(found.activity_start)},
    }  # fmt: skip
    code = decision.outcome.code
    status = record(
        visitor,
        NewStatus(youth_id=found.youth_id, code=code, valid_from=valid_from, rule=decision.rule,
                  via_ot=decision.outcome.via_ot, facts=facts, source="report"),
    )  # fmt: skip
    return _answered(visitor, found, status, code)


def _answered(visitor: Visitor, found: kept.Report, status: UUID | None, code: str) -> str:
    _decide(visitor, found.id, "taken", None, status)
    _note(visitor, "report.taken", found.youth_id)
    db.session.commit()
    return code


def decline(visitor: Visitor, report_id: UUID, reason: str) -> None:
    """Say no, with a reason that the reporter reads. Raises ReportReasonMissing, ReportDecided."""
    if not reason.strip():
        raise ReportReasonMissing
    found = _waiting(report_id)
    _decide(visitor, report_id, "declined", reason.strip(), None)
    _note(visitor, "report.declined", found.youth_id)
    db.session.commit()


def _reporter(visitor: Visitor) -> str:
    if visitor.role is None or visitor.role not in REPORTERS:
        raise NotAReporter
    return REPORTERS[visitor.role]


def _ask_for_code(visitor: Visitor, decision: Decision[StatusChoice]) -> None:
    """Raises what is wrong, where the report gives no code."""
    if not by_a_report(decision):
        raise NothingToReport(why=decision.explanation.told_in(Language(visitor.language)))
    if not gives_code(decision):
        raise StartMissing


def _waiting(report_id: UUID) -> kept.Report:
    """The report, held until we are done; who comes second waits here and is told."""
    held = db.session.execute(_HELD, {"id": report_id}).one_or_none()
    found = kept.get(report_id)
    if held is None or found is None:
        raise ListNotKnown
    if held.state != "waiting":
        raise ReportDecided(who=held.who or "UDA")
    return found


def _standing(youth_id: UUID) -> Standing:
    stands: Row[Any] | None = db.session.execute(_STANDS, {"youth": youth_id}).one_or_none()
    if stands is None:
        raise ListNotKnown
    return Standing(stands.status_code, stands.registered_on)


def _decide(visitor: Visitor, report_id: UUID, state: str, reason: str | None, status: UUID | None) -> None:
    given = {"id": report_id, "state": state, "reason": reason, "status": status, "by": visitor.person_id,
             "at": visitor.now}  # fmt: skip
    db.session.execute(_DECIDE, given)


def _note(visitor: Visitor, action: str, youth_id: UUID) -> None:
    rule = rule_of(visitor.role, Verb.WRITE, Category.REPORT_BACK, Basis.DUTY) if visitor.role else None
    note(visitor, action, youth_id, Ground(Basis.DUTY.value, rule=rule or "", categories=Category.REPORT_BACK.bit))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
