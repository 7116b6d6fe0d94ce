"""A unit says that a duty of the wheel is done, or no longer; a file of who is late."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal
from uuid import UUID, uuid4

from sqlalchemy import Row, text

from portal.database import db
from portal.domain.grounds import Ground
from portal.domain.refusals import NotKnown
from portal.domain.wheel_refusals import DutyEnded, MarkedMeanwhile, NotYourDuty
from portal.domain.words import Basis, Category, Verb
from portal.outside import queue
from portal.outside.sheets import write_csv, write_xlsx
from portal.policy.grants import rule_of
from portal.queries import wheel_overview
from portal.queries.visitors import Visitor
from portal.tables.log import note

LOOK = "look_at_the_wheel"
"""The job that looks up what the data say of the duties, and reminds."""
_DUTY = text("""SELECT d.unit_id, d.ended_on, coalesce(max(m.turn), 0) AS turn FROM wheel_duties d
    LEFT JOIN wheel_marks m ON m.duty_id = d.id WHERE d.id = :duty GROUP BY d.id""")
# Whoever comes second with the same turn writes nothing: no lock is held while somebody thinks.
_MARK = text("""
    INSERT INTO wheel_marks (id, duty_id, unit_id, turn, done, note, author, author_seat, made_at)
    VALUES (:id, :duty, :unit, :turn, :done, :note, :author, :seat, :at) ON CONFLICT DO NOTHING""")


@dataclass(frozen=True, slots=True)
class Word:
    """Done or not, and why; `seen` is how many words there were on the page of the one who says it."""

    done: bool
    note: str
    seen: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The shape of a file: its kind, its title, its heading, and the cells of a row."""

    kind: Literal["csv", "xlsx"]
    title: str
    heading: Sequence[str]
    line: Callable[[wheel_overview.DutyRow], Sequence[object]]


def mark(visitor: Visitor, duty_id: UUID, word: Word) -> None:
    """Say it of one's own unit's duty. Raises NotKnown, NotYourDuty, DutyEnded, MarkedMeanwhile."""
    duty = db.session.execute(_DUTY, {"duty": duty_id}).one_or_none()
    _checked(visitor, duty, word)
    turn = {
        "id": uuid4(), "duty": duty_id, "unit": visitor.unit_id, "turn": word.seen + 1, "done": word.done,
        "note": word.note, "author": visitor.person_id, "seat": visitor.seat_id, "at": visitor.now,
    }  # fmt: skip
    result: Any = db.session.execute(_MARK, turn)
    if result.rowcount == 0:
        raise MarkedMeanwhile
    note(visitor, "wheel.done" if word.done else "wheel.undone", None, _ground(visitor, Verb.WRITE),
         {"duty": str(duty_id)})  # fmt: skip
    db.session.commit()


def _checked(visitor: Visitor, duty: Row[Any] | None, word: Word) -> None:
    if duty is None:
        raise NotKnown
    if duty.unit_id != visitor.unit_id:
        raise NotYourDuty
    if duty.ended_on is not None:
        raise DutyEnded
    if duty.turn != word.seen:
        raise MarkedMeanwhile


def look_again(visitor: Visitor) -> None:
    """Let the worker look now at what the data say, instead of within ten minutes."""
    queue.defer(db.session.connection().connection.driver_connection, LOOK)  # type: ignore[arg-type] # psycopg's
    note(visitor, "wheel.looked", None, _ground(visitor, Verb.READ))
    db.session.commit()


def sheet(visitor: Visitor, wish: wheel_overview.Wish, wanted: Sheet) -> BytesIO:
    """The duties that the wish fits, as a file from its start; that it was taken is in the log."""
    lines = [wanted.line(row) for row in wheel_overview.everything(wish)]
    content = BytesIO()
    if wanted.kind == "csv":
        write_csv(content, wanted.heading, lines)
    else:
        write_xlsx(content, wanted.heading, lines, title=wanted.title)
    content.seek(0)
    detail = {"kind": wanted.kind, "rows": str(len(lines))}
    note(visitor, "wheel.exported", None, _ground(visitor, Verb.READ), detail)
    db.session.commit()
    return content


def _ground(visitor: Visitor, verb: Verb) -> Ground:
    rule = rule_of(visitor.role, verb, Category.WHEEL, Basis.DUTY) if visitor.role else None
    return Ground(Basis.DUTY.value, rule=rule or "", categories=Category.WHEEL.bit)
