"""What is counted, and the shares that the page names."""

import pytest

from portal.domain.disclosure import ALL
from portal.domain.reference import status_codes
from portal.domain.statistics import BY_KEY, DIMENSIONS, MEASURES, Measure, measured
from portal.queries.statistics_counting import EXPRESSIONS, THEN

SHARES = {measure.key: measure for measure in MEASURES}


@pytest.mark.requirement("K-001", "K-002")
def test_every_code_is_counted_in_its_main_group_in_the_order_of_the_code_set() -> None:
    values = BY_KEY["status"].values
    codes = status_codes().values()
    assert [value for value, above in values.items() if above] == [code.code for code in codes]
    assert all(values[code.code] == f"group{code.group}" for code in codes)


def test_every_dimension_is_counted_then_as_now() -> None:
    assert set(EXPRESSIONS) == set(THEN) == {dimension.key for dimension in DIMENSIONS}
    for measure in MEASURES:
        assert set(measure.part) | set(measure.whole) <= set(BY_KEY[measure.dimension].values)


@pytest.mark.requirement("V-035")
def test_the_unreached_are_a_part_of_those_outside_training_and_work() -> None:
    groups = {("status", f"group{number}"): number * 10 for number in range(1, 6)}
    assert measured(SHARES["unreached"], {**groups, (ALL, ALL): 150}) == (10, 10 + 20 + 40)


@pytest.mark.requirement("TD-16")
@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_a_share_of_hidden_numbers_is_hidden(measure: Measure) -> None:
    assert measured(measure, {(ALL, ALL): 100})[0] is None


def test_what_the_others_leave_is_as_good_as_shown() -> None:
    numbers = {(ALL, ALL): 100, ("target", "no"): 30, ("target", "unknown"): 10}
    assert measured(SHARES["oslo"], numbers) == (60, 100)
