"""Who is in the team, on which ground, for the card beside the room."""

from collections.abc import Sequence
from dataclasses import dataclass

from blueprints.consent_views import LAST_MOMENT, party_name
from blueprints.labels import colour, day, initials
from blueprints.texts import _
from portal.domain.words import Basis
from portal.queries.consents import Access
from portal.queries.teams import Head


@dataclass(frozen=True, slots=True)
class Member:
    """A service in the team: what it is called, on which ground it is there."""

    name: str
    note: str
    initials: str
    colour: str


def team_members(head: Head, access: Sequence[Access]) -> list[Member]:
    """Those who may open the case: by duty first, then by consent, each once; a list is no membership."""
    seen: dict[int, Member] = {}
    for row in access:
        if row.basis != Basis.LIST.value and row.seat_id not in seen:
            name = party_name(row.role, row.unit_name)
            seen[row.seat_id] = Member(name, _note(head, row), initials(row.unit_name), colour(row.service))
    return list(seen.values())


def _note(head: Head, row: Access) -> str:
    if row.basis == Basis.CONSENT.value:
        return _("consent until %(day)s", day=day(row.period.upper - LAST_MOMENT))
    rule = f" · {head.school_rule}" if head.school_rule and row.unit_name == head.school else ""
    return _("has the duty") + rule
