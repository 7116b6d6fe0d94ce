"""Assignments taken out as a file: bounded by what the reader may see, with a line in the log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Literal

from portal.database import db
from portal.domain.words import Basis, Category, Verb
from portal.outside.sheets import write_csv, write_xlsx
from portal.policy.grants import rule_of
from portal.queries import assignments
from portal.queries.visitors import Visitor
from portal.tables.log import Ground, note

IN_MEMORY = 2_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """The shape of a file: its kind, its title, its heading, and the cells of a row."""

    kind: Literal["csv", "xlsx"]
    title: str
    heading: Sequence[str]
    line: Callable[[assignments.AssignmentRow], Sequence[object]]


def write(visitor: Visitor, wish: assignments.Wish, sheet: Sheet) -> BinaryIO:
    """All that the wish fits, as a file from its start, in bounded memory."""
    content: BinaryIO = SpooledTemporaryFile(IN_MEMORY)  # type: ignore[assignment] # noqa: SIM115 - the answer closes it
    lines = (sheet.line(row) for row in assignments.everyone(wish))
    if sheet.kind == "csv":
        count = write_csv(content, sheet.heading, lines)
    else:
        count = write_xlsx(content, sheet.heading, lines, title=sheet.title)
    content.seek(0)
    rule = rule_of(visitor.role, Verb.READ, Category.ASSIGNMENT, Basis.DUTY) if visitor.role else None
    ground = Ground(Basis.DUTY.value, rule=rule or "", categories=Category.ASSIGNMENT.bit)
    note(visitor, "assignments.exported", None, ground, {"kind": sheet.kind, "rows": str(count)})
    db.session.commit()
    return content
