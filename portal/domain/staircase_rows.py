"""Table 2e's staircase as rows: on which step the cooperation stands, and why (TE-03, TE-04, TE-07)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from portal.domain.rules import Rule, Sentence, always, named
from portal.domain.staircase_facts import Gate, Lacking, StairFacts, Step


@dataclass(frozen=True, slots=True)
class StairCase:
    """The facts, and the day on which a plan has ended or not."""

    facts: StairFacts
    today: date

    def lacking(self, gate: Gate) -> tuple[Lacking, ...]:
        """What keeps the gate closed, in the order in which it is done; nothing where it is open."""
        return _mapping(self.facts) if gate is Gate.G1 else _plan(self.facts, self.today)


@dataclass(frozen=True, slots=True)
class Stand:
    """On which step the cooperation stands."""

    step: Step


def _mapping(facts: StairFacts) -> tuple[Lacking, ...]:
    there = {
        Lacking.SITUATION: facts.situation,
        Lacking.NEEDS: facts.needs,
        Lacking.GOALS: facts.goals,
        Lacking.ACTORS: facts.actors,
        Lacking.WANTED: bool(facts.wanted),
        Lacking.CONSENT: facts.consented,
    }
    return tuple(what for what, done in there.items() if not done)


def _plan(facts: StairFacts, today: date) -> tuple[Lacking, ...]:
    meeting = () if facts.met else (Lacking.MEETING,)
    plan = facts.plan
    if plan is None:
        return (*meeting, Lacking.PLAN)
    there = {
        Lacking.PLAN_ENDED: plan.ends >= today,
        Lacking.COORDINATOR: plan.coordinator,
        Lacking.MEASURES: plan.measures,
        Lacking.INFORMATION_FLOW: plan.information_flow,
        Lacking.TRANSITIONS: plan.transitions,
    }
    return (*meeting, *(what for what, done in there.items() if not done))


def consent_has_ended(case: StairCase) -> bool:
    return case.facts.parted_at is not None and case.lacking(Gate.G1) == (Lacking.CONSENT,)


def first_gate_is_closed(case: StairCase) -> bool:
    return bool(case.lacking(Gate.G1))


def taken_back_to_the_mapping(case: StairCase) -> bool:
    return case.facts.chosen is Step.MAP


def plan_has_ended(case: StairCase) -> bool:
    return case.facts.plan is not None and case.facts.plan.ends < case.today


def second_gate_is_closed(case: StairCase) -> bool:
    return bool(case.lacking(Gate.G2))


def taken_back_to_the_meetings(case: StairCase) -> bool:
    return case.facts.chosen is Step.MEET


def _on(step: Step) -> Callable[[StairCase], Stand]:
    return named(f"step {step.value}", lambda _: Stand(step))


ROWS: tuple[Rule[StairCase, Stand], ...] = (
    Rule(
        "TE-B1", consent_has_ended, _on(Step.MAP),
        Sentence(
            nb="Samtykket er utløpt eller trukket tilbake: samarbeidet er tilbake på trinn 1.",
            nn="Samtykket er gått ut eller trekt tilbake: samarbeidet er tilbake på trinn 1.",
            en="The consent has ended or is withdrawn: the cooperation is back on step 1.",
        ),
        "recommended", ("R §5",),
    ),
    Rule(
        "TE-03", first_gate_is_closed, _on(Step.MAP),
        Sentence(
            nb="Kartlegging og samtykke kommer før møter med andre.",
            nn="Kartlegging og samtykke kjem før møte med andre.",
            en="Mapping and consent come before meetings with others.",
        ),
        "explicit", ("R fig.1", "R 4.2", "R 4.3"),
    ),
    Rule(
        "TE-07a", taken_back_to_the_mapping, _on(Step.MAP),
        Sentence(
            nb="Noen i teamet gikk tilbake til trinn 1 for å kartlegge på nytt. Alt som er skrevet, står.",
            nn="Nokon i teamet gjekk tilbake til trinn 1 for å kartleggje på nytt. Alt som er skrive, står.",
            en="Somebody in the team went back to step 1 to map anew. All that is written stands.",
        ),
        "explicit", ("R fig.1",),
    ),
    Rule(
        "TE-B2", plan_has_ended, _on(Step.MEET),
        Sentence(
            nb="Planen er gått ut: samarbeidet er tilbake på trinn 2, for et nytt møte og en ny plan.",
            nn="Planen er gått ut: samarbeidet er tilbake på trinn 2, for eit nytt møte og ein ny plan.",
            en="The plan is past its end: the cooperation is back on step 2, for a new meeting and a new plan.",
        ),
        "recommended", ("R §5",),
    ),
    Rule(
        "TE-04", second_gate_is_closed, _on(Step.MEET),
        Sentence(
            nb="Samarbeidsmøte og skriftlig, tidsavgrenset plan kommer før samarbeid om tiltak.",
            nn="Samarbeidsmøte og skriftleg, tidsavgrensa plan kjem før samarbeid om tiltak.",
            en="A cooperation meeting and a written, time-limited plan come before cooperation on measures.",
        ),
        "explicit", ("R fig.1", "R 6.1.1"),
    ),
    Rule(
        "TE-07b", taken_back_to_the_meetings, _on(Step.MEET),
        Sentence(
            nb="Noen i teamet gikk tilbake til trinn 2 for nytt møte eller endret plan. Alt som er skrevet, står.",
            nn="Nokon i teamet gjekk tilbake til trinn 2 for nytt møte eller endra plan. Alt som er skrive, står.",
            en="Somebody in the team went back to step 2, to meet or revise the plan. All that is written stands.",
        ),
        "explicit", ("R fig.1",),
    ),
    Rule(
        "TE-G2", always, _on(Step.COOPERATE),
        Sentence(
            nb="Møte er holdt og planen gjelder: dere samarbeider om tiltakene.",
            nn="Møte er halde og planen gjeld: de samarbeider om tiltaka.",
            en="A meeting is held and the plan is in force: you cooperate on the measures.",
        ),
        "explicit", ("R fig.1",),
    ),
)  # fmt: skip
"""Read top-down; the first that holds says the step."""
