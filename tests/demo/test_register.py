"""The demo's invented register: good rows for every rule, bad rows for every fault."""

import time

from portal.demo.register import known_youths, synthetic_youths
from portal.demo.register_cases import CASES
from portal.demo.register_file import bad_rows, flat
from portal.domain import responsibility, target_group
from portal.domain.register_facts import responsibility_facts, target_group_facts
from portal.domain.register_form import RawRow, nested
from portal.domain.register_rows import RowChecker
from portal.domain.register_youths import AcceptedRow, QuarantinedRow
from tests.domain.register_checks import SCHOOLS, TODAY, checked


def test_the_demos_bad_rows_are_bad_in_every_way_and_the_rest_is_good() -> None:
    checker = RowChecker(SCHOOLS)
    known = list(known_youths(TODAY))
    rows = [*known, *synthetic_youths(300, 1, TODAY), *bad_rows(known[0])]
    outcomes = [checked(flat(row), checker, number) for number, row in enumerate(rows, 1)]
    assert all(isinstance(outcome, AcceptedRow) for outcome in outcomes[:304])
    reasons = {reason.code for outcome in outcomes if isinstance(outcome, QuarantinedRow) for reason in outcome.reasons}
    assert reasons == {
        "number_length",
        "number_check",
        "date_invalid",
        "name_missing",
        "word_unknown",
        "person_differs",
    }
    warnings = {warning.code for outcome in outcomes for warning in outcome.warnings}
    assert warnings == {"school_unknown", "spell_backwards", "coordinates_outside", "mail_malformed", "phone_malformed",
                        "person_repeated"}  # fmt: skip


def test_flat_rows_become_rows_of_the_form_again() -> None:
    for row in synthetic_youths(60, 3, TODAY):
        spells = row.get("elevkurs")
        listed = {**row, "elevkurs": spells if isinstance(spells, list) else [spells] * bool(spells)}
        filled = flat(row)
        assert flat(nested(filled)) == filled
        assert nested(filled)["person"] == listed["person"]
        assert len(nested(filled).get("elevkurs", [])) == len(listed["elevkurs"])  # type: ignore[arg-type]


OTHERWISE = {"TB-02": "TB-01", "TB-16": "TB-09"}
"""Who lives in another county is not in the target group; which school is closed the units know."""


def test_the_demo_has_a_youth_for_every_row_of_the_responsibility_table() -> None:
    checker = RowChecker(SCHOOLS)
    for number, (case, row) in enumerate(zip(CASES, synthetic_youths(len(CASES), 8, TODAY), strict=True), 1):
        outcome = checked(flat(row), checker, number)
        assert isinstance(outcome, AcceptedRow)
        group = target_group.decide(target_group_facts(outcome.youth, TODAY)).outcome
        facts = responsibility_facts(outcome.youth, TODAY, target=bool(group.in_target_oslo))
        assert responsibility.decide(facts).rule == OTHERWISE.get(case.rule, case.rule), case
    assert {f"TB-{number:02}" for number in range(1, 19)} == {case.rule for case in CASES}


def test_ordinary_rows_are_checked_fast_enough_for_a_whole_city() -> None:
    rows = [RawRow(number, flat(row)) for number, row in enumerate(synthetic_youths(1_500, 4, TODAY), 1)]
    best = min(_microseconds(rows) for _ in range(5))
    assert best < 120, f"{best:.0f} µs a row"  # 33 on an idle machine; a slow one must not fail the suite


def _microseconds(rows: list[RawRow]) -> float:
    checker = RowChecker(SCHOOLS)
    start = time.process_time()
    for row in rows:
        checker.check(row)
    return (time.process_time() - start) / len(rows) * 1e6
