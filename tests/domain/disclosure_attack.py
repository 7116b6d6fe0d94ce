"""What somebody could work out who has every published number of every page, filter and file: all sums at once.

Solved as whole-number programs by a solver that knows nothing of how the numbers were hidden.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix

from portal.domain.disclosure import ALL, CITY, Key, Publication

Person = tuple[int, int, tuple[tuple[str, str], ...]]
"""A school, a district, and a value of each dimension."""


def counted(people: Iterable[Person], dimensions: dict[str, dict[str, str | None]]) -> Counter[Key]:
    """The numbers of all units, as the job counts them."""
    counts: Counter[Key] = Counter()
    for school, district, values in people:
        for unit in (CITY, school, district):
            counts[unit, ALL, ALL] += 1
            for dimension, value in values:
                counts[unit, dimension, value] += 1
                if above := dimensions[dimension][value]:
                    counts[unit, dimension, above] += 1
    return counts


@dataclass
class Attack:
    """Every cell an unknown, every sum an equation, every shown number given; `insider` gives a whole unit besides."""

    publication: Publication
    shown: frozenset[Key]
    insider: int | None = None
    _number: dict[Key, int] = field(default_factory=dict)
    _sums: list[tuple[Key, list[Key]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        everybody = [unit for units in self.publication.families.values() for unit in units]
        pairs = [(ALL, ALL), *((d, value) for d, values in self.publication.dimensions.items() for value in values)]
        for unit, (dimension, value) in product((CITY, *everybody), pairs):
            self._number[unit, dimension, value] = len(self._number)
        for unit, (dimension, parents) in product((CITY, *everybody), self.publication.dimensions.items()):
            self._sums_of(unit, dimension, parents)
        for units, (dimension, value) in product(self.publication.families.values(), pairs):
            self._sums.append(((CITY, dimension, value), [(unit, dimension, value) for unit in units]))

    def _sums_of(self, unit: int, dimension: str, parents: Mapping[str, str | None]) -> None:
        tops = [(unit, dimension, value) for value, above in parents.items() if above is None]
        self._sums.append(((unit, ALL, ALL), tops))
        for above in {above for above in parents.values() if above}:
            below = [(unit, dimension, value) for value, over in parents.items() if over == above]
            self._sums.append(((unit, dimension, above), below))

    def known(self, key: Key) -> bool:
        return key in self.shown or key[0] == self.insider

    def somebody(self, key: Key) -> bool:
        """What nobody in the city has is said, where anything of the dimension is; so everything else somebody has."""
        return key[0] == CITY and any(dimension == key[1] for _, dimension, _ in self.shown)

    def values_left(self, key: Key) -> int:
        """How many values the number could still have."""
        entries = [(row, self._number[total], 1) for row, (total, _) in enumerate(self._sums)]
        entries += [(row, self._number[part], -1) for row, (_, parts) in enumerate(self._sums) for part in parts]
        rows, columns, signs = zip(*entries, strict=True)
        shape = (len(self._sums), len(self._number))
        equal = LinearConstraint(coo_matrix((signs, (rows, columns)), shape=shape).tocsc(), 0, 0)
        low = np.array(
            [self.publication.count(*k) if self.known(k) else self.somebody(k) for k in self._number], dtype=float
        )
        high = np.array([self.publication.count(*k) if self.known(k) else np.inf for k in self._number], dtype=float)
        ends = []
        for sign in (1, -1):
            goal = np.zeros(len(self._number))
            goal[self._number[key]] = sign
            found = milp(goal, constraints=equal, bounds=Bounds(low, high), integrality=np.ones(len(self._number)))
            assert found.status == 0, found.message
            ends.append(sign * found.fun)
        return round(float(ends[1] - ends[0])) + 1
