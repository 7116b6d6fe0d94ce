"""The coordination staircase: each row has its case, every case its row, and a gate says what it wants."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from portal.domain.staircase import GateClosed, lacking, require, require_mapping, stand
from portal.domain.staircase_facts import Gate, Lacking, PlanFacts, StairFacts, Step
from portal.domain.staircase_openings import OPENINGS
from portal.domain.staircase_rows import ROWS
from portal.domain.words import Service

TODAY = date(2026, 11, 22)
THEN = datetime(2026, 11, 1, tzinfo=UTC)
MAPPED = StairFacts(True, True, True, actors=True, wanted=(Service.NAV,))
CONSENTED = replace(MAPPED, consented=True, reached=(Service.NAV,))
PLAN = PlanFacts(ends=TODAY)
UP = replace(CONSENTED, met=True, plan=PLAN)


@pytest.mark.parametrize(
    ("facts", "rule", "step"),
    [
        pytest.param(StairFacts(), "TE-03", 1, marks=pytest.mark.requirement("TE-03")),
        pytest.param(MAPPED, "TE-03", 1, marks=pytest.mark.requirement("TE-03")),
        pytest.param(replace(MAPPED, parted_at=THEN), "TE-B1", 1, marks=pytest.mark.requirement("R-090")),
        pytest.param(replace(UP, goals=False, parted_at=THEN), "TE-03", 1),
        pytest.param(CONSENTED, "TE-04", 2, marks=pytest.mark.requirement("TE-04")),
        pytest.param(replace(UP, plan=None), "TE-04", 2, marks=pytest.mark.requirement("TE-04")),
        pytest.param(replace(UP, met=False), "TE-04", 2, marks=pytest.mark.requirement("TE-04")),
        pytest.param(replace(UP, plan=replace(PLAN, measures=False)), "TE-04", 2),
        pytest.param(UP, "TE-G2", 3, marks=pytest.mark.requirement("TE-04")),
        pytest.param(replace(UP, plan=PlanFacts(TODAY - timedelta(days=1))), "TE-B2", 2),
        pytest.param(replace(UP, chosen=Step.MAP), "TE-07a", 1, marks=pytest.mark.requirement("TE-07")),
        pytest.param(replace(UP, chosen=Step.MEET), "TE-07b", 2, marks=pytest.mark.requirement("TE-07")),
        pytest.param(replace(CONSENTED, chosen=Step.COOPERATE), "TE-04", 2),
    ],
)
def test_each_case_stands_where_its_row_says(facts: StairFacts, rule: str, step: int) -> None:
    decision = stand(facts, TODAY)
    assert (decision.rule, decision.outcome.step) == (rule, step)


def test_every_case_has_a_step_and_no_row_is_dead() -> None:
    plans = (None, PLAN, PlanFacts(TODAY - timedelta(days=1)), replace(PLAN, coordinator=False))
    cases = product((False, True), (False, True), (False, True), (None, THEN), plans, (None, *Step))
    rules = {
        stand(StairFacts(a, True, True, actors=True, wanted=(2,), consented=c, met=m, parted_at=p, plan=f, chosen=h),
              TODAY).rule
        for a, c, m, p, f, h in cases
    }  # fmt: skip
    assert rules == {row.id for row in ROWS}


@pytest.mark.requirement("TE-03")
def test_the_first_gate_names_all_that_it_wants_and_who_can_open_it() -> None:
    wanted = lacking(Gate.G1, StairFacts(), TODAY)
    assert wanted == (Lacking.SITUATION, Lacking.NEEDS, Lacking.GOALS, Lacking.ACTORS, Lacking.WANTED, Lacking.CONSENT)
    assert lacking(Gate.G2, CONSENTED, TODAY) == (Lacking.MEETING, Lacking.PLAN)
    assert set(OPENINGS) == set(Lacking)
    for opening in OPENINGS.values():
        assert all((opening.reason.nb, opening.reason.nn, opening.reason.en, opening.who.nb, opening.who.nn))


@pytest.mark.requirement("TE-06")
def test_a_plan_must_say_all_that_the_second_gate_asks_for() -> None:
    bare = PlanFacts(TODAY - timedelta(days=1), False, False, False, False)
    assert lacking(Gate.G2, replace(UP, plan=bare), TODAY) == (
        Lacking.PLAN_ENDED, Lacking.COORDINATOR, Lacking.MEASURES, Lacking.INFORMATION_FLOW, Lacking.TRANSITIONS,
    )  # fmt: skip
    assert lacking(Gate.G2, UP, TODAY) == ()


@pytest.mark.requirement("TE-03", "TE-04", "TE-07")
def test_the_way_up_is_guarded_and_the_way_down_never() -> None:
    require(Step.MAP, StairFacts(), TODAY)
    with pytest.raises(GateClosed) as first:
        require(Step.COOPERATE, MAPPED, TODAY)
    assert (first.value.gate, first.value.lacking) == (Gate.G1, (Lacking.CONSENT,))
    with pytest.raises(GateClosed) as second:
        require(Step.COOPERATE, CONSENTED, TODAY)
    assert second.value.gate is Gate.G2
    require(Step.COOPERATE, UP, TODAY)
    require_mapping(MAPPED, TODAY)
    with pytest.raises(GateClosed):
        require_mapping(StairFacts(), TODAY)


def test_who_should_join_without_a_consent_stands_on_step_one_alone() -> None:
    facts = replace(CONSENTED, wanted=(Service.NAV, Service.PPT))
    assert facts.newcomers == (Service.PPT,)
    assert stand(facts, TODAY).outcome.step is Step.MEET
