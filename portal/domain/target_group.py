"""Table 2a: who is in the target group, in Oslo's and in the national one."""

from collections.abc import Mapping

from portal.domain.fact_reading import read_facts
from portal.domain.rules import Decision, RuleTable
from portal.domain.target_group_facts import TargetGroup, TargetGroupFacts
from portal.domain.target_group_rows import ROWS
from portal.domain.words import Language

__all__ = ["ROWS", "TABLE", "TargetGroup", "TargetGroupFacts", "answer", "decide"]

TABLE = RuleTable(ROWS)


def decide(facts: TargetGroupFacts) -> Decision[TargetGroup]:
    """Read the rows that hold on the day of the facts (TA-01 … TA-20)."""
    return TABLE.decide(facts, facts.as_of)


def answer(given: Mapping[str, object], language: Language = Language.BOKMAL) -> dict[str, object]:
    """Decide on facts in plain words; raises `FactRefusedError`."""
    return decide(read_facts(TargetGroupFacts, given)).answer(language)
