"""The annual wheel as it is read: a school year's rows with one's own duties, one row whole, and its versions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from portal.domain.wheel import Due, Standing, standing
from portal.queries.reading import one, rows

NEWEST_MARK = """LEFT JOIN LATERAL (SELECT m.done, m.note, m.made_at, m.turn, m.author FROM wheel_marks m
        WHERE m.duty_id = d.id ORDER BY m.turn DESC LIMIT 1) k ON true"""
DONE = "(d.derived_at IS NOT NULL OR coalesce(k.done, false))"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A row of the wheel with the reader's own unit's duty, where it has one (`duty_id`)."""

    id: UUID
    school_year: int
    source_id: str
    part: int
    title_nb: str
    title_nn: str
    title_en: str
    who: str
    to_whom: str
    section: str
    quote: str
    note: str
    relevance: str
    precision: str
    owner: str
    done_rule: str
    wanted: int
    same_as: list[str]
    starts_on: date
    due_on: date
    shift: str
    working_on: date
    in_force: bool
    version: int
    duty_id: UUID | None
    ended_on: date | None
    counted: int | None
    derived_at: datetime | None
    looked_at: datetime | None
    marked: bool | None
    mark_note: str | None
    marked_at: datetime | None
    marked_by: str | None
    turn: int

    @property
    def due(self) -> Due:
        return Due(self.due_on, self.working_on)

    @property
    def done(self) -> bool:
        """By the data, or by the newest word of somebody."""
        return self.derived_at is not None or bool(self.marked)

    def standing(self, today: date) -> Standing:
        """How one's own duty stands on a day."""
        return standing(self.due, today, done=self.done, ended=self.ended_on is not None)


@dataclass(frozen=True, slots=True)
class Version:
    """A change of a row: how it was, how it became, who changed it and why."""

    version: int
    was: dict[str, Any]
    became: dict[str, Any]
    reason: str
    person: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Mark:
    done: bool
    note: str
    person: str
    made_at: datetime


_FIELDS = f"""SELECT i.id, i.school_year, i.source_id, i.part, i.title_nb, i.title_nn, i.title_en, i.who, i.to_whom,
        i.section, i.quote, i.note, i.relevance, i.precision, i.owner, i.done_rule, i.wanted, i.same_as, i.starts_on,
        i.due_on, i.shift, i.working_on, i.in_force, i.version, d.id AS duty_id, d.ended_on, d.counted, d.derived_at,
        d.looked_at, k.done AS marked, k.note AS mark_note, k.made_at AS marked_at, p.name AS marked_by,
        coalesce(k.turn, 0) AS turn
    FROM wheel_items i
    LEFT JOIN wheel_duties d ON d.item_id = i.id AND d.unit_id = %(unit)s
    {NEWEST_MARK}
    LEFT JOIN people p ON p.id = k.author"""  # noqa: S608 - our own words only
_YEAR = f"{_FIELDS} WHERE i.school_year = %(year)s ORDER BY i.due_on, i.source_id, i.part"
_ITEM = f"{_FIELDS} WHERE i.id = %(item)s"
_OWN = f"""{_FIELDS} WHERE d.unit_id = %(unit)s AND i.in_force AND i.relevance <> 'no' AND d.ended_on IS NULL
        AND NOT {DONE} AND least(i.due_on, i.working_on) <= %(until)s AND i.due_on >= %(since)s
    ORDER BY i.due_on, i.source_id, i.part LIMIT 50"""


def years() -> list[int]:
    """The school years that have a wheel, the latest first."""
    found = rows(dict, "SELECT school_year FROM wheel_years ORDER BY school_year DESC")
    return [int(row["school_year"]) for row in found]


def of_year(year: int, unit_id: int | None) -> list[ItemRow]:
    """The whole wheel of a school year, by due day."""
    return rows(ItemRow, _YEAR, {"year": year, "unit": unit_id})


def get(item_id: UUID, unit_id: int | None) -> ItemRow | None:
    return one(ItemRow, _ITEM, {"item": item_id, "unit": unit_id})


def open_duties(unit_id: int, since: date, until: date) -> list[ItemRow]:
    """One's own unit's duties of the follow-up service that are not done, due between two days; the first 50."""
    return rows(ItemRow, _OWN, {"unit": unit_id, "since": since, "until": until})


def versions(item_id: UUID) -> list[Version]:
    """What UDA has changed of a row, the latest first."""
    statement = """SELECT c.version, c.was, c.became, c.reason, p.name AS person, c.changed_at
        FROM wheel_changes c JOIN people p ON p.id = c.changed_by WHERE c.item_id = %(item)s ORDER BY c.version DESC"""
    return rows(Version, statement, {"item": item_id})


def marks(duty_id: UUID) -> list[Mark]:
    """Every word about a duty, the latest first."""
    statement = """SELECT m.done, m.note, p.name AS person, m.made_at FROM wheel_marks m
        JOIN people p ON p.id = m.author WHERE m.duty_id = %(duty)s ORDER BY m.turn DESC"""
    return rows(Mark, statement, {"duty": duty_id})


def kept_from(year: int) -> dict[tuple[str, int], tuple[str, bool]]:
    """By row and part, the shift and whether it is in force, of the wheel of a year: what the next one takes over."""
    statement = "SELECT source_id, part, shift, in_force FROM wheel_items WHERE school_year = %(year)s"
    found = rows(dict, statement, {"year": year})
    return {(row["source_id"], row["part"]): (row["shift"], row["in_force"]) for row in found}
