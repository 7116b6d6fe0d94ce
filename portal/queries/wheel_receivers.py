"""Who is to be told by mail: the people of a unit with a duty that is not done, and everybody at work of news."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.domain.wheel import Due
from portal.domain.words import Category, Role, Verb
from portal.policy.grants import GRANTS
from portal.queries.reading import rows
from portal.queries.wheel import DONE, NEWEST_MARK

DOERS = [g.role.value for g in GRANTS if (g.verb, g.category) == (Verb.WRITE, Category.WHEEL)
         and g.role is not Role.UDA_ADDRESS_OFFICER]  # fmt: skip
READERS = [g.role.value for g in GRANTS if (g.verb, g.category) == (Verb.READ, Category.WHEEL)]


@dataclass(frozen=True, slots=True)
class OpenDuty:
    """A duty that is not done, and one of those whose work it is."""

    duty_id: UUID
    item_id: UUID
    precision: str
    title_nb: str
    title_nn: str
    title_en: str
    due_on: date
    working_on: date
    mail: str
    language: str

    @property
    def due(self) -> Due:
        return Due(self.due_on, self.working_on)

    @property
    def title(self) -> str:
        """In the receiver's language, the source's own words otherwise."""
        return {"nn": self.title_nn, "en": self.title_en}.get(self.language, self.title_nb)


@dataclass(frozen=True, slots=True)
class Reader:
    mail: str
    language: str


_AT_WORK = """JOIN appointments a ON a.seat_id = s.id AND a.period @> %(at)s::timestamptz
    JOIN people p ON p.id = a.person_id AND p.kind = 'staff' AND p.mail IS NOT NULL"""
_OPEN = f"""SELECT DISTINCT d.id AS duty_id, i.id AS item_id, i.precision, i.title_nb, i.title_nn, i.title_en, i.due_on,
        i.working_on, p.mail, p.language
    FROM wheel_items i JOIN wheel_duties d ON d.item_id = i.id {NEWEST_MARK}
    JOIN policy.seats s ON s.unit_id = d.unit_id AND s.role = ANY (%(roles)s) {_AT_WORK}
    WHERE i.in_force AND i.relevance <> 'no' AND d.ended_on IS NULL AND NOT {DONE}
      AND i.due_on BETWEEN %(first)s AND %(last)s
    ORDER BY i.due_on, d.id, p.mail"""  # noqa: S608 - our own words only
_READERS = f"""SELECT DISTINCT p.mail, p.language FROM policy.seats s {_AT_WORK}
    WHERE s.role = ANY (%(roles)s) ORDER BY p.mail"""  # noqa: S608 - the same


def open_duties(at: datetime, first: date, last: date) -> list[OpenDuty]:
    """The duties of the follow-up service due between two days that are not done, once for each who is to do them."""
    return rows(OpenDuty, _OPEN, {"at": at, "first": first, "last": last, "roles": DOERS})


def readers(at: datetime) -> list[Reader]:
    """Everybody at work who reads the wheel."""
    return rows(Reader, _READERS, {"at": at, "roles": READERS})


def news_between(first: datetime, end: datetime) -> bool:
    """Whether UDA has posted anything in that time that still stands."""
    statement = """SELECT 1 AS one FROM bulletins
        WHERE posted_at >= %(first)s AND posted_at < %(end)s AND withdrawn_at IS NULL LIMIT 1"""
    return bool(rows(dict, statement, {"first": first, "end": end}))
