"""Lists taken out as files: bounded by what the reader may see, with the reader's name, and a line in the log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from portal.database import db
from portal.domain.words import Basis, Category, Verb
from portal.outside.sheets import write_csv, write_xlsx
from portal.policy.grants import rule_of
from portal.queries import otuk as lists
from portal.queries.visitors import Visitor
from portal.tables.log import Ground, note


@dataclass(frozen=True, slots=True)
class Sheet:
    """The shape of a file: its kind, its title, its heading, and the cells of a row."""

    kind: Literal["csv", "xlsx"]
    title: str
    heading: Sequence[str]
    line: Callable[[lists.OtukRow], Sequence[object]]


def otuk(visitor: Visitor, wish: lists.Wish, sheet: Sheet) -> BytesIO:
    """The unknown-activity list that the wish fits, as a file from its start; that it was taken is in the log."""
    rows = [sheet.line(row) for row in lists.everyone(wish)]
    content = BytesIO()
    if sheet.kind == "csv":
        write_csv(content, sheet.heading, rows)
    else:
        write_xlsx(content, sheet.heading, rows, title=sheet.title)
    content.seek(0)
    rule = rule_of(visitor.role, Verb.READ, Category.LIST_ENTRY, Basis.LIST) if visitor.role else None
    ground = Ground(Basis.LIST.value, rule=rule or "", categories=Category.LIST_ENTRY.bit)
    note(visitor, "otuk.exported", None, ground, {"kind": sheet.kind, "rows": str(len(rows))})
    db.session.commit()
    return content
