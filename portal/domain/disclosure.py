"""Which numbers of the published statistics are shown: none under 5, and no sum that gives one back (TD-16).

All tables of one publication are decided together and once; pages, filters, charts and files show nothing else.
Why it holds, for whoever has all of them and knows every youth of any one unit besides:

1. within a dimension and a family of units, `disclosure_net` leaves each small number at least five values;
2. families share only the city's numbers: what is hidden for the city is hidden for every unit, so another family's
   rows can always follow a change there;
3. dimensions share only the units' totals: of a unit whose total is hidden everything is, so another dimension's
   columns can always follow a change there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.domain.disclosure_net import ALL, LEAST, SPREAD, Cell, Net, Unprotectable
from portal.domain.disclosure_paths import CITY

__all__ = ["ALL", "CITY", "LEAST", "Key", "Publication", "shown"]

Key = tuple[int, str, str]
"""Unit, dimension, value; the totals have `ALL` as dimension and value."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What may be published at one moment.

    `families`: units that together are the city, such as all schools with "no school". `dimensions`: for each value
    the value above it, or None. `withheld`: (family, dimension) of which only the values on top are published.
    """

    families: Mapping[str, tuple[int, ...]]
    dimensions: Mapping[str, Mapping[str, str | None]]
    counts: Mapping[Key, int]
    withheld: frozenset[tuple[str, str]] = frozenset()

    def count(self, unit: int, dimension: str = ALL, value: str = ALL) -> int:
        return self.counts.get((unit, dimension, value), 0)


def shown(publication: Publication) -> frozenset[Key]:
    """The keys whose numbers are shown, totals included; all others are hidden alike, small or not.

    A value that nobody in the city has is no part of the tables: it is shown as none, for the city.
    """
    small = {family: _small(publication, units) for family, units in publication.families.items()}
    if publication.count(CITY) < LEAST or None in small.values():
        return frozenset()
    hidden_units = {unit for units in small.values() for unit in units or ()}
    keys = {(CITY, ALL, ALL)}
    keys.update((u, ALL, ALL) for units in publication.families.values() for u in units if u not in hidden_units)
    for dimension in publication.dimensions:
        keys.update((unit, dimension, value) for unit, value in _shown_of(publication, dimension, hidden_units))
    return frozenset(keys)


def _small(publication: Publication, units: tuple[int, ...]) -> frozenset[int] | None:
    """The units whose totals are hidden, with others where they alone could be worked out; None where all would not do.

    Whoever knows one of them must not be able to tell another's.
    """
    by_size = sorted(
        (unit for unit in units if publication.count(unit)), key=lambda unit: (publication.count(unit), unit)
    )
    number = sum(publication.count(unit) < LEAST for unit in by_size)
    while number and not _vague([publication.count(unit) for unit in by_size[:number]]):
        number += 1
        if number > len(by_size):
            return None
    return frozenset(by_size[:number]) | {unit for unit in units if not publication.count(unit)}


def _vague(totals: list[int]) -> bool:
    return len(totals) > 2 and sum(totals) - max(totals) >= SPREAD  # noqa: PLR2004 - the insider's, one, and another


def _shown_of(publication: Publication, dimension: str, hidden_units: set[int]) -> Iterable[Cell]:
    nets = [
        _net(publication, dimension, units, hidden_units, withheld=(family, dimension) in publication.withheld)
        for family, units in publication.families.items()
    ]
    try:
        hidden = _protected(nets)
    except Unprotectable:
        return ()
    units = {unit for net in nets for unit in net.units} | {CITY}
    absent = [(CITY, value) for value in publication.dimensions[dimension] if value not in nets[0].parents]
    return absent + [(unit, value) for unit in units for value in nets[0].parents if (unit, value) not in hidden]


def _protected(nets: list[Net]) -> set[Cell]:
    """Hide until every family stands; what is hidden for the city by one is hidden for the others before they begin."""
    hidden: set[Cell] = set()
    for net in nets:
        for cell in sorted(cell for cell in hidden if cell[0] == CITY):
            net.hide(cell)
        for cell in sorted(net.hidden):
            if net.counts[cell] < LEAST:
                net.protect(cell)
        hidden |= net.hidden
    city = {value for unit, value in hidden if unit == CITY}
    return hidden | {(unit, value) for net in nets for unit in net.units for value in city}


def _net(
    publication: Publication, dimension: str, units: tuple[int, ...], hidden_units: set[int], *, withheld: bool
) -> Net:
    parents = {
        value: above
        for value, above in publication.dimensions[dimension].items()
        if publication.count(CITY, dimension, value)
    }
    units = tuple(unit for unit in units if publication.count(unit))
    rows = (CITY, *units)
    counts = {(unit, value): publication.count(unit, dimension, value) for unit in rows for value in parents}
    counts |= {(unit, ALL): publication.count(unit) for unit in units}
    hidden = {cell for cell, count in counts.items() if count < LEAST and cell[1] != ALL}
    hidden |= {(unit, value) for city, value in hidden if city == CITY for unit in units}
    hidden |= {(unit, value) for unit in units if unit in hidden_units for value in (ALL, *parents)}
    if withheld:
        hidden |= {(unit, value) for unit in units for value, above in parents.items() if above}
    return Net(counts, parents, hidden, units)
