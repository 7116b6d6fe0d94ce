"""Distances, the nearest school, districts and coordinates that cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.geography import NearestOf, Place, Point, holds, metres_between, point_or_none

OSLO_S = Point(59.9109, 10.7527)
OSLO_POINTS = st.builds(Point, st.floats(59.81, 60.13), st.floats(10.49, 10.95))
NEIGHBOURS = st.builds(
    lambda at, north, east: Point(at.lat + north * 1e-6, at.lon + east * 1e-6),
    st.just(OSLO_S),
    st.integers(-30, 30),
    st.integers(-30, 30),
)


def test_oslo_to_bergen_is_some_three_hundred_kilometres() -> None:
    assert metres_between(OSLO_S, Point(60.3913, 5.3221)) == pytest.approx(304_900, abs=1_500)


def test_a_degree_of_latitude_is_as_long_as_the_mean_radius_says() -> None:
    assert metres_between(Point(59.0, 10.0), Point(60.0, 10.0)) == 111_195


@given(st.lists(OSLO_POINTS | NEIGHBOURS, min_size=1, max_size=30), OSLO_POINTS | NEIGHBOURS)
def test_the_nearest_is_the_fewest_whole_metres_and_then_the_lowest_number(points: list[Point], home: Point) -> None:
    places = [Place(f"{900_000_000 + at}", point) for at, point in enumerate(points)]

    found = NearestOf(reversed(places)).to(home)

    assert found == min(places, key=lambda place: (metres_between(home, place.point), place.orgnr))


def test_nothing_is_nearest_of_nothing() -> None:
    assert NearestOf(()).to(OSLO_S) is None


@pytest.mark.requirement("bug:19")
@pytest.mark.parametrize(
    ("lat", "lon"),
    [(0, 0), (59.33, 18.07), (55.68, 12.57), (10.75, 59.91), (float("nan"), 10.7), (None, 10.7), (59.9, None)],
)
def test_coordinates_that_cannot_be_in_norway_are_missing(lat: float | None, lon: float | None) -> None:
    assert point_or_none(lat, lon) is None


@pytest.mark.parametrize(("lat", "lon"), [(59.91, 10.75), (70.37, 31.1), (58.03, 7.05), (78.22, 15.65)])
def test_norway_reaches_from_lindesnes_to_svalbard(lat: float, lon: float) -> None:
    assert point_or_none(lat, lon) == Point(lat, lon)


def test_a_hole_in_an_area_is_not_in_it() -> None:
    square = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
    hole = ((1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0))

    assert holds((square, hole), Point(3.0, 3.0))
    assert not holds((square, hole), Point(1.5, 1.5))
    assert not holds((square, hole), Point(5.0, 1.0))
