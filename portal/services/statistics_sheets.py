"""Statistics taken out as a file, with the reader's name and a line in the log."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from portal.database import db
from portal.domain.words import Basis, Category, Verb
from portal.outside.sheets import write_csv, write_xlsx
from portal.policy.grants import rule_of
from portal.queries.visitors import Visitor
from portal.tables.log import Ground, note


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file: its kind, its title, the heading and the rows; `taken_out_by` heads the reader's name."""

    kind: Literal["csv", "xlsx"]
    title: str
    heading: Sequence[str]
    rows: Sequence[Sequence[object]]
    taken_out_by: str


def write(visitor: Visitor, sheet: Sheet) -> BytesIO:
    """The file from its start."""
    content = BytesIO()
    heading, rows = (*sheet.heading, sheet.taken_out_by), [(*row, visitor.name) for row in sheet.rows]
    if sheet.kind == "csv":
        write_csv(content, heading, rows)
    else:
        write_xlsx(content, heading, rows, title=sheet.title, on_each_page=f"{sheet.taken_out_by}: {visitor.name}")
    content.seek(0)
    rule = rule_of(visitor.role, Verb.READ, Category.AGGREGATE, Basis.DUTY) if visitor.role else None
    ground = Ground(Basis.DUTY.value, rule=rule or "", categories=Category.AGGREGATE.bit)
    note(visitor, "statistics.exported", None, ground, {"kind": sheet.kind, "rows": str(len(rows))})
    db.session.commit()
    return content
