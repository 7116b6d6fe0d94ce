"""News from UDA, the newest first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.queries.reading import rows

MOST = 100


@dataclass(frozen=True, slots=True)
class Bulletin:
    id: UUID
    kind: str
    title: str
    body: str
    person: str
    posted_at: datetime


def newest(most: int = MOST) -> list[Bulletin]:
    """What UDA has posted and not taken back."""
    statement = """SELECT b.id, b.kind, b.title, b.body, p.name AS person, b.posted_at FROM bulletins b
        JOIN people p ON p.id = b.author WHERE b.withdrawn_at IS NULL
        ORDER BY b.posted_at DESC, b.id DESC LIMIT %(most)s"""
    return rows(Bulletin, statement, {"most": most})
