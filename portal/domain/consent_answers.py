"""A consent or a refusal as somebody answered it, before it is a record."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.domain.consent_proposals import Giver
from portal.domain.consents import Decided, Line


@dataclass(frozen=True, slots=True)
class Paper:
    """A scanned consent, as it was uploaded."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Evidence:
    """How it can be shown later: in words, the authority of whoever answers for the youth, the scanned paper."""

    words: str
    authority: str = ""
    paper: Paper | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was decided; `valid_to` is the last day, inclusive. A refusal has parties and no lines."""

    decision: Decided
    parties: tuple[int, ...]
    lines: tuple[Line, ...]
    decided_at: datetime
    valid_from: date
    valid_to: date | None
    giver: Giver
    language: str
    notice_id: UUID | None
    collection: str
    evidence: Evidence
    purpose: str
    aid: str = ""
    supersedes: UUID | None = None
