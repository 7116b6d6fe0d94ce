"""A school closes, or is open after all; its youths go on by the rules at the next run (TB-16)."""

from typing import Final

from sqlalchemy import text

from portal import database
from portal.domain.closures import Closure, NotASchoolToClose
from portal.queries.visitors import Visitor
from portal.tables.log import note

_CLOSE: Final = text("""
    UPDATE units SET closed_on = :day, successor_id = :heir
    WHERE id = :unit AND kind IN ('upper_secondary', 'lower_secondary')
      AND (CAST(:heir AS integer) IS NULL OR EXISTS (
          SELECT FROM units h WHERE h.id = :heir AND h.id <> units.id AND h.kind = units.kind AND h.closed_on IS NULL))
    RETURNING id""")


def close(visitor: Visitor, closure: Closure) -> None:
    """The school is no more from that day on, or (no day) it is open after all. Raises NotASchoolToClose."""
    heir = closure.successor_id if closure.day else None
    session = database.db.session
    given = {"unit": closure.unit_id, "day": closure.day, "heir": heir}
    if session.execute(_CLOSE, given).first() is None:
        session.rollback()
        raise NotASchoolToClose
    detail = {"unit": str(closure.unit_id), "from": str(closure.day or ""), "successor": str(heir or "")}
    note(visitor, "unit.closed" if closure.day else "unit.opened", None, detail=detail)
    session.commit()
