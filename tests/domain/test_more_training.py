from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product

import pytest

from portal.domain import more_training, more_training_refusals
from portal.domain.more_training import Ground, Happened, State, Step
from portal.domain.refusals import NotAcceptable, Refusal
from portal.domain.rules import Decision

AUTUMN = date(2026, 9, 1)
G, S = Ground, Step


def after(*steps: Step, ground: Ground = G.NOT_PASSED) -> Decision[more_training.Outcome]:
    """How it stands when these happened, a day apart."""
    happened = [Happened(step, AUTUMN + timedelta(days=number)) for number, step in enumerate(steps)]
    return more_training.standing(ground, happened, AUTUMN + timedelta(days=99))


@pytest.mark.requirement("R-180", "R-181", "R-182", "R-183", "R-184", "R-185", "R-186", "V-051", "V-052")
@pytest.mark.parametrize(
    ("ground", "steps", "rule", "state"),
    [
        (G.NUS_EXAM, (), "MT-08", State.OPEN),
        (G.NOT_ASSESSED, (), "MT-09", State.OPEN),
        (G.NOT_PASSED, (), "MT-10", State.OPEN),
        (G.NOT_PASSED, (S.INFORMED,), "MT-10", State.OPEN),
        (G.NOT_PASSED, (S.ENROLLED,), "MT-07", State.ENROLLED),
        (G.NOT_PASSED, (S.ENROLLED, S.CALLED), "MT-06", State.CALLED),
        (G.NOT_PASSED, (S.ENROLLED, S.CALLED, S.INTAKE_HELD), "MT-05", State.IN_TRAINING),
        (G.NUS_EXAM, (S.ENROLLED, S.CALLED, S.INTAKE_HELD, S.NUS_FAILED), "MT-04", State.CONTINUES),
        (G.NUS_EXAM, (S.ENROLLED, S.NUS_FAILED, S.NUS_PASSED), "MT-01", State.ENDED),
        (G.NOT_PASSED, (S.ENROLLED, S.INTAKE_HELD, S.GRADED), "MT-02", State.ENDED),
        (G.NOT_PASSED, (S.ENROLLED, S.QUIT), "MT-03", State.LEFT),
        (G.NOT_PASSED, (S.ENROLLED, S.QUIT, S.ENROLLED), "MT-07", State.ENROLLED),
    ],
)
def test_how_the_right_stands(ground: Ground, steps: Iterable[Step], rule: str, state: State) -> None:
    found = after(*steps, ground=ground)
    assert (found.rule, found.outcome.state) == (rule, state)


def test_every_situation_gets_an_answer_and_no_row_is_dead() -> None:
    answered = {
        after(*steps, ground=ground).rule
        for ground in Ground
        for length in range(3)
        for steps in product(Step, repeat=length)
    }
    assert answered == {row.id for row in more_training.ROWS}


@pytest.mark.requirement("V-051")
def test_nothing_happens_with_a_right_that_has_ended() -> None:
    with pytest.raises(more_training_refusals.RightEnded):
        more_training.check(after(S.NUS_PASSED), S.ENROLLED, provided=True)


@pytest.mark.requirement("R-186")
def test_only_who_is_enrolled_is_called() -> None:
    with pytest.raises(more_training_refusals.EnrolFirst):
        more_training.check(after(S.INFORMED), S.CALLED, provided=False)
    more_training.check(after(S.ENROLLED), S.CALLED, provided=False)


@pytest.mark.requirement("R-184")
def test_an_enrolment_names_who_gives_the_training() -> None:
    with pytest.raises(more_training_refusals.ProviderMissing):
        more_training.check(after(), S.ENROLLED, provided=False)


def test_what_may_follow_is_offered_and_nothing_else() -> None:
    for steps in product(Step, repeat=2):
        now = after(*steps)
        for step in Step:
            try:
                more_training.check(now, step, provided=True)
            except Refusal:
                assert step not in now.outcome.next_steps
            else:
                assert step in now.outcome.next_steps


def test_what_is_still_ahead_does_not_count_yet() -> None:
    ahead = Happened(S.ENROLLED, AUTUMN + timedelta(days=1))
    assert more_training.standing(G.NOT_PASSED, [ahead], AUTUMN).outcome.state is State.OPEN


def test_an_explanation_is_told_in_three_languages() -> None:
    for row in more_training.ROWS:
        assert all((row.explanation.nb, row.explanation.nn, row.explanation.en))
        assert issubclass(NotAcceptable, Refusal)
