"""What can be seen at a glance: cells whose range is wide by the nearest hidden cells alone, without a search."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Cell = tuple[int, str]


@dataclass(slots=True)
class Glance:
    """The table as it lies; `wide` says yes only where it is so, also for whoever knows any one other row."""

    counts: Mapping[Cell, int]
    parents: Mapping[str, str | None]
    hidden: set[Cell]
    whole: frozenset[int]
    """Units of which everything is hidden, their totals too."""
    city: int
    _holders: dict[str, list[int]] = field(init=False, default_factory=dict)
    _siblings: dict[str | None, list[str]] = field(init=False, default_factory=dict)
    _all_leaves: list[str] = field(init=False)
    _rows: list[int] = field(init=False)

    def __post_init__(self) -> None:
        for (unit, value), count in self.counts.items():
            if count and unit != self.city:
                self._holders.setdefault(value, []).append(unit)
        sums = set(self.parents.values())
        self._all_leaves = [value for value in self.parents if value not in sums]
        self._rows = sorted({unit for units in self._holders.values() for unit in units})
        for value, above in self.parents.items():
            self._siblings.setdefault(above, []).append(value)

    def wide(self, cell: Cell, spread: int) -> bool:
        unit, value = cell
        if unit == self.city:
            return self._of_column(value) >= spread
        if unit in self.whole and self._among_the_whole(cell) >= spread:
            return True
        return value in self.parents and self._in_rectangles(cell, spread)

    def _of_column(self, value: str) -> int:
        """What the city's hidden values beside it hold, less what one unit holds of them."""
        beside = [v for v in self._siblings[self.parents[value]] if (self.city, v) in self.hidden]
        if len(beside) == 1:
            return 0
        held: dict[int, int] = {}
        for other in beside:
            for unit in self._holders.get(other, ()):
                held[unit] = held.get(unit, 0) + self.counts[unit, other]
        return sum(held.values()) - max(held.values(), default=0) - len(beside)

    def _among_the_whole(self, cell: Cell) -> int:
        """What the other units of which everything is hidden hold of the value, less what one of them holds."""
        unit, value = cell
        others = [self.counts[u, value] for u in self._holders.get(value, ()) if u in self.whole and u != unit]
        return sum(others) - max(others, default=0)

    def _in_rectangles(self, cell: Cell, spread: int) -> bool:
        """It may take from what is hidden beside it in its row, while other units' rows do the opposite; or give."""
        unit, value = cell
        beside = [v for v in self._leaves(value) if v != value and self._loose(unit, v, value)]
        if not beside:
            return False
        rows = [u for u in self._rows if u != unit and all(self._loose(u, v, value) for v in (value, *beside))]
        takes = min(sum(self.counts[unit, v] for v in beside), _less_the_most(self.counts[u, value] for u in rows))
        if takes >= spread:
            return True
        held = (sum(self.counts[u, v] for v in beside) for u in rows)
        return takes + min(self.counts[cell], _less_the_most(held)) >= spread

    def _leaves(self, value: str) -> list[str]:
        """The values that are summed up with it, and where it is summed up itself, those of the other sums."""
        return self._all_leaves if value in self._all_leaves else []

    def _loose(self, unit: int, value: str, towards: str) -> bool:
        """Whether what goes from one to the other passes hidden cells only."""
        above, other = self.parents[value], self.parents[towards]
        if (unit, value) not in self.hidden:
            return False
        return above == other or all(sum_ is None or (unit, sum_) in self.hidden for sum_ in (above, other))


def _less_the_most(counts: Iterable[int]) -> int:
    """Their sum without the largest: whoever knows one row knows that one."""
    found = list(counts)
    return sum(found) - max(found, default=0)
