"""Section 7: the right to more training in a subject, its steps as dated facts, and how it stands by named rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from portal.domain.more_training_refusals import EnrolFirst, ProviderMissing, RightEnded
from portal.domain.refusals import NotAcceptable
from portal.domain.rules import Decision, Rule, RuleTable, Sentence, always

LONGEST_SUBJECT: Final = 80


class Ground(StrEnum):
    """Why there is a right in the subject (R-181, R-182, R-183)."""

    NUS_EXAM = "nus_exam"
    NOT_ASSESSED = "not_assessed"
    NOT_PASSED = "not_passed"


class Step(StrEnum):
    """What happened on a day."""

    INFORMED = "informed"
    ENROLLED = "enrolled"
    CALLED = "called"
    INTAKE_HELD = "intake_held"
    NUS_PASSED = "nus_passed"
    NUS_FAILED = "nus_failed"
    GRADED = "graded"
    QUIT = "quit"


class State(StrEnum):
    """How the right stands."""

    OPEN = "open"
    ENROLLED = "enrolled"
    CALLED = "called"
    IN_TRAINING = "in_training"
    CONTINUES = "continues"
    LEFT = "left"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Happened:
    """A step and its day."""

    step: Step
    day: date


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rows read: the ground, and the steps in the order in which they happened."""

    ground: Ground
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it stands; `next_steps` are those that may follow."""

    state: State
    next_steps: tuple[Step, ...]


RESULTS: Final = (Step.NUS_PASSED, Step.NUS_FAILED, Step.GRADED, Step.QUIT)


def _has(step: Step) -> Callable[[Standing], bool]:
    return lambda case: step in case.steps


def _latest(*of: Step) -> Callable[[Standing], bool]:
    """The newest of what moves the right on is one of these."""

    def latest(case: Standing) -> bool:
        moving = [step for step in case.steps if step is not Step.INFORMED]
        return bool(moving) and moving[-1] in of

    return latest


def _stands(state: State, *next_steps: Step) -> Callable[[Standing], Outcome]:
    return lambda _: Outcome(state, next_steps)


def _on(ground: Ground) -> Callable[[Standing], bool]:
    return lambda case: case.ground is ground


def _open(_: Standing) -> Outcome:
    return Outcome(State.OPEN, (Step.INFORMED, Step.ENROLLED, *RESULTS[:2]))


ROWS: tuple[Rule[Standing, Outcome], ...] = (
    Rule(
        "MT-01", _has(Step.NUS_PASSED), _stands(State.ENDED),
        Sentence(nb="Bestått NUS-eksamen: ikke lenger rett til mer opplæring.",
                 nn="Bestått NUS-eksamen: ikkje lenger rett til meir opplæring.",
                 en="The NUS exam is passed: no longer a right to more training."),
        "explicit", ("V-051",),
    ),
    Rule(
        "MT-02", _has(Step.GRADED), _stands(State.ENDED),
        Sentence(nb="Bestått standpunkt: faget er fullført.",
                 nn="Bestått standpunkt: faget er fullført.",
                 en="A final grade is passed: the subject is completed."),
        "derived", ("V-052", "R-183"),
    ),
    Rule(
        "MT-03", _latest(Step.QUIT), _stands(State.LEFT, Step.INFORMED, Step.ENROLLED),
        Sentence(nb="Sluttet før faget var bestått: retten består, ny påmelding er mulig.",
                 nn="Slutta før faget var bestått: retten står ved lag, ny påmelding er mogleg.",
                 en="Left before the subject was passed: the right remains, a new enrolment is possible."),
        "derived", ("R-180",),
    ),
    Rule(
        "MT-04", _latest(Step.NUS_FAILED), _stands(State.CONTINUES, Step.ENROLLED, Step.INTAKE_HELD, *RESULTS),
        Sentence(nb="Ikke bestått NUS-eksamen: kan fortsette mer opplæring mot standpunkt.",
                 nn="Ikkje bestått NUS-eksamen: kan halde fram med meir opplæring mot standpunkt.",
                 en="The NUS exam is not passed: may continue more training towards a final grade."),
        "explicit", ("V-052",),
    ),
    Rule(
        "MT-05", _latest(Step.INTAKE_HELD), _stands(State.IN_TRAINING, *RESULTS),
        Sentence(nb="Kartleggings- og inntakssamtalen er holdt: opplæringen er i gang.",
                 nn="Kartleggings- og inntakssamtalen er halden: opplæringa er i gang.",
                 en="The mapping and intake conversation is held: the training is under way."),
        "explicit", ("R-186",),
    ),
    Rule(
        "MT-06", _latest(Step.CALLED), _stands(State.CALLED, Step.CALLED, Step.INTAKE_HELD, *RESULTS),
        Sentence(nb="Innkalt til kartleggings- og inntakssamtale.",
                 nn="Kalla inn til kartleggings- og inntakssamtale.",
                 en="Called to a mapping and intake conversation."),
        "explicit", ("R-186",),
    ),
    Rule(
        "MT-07", _latest(Step.ENROLLED), _stands(State.ENROLLED, Step.CALLED, Step.INTAKE_HELD, *RESULTS),
        Sentence(nb="Påmeldt: skal kalles inn til kartleggings- og inntakssamtale.",
                 nn="Påmeld: skal kallast inn til kartleggings- og inntakssamtale.",
                 en="Enrolled: shall be called to a mapping and intake conversation."),
        "explicit", ("R-186",),
    ),
    Rule(
        "MT-08", _on(Ground.NUS_EXAM), _open,
        Sentence(nb="Gjennomført videregående med rett til NUS-eksamen: rett til mer opplæring. "
                    "Skal informeres, veiledes og meldes på.",
                 nn="Gjennomført vidaregåande med rett til NUS-eksamen: rett til meir opplæring. "
                    "Skal informerast, rettleiast og meldast på.",
                 en="Completed upper secondary and entitled to the NUS exam: a right to more training. "
                    "To be informed, guided and enrolled."),
        "explicit", ("R-181", "R-184", "R-185"),
    ),
    Rule(
        "MT-09", _on(Ground.NOT_ASSESSED), _open,
        Sentence(nb="Gjennomført videregående med IV i faget: rett til mer opplæring. "
                    "Skal informeres, veiledes og meldes på.",
                 nn="Gjennomført vidaregåande med IV i faget: rett til meir opplæring. "
                    "Skal informerast, rettleiast og meldast på.",
                 en="Completed upper secondary and not assessed (IV) in the subject: a right to more training. "
                    "To be informed, guided and enrolled."),
        "explicit", ("R-182", "R-184", "R-185"),
    ),
    Rule(
        "MT-10", always, _open,
        Sentence(nb="Gjennomført videregående uten å bestå faget: rett til mer opplæring. "
                    "Skal informeres, veiledes og meldes på.",
                 nn="Gjennomført vidaregåande utan å bestå faget: rett til meir opplæring. "
                    "Skal informerast, rettleiast og meldast på.",
                 en="Completed upper secondary without passing the subject: a right to more training. "
                    "To be informed, guided and enrolled."),
        "explicit", ("R-180", "R-183", "R-184", "R-185"),
    ),
)  # fmt: skip
TABLE = RuleTable(ROWS)


def standing(ground: Ground, happened: Sequence[Happened], day: date) -> Decision[Outcome]:
    """How the right stands on a day; of steps on the same day the later given counts as the later."""
    order = sorted((one for one in happened if one.day <= day), key=lambda one: one.day)
    return TABLE.decide(Standing(ground, tuple(one.step for one in order)), day)


def check(now: Decision[Outcome], step: Step, *, provided: bool) -> None:
    """Whether the step may follow. Raises RightEnded, EnrolFirst, ProviderMissing, and NotAcceptable."""
    if now.outcome.state is State.ENDED:
        raise RightEnded
    if step not in now.outcome.next_steps:
        raise EnrolFirst if step in {Step.CALLED, Step.INTAKE_HELD} else NotAcceptable
    if step is Step.ENROLLED and not provided:
        raise ProviderMissing
