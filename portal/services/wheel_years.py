"""UDA makes the wheel of a school year, and changes its days with a reason; every version is kept (S-019)."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, insert, text

from portal.database import db
from portal.domain import reference
from portal.domain.calendar import oslo_date, school_year
from portal.domain.grounds import Ground
from portal.domain.refusals import NotKnown
from portal.domain.wheel import Due
from portal.domain.wheel_dates import Shift, working_day
from portal.domain.wheel_refusals import AlreadyMade, ChangedMeanwhile, OutsideTheSchoolYear
from portal.domain.wheel_years import Item, wheel_of
from portal.domain.words import Basis, Category
from portal.outside.days_off import days_off
from portal.queries import wheel as kept
from portal.queries.visitors import Visitor
from portal.tables import WheelChange, WheelItem
from portal.tables.log import note
from portal.tables.wheel_keeping import open_duties

GROUND = Ground(Basis.DUTY.value, rule="TD-07", categories=Category.WHEEL.bit)
_BEGIN = text("""INSERT INTO wheel_years (school_year, made_by, made_at) VALUES (:year, :by, :at)
    ON CONFLICT DO NOTHING""")
_LOCKED = text("""SELECT school_year, starts_on, due_on, shift, working_on, in_force, version, precision
    FROM wheel_items WHERE id = :id FOR UPDATE""")
_CHANGE = text("""UPDATE wheel_items SET starts_on = :starts_on, due_on = :due_on, shift = :shift,
    working_on = :working_on, in_force = :in_force, version = :version, changed_at = :at WHERE id = :id""")


@dataclass(frozen=True, slots=True)
class Change:
    """A row as it shall be; `seen` is the version that the one who changes it had on the page."""

    due_on: date
    shift: Shift
    in_force: bool
    reason: str
    seen: int


def propose(year: int) -> tuple[Item, ...]:
    """The wheel of a school year as it would be made: the source's rows, and last year's working-day rules.

    A row that UDA took out of the wheel the year before stays out.
    """
    off = days_off(year, year + 2)
    before = kept.kept_from(year - 1)
    return tuple(_as_before(item, before.get((item.row.id, item.part)), off) for item in
                 wheel_of(year, reference.annual_wheel(), off))  # fmt: skip


def _as_before(item: Item, before: tuple[str, bool] | None, off: frozenset[date]) -> Item:
    if before is None:
        return item
    shift, in_force = Shift(before[0]), before[1]
    due = Due(item.due.on, working_day(item.due.on, shift, off))
    return replace(item, plan=replace(item.plan, shift=shift), due=due, in_force=in_force)


def make(visitor: Visitor, year: int) -> None:
    """Make the wheel of a school year, with a duty for each unit that is open. Raises AlreadyMade.

    What fell due before the day it is made is shown, and is nobody's duty.
    """
    begun: Any = db.session.execute(_BEGIN, {"year": year, "by": visitor.person_id, "at": visitor.now})
    if begun.rowcount == 0:
        raise AlreadyMade
    db.session.execute(insert(WheelItem).inline(), [_row(item, year, visitor.now) for item in propose(year)])
    open_duties(oslo_date(visitor.now))
    note(visitor, "wheel.made", None, GROUND, {"school_year": str(year)})
    db.session.commit()


def _row(item: Item, year: int, at: datetime) -> dict[str, object]:
    row, plan = item.row, item.plan
    return {
        "id": uuid4(), "school_year": year, "source_id": row.id, "part": item.part, "title_nb": plan.nb,
        "title_nn": plan.nn, "title_en": row.what, "who": row.who, "to_whom": row.to_whom, "section": row.section,
        "quote": row.quote, "note": row.note, "relevance": row.ot_relevant, "precision": row.precision,
        "owner": plan.owner.value, "done_rule": plan.done.value, "wanted": plan.wanted, "same_as": list(plan.same_as),
        "starts_on": item.starts, "due_on": item.due.on, "shift": item.shift.value, "working_on": item.due.working,
        "in_force": item.in_force, "version": 1, "changed_at": at,
    }  # fmt: skip


def change(visitor: Visitor, item_id: UUID, wanted: Change) -> None:
    """Change the day, the working-day rule or whether the row holds, for a reason.

    Raises NotKnown, ChangedMeanwhile, OutsideTheSchoolYear.
    """
    row = db.session.execute(_LOCKED, {"id": item_id}).one_or_none()
    if row is None:
        raise NotKnown
    if row.version != wanted.seen:
        raise ChangedMeanwhile
    if school_year(wanted.due_on) != row.school_year:
        raise OutsideTheSchoolYear
    after = _after(row, wanted)
    db.session.execute(_CHANGE, {**after, "id": item_id, "version": row.version + 1, "at": visitor.now})
    versions = {"was": _plain(row._asdict(), after), "became": _plain(after, after)}
    who = {"changed_by": visitor.person_id, "changed_at": visitor.now, "reason": wanted.reason}
    db.session.execute(insert(WheelChange).values(item_id=item_id, version=row.version, **versions, **who).inline())
    note(visitor, "wheel.changed", None, GROUND, {"item": str(item_id)})
    db.session.commit()


def _after(row: Row[Any], wanted: Change) -> dict[str, object]:
    """A single day moves whole; a period keeps its beginning, if it can."""
    off = days_off(wanted.due_on.year - 1, wanted.due_on.year + 1)
    starts = wanted.due_on if row.precision == "day" else min(row.starts_on, wanted.due_on)
    return {
        "starts_on": starts,
        "due_on": wanted.due_on,
        "shift": wanted.shift.value,
        "working_on": working_day(wanted.due_on, wanted.shift, off),
        "in_force": wanted.in_force,
    }


def _plain(values: dict[str, Any], names: dict[str, object]) -> dict[str, object]:
    chosen = {name: values[name] for name in names}
    plain: dict[str, object] = json.loads(json.dumps(chosen, default=str))
    return plain
