"""Checked rows in batches: what goes in, what is set aside, what is only told of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from portal.domain.register_faults import Reason
from portal.domain.register_form import RawRow
from portal.domain.register_rows import RowChecker
from portal.domain.register_youths import AcceptedRow, QuarantinedRow, RegisterYouth

ROWS_TOGETHER: Final = 5_000
"""Rows of the file in each batch; a batch is one transaction, so a restart goes on where one ended."""
_PROTECTION: Final = "person.adressebeskyttelse"


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that may go in; it is known of it whether it says anything about address protection."""

    raw: RawRow
    youth: RegisterYouth

    @property
    def says_protection(self) -> bool:
        return _PROTECTION in self.raw.values


@dataclass(slots=True)
class Batch:
    """Rows up to `rows_read` of the file, which end at `bytes_read`."""

    taken: list[Taken] = field(default_factory=list)
    set_aside: list[tuple[RawRow, tuple[Reason, ...]]] = field(default_factory=list)
    told: list[tuple[int, tuple[Reason, ...]]] = field(default_factory=list)
    rows_read: int = 0
    bytes_read: int = 0

    def add(self, raw: RawRow, checker: RowChecker) -> None:
        outcome = checker.check(raw)
        if isinstance(outcome, QuarantinedRow):
            self.set_aside.append((raw, (*outcome.reasons, *outcome.warnings)))
            return
        if isinstance(outcome, AcceptedRow):
            self.taken.append(Taken(raw, outcome.youth))
        if outcome.warnings:
            self.told.append((raw.number, outcome.warnings))

    def put_aside(self, raw: RawRow, reason: Reason) -> None:
        """A row that could have gone in, but for what is known already."""
        self.set_aside.append((raw, (reason,)))
        self.told = [told for told in self.told if told[0] != raw.number]


def batches(rows: Iterable[RawRow], checker: RowChecker, position: Callable[[], int]) -> Iterator[Batch]:
    """All rows of the file, checked; `position` says how far it has been read."""
    batch = Batch()
    for raw in rows:
        batch.add(raw, checker)
        if checker.seen % ROWS_TOGETHER == 0:
            yield _ended(batch, checker, position)
            batch = Batch()
    if checker.seen % ROWS_TOGETHER:
        yield _ended(batch, checker, position)


def _ended(batch: Batch, checker: RowChecker, position: Callable[[], int]) -> Batch:
    batch.rows_read, batch.bytes_read = checker.seen, position()
    return batch
