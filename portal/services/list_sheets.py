"""A sent list taken out as a file: what the reader may read now, the reader's name on every page and in the log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from uuid import UUID

from portal.database import db
from portal.domain.list_refusals import ListNotKnown
from portal.domain.words import Basis, Category, Role, Verb
from portal.outside.sheets import write_csv, write_xlsx
from portal.policy.grants import rule_of
from portal.queries import list_rows, otuk_lists
from portal.queries.list_rows import ListRow
from portal.queries.visitors import Visitor
from portal.tables.log import Ground, note


@dataclass(frozen=True, slots=True)
class Sheet:
    """The shape of the file: kind, title, what stands on every page, heading, and the cells of a row."""

    kind: Literal["csv", "xlsx"]
    title: str
    on_each_page: str
    heading: Sequence[str]
    line: Callable[[ListRow], Sequence[object]]


def write(visitor: Visitor, list_id: UUID, show: str, sheet: Sheet) -> BytesIO:
    """The rows as a file from its start. Raises ListNotKnown."""
    if otuk_lists.get(list_id) is None:
        raise ListNotKnown
    rows = [sheet.line(row) for row in list_rows.everyone(list_id, show)]
    content = BytesIO()
    if sheet.kind == "csv":
        write_csv(content, sheet.heading, rows)
    else:
        write_xlsx(content, sheet.heading, rows, title=sheet.title, on_each_page=sheet.on_each_page)
    content.seek(0)
    basis = Basis.LIST if visitor.role is Role.DISTRICT_OT else Basis.DUTY
    rule = rule_of(visitor.role, Verb.READ, Category.LIST_ENTRY, basis) if visitor.role else None
    told = {"list": str(list_id), "kind": sheet.kind, "rows": str(len(rows))}
    note(visitor, "list.exported", None, Ground(basis.value, rule=rule or "", categories=Category.LIST_ENTRY.bit), told)
    db.session.commit()
    return content
