"""Who stands in a row that is still sealed, as UDA may see it: never the number itself."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.domain.register_form import RawRow
from portal.domain.register_matches import lasting
from portal.domain.register_rows import RowChecker
from portal.domain.register_youths import AcceptedRow
from portal.outside.number_sealing import CannotOpen, NumberSealer
from portal.queries.transfer_matches import Candidate, Doubt
from portal.queries.transfers import Row
from portal.tables.arrival_writing import row_seal

NO_NUMBER, LASTING, TEMPORARY = "", "lasting", "temporary"


@dataclass(frozen=True, slots=True)
class Face:
    """Name, day of birth, what kind of number, when and why registered; empty where the row does not say."""

    name: str = ""
    born: date | None = None
    number: str = NO_NUMBER
    district: str | None = None
    registered: date | None = None
    reason: str | None = None


def face(sealer: NumberSealer, import_id: UUID, row_no: int, sealed: bytes) -> Face:
    """The row opened; an empty face where the key is gone."""
    try:
        values = json.loads(sealer.open_bytes(bytes(sealed), row_seal(import_id, row_no)))
    except CannotOpen:
        return Face()
    outcome = RowChecker(()).check(RawRow(row_no, values))
    if not isinstance(outcome, AcceptedRow):
        return Face()
    person, ot, home = outcome.youth.person, outcome.youth.ot, outcome.youth.address
    return Face(
        " ".join(name for name in (person.first_name, person.last_name) if name), person.birth_date,
        _kind(person.number), home.district if home else None, ot.registered if ot else None,
        ot.entry_reason if ot else None,
    )  # fmt: skip


def names(sealer: NumberSealer, import_id: UUID, rows: Sequence[Row]) -> dict[int, str]:
    """The names of rows whose youth is not there yet."""
    unknown = [row for row in rows if row.name is None and row.sealed]
    return {row.row_no: face(sealer, import_id, row.row_no, row.sealed or b"").name for row in unknown}


def of_doubt(sealer: NumberSealer, doubt: Doubt) -> Face:
    return face(sealer, doubt.import_id, doubt.row_no, doubt.sealed)


def of_candidate(sealer: NumberSealer, known: Candidate) -> Face:
    """The same of somebody known."""
    number = _opened(sealer, known)
    return Face(known.name, known.birth_date, _kind(number), known.district_no, known.registered_on, known.entry_reason)


def _opened(sealer: NumberSealer, known: Candidate) -> str | None:
    try:
        return sealer.open(bytes(known.number_sealed), known.id.bytes) if known.number_sealed else None
    except CannotOpen:
        return None


def _kind(number: str | None) -> str:
    if not number:
        return NO_NUMBER
    return LASTING if lasting(number) else TEMPORARY
