"""What the rules of meetings must know before one is called: the convener's ground, the parties, addresses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from portal.domain.meetings import Party
from portal.queries.reading import one, rows
from portal.queries.visitors import Visitor


@dataclass(frozen=True, slots=True)
class Standing:
    """The strongest ground on which a seat may write about meetings: a duty goes before a consent."""

    basis: str
    ground: UUID


@dataclass(frozen=True, slots=True)
class Addressee:
    """A seat's mail address: an appointed person's, or the unit's own where nobody appointed has one."""

    seat_id: int
    mail: str


STANDING = """
    SELECT a.basis, a.ground FROM policy.access a
    WHERE a.seat_id = policy.seat() AND a.youth_id = %(youth)s AND (a.write_mask & (1 << 9)) <> 0
      AND a.period @> policy.now()
    ORDER BY a.basis DESC, a.id LIMIT 1
"""
PARTIES = """
    SELECT s.id AS seat_id, u.name, policy.may_meet(s.id, %(youth)s, policy.now()) AS now,
           policy.may_meet(s.id, %(youth)s, %(starts)s) AS then
    FROM policy.seats s JOIN units u ON u.id = s.unit_id WHERE s.id = ANY (%(seats)s) ORDER BY u.name, s.id
"""
ADDRESSES = """
    SELECT DISTINCT s.id AS seat_id, coalesce(p.mail, u.mail) AS mail
    FROM policy.seats s JOIN units u ON u.id = s.unit_id
    LEFT JOIN (appointments a JOIN people p ON p.id = a.person_id AND p.mail <> '')
        ON a.seat_id = s.id AND a.period @> policy.now()
    WHERE s.id = ANY (%(seats)s) AND coalesce(p.mail, u.mail) <> '' ORDER BY s.id, mail
"""
OWN = """
    SELECT (SELECT mail FROM people WHERE id = policy.person()) AS convener,
           (SELECT mail FROM youth_contacts WHERE youth_id = %(youth)s) AS youth
"""


def standing(youth_id: UUID) -> Standing | None:
    """Where the visitor's seat stands, or None where it may not write about this youth's meetings."""
    return one(Standing, STANDING, {"youth": youth_id})


def parties(youth_id: UUID, seats: Sequence[int], starts: datetime) -> list[Party]:
    """The seats asked for, each with whether it could open the case now and when the meeting begins."""
    return rows(Party, PARTIES, {"youth": youth_id, "seats": list(seats), "starts": starts})


def mapped(youth_id: UUID) -> bool:
    """Whether anything is mapped that the visitor may see."""
    statement = "SELECT id FROM mapping_items WHERE youth_id = %(youth)s LIMIT 1"
    return one(dict[str, Any], statement, {"youth": youth_id}) is not None


def addresses(visitor: Visitor, youth_id: UUID, seats: Sequence[int]) -> dict[int | None, str]:
    """Mail addresses by seat, several divided by a comma; None is the youth. Who has none is left out."""
    own = one(dict[str, Any], OWN, {"youth": youth_id}) or {}
    found: dict[int | None, list[str]] = {None: [own["youth"]], visitor.seat_id: [own["convener"]]}
    for row in rows(Addressee, ADDRESSES, {"seats": [seat for seat in seats if seat != visitor.seat_id]}):
        found.setdefault(row.seat_id, []).append(row.mail)
    return {seat: ", ".join(mails) for seat, mails in found.items() if all(mails)}
