"""Batches of letters: whom they reach, who is left out and why, how far each has come."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from portal.domain.letter_batches import BatchWish
from portal.queries.reading import one, rows

PAGE: Final = 20
NAMED: Final = 50

CHOSEN: Final = """
    SELECT y.id, y.first_name, y.sort_key, y.protection <> 'none' AS protected,
           coalesce(a.street, '') = '' OR coalesce(a.postcode, '') = '' AS unaddressed,
           EXISTS (SELECT FROM letters l WHERE l.youth_id = y.id AND l.kind = %(kind)s AND l.sent_at IS NOT NULL
                   AND l.made_at >= %(since)s::date) AS repeated
    FROM (SELECT DISTINCT r.youth_id FROM registrations r
          WHERE r.entry_reason = 'not_applied' AND r.registered_on BETWEEN %(since)s AND %(until)s) r
    JOIN youths y ON y.id = r.youth_id AND y.case_ended_at IS NULL
    LEFT JOIN youth_addresses a ON a.youth_id = y.id AND a.category = 2"""
"""Everybody who did not apply (R-171), and what keeps a letter from them; a protected address is not even looked at."""


@dataclass(frozen=True, slots=True)
class Preview:
    """How many letters a batch would hold, and how many youths are left out for which reason."""

    letters: int
    protected: int
    unaddressed: int
    repeated: int


@dataclass(frozen=True, slots=True)
class Unaddressed:
    """Somebody who cannot be written to before the address is mended."""

    id: UUID
    name: str
    birth_year: int | None


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as it stands; the counts beside `total` are of those who were left out."""

    id: UUID
    kind: str
    language: str
    version: int
    since: date
    until: date
    reply_by: date
    state: str
    total: int
    done: int
    protected: int
    unaddressed: int
    repeated: int
    person: str
    started_at: datetime
    settled_at: datetime | None
    settled_by: str

    @property
    def under_way(self) -> bool:
        """Whether it will still change by itself."""
        return self.state in {"waiting", "working", "failed", "sending", "discarding"}


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A part of a batch, ready for the printer."""

    part: int
    letters: int
    size: int


_FIELDS = """
    SELECT b.id, b.kind, t.language, t.version, b.since, b.until, b.reply_by, b.state, b.total, b.done, b.protected,
           b.unaddressed, b.repeated, coalesce(p.name, '') AS person, b.started_at, b.settled_at,
           coalesce(q.name, '') AS settled_by
    FROM letter_batches b JOIN letter_texts t ON t.id = b.text_id LEFT JOIN people p ON p.id = b.started_by
    LEFT JOIN people q ON q.id = b.settled_by"""


def given(wish: BatchWish) -> dict[str, object]:
    """What `CHOSEN` is filled with."""
    return {"kind": wish.kind.value, "since": wish.since, "until": wish.until}


def preview(wish: BatchWish) -> Preview:
    """Counted as the job will: each youth once, by the first reason that keeps the letter back."""
    statement = f"""
        SELECT count(*) FILTER (WHERE NOT protected AND NOT repeated AND NOT unaddressed) AS letters,
               count(*) FILTER (WHERE protected) AS protected,
               count(*) FILTER (WHERE NOT protected AND NOT repeated AND unaddressed) AS unaddressed,
               count(*) FILTER (WHERE NOT protected AND repeated) AS repeated
        FROM ({CHOSEN}) c"""  # noqa: S608 - of this file only
    return rows(Preview, statement, given(wish))[0]


def unaddressed(wish: BatchWish) -> list[Unaddressed]:
    """The first of those without an address, by name."""
    statement = f"""
        SELECT y.id, y.first_name || ' ' || y.last_name AS name, y.birth_year
        FROM ({CHOSEN}) c JOIN youths y ON y.id = c.id
        WHERE NOT c.protected AND NOT c.repeated AND c.unaddressed ORDER BY y.sort_key, y.id LIMIT {NAMED}"""  # noqa: S608 - of this file only
    return rows(Unaddressed, statement, given(wish))


def newest() -> list[Batch]:
    """The newest batches."""
    return rows(Batch, f"{_FIELDS} ORDER BY b.started_at DESC, b.id DESC LIMIT {PAGE}")


def get(batch_id: UUID) -> Batch | None:
    return one(Batch, f"{_FIELDS} WHERE b.id = %(id)s", {"id": batch_id})


def print_files(batch_id: UUID) -> list[PrintFile]:
    """The parts that lie ready; none once the letters are sent."""
    statement = """SELECT part, letters, octet_length(content) AS size FROM letter_files WHERE batch_id = %(id)s
        ORDER BY part"""
    return rows(PrintFile, statement, {"id": batch_id})


def print_file(batch_id: UUID, part: int) -> bytes | None:
    """The PDF of one part."""
    statement = "SELECT content FROM letter_files WHERE batch_id = %(id)s AND part = %(part)s"
    found = one(dict, statement, {"id": batch_id, "part": part})
    return bytes(found["content"]) if found else None


def protected_since(batch_id: UUID) -> int:
    """How many of the batch have got a protected address since it was made (TD-13)."""
    statement = """SELECT count(*) AS n FROM letters l JOIN youths y ON y.id = l.youth_id
        WHERE l.batch_id = %(id)s AND y.protection <> 'none'"""
    return int(rows(dict, statement, {"id": batch_id})[0]["n"])
