"""A frozen report and a status file taken out: whole or not at all, the reader's name in them and in the log."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Literal
from uuid import UUID

from portal.database import db
from portal.domain.refusals import NotKnown
from portal.domain.report_form import Line, digest, head
from portal.domain.report_refusals import NotTheTurn, NotWholeForYou
from portal.domain.words import Basis, Category, Verb
from portal.outside.number_sealing import NumberSealer
from portal.outside.sheets import write_csv, write_xlsx
from portal.policy.grants import rule_of
from portal.queries import reports, status_files
from portal.queries.visitors import Visitor
from portal.tables.log import Ground, note

IN_MEMORY = 2_000_000


@dataclass(frozen=True, slots=True)
class Told:
    """Who a row is about, opened for this file only."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """The shape of the file: its kind, title, heading, what stands on top, and the cells of a row."""

    kind: Literal["csv", "xlsx"]
    title: str
    heading: Sequence[str]
    line: Callable[[Line, Told], Sequence[object]]


@dataclass(frozen=True, slots=True)
class CarriedSheet:
    """The same for a status file."""

    title: str
    heading: Sequence[str]
    line: Callable[[status_files.ToCarry, Told], Sequence[object]]


def report(visitor: Visitor, report_id: UUID, sheet: ReportSheet, sealer: NumberSealer) -> BinaryIO:
    """All rows with full numbers. Raises NotTheTurn before it is frozen, NotWholeForYou across a conflict."""
    kept, lines = _frozen(report_id)
    people = reports.identities(report_id)
    cells = (sheet.line(line, _told(people[line.youth_id], sealer)) for line in lines)
    content: BinaryIO = SpooledTemporaryFile(IN_MEMORY)  # type: ignore[assignment] # noqa: SIM115 - the answer closes it
    if sheet.kind == "csv":
        write_csv(content, sheet.heading, cells)
    else:
        write_xlsx(content, sheet.heading, cells, title=sheet.title)
    detail = {"report": str(report_id), "kind": sheet.kind, "rows": str(kept.row_count), "reader": visitor.name}
    return _taken(visitor, "report.exported", content, detail)


def carried(visitor: Visitor, file_id: UUID, sheet: CarriedSheet, sealer: NumberSealer) -> BinaryIO:
    """The status file as CSV. Raises NotTheTurn while it is being made, NotWholeForYou across a conflict."""
    kept = status_files.get(file_id)
    if kept is None:
        raise NotKnown
    if kept.state == "making":
        raise NotTheTurn
    lines = status_files.lines(file_id)
    if len(lines) != kept.row_count:
        raise NotWholeForYou
    content: BinaryIO = SpooledTemporaryFile(IN_MEMORY)  # type: ignore[assignment] # noqa: SIM115 - the answer closes it
    write_csv(content, sheet.heading, _carried_cells(lines, sheet, sealer))
    detail = {"file": str(file_id), "rows": str(len(lines)), "reader": visitor.name}
    return _taken(visitor, "status_file.exported", content, detail)


def holds(visitor: Visitor, report_id: UUID) -> bool:
    """Whether the rows still make the hash that was kept; the log says who asked. Raises as `report` does."""
    kept = reports.get(report_id)
    if kept is None or kept.known_at is None or not kept.frozen:
        raise NotTheTurn
    lines = reports.lines(report_id)
    if len(lines) != kept.row_count and reports.conflicted():
        raise NotWholeForYou
    same = digest(head(kept.report_day, kept.version, kept.known_at), lines) == kept.digest
    _note(visitor, "report.verified", {"report": str(report_id), "holds": str(same)})
    db.session.commit()
    return same


def _frozen(report_id: UUID) -> tuple[reports.Report, list[Line]]:
    kept = reports.get(report_id)
    if kept is None:
        raise NotKnown
    if not kept.frozen:
        raise NotTheTurn
    lines = reports.lines(report_id)
    if len(lines) != kept.row_count:
        raise NotWholeForYou
    return kept, lines


def _carried_cells(
    lines: Sequence[status_files.ToCarry], sheet: CarriedSheet, sealer: NumberSealer
) -> Iterator[Sequence[object]]:
    for line in lines:
        yield sheet.line(line, Told(_number(line.youth_id, line.number_sealed, sealer), line.name))


def _told(who: reports.Told, sealer: NumberSealer) -> Told:
    return Told(_number(who.youth_id, who.number_sealed, sealer), f"{who.first_name} {who.last_name}")


def _number(youth_id: UUID, sealed: bytes | None, sealer: NumberSealer) -> str:
    return sealer.open(bytes(sealed), youth_id.bytes) if sealed else ""


def _taken(visitor: Visitor, action: str, content: BinaryIO, detail: dict[str, str]) -> BinaryIO:
    content.seek(0)
    _note(visitor, action, detail)
    db.session.commit()
    return content


def _note(visitor: Visitor, action: str, detail: dict[str, str]) -> None:
    seen = Category.LIST_ENTRY.bit | Category.IDENTITY.bit | Category.REGISTER.bit
    rule = rule_of(visitor.role, Verb.READ, Category.IDENTITY, Basis.DUTY) if visitor.role else None
    note(visitor, action, None, Ground(Basis.DUTY.value, rule=rule or "", categories=seen), detail)
