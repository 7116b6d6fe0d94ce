"""UDA's own lists taken out as files: what the reader may see, with the reader's name, and a line in the log."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Final, Literal

from portal.database import db
from portal.domain.words import Basis, Category, Verb
from portal.outside.sheets import write_csv, write_xlsx
from portal.policy.grants import rule_of
from portal.queries.visitors import Visitor
from portal.tables.log import Ground, note

IN_MEMORY: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file: its kind, its title, the heading and the rows; `action` is what the log calls it.

    `taken_out_by` heads the last column, with the reader's name, and begins what stands at the foot of each page.
    """

    kind: Literal["csv", "xlsx"]
    title: str
    heading: Sequence[str]
    rows: Iterable[Sequence[object]]
    action: str
    taken_out_by: str


def write(visitor: Visitor, sheet: Sheet) -> BinaryIO:
    """The file from its start, in bounded memory."""
    content: BinaryIO = SpooledTemporaryFile(IN_MEMORY)  # type: ignore[assignment] # noqa: SIM115 - the answer closes it
    heading = (*sheet.heading, sheet.taken_out_by)
    lines = ((*row, visitor.name) for row in sheet.rows)
    said = f"{sheet.taken_out_by}: {visitor.name}"
    if sheet.kind == "csv":
        count = write_csv(content, heading, lines)
    else:
        count = write_xlsx(content, heading, lines, title=sheet.title, on_each_page=said)
    content.seek(0)
    rule = rule_of(visitor.role, Verb.READ, Category.REGISTER, Basis.DUTY) if visitor.role else None
    ground = Ground(Basis.DUTY.value, rule=rule or "", categories=Category.REGISTER.bit)
    note(visitor, sheet.action, None, ground, {"kind": sheet.kind, "rows": str(count)})
    db.session.commit()
    return content
