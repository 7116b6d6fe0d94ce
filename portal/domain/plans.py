"""The follow-up plan: what it must say, who writes it, what changed between versions, and measures that collide.

The plan is made with the youth (R-098, R-125, R-157), is limited in time (TE-06) and says who coordinates (R-099),
how information flows (R-100, R-103), who follows up each measure (R-101) and who carries a transition (R-102).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from itertools import combinations
from uuid import UUID

from portal.domain.plan_refusals import (
    EndMissing,
    EndsBeforeStart,
    EvaluationMissing,
    EvaluationOutside,
    MeasureOutside,
    MeasureUndone,
    NotYoursToWrite,
    SayMore,
    TransitionIncomplete,
)
from portal.domain.words import Category, Role

AUTHORS: Mapping[Role, str] = {Role.COUNSELLOR: "R-125", Role.DISTRICT_OT: "R-138"}
"""Who writes the plan (TE-06): the counsellor for pupils (6.1.1), the district's OT contact when taking over
(6.1.2) and for apprentices (6.2.2); where a category names nobody, its lead does (A-18)."""

CATEGORIES = tuple(c for c in Category if Category.SCHOOLING <= c <= Category.PLAN)
"""What a measure may be about; `PLAN` is what needs no consent of its own."""


class Kind(StrEnum):
    """What sort of help a measure is."""

    SCHOOLING = "schooling"
    TUTORING = "tutoring"
    APPRENTICESHIP = "apprenticeship"
    WORK_TRAINING = "work_training"
    JOB_SEARCH = "job_search"
    JOB = "job"
    CONVERSATIONS = "conversations"
    MENTOR = "mentor"
    ACTIVITY = "activity"
    HEALTH_CARE = "health_care"
    TREATMENT = "treatment"
    HOUSING = "housing"
    ECONOMY = "economy"
    OTHER = "other"


class State(StrEnum):
    """How a measure stands."""

    AGREED = "agreed"
    STARTED = "started"
    DONE = "done"
    STOPPED = "stopped"


RUNNING = frozenset({State.AGREED, State.STARTED})

AGAINST: frozenset[frozenset[Kind]] = frozenset(
    frozenset(pair)
    for pair in (
        (Kind.SCHOOLING, Kind.WORK_TRAINING),
        (Kind.SCHOOLING, Kind.JOB),
        (Kind.SCHOOLING, Kind.APPRENTICESHIP),
        (Kind.APPRENTICESHIP, Kind.WORK_TRAINING),
        (Kind.APPRENTICESHIP, Kind.JOB_SEARCH),
        (Kind.APPRENTICESHIP, Kind.JOB),
        (Kind.WORK_TRAINING, Kind.JOB),
        (Kind.ACTIVITY, Kind.JOB),
    )
)
"""Kinds that take the same hours of the youth's day, so that one may undo the other (R-087)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the plan itself says; seats are `policy.seats`."""

    goals: str
    information_flow: str
    coordinator: int
    starts: date
    ends: date | None
    evaluate_on: tuple[date, ...] = ()
    transition: str = ""
    transition_seat: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: what is done, who is responsible, from when and by when."""

    category: Category
    kind: Kind
    what: str
    responsible: int
    starts: date
    due: date
    state: State = State.AGREED


@dataclass(frozen=True, slots=True)
class Planned:
    """A measure as it stands among the others: whose it is."""

    measure_id: UUID
    source: int
    kind: Kind
    starts: date
    due: date
    state: State


@dataclass(frozen=True, slots=True)
class Collision:
    """Two services' measures at the same time: the `same` thing twice, or one against the other (R-087)."""

    first: UUID
    second: UUID
    same: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A field of which the text differs between two versions."""

    field: str
    before: object
    after: object


def author_rule(role: Role | None) -> str:
    """The requirement by which this role writes the plan. Raises NotYoursToWrite (TE-06)."""
    rule = AUTHORS.get(role) if role else None
    if rule is None:
        raise NotYoursToWrite
    return rule


def check_frame(frame: Frame) -> None:
    """Refuses what is no plan: EndMissing, EndsBeforeStart, EvaluationMissing, EvaluationOutside and the like."""
    if frame.ends is None:
        raise EndMissing
    if frame.ends < frame.starts:
        raise EndsBeforeStart
    if not (frame.goals.strip() and frame.information_flow.strip()):
        raise SayMore
    _check_evaluations(frame, frame.ends)
    if bool(frame.transition.strip()) != (frame.transition_seat is not None):
        raise TransitionIncomplete


def _check_evaluations(frame: Frame, ends: date) -> None:
    if not frame.evaluate_on:
        raise EvaluationMissing
    if not all(frame.starts <= day <= ends for day in frame.evaluate_on):
        raise EvaluationOutside


def check_measure(measure: Measure, starts: date, ends: date, today: date) -> None:
    """Refuses EndsBeforeStart, MeasureOutside the plan's days, SayMore, and MeasureUndone for done ahead of time."""
    if measure.due < measure.starts:
        raise EndsBeforeStart
    if measure.starts < starts or measure.due > ends:
        raise MeasureOutside
    if not measure.what.strip():
        raise SayMore
    if measure.state is State.DONE and measure.starts > today:
        raise MeasureUndone


def collisions(measures: Sequence[Planned]) -> Iterator[Collision]:
    """Two services at the same thing at the same time, or against each other; one service's own are its own matter."""
    running = [measure for measure in measures if measure.state in RUNNING]
    for one, two in combinations(running, 2):
        together = one.starts <= two.due and two.starts <= one.due
        if one.source == two.source or not together:
            continue
        if one.kind is two.kind and one.kind is not Kind.OTHER:
            yield Collision(one.measure_id, two.measure_id, same=True)
        elif frozenset((one.kind, two.kind)) in AGAINST:
            yield Collision(one.measure_id, two.measure_id, same=False)


def changes(before: Frame | Measure, after: Frame | Measure) -> list[Change]:
    """What differs between two versions, field by field, in the order of the form."""
    pairs = ((field.name, getattr(before, field.name), getattr(after, field.name)) for field in fields(before))
    return [Change(*pair) for pair in pairs if pair[1] != pair[2]]
