"""The contact log of a youth, as far as the reader's ground opens it; and whom one may log for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from portal.domain.words import Category
from portal.queries.reading import rows

MOST: Final = 200
LOG: Final = f"""
    SELECT c.id, c.source, c.made_at, c.channel, c.counterpart, c.outcome, c.counts, c.rule, c.purpose, c.note,
           p.name AS author, u.name AS unit, c.recorded_at
    FROM contact_attempts c LEFT JOIN people p ON p.id = c.author
    LEFT JOIN policy.seats s ON s.id = c.author_seat LEFT JOIN units u ON u.id = s.unit_id
    WHERE c.youth_id = %(youth)s AND (%(channel)s = '' OR c.channel = %(channel)s)
      AND (%(outcome)s = '' OR c.outcome = %(outcome)s)
    ORDER BY c.made_at DESC, c.recorded_at DESC, c.id LIMIT {MOST}"""  # noqa: S608 - our own number
WRITABLE: Final = f"""
    SELECT DISTINCT ON (y.id) y.id AS youth_id, i.birth_date, y.birth_year, a.basis, a.ground
    FROM policy.access a JOIN youths y ON y.id = a.youth_id LEFT JOIN youth_identities i ON i.youth_id = y.id
    WHERE a.seat_id = policy.seat() AND a.youth_id = ANY (%(youths)s) AND a.period @> policy.now()
      AND (a.write_mask & {Category.CONTACT.bit}) <> 0
    ORDER BY y.id, array_position(ARRAY['duty', 'consent', 'list'], a.basis), a.id"""  # noqa: S608 - our own bit

MINE: Final = f"""
    SELECT y.id, y.first_name, y.last_name, y.status_code
    FROM (SELECT DISTINCT a.youth_id FROM policy.access a WHERE a.seat_id = policy.seat() AND a.basis <> 'consent'
          AND (a.write_mask & {Category.CONTACT.bit}) <> 0 AND a.period @> policy.now()) a
    JOIN youths y ON y.id = a.youth_id WHERE %(status)s = '' OR y.status_code = %(status)s
    ORDER BY y.sort_key, y.id LIMIT {MOST}"""  # noqa: S608 - our own numbers


@dataclass(frozen=True, slots=True)
class Mine:
    """A youth whom one's own seat may log for, at list level."""

    id: UUID
    first_name: str
    last_name: str
    status_code: str | None

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class ContactRow:
    """An attempt or a contact; `rule` says why it counts or does not."""

    id: UUID
    source: int
    made_at: datetime
    channel: str
    counterpart: str
    outcome: str
    counts: bool
    rule: str
    purpose: str
    note: str
    author: str | None
    unit: str | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Writable:
    """A youth for whom one's seat may log, and the ground it does so on."""

    youth_id: UUID
    birth_date: date | None
    birth_year: int | None
    basis: str
    ground: UUID

    @property
    def born(self) -> date | None:
        """The day of birth; where only the year may be read, the day on which the oldest of it were born."""
        if self.birth_date or self.birth_year is None:
            return self.birth_date
        return date(self.birth_year, 1, 1)


def of_youth(youth_id: UUID, channel: str = "", outcome: str = "") -> list[ContactRow]:
    """The newest MOST that this reader may see, by channel and outcome where asked."""
    return rows(ContactRow, LOG, {"youth": youth_id, "channel": channel, "outcome": outcome})


def writable(youth_ids: Iterable[UUID]) -> list[Writable]:
    """Those of the youths for whom one's own seat may log contact."""
    return rows(Writable, WRITABLE, {"youths": list(youth_ids)})


def mine(status: str = "") -> list[Mine]:
    """Those one's own seat has the duty or a list for, by name, MOST at a time; by status where asked."""
    return rows(Mine, MINE, {"status": status})
