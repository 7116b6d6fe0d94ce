"""Why a door was open, as the log keeps it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Ground:
    """Why it was open: the basis, the responsibility or consent it rests on, the rule of table 2d (TD-21)."""

    basis: str = ""
    ref: UUID | None = None
    rule: str = ""
    categories: int = 0
