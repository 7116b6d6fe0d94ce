"""What a frozen report says, written in one way only, so that its hash can be made again by anybody."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final, NamedTuple
from uuid import UUID

FORM: Final = "laget-report-1"
FILE_FORM: Final = "laget-status-file-1"


class Line(NamedTuple):
    """A youth in the report; `national` is None where it is only presumed that the target group holds them (K 5)."""

    youth_id: UUID
    code: str
    via_ot: bool | None
    status_on: date
    registered_on: date | None
    entry_reason: str
    birth_year: int | None
    gender: str | None
    district_no: str | None
    national: bool | None
    first_contact: date | None
    activity_start: date | None


def head(report_day: date, version: int, known_at: datetime) -> tuple[str, str, int, str]:
    """What the report is, before its rows: the instant to the microsecond, in UTC."""
    return FORM, report_day.isoformat(), version, f"{known_at.timestamp():.6f}"


def canonical(heading: Iterable[object], lines: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """A line of JSON for the heading and one for each row, in the order given: by youth."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode
    yield encode(list(heading)).encode() + b"\n"
    for line in lines:
        yield encode(tuple(line)).encode() + b"\n"


def digest(heading: Iterable[object], lines: Iterable[Iterable[object]]) -> bytes:
    """SHA-256 over the canonical form."""
    made = sha256()
    for part in canonical(heading, lines):
        made.update(part)
    return made.digest()


def _plain(value: Any) -> str:  # noqa: ANN401 - whatever JSON has no word for
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")
