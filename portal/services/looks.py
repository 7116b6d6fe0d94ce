"""Reading is an act too: every look at a case stands in the youth's log, with its ground."""

from uuid import UUID

from portal.queries.visitors import Visitor
from portal.tables.log import Ground, note


def looked(visitor: Visitor, youth_id: UUID, ground: Ground, mask: int, action: str = "room.read") -> None:
    """One line for the page: which categories were open, by which ground (TD-21). The request's end keeps it."""
    if visitor.youth_id == youth_id:
        return
    note(visitor, action, youth_id, Ground(ground.basis, ground.ref, ground.rule, mask))
