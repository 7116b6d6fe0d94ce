"""An interval of time as one value: from the first instant it holds to the first it no longer does."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Period:
    """[start, end); None is open. Where the end is not after the start it holds at no instant."""

    start: datetime | None = None
    end: datetime | None = None

    NEVER: ClassVar["Period"]
    ALWAYS: ClassVar["Period"]

    def holds(self, at: datetime) -> bool:
        """Whether the instant lies inside."""
        return (self.start is None or self.start <= at) and (self.end is None or at < self.end)

    @property
    def is_empty(self) -> bool:
        """Whether it holds at no instant."""
        return self.start is not None and self.end is not None and self.end <= self.start


Period.NEVER = Period(datetime.min.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC))
Period.ALWAYS = Period()
