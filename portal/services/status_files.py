"""Files of statuses that are carried to VIGO-OT by hand: made, taken out, marked as carried with the proof."""

from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import insert, text

from portal import database
from portal.domain.calendar import oslo_date
from portal.domain.report_form import FILE_FORM, digest
from portal.domain.report_refusals import CarriedAlready, ReceiptMissing
from portal.domain.words import Basis, Category, Verb
from portal.outside import queue
from portal.policy.grants import rule_of
from portal.queries.status_files import UNTOLD
from portal.queries.visitors import Visitor
from portal.tables import StatusFile
from portal.tables.city_reading import city
from portal.tables.log import Ground, note

JOB: Final = "make_status_file"
_CARRIED = text("""
    UPDATE status_files f SET state = 'carried', carried_by = :who, carried_at = :at, receipt = :receipt
    WHERE f.id = :id AND f.state = 'made'
      AND NOT EXISTS (SELECT FROM status_files o WHERE o.state = 'carried' AND o.asked_at >= f.asked_at)""")
_WAITING: Final = "SELECT as_of, asked_at FROM status_files WHERE id = %(id)s AND state = 'making' FOR UPDATE"
_ROWS: Final = f"""
    INSERT INTO status_file_rows (file_id, youth_id, code, via_ot, status_on)
    SELECT %(id)s, u.youth_id, u.code, u.via_ot, u.status_on FROM ({UNTOLD}) u"""  # noqa: S608 - our own words
_LINES: Final = """
    SELECT youth_id, code, via_ot, status_on FROM status_file_rows WHERE file_id = %(id)s ORDER BY youth_id"""
_MADE: Final = "UPDATE status_files SET state = 'made', row_count = %(rows)s, digest = %(digest)s WHERE id = %(id)s"


def ask(visitor: Visitor) -> UUID:
    """Have a file made of all that VIGO-OT has not been told yet; answers its id."""
    file_id, session = uuid4(), database.db.session
    row = {"id": file_id, "as_of": oslo_date(visitor.now), "asked_by": visitor.person_id, "asked_at": visitor.now}
    session.execute(insert(StatusFile).values(row).inline())
    queue.defer(session.connection().connection.driver_connection, JOB, file_id=file_id)  # type: ignore[arg-type] # psycopg's
    _note(visitor, "status_file.made", file_id)
    session.commit()
    return file_id


def run(file_id: UUID, url: str) -> None:
    """Fill the file, once only and all in one transaction, past nobody's conflicts."""
    with city(url) as connection:
        row = connection.execute(_WAITING, {"id": file_id}).fetchone()
        if row is None:
            return
        day, known = row
        written = connection.execute(_ROWS, {"id": file_id, "day": day, "known": known}).rowcount
        lines = connection.execute(_LINES, {"id": file_id}).fetchall()
        made = digest((FILE_FORM, day), lines)
        connection.execute(_MADE, {"id": file_id, "rows": written, "digest": made})


def carry(visitor: Visitor, file_id: UUID, receipt: str) -> None:
    """It has been read in by VIGO-OT; the next file starts from here. Raises ReceiptMissing, CarriedAlready."""
    if not receipt.strip():
        raise ReceiptMissing
    given = {"id": file_id, "who": visitor.person_id, "at": visitor.now, "receipt": receipt.strip()}
    done: Any = database.db.session.execute(_CARRIED, given)
    if done.rowcount != 1:
        raise CarriedAlready
    _note(visitor, "status_file.carried", file_id)
    database.db.session.commit()


def _note(visitor: Visitor, action: str, file_id: UUID) -> None:
    rule = rule_of(visitor.role, Verb.WRITE, Category.REGISTER, Basis.DUTY) if visitor.role else None
    ground = Ground(Basis.DUTY.value, rule=rule or "", categories=Category.REGISTER.bit)
    note(visitor, action, None, ground, {"file": str(file_id)})
