"""Table 2c: which status code is right, and whether a proposed one may be registered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from portal.domain.fact_reading import read_facts
from portal.domain.rules import Decision, ExplainableRow, RuleTable
from portal.domain.status_code_case import StatusCase
from portal.domain.status_code_facts import StatusChoice, StatusFacts
from portal.domain.status_code_outcomes import completed
from portal.domain.status_code_rows import CODES
from portal.domain.status_transition_rows import NEW_EPISODE, TRANSITIONS
from portal.domain.status_transitions import Proposal, refused
from portal.domain.words import Language

__all__ = ["ROWS", "StatusChoice", "StatusFacts", "answer", "decide"]

ROWS: Sequence[ExplainableRow] = (*CODES, *TRANSITIONS, NEW_EPISODE)

CODE_TABLE = RuleTable((NEW_EPISODE, *CODES))
TRANSITION_TABLE = RuleTable(TRANSITIONS)


def decide(facts: StatusFacts) -> Decision[StatusChoice]:
    """Choose the right code (TC), then look whether the proposed one is illegal (TX).

    A proposal that no TX row names but that is not the right code is refused by the TC row.
    """
    case = StatusCase(facts)
    chosen = CODE_TABLE.decide(case, facts.as_of)
    right = replace(chosen, outcome=completed(chosen.outcome, case))
    if facts.proposed_code is None:
        return right
    return _judged(Proposal(case, facts.proposed_code, right.outcome), right)


def answer(given: Mapping[str, object], language: Language = Language.BOKMAL) -> dict[str, object]:
    """Decide on facts in plain words; raises `FactRefusedError`."""
    return decide(read_facts(StatusFacts, given)).answer(language)


def _judged(proposal: Proposal, right: Decision[StatusChoice]) -> Decision[StatusChoice]:
    illegal = TRANSITION_TABLE.find(proposal, proposal.case.facts.as_of)
    if illegal is not None:
        return replace(illegal, passed=(*right.passed, right.rule))
    return replace(right, outcome=refused(proposal)) if proposal.differs else right
