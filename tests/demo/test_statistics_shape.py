"""The demo's statistics have the shape that Udir published for 2025: half, one in four, 44 and 56 per cent."""

import pytest
from flask import Flask

from portal.domain.disclosure import CITY
from portal.domain.statistics import MEASURES, measured
from portal.queries import statistics as kept
from portal.services import statistics
from tests.conftest import Database
from tests.the_register import uda_at_work
from tests.the_team import gather
from tests.the_year_in_numbers import a_city_of

PUBLISHED = {"not_applied": 0.50, "unreached": 0.25}
GIRLS = 0.44
TOLERANCE = 0.05


@pytest.mark.requirement("V-034", "V-035", "V-038")
def test_the_demo_shows_the_published_shape(app: Flask, database: Database) -> None:
    register = uda_at_work(app, gather(database))
    a_city_of(register, 800, seed=1814)
    with register.team.acting(app, "unni") as unni:
        run_id = statistics.start(unni)
    statistics.count(run_id, database.url("laget_jobs"), at=register.at)
    with register.team.acting(app, "unni"):
        (moment,) = kept.moments()
        numbers = kept.numbers(moment, [CITY])[CITY].numbers
    for measure in MEASURES:
        part, whole = measured(measure, numbers)
        if measure.key in PUBLISHED:
            assert part is not None
            assert whole
            assert part / whole == pytest.approx(PUBLISHED[measure.key], abs=TOLERANCE)
    girls, boys = numbers["gender", "girl"], numbers["gender", "boy"]
    assert girls / (girls + boys) == pytest.approx(GIRLS, abs=TOLERANCE)
