"""Table 2d as a table: the worked examples, an answer for everybody, no row that nobody reaches."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest

from portal.domain.fact_reading import FactRefusedError
from portal.domain.rules import Sentence
from portal.domain.words import Category, Language
from portal.policy import access_facts as words
from portal.policy.access_table import ROWS, answer
from portal.policy.grants import GRANTS
from tests.policy.access_cases import CASES, CHILD_WELFARE, DISTRICT, NAV, NAV_LEAD, SCHOOL, actor, consent

EXAMPLES = Path(__file__).parents[1] / "domain" / "rule_examples.jsonl"


def examples() -> list[Any]:
    """The worked cases that came with the requirements."""
    told = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    return [
        pytest.param(story, id=story["title"], marks=[pytest.mark.requirement(rule) for rule in story["rules"]])
        for story in told
        if story["table"] == "access"
    ]


@pytest.mark.parametrize("story", examples())
def test_the_table_answers_as_the_example_tells(story: dict[str, Any]) -> None:
    told = answer(story["facts"], Language.BOKMAL)
    assert {key: told[key] for key in story["expected"]} == story["expected"]
    assert told["rule"] in story["rules"]


def cases() -> list[Any]:
    """Each line of the table, marked with its row."""
    return [
        pytest.param(*case, id=f"{case[0]['role']} {case[1]} {case[5]}", marks=pytest.mark.requirement(case[5]))
        for case in CASES
    ]


@pytest.mark.parametrize(("who", "what", "said", "youth", "decision", "rule"), cases())
def test_each_role_of_the_table_gets_what_its_line_says(
    who: dict[str, Any], what: str, said: dict[str, Any], youth: dict[str, Any], decision: str, rule: str
) -> None:
    told = answer({"actor": who, "resource": what, "consent": said, "youth": youth}, Language.BOKMAL)
    assert (told["decision"], told["rule"]) == (decision, rule)


def on(day: str, first: str = "2026-01-05", last: str = "2026-06-30") -> dict[str, Any]:
    return consent(NAV, valid_from=first, valid_to=last, as_of=day)


@pytest.mark.requirement("bug:2")
@pytest.mark.requirement("bug:3")
@pytest.mark.parametrize(
    ("given", "decision", "rule"),
    [
        (on("2026-01-04"), "deny", "TD-05"),
        (on("2026-01-05"), "allow", "TD-05"),
        (on("2026-06-30"), "allow", "TD-05"),
        (on("2026-07-01"), "deny", "TD-06"),
        (on("2026-03-29", last="2026-03-29"), "allow", "TD-05"),
        (on("2026-10-25", last="2026-10-25"), "allow", "TD-05"),
        (on("2026-10-26", last="2026-10-25"), "deny", "TD-06"),
        (on("2026-02-01", first="2026-02-01", last="2026-01-01"), "deny", "TD-06"),
        ({**on("2026-02-01"), "state": "withdrawn"}, "deny", "TD-06"),
        ({**on("2027-02-01"), "state": "withdrawn"}, "deny", "TD-06"),
        ({**on("2026-02-01"), "state": "expired"}, "deny", "TD-06"),
    ],
)
def test_a_consent_holds_from_its_first_day_through_its_last(given: dict[str, Any], decision: str, rule: str) -> None:
    told = answer({"actor": NAV_LEAD, "resource": "case_note", "consent": given}, Language.BOKMAL)
    assert (told["decision"], told["rule"]) == (decision, rule)


@pytest.mark.requirement("TD-09")
def test_a_refused_meeting_names_everybody_who_is_not_named_in_the_consent() -> None:
    invited = [NAV, DISTRICT, CHILD_WELFARE, "youth"]
    given = {"actor": SCHOOL, "resource": "convene_multi_party_meeting", "consent": consent(NAV, invited=invited)}
    lacking = answer(given, Language.BOKMAL)["lacking"]
    assert isinstance(lacking, list)
    assert [(missing["party"], missing["category"]) for missing in lacking] == [
        (DISTRICT, "meeting"),
        (CHILD_WELFARE, "meeting"),
    ]
    assert "counsellor" in lacking[0]["mended_by"]


@pytest.mark.requirement("TD-19")
def test_a_denied_read_says_which_party_and_category_no_consent_covers() -> None:
    given = {"actor": NAV_LEAD, "resource": "follow_up_plan", "consent": consent(NAV, scope=["notes"])}
    lacking = answer(given, Language.BOKMAL)["lacking"]
    assert isinstance(lacking, list)
    assert [(missing["party"], missing["category"]) for missing in lacking] == [(NAV, "plan")]


@pytest.mark.requirement("TD-21")
def test_a_partners_look_at_the_case_is_noted_as_logged() -> None:
    given = {"actor": NAV_LEAD, "resource": "case_note", "consent": consent(NAV)}
    assert answer(given, Language.BOKMAL)["passed"] == ["TD-21"]


def situations() -> Iterator[dict[str, Any]]:
    """Every role, relation, resource and state of consent, with some youths."""
    parties = ("nav_ot:u", "counsellor:u", "district_ot:elsewhere", "guardian:u", "other_actor:u", "nav_adviser:u")
    given: list[tuple[dict[str, Any], dict[str, Any]]] = [
        *((consent(*parties, state=state), {}) for state in get_args(words.ConsentWord)),
        (consent(*parties, scope=["mapping"]), {"protected_address": "confidential"}),
        (consent(*parties), {"in_target_oslo": False}),
        (consent(), {"category": "apprentice_interrupted"}),
    ]
    for role, unit, resource in product(
        get_args(words.ActorRole), get_args(words.UnitRelation), get_args(words.Resource)
    ):
        for number, (said, youth) in enumerate(given):
            who = actor(role, unit, "u" if number else None, assigned=number % 2 == 0)
            yield {"actor": who, "resource": resource, "consent": said, "youth": youth}


def test_whatever_the_policy_table_names_has_a_row_that_tells_it() -> None:
    told, named = {row.condition for row in ROWS}, {row.id for row in ROWS}
    about_youths = {grant for grant in GRANTS if grant.category not in {Category.AGGREGATE, Category.WHEEL}}
    assert {f"the policy opens it by {grant.rule}" for grant in about_youths} <= told
    assert {grant.rule for grant in GRANTS} <= named


def test_everybody_gets_an_answer_and_no_row_is_dead() -> None:
    reached = set()
    for situation in situations():
        told = answer(situation, Language.ENGLISH)
        assert told["decision"] in get_args(words.Answer)
        assert (told["decision"] == "allow") <= (told["lacking"] == [])
        reached |= {told["explanation"], *told["passed"]}  # type: ignore[misc]  # a list of rule names
    rows = {row.explanation.en if row.id != "TD-21" else row.id for row in ROWS}
    assert rows - reached == set()


def test_nobody_but_the_youth_and_those_with_a_duty_reads_a_case_without_a_consent() -> None:
    for role, unit, resource in product(
        get_args(words.ActorRole), get_args(words.UnitRelation), ("case_note", "mapping", "meeting_minutes")
    ):
        told = answer({"actor": actor(role, unit), "resource": resource}, Language.BOKMAL)
        by_duty = role == "counsellor" and unit == "own"
        themself = role == "youth" and unit in {"self", "own"}
        assert (told["decision"] == "allow") == (by_duty or themself), (role, unit)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"resource": "mapping"}, "actor"),
        ({"actor": {"unit": "own"}, "resource": "mapping"}, "actor.role"),
        ({"actor": {"role": "janitor"}, "resource": "mapping"}, "actor.role"),
        ({"actor": {"role": "uda"}, "resource": "diary"}, "resource"),
        ({"actor": {"role": "uda"}, "resource": "mapping", "consent": {"state": "maybe"}}, "consent.state"),
        ({"actor": {"role": "uda"}, "resource": "mapping", "consent": {"scope": ["all"]}}, "consent.scope[0]"),
        ({"actor": {"role": "uda"}, "resource": "mapping", "weather": "fine"}, "weather"),
    ],
)
def test_a_fact_that_cannot_be_read_is_named(given: dict[str, Any], named: str) -> None:
    with pytest.raises(FactRefusedError) as refused:
        answer(given, Language.BOKMAL)
    assert refused.value.fact == named


def test_every_row_is_told_in_three_languages() -> None:
    for row in ROWS:
        said: Sentence = row.explanation
        assert len({said.nb, said.nn, said.en}) == 3, row.id
