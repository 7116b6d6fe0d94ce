"""The decision tables tell every story as it is written down, and no row is dead."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portal.domain import responsibility, status_codes, target_group
from portal.domain.fact_reading import read_facts
from portal.domain.responsibility_case import case_of, reference_schools
from portal.domain.responsibility_facts import ResponsibilityFacts
from portal.domain.responsibility_rows import CHOICES
from portal.domain.rules import Rule, RuleTable, TableModule
from portal.domain.target_group_facts import TargetGroupFacts
from portal.domain.target_group_rows import ROWS
from portal.domain.words import Language

HERE = Path(__file__).parent
TABLES: Mapping[str, TableModule] = {
    "target-group": target_group,
    "responsibility": responsibility,
    "status-code": status_codes,
}


def _stories(name: str) -> list[dict[str, Any]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [story for story in map(json.loads, lines) if story["table"] in TABLES]


EXAMPLES = _stories("rule_examples.jsonl")
"""The worked cases that came with the requirements."""
STORIES = _stories("rule_stories.jsonl")
"""Every row, the notes under the tables and the ambiguities (A-…), told with names.

`requirements` are the statements of the sources whose obligation is just what the story expects.
"""


def _told(story: dict[str, Any]) -> Any:
    rules = story.get("rules") or [story["expected"]["rule"]]
    proves = (*rules, *story["expected"].get("passed", ()), *story.get("requirements", ()))
    marks = [pytest.mark.requirement(name) for name in dict.fromkeys(proves)]
    return pytest.param(story, id=f"{rules[0]} {story['title']}", marks=marks)


@pytest.mark.parametrize("story", [_told(story) for story in (*EXAMPLES, *STORIES)])
def test_the_table_answers_as_the_story_tells(story: dict[str, Any]) -> None:
    answer = TABLES[story["table"]].answer(story["facts"], Language.BOKMAL)

    assert {key: answer[key] for key in story["expected"]} == story["expected"]


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_dead(table: str) -> None:
    touched: set[str] = set()
    for story in (*EXAMPLES, *STORIES):
        if story["table"] == table:
            answer = TABLES[table].answer(story["facts"], Language.BOKMAL)
            touched |= {str(answer["rule"]), *answer["passed"]}  # type: ignore[misc]

    assert touched == {row.id for row in TABLES[table].ROWS}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_in_force_has_its_own_number_and_speaks_three_languages(table: str) -> None:
    rows = [row for row in TABLES[table].ROWS if row.since < row.until]

    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        sentence = row.explanation
        assert all(text.endswith(".") for text in (sentence.nb, sentence.nn, sentence.en))
        assert row.requirements
        assert row.condition


@pytest.mark.requirement("TB-09")
def test_the_explanation_comes_in_the_language_asked_for() -> None:
    facts = next(story["facts"] for story in STORIES if story["expected"]["rule"] == "TB-09")

    spoken = {responsibility.answer(facts, language)["explanation"] for language in Language}

    assert "Last a pupil of the school on the count date 1 October." in spoken
    assert len(spoken) == 3


def _switched(rows: tuple[Rule[Any, Any], ...], rule: str, day: date) -> tuple[Rule[Any, Any], ...]:
    """Dates both readings of a row so that the alternative holds from a day on."""
    return tuple(
        row
        if row.id != rule
        else replace(row, since=day, until=date.max)
        if row.until == Rule.NEVER
        else replace(row, until=day)
        for row in rows
    )


@pytest.mark.requirement("TA-04")
def test_the_literal_age_limit_can_be_switched_on_from_a_day() -> None:
    georg = TargetGroupFacts(as_of=date(2026, 1, 15), birth_date=date(2001, 2, 1), event="not_applied")
    table = RuleTable(_switched(ROWS, "TA-04", date(2026, 1, 10)))

    assert target_group.decide(georg).outcome.in_target_oslo is False
    assert table.decide(georg, georg.as_of).outcome.in_target_oslo is True
    assert table.decide(georg, date(2026, 1, 5)).outcome.in_target_oslo is False


@pytest.mark.requirement("TB-10")
def test_uda_can_take_every_youth_from_a_private_school_from_a_day() -> None:
    facts = read_facts(
        ResponsibilityFacts,
        next(story["facts"] for story in STORIES if story["expected"]["rule"] == "TB-10"),
    )
    table = RuleTable(_switched(CHOICES, "TB-10", date(2025, 8, 1)))
    decision = table.decide(case_of(facts, reference_schools()), facts.as_of)

    assert (decision.rule, decision.outcome.status) == ("TB-10", "manual")
