"""Table 2d: who may see what; the rows stand around the policy table and ask it through `decide`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.domain.fact_reading import read_facts
from portal.domain.rules import Decision, ExplainableRow, RuleTable
from portal.domain.words import Language, Protection
from portal.policy.access_case import AccessCase
from portal.policy.access_facts import Access, AccessFacts, Answer
from portal.policy.access_parties import day_of
from portal.policy.access_rows import ROWS as TABLE_ROWS

__all__ = ["ROWS", "TABLE", "Access", "AccessFacts", "answer", "decide"]

ROWS: Sequence[ExplainableRow] = TABLE_ROWS
TABLE = RuleTable(TABLE_ROWS)


@dataclass(frozen=True, slots=True)
class _Told:
    """The answer in plain words."""

    decision: Answer
    lacking: list[dict[str, object]]


def decide(facts: AccessFacts) -> Decision[Access]:
    """Read the rows that hold on the day of the facts (TD-01 … TD-21)."""
    return TABLE.decide(AccessCase(facts), day_of(facts.consent))


def answer(given: Mapping[str, object], language: Language = Language.BOKMAL) -> dict[str, object]:
    """Decide on facts in plain words; raises `FactRefusedError`."""
    decided = decide(read_facts(AccessFacts, _in_words(given)))
    told = _Told(decided.outcome.decision, [missing.told() for missing in decided.outcome.lacking])
    return Decision(decided.rule, decided.explanation, told, decided.passed).answer(language)


def _in_words(given: Mapping[str, object]) -> Mapping[str, object]:
    """A protected address may be told as yes or no; which of the two protections makes no difference here."""
    youth = given.get("youth")
    if not isinstance(youth, Mapping) or not isinstance(youth.get("protected_address"), bool):
        return given
    protection = Protection.CONFIDENTIAL if youth["protected_address"] else Protection.NONE
    return {**given, "youth": {**youth, "protected_address": protection.value}}
