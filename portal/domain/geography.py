"""Places on the globe: distance in whole metres, the nearest of many, the area that holds a point."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Final

EARTH_RADIUS: Final = 6_371_008.8
"""Metres: the mean radius (IUGG)."""

_NEAR_TIE: Final = 2.0 / EARTH_RADIUS
"""Two metres as an angle: whoever comes that close to the best may round to the same metre."""
_FLOAT_NOISE: Final = 1e-13
_SOUTHERNMOST: Final = 57.9
_WESTERNMOST: Final = 4.0
_EASTERN_BORDER: Final = ((62.8, 12.95), (65.2, 14.7), (67.0, 16.6), (68.4, 18.3), (69.1, 21.2), (81.0, 33.6))
"""Up to this latitude, from the south, Norway reaches no farther east than this longitude (rough, outwards)."""

Ring = Sequence[tuple[float, float]]
"""A closed line of (longitude, latitude) as GeoJSON writes it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in WGS 84 degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Place:
    """A unit that can be nearest, by its organisation number."""

    orgnr: str
    point: Point


def in_norway(lat: float, lon: float) -> bool:
    """Whether the point can lie in Norway, Svalbard included; 0,0, `nan` and swapped degrees cannot."""
    if not (lat >= _SOUTHERNMOST and lon >= _WESTERNMOST):
        return False
    return lon <= next((east for north, east in _EASTERN_BORDER if lat <= north), 0.0)


def point_or_none(lat: float | None, lon: float | None) -> Point | None:
    """Coordinates as a point; 0,0 and what lies outside Norway means missing (bug:19)."""
    if lat is None or lon is None or not in_norway(lat, lon):
        return None
    return Point(lat, lon)


def metres_between(here: Point, there: Point) -> int:
    """The great-circle distance in whole metres (A-11)."""
    half_lat = radians(there.lat - here.lat) / 2
    half_lon = radians(there.lon - here.lon) / 2
    across = cos(radians(here.lat)) * cos(radians(there.lat)) * sin(half_lon) ** 2
    return round(2 * EARTH_RADIUS * asin(min(1.0, sqrt(sin(half_lat) ** 2 + across))))


class NearestOf:
    """Answers which of some places is nearest: compared in whole metres, ties to the lowest orgnr (A-11).

    The greatest dot product of unit vectors is the shortest way; whole metres are only worked out
    for the places that come within two metres of it.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(sorted(places, key=lambda place: (len(place.orgnr), place.orgnr)))
        self._vectors = tuple(_unit_vector(place.point) for place in self.places)

    def to(self, point: Point) -> Place | None:
        """The nearest place, or None where there are no places at all."""
        if not self.places:
            return None
        x, y, z = _unit_vector(point)
        dots = [x * a + y * b + z * c for a, b, c in self._vectors]
        best = max(dots)
        limit = best - sqrt(abs(1 - best * best)) * _NEAR_TIE - _FLOAT_NOISE
        near = [at for at, dot in enumerate(dots) if dot >= limit]
        if len(near) == 1:
            return self.places[near[0]]
        return min((self.places[at] for at in near), key=lambda place: metres_between(point, place.point))


def holds(rings: Iterable[Ring], point: Point) -> bool:
    """Whether an area holds a point; a ring inside a ring is a hole (even-odd rule)."""
    inside = False
    for ring in rings:
        for (lon_a, lat_a), (lon_b, lat_b) in pairwise(ring):
            if (lat_a > point.lat) != (lat_b > point.lat):
                crossing = lon_a + (point.lat - lat_a) * (lon_b - lon_a) / (lat_b - lat_a)
                inside ^= point.lon < crossing
    return inside


def _unit_vector(point: Point) -> tuple[float, float, float]:
    lat, lon = radians(point.lat), radians(point.lon)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)
