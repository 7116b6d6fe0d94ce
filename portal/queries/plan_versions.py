"""A version of a plan and of a measure as it is read, what was said of it, and a draft that was given back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from portal.domain.plans import Frame, Kind, Measure, Planned, State
from portal.domain.words import Category


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a plan; `mine` where the reader's own service writes it."""

    id: UUID
    plan_id: UUID
    version: int
    source: int
    renews: UUID | None
    renewed: bool
    goals: str
    information_flow: str
    coordinator: int
    coordinator_role: str
    coordinator_unit: str
    transition: str
    transition_seat: int | None
    transition_role: str | None
    transition_unit: str | None
    starts: date
    ends: date
    evaluate_on: list[date]
    begun: bool
    over: bool
    mine: bool
    person: str
    unit: str
    recorded_at: datetime

    def frame(self) -> Frame:
        """What this version says."""
        return Frame(
            self.goals, self.information_flow, self.coordinator, self.starts, self.ends, tuple(self.evaluate_on),
            self.transition, self.transition_seat,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeasureVersion:
    """One version of a measure; `mine` where the reader's own service wrote it."""

    id: UUID
    measure_id: UUID
    version: int
    category: int
    source: int
    kind: str
    what: str
    responsible: int
    role: str
    unit: str
    starts: date
    due: date
    state: str
    late: bool
    mine: bool
    person: str
    recorded_at: datetime

    def measure(self) -> Measure:
        """What this version says."""
        return Measure(
            Category(self.category), Kind(self.kind), self.what, self.responsible, self.starts, self.due,
            State(self.state),
        )  # fmt: skip

    def planned(self) -> Planned:
        """As it stands among the others."""
        return Planned(self.measure_id, self.source, Kind(self.kind), self.starts, self.due, State(self.state))


@dataclass(frozen=True, slots=True)
class Mark:
    """What was said of a version: agreed, change asked, or evaluated."""

    version: int
    kind: str
    channel: str
    words: str
    on_day: date
    person: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What the reader was writing when the door closed."""

    id: UUID
    words: dict[str, Any]
    recorded_at: datetime
