"""The annual wheel of one school year, made from the reference rows: what is due when, and whose it is."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from portal.domain.reference_rows import WheelRow
from portal.domain.wheel import Due, Owner
from portal.domain.wheel_dates import Shift, spans, working_day
from portal.domain.wheel_rows import PLANS, Plan


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the wheel in one school year; what comes every week has a part for each week, from 1."""

    row: WheelRow
    plan: Plan
    part: int
    starts: date
    due: Due
    in_force: bool = True

    @property
    def shift(self) -> Shift:
        return self.plan.shift

    @property
    def has_duties(self) -> bool:
        """Whether somebody is to do it by a day; what goes on all the year, and mere facts, are only shown."""
        return self.plan.owner is not Owner.NOBODY and self.row.precision != "continuous"


def wheel_of(year: int, rows: Iterable[WheelRow], off: Container[date]) -> tuple[Item, ...]:
    """The wheel of the school year that begins in `year`, by due day and row (V-002, S-018)."""
    made = (item for row in rows for item in _items(row, year, off))
    return tuple(sorted(made, key=lambda item: (item.due.on, item.row.id, item.part)))


def _items(row: WheelRow, year: int, off: Container[date]) -> Iterator[Item]:
    plan = PLANS[row.id]
    weekly = row.precision == "weekly"
    for number, span in enumerate(spans(row.precision, row.when, year, plan.yearly), 1):
        due = Due(span.due, working_day(span.due, plan.shift, off))
        yield Item(row, plan, number if weekly else 0, span.starts, due)
