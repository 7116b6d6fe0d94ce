"""The follow-up plan's own rules: days, authors, what changed, and measures that collide."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from portal.domain import plans
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
from portal.domain.plans import Change, Frame, Kind, Measure, Planned, State
from portal.domain.refusals import Refusal
from portal.domain.words import Category, Role, Service

FIRST, LAST, TODAY = date(2026, 8, 17), date(2026, 12, 18), date(2026, 9, 1)
SARA = Frame("Jeg vil bli bilmekaniker.", "Reidun ringer hver fredag.", 7, FIRST, LAST, (date(2026, 10, 1),))
WORK = Measure(Category.WORK, Kind.WORK_TRAINING, "Verksted to dager i uken", 8, FIRST, date(2026, 10, 30))


@pytest.mark.requirement("TE-06", "R-098", "R-125")
@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"ends": None}, EndMissing),
        ({"ends": date(2026, 8, 16)}, EndsBeforeStart),
        ({"goals": " "}, SayMore),
        ({"information_flow": ""}, SayMore),
        ({"evaluate_on": ()}, EvaluationMissing),
        ({"evaluate_on": (date(2027, 1, 1),)}, EvaluationOutside),
        ({"transition": "Fra skole til lære"}, TransitionIncomplete),
        ({"transition_seat": 9}, TransitionIncomplete),
    ],
)
def test_what_is_no_plan_is_refused(wrong: dict[str, object], refusal: type[Refusal]) -> None:
    plans.check_frame(SARA)
    with pytest.raises(refusal):
        plans.check_frame(replace(SARA, **wrong))  # type: ignore[arg-type] # of many types


@pytest.mark.requirement("R-101")
@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"due": date(2026, 8, 1)}, EndsBeforeStart),
        ({"due": date(2026, 12, 19)}, MeasureOutside),
        ({"starts": date(2026, 8, 16)}, MeasureOutside),
        ({"what": ""}, SayMore),
        ({"starts": date(2026, 9, 2), "state": State.DONE}, MeasureUndone),
    ],
)
def test_a_measure_is_within_the_plan(wrong: dict[str, object], refusal: type[Refusal]) -> None:
    plans.check_measure(WORK, FIRST, LAST, TODAY)
    with pytest.raises(refusal):
        plans.check_measure(replace(WORK, **wrong), FIRST, LAST, TODAY)  # type: ignore[arg-type] # of many types


@pytest.mark.requirement("TE-06", "R-138", "R-157")
def test_the_counsellor_and_the_district_write_plans_and_nobody_else() -> None:
    assert plans.author_rule(Role.COUNSELLOR) == "R-125"
    assert plans.author_rule(Role.DISTRICT_OT) == "R-138"
    for role in (*(set(Role) - {Role.COUNSELLOR, Role.DISTRICT_OT}), None):
        with pytest.raises(NotYoursToWrite):
            plans.author_rule(role)


def a(kind: Kind, source: Service, first: int, last: int, state: State = State.AGREED) -> Planned:
    return Planned(uuid4(), source, kind, date(2026, 9, first), date(2026, 9, last), state)


@pytest.mark.requirement("R-087", "R-088")
def test_two_services_at_the_same_thing_or_against_each_other_are_told() -> None:
    school, nav = Service.SCHOOL, Service.NAV
    mentor, another = a(Kind.MENTOR, school, 1, 20), a(Kind.MENTOR, nav, 20, 30)
    lessons, job = a(Kind.SCHOOLING, school, 1, 20), a(Kind.JOB, nav, 10, 30)
    assert [c.same for c in plans.collisions([mentor, another])] == [True]
    assert [c.same for c in plans.collisions([lessons, job])] == [False]
    later = a(Kind.MENTOR, nav, 21, 30)
    assert list(plans.collisions([mentor, later])) == []
    assert list(plans.collisions([mentor, replace(another, state=State.DONE)])) == []
    assert list(plans.collisions([mentor, replace(another, source=school)])) == []
    other = [a(Kind.OTHER, school, 1, 20), a(Kind.OTHER, nav, 1, 20)]
    assert list(plans.collisions(other)) == []


def test_what_changed_is_told_field_by_field() -> None:
    after = replace(SARA, goals="Jeg vil bli kokk.", coordinator=8)
    assert plans.changes(SARA, after) == [Change("goals", SARA.goals, after.goals), Change("coordinator", 7, 8)]
    assert plans.changes(SARA, SARA) == []
