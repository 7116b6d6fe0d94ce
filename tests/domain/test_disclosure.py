"""No number under five is shown, and nobody can work one out from what is (TD-16)."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.domain.disclosure import ALL, CITY, LEAST, Publication, shown
from tests.domain.disclosure_attack import Attack, Person, counted

STATUSES: dict[str, str | None] = {"g1": None, "OTUK": "g1", "g3": None, "OTAR": "g3", "OTEV": "g3", "OTOA": "g3"}
GENDERS: dict[str, str | None] = {"girl": None, "boy": None}
REASONS: dict[str, str | None] = {"not_applied": None, "quit": None, "no_offer": None}
DIMENSIONS = {"status": STATUSES, "gender": GENDERS, "reason": REASONS}
LEAVES = {"status": ("OTUK", "OTUK", "OTAR", "OTEV", "OTOA"), "gender": ("girl", "boy"),
          "reason": ("not_applied", "not_applied", "quit", "no_offer")}  # fmt: skip


def city(number: int, schools: int, districts: int, seed: int, *, withheld: bool = False) -> Publication:
    """A city of so many youths, unevenly spread, drawn by chance."""
    chance = Random(seed)

    def uneven(most: int) -> int:
        return min(int(chance.expovariate(1.5 / most)), most - 1)

    people: list[Person] = [
        (1 + uneven(schools), 101 + uneven(districts), tuple((key, chance.choice(LEAVES[key])) for key in LEAVES))
        for _ in range(number)
    ]
    families = {"school": tuple(range(1, schools + 1)), "district": tuple(range(101, 101 + districts))}
    kept_back = frozenset({("school", "status")}) if withheld else frozenset()
    return Publication(families, DIMENSIONS, counted(people, DIMENSIONS), kept_back)


@pytest.mark.requirement("TD-16")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(5, 90), st.integers(1, 5), st.integers(1, 4), st.integers(0, 10_000), st.booleans(), st.data()
)  # fmt: skip
def test_every_small_number_keeps_five_values_for_whoever_has_all_pages_and_knows_one_unit(
    number: int,
    schools: int,
    districts: int,
    seed: int,
    withheld: bool,
    data: st.DataObject,
) -> None:
    publication = city(number, schools, districts, seed, withheld=withheld)
    found = shown(publication)
    units = [unit for family in publication.families.values() for unit in family]
    partial = [unit for unit in units if publication.count(unit) < publication.count(CITY)]  # who has all has no other
    insider = data.draw(st.sampled_from([None, *partial]))
    attack = Attack(publication, found, insider)
    keys = [(u, d, v) for u in (CITY, *units) for d, values in DIMENSIONS.items() for v in values]
    keys = [key for key in keys if publication.count(CITY, *key[1:])]
    small = [k for k in (*keys, *((u, ALL, ALL) for u in units)) if publication.count(*k) < LEAST and k[0] != insider]
    assert not set(small) & found
    if found:
        for key in data.draw(st.lists(st.sampled_from(small), max_size=12, unique=True)) if small else ():
            assert attack.values_left(key) >= LEAST, key


@pytest.mark.requirement("TD-16")
def test_the_other_of_two_is_hidden_beside_a_small_one() -> None:
    publication = city(400, 6, 5, 7)
    found = shown(publication)
    for unit in (*publication.families["school"], *publication.families["district"]):
        genders = {value for value in GENDERS if (unit, "gender", value) in found}
        assert genders in (set(), set(GENDERS))


@pytest.mark.requirement("TD-16")
def test_enough_is_shown_to_be_of_use() -> None:
    """A city's own numbers stand, and most of those of a district with hundreds of youths."""
    publication = city(3000, 10, 6, 3)
    found = shown(publication)
    assert {(CITY, d, v) for d, values in DIMENSIONS.items() for v in values} <= found
    large = [(u, d, v) for u in (101, 102) for d, values in DIMENSIONS.items() for v in values]
    assert sum(key in found for key in large) > 0.9 * len(large)


@pytest.mark.requirement("TD-16")
def test_of_four_youths_nothing_at_all_is_shown() -> None:
    assert shown(city(4, 2, 2, 1)) == frozenset()


@pytest.mark.requirement("TD-16")
def test_the_same_numbers_are_hidden_alike_each_time() -> None:
    assert shown(city(200, 5, 4, 11)) == shown(city(200, 5, 4, 11))
