"""What the staircase rests on, and what may be lacking at its gates (Oslostandarden, figure 1; TE)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum


class Step(IntEnum):
    """A step of the coordination staircase."""

    MAP = 1
    MEET = 2
    COOPERATE = 3


class Gate(StrEnum):
    """What opens the way up: G1 to the meetings, G2 to the measures."""

    G1 = "G1"
    G2 = "G2"


class Lacking(StrEnum):
    """What keeps a gate closed."""

    SITUATION = "situation"
    NEEDS = "needs"
    GOALS = "goals"
    ACTORS = "actors"
    WANTED = "wanted"
    CONSENT = "consent"
    MEETING = "meeting"
    PLAN = "plan"
    PLAN_ENDED = "plan_ended"
    COORDINATOR = "coordinator"
    MEASURES = "measures"
    INFORMATION_FLOW = "information_flow"
    TRANSITIONS = "transitions"


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the newest plan says; `measures` where each has a responsible party."""

    ends: date
    coordinator: bool = True
    measures: bool = True
    information_flow: bool = True
    transitions: bool = True


@dataclass(frozen=True, slots=True)
class StairFacts:
    """What is recorded of one youth by now; `wanted` and `reached` are services (`portal.domain.words.Service`).

    `consented` is whether a consent in force lets somebody be invited; `parted_at` when the last that did ended.
    `changed_at` is when any of it last changed. `chosen` is the step that somebody last took by hand.
    """

    situation: bool = False
    needs: bool = False
    goals: bool = False
    actors: bool = False
    wanted: tuple[int, ...] = ()
    reached: tuple[int, ...] = ()
    consented: bool = False
    met: bool = False
    parted_at: datetime | None = None
    changed_at: datetime | None = None
    plan: PlanFacts | None = None
    chosen: Step | None = None

    @property
    def newcomers(self) -> tuple[int, ...]:
        """The services that should join and that no consent in force reaches: each stands on step 1."""
        return tuple(service for service in self.wanted if service not in self.reached)
