"""What UDA tells everybody at work: rules, offers and routines, never a person (R 4.1)."""

import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)")


class NewsKind(StrEnum):
    """What the news is about."""

    RULES = "rules"
    OFFERS = "offers"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class News:
    kind: NewsKind
    title: str
    body: str

    @property
    def names_a_number(self) -> bool:
        """Whether something in it looks like a national identity number."""
        return bool(_NUMBER.search(f"{self.title}\n{self.body}"))
