"""Table 2b: which school has the responsibility for which youth, and who leads the follow-up."""

from collections.abc import Mapping, Sequence

from portal.domain.fact_reading import read_facts
from portal.domain.responsibility_case import (
    Case,
    Choice,
    Chosen,
    Schools,
    case_of,
    reference_schools,
    serving_district,
)
from portal.domain.responsibility_facts import Responsibility, ResponsibilityFacts
from portal.domain.responsibility_rows import CHECKS, CHOICES, NOTHING_MATCHES
from portal.domain.rules import Decision, ExplainableRow, RuleTable
from portal.domain.words import Language, Protection

__all__ = ["ROWS", "Responsibility", "ResponsibilityFacts", "Schools", "answer", "decide", "reference_schools"]

ROWS: Sequence[ExplainableRow] = (*CHOICES, *CHECKS, NOTHING_MATCHES)
"""TB-15 to TB-17 look at what the rows above them chose; TB-18 is what is left when none chose."""

CHOICE_TABLE = RuleTable((*CHOICES, NOTHING_MATCHES))
CHECK_TABLE = RuleTable(CHECKS)


def decide(facts: ResponsibilityFacts, schools: Schools | None = None) -> Decision[Responsibility]:
    """Choose by TB-01 … TB-14 or TB-18, then check the choice by TB-15 … TB-17.

    `schools` are those of the reference data unless given; candidate schools among the facts go first.
    """
    case = case_of(facts, schools or reference_schools())
    chosen = CHOICE_TABLE.decide(case, facts.as_of)
    checked = CHECK_TABLE.find(Chosen(case, chosen.outcome), facts.as_of) or chosen
    passed = chosen.passed if checked is chosen else (*chosen.passed, chosen.rule)
    return Decision(checked.rule, checked.explanation, _responsibility(case, checked.outcome), passed)


def answer(given: Mapping[str, object], language: Language = Language.BOKMAL) -> dict[str, object]:
    """Decide on facts in plain words; raises `FactRefusedError`."""
    return decide(read_facts(ResponsibilityFacts, given)).answer(language)


def _responsibility(case: Case, choice: Choice) -> Responsibility:
    return Responsibility(
        choice.status,
        choice.school_orgnr,
        choice.lead,
        serving_district(case) if _is_followed_up_openly(case, choice) else None,
        choice.flags,
        choice.reason,
        choice.candidates,
        choice.actions,
    )


def _is_followed_up_openly(case: Case, choice: Choice) -> bool:
    followed_up = choice.status != "none" or choice.lead is not None
    return followed_up and case.facts.protected_address is Protection.NONE
