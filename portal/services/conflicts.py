"""A conflict of interest that a person declares of themself: the door closes behind them, at once."""

from uuid import UUID

from sqlalchemy import text

from portal.database import db
from portal.queries.visitors import Visitor
from portal.tables.log import note

KINDS = ("own_child", "partner", "sibling", "other")

_DECLARE = text("""
    INSERT INTO conflicts (person_id, youth_id, kind, period, declared_by)
    VALUES (:person, :youth, :kind, tstzrange(:at, NULL), :person)
""")


def declare(visitor: Visitor, youth_id: UUID, kind: str) -> None:
    """Close the case to oneself: every page, list, search and file; opened again by an administrator only."""
    note(visitor, "conflict.declared", youth_id)
    given = {"person": visitor.person_id, "youth": youth_id, "kind": kind, "at": visitor.now}
    db.session.execute(_DECLARE, given)
    db.session.commit()
