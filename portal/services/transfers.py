"""What UDA does with a transfer: confirms what was shown, drops it, takes it back, tries again, says whose a row is."""

from uuid import UUID

from sqlalchemy import text

from portal.database import db
from portal.domain.letters import Occasion, letter
from portal.domain.refusals import NotAcceptable
from portal.domain.transfer_refusals import DecidedAlready, NotNow
from portal.outside import queue
from portal.outside.sealed_files import Place
from portal.queries import transfer_matches as matches
from portal.queries import transfers as kept
from portal.queries.visitors import Visitor
from portal.tables.log import note
from portal.tables.post import Mail, post

CHECK_JOB, APPLY_JOB, UNDO_JOB, FORGET_JOB = "import_register", "apply_transfer", "undo_transfer", "forget_transfer"
JOBS = {"check": CHECK_JOB, "apply": APPLY_JOB, "undo": UNDO_JOB}

_CONFIRM = text("""
    UPDATE imports SET stage = 'apply', state = 'waiting', confirmed_by = :person, confirmed_at = :at
    WHERE id = :id AND state = 'previewed'""")
_DISCARD = text("UPDATE imports SET state = 'discarded' WHERE id = :id AND state = 'previewed'")
_UNDO = text("""
    UPDATE imports SET stage = 'undo', state = 'waiting', undone_by = :person, undone_at = :at
    WHERE id = :id AND state = 'done' AND stage = 'apply'""")
_RETRY = text("UPDATE imports SET state = 'waiting' WHERE id = :id AND state = 'failed'")
_AGAIN = text("UPDATE imports SET state = 'waiting' WHERE id = :id AND state = 'done' AND stage = 'apply'")
_DECIDE = text("""
    UPDATE transfer_rows SET decision = :decision, youth_id = :youth, decided_by = :person, decided_at = :at,
        state = 'planned', outcome = :outcome
    WHERE import_id = :id AND row_no = :row AND state = 'doubtful'""")


def confirm(visitor: Visitor, import_id: UUID) -> None:
    """Let it be taken in as shown. Who moved out of Oslo: the own intake office is told that there is news (K-077)."""
    _step(visitor, _CONFIRM, import_id, "transfer.confirmed")
    moved = kept.counts(import_id).effects.get("moved_out", 0)
    office = kept.intake_office()
    if moved and office:
        mail = Mail(letter(Occasion.YOUTHS_MOVED), path=f"/transfers/{import_id}?rows=changed")
        post(visitor, office, mail, dedupe_key=f"moved-out/{import_id}")
    _go(APPLY_JOB, import_id)


def discard(visitor: Visitor, import_id: UUID, place: Place) -> None:
    """Drop what was shown; nothing of it has gone in, and who stood in it is forgotten."""
    _step(visitor, _DISCARD, import_id, "transfer.discarded")
    _go(FORGET_JOB, import_id)
    place.remove(str(import_id))


def undo(visitor: Visitor, import_id: UUID) -> None:
    """Take back what nobody has worked on since; each row that stays says why."""
    _step(visitor, _UNDO, import_id, "transfer.undo_asked")
    _go(UNDO_JOB, import_id)


def retry(visitor: Visitor, import_id: UUID) -> None:
    """Try again what has failed, from where it was."""
    found = kept.stage(import_id)
    _step(visitor, _RETRY, import_id, "import.retried")
    _go(JOBS[found], import_id)


def decide(visitor: Visitor, import_id: UUID, row_no: int, same_as: UUID | None) -> None:
    """A human's word: the row is about that youth, or (None) about somebody else.

    A row of a transfer that has gone in already is taken in by itself.
    """
    row = matches.doubt(import_id, row_no)
    if row is None:
        raise DecidedAlready
    if same_as is not None and same_as not in row.candidates:
        raise NotAcceptable
    given = {"id": import_id, "row": row_no, "youth": same_as, "decision": "same" if same_as else "other",
             "outcome": "changed" if same_as else "new", "person": visitor.person_id, "at": visitor.now}  # fmt: skip
    if db.session.execute(_DECIDE, given).rowcount != 1:  # type: ignore[attr-defined] # the driver's count
        raise DecidedAlready
    detail = {"import": str(import_id), "row": str(row_no), "decision": str(given["decision"])}
    note(visitor, "transfer.matched", same_as, detail=detail)
    again = db.session.execute(_AGAIN, {"id": import_id}).rowcount  # type: ignore[attr-defined] # the same
    if again:
        _defer(APPLY_JOB, import_id)
    db.session.commit()


def _step(visitor: Visitor, statement: object, import_id: UUID, action: str) -> None:
    given = {"id": import_id, "person": visitor.person_id, "at": visitor.now}
    if db.session.execute(statement, given).rowcount != 1:  # type: ignore[call-overload] # a text()
        raise NotNow
    note(visitor, action, None, detail={"import": str(import_id)})


def _go(job: str, import_id: UUID) -> None:
    _defer(job, import_id)
    db.session.commit()


def _defer(job: str, import_id: UUID) -> None:
    session = db.session
    queue.defer(session.connection().connection.driver_connection, job, import_id=import_id)  # type: ignore[arg-type] # psycopg's
