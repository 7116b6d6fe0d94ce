"""A table with its sums as a network of cells: how far what is hidden in it can still vary, and what to hide beside.

A cell is (unit, value); `CITY` is the unit of the column sums, `ALL` the value of the row sums. Every way in which the
numbers could be others, with all shown cells as they are, is a circulation through the hidden cells: a cell's range is
what can be sent around through it. Networks have whole numbers at their corners, so nothing here is an approximation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from portal.domain.disclosure_paths import CITY, Paths, Step, Way
from portal.domain.disclosure_room import Glance

LEAST: Final = 5
"""A number below this is not shown, and what is hidden must leave at least so many possible values (TD-16)."""
SPREAD: Final = LEAST - 1
ALL: Final = ""
OF_A_UNIT, OF_THE_CITY, EACH = 1, 50, 4
"""What it costs to hide one more: a number of the city hides its whole column; a large one is missed more."""

Cell = tuple[int, str]


class Unprotectable(Exception):
    """Whatever else is hidden, the cell could be worked out."""


@dataclass(slots=True)
class Net:
    """One dimension over one family of units; `parents` says under which value each value is summed up.

    `hidden` grows as cells are protected; a total that is shown stays so.
    """

    counts: Mapping[Cell, int]
    parents: Mapping[str, str | None]
    hidden: set[Cell]
    units: tuple[int, ...]
    _whole: frozenset[int] = field(init=False)
    _lent: dict[str, list[set[int]]] = field(init=False, default_factory=dict)
    _glance: Glance = field(init=False)
    _paths: Paths = field(init=False)

    def __post_init__(self) -> None:
        self._whole = frozenset(unit for unit in self.units if (unit, ALL) in self.hidden)
        self._glance = Glance(self.counts, self.parents, self.hidden, self._whole, CITY)
        self._paths = Paths(self.counts)
        for cell in self._cells():
            self._paths.add(cell, self._between(cell), self._fee(cell), hidden=cell in self.hidden)

    def _cells(self) -> Iterable[Cell]:
        for unit in self.units:
            yield unit, ALL
            yield from ((unit, value) for value in self.parents)
        yield from ((CITY, value) for value in self.parents)

    def _between(self, cell: Cell) -> tuple[object, object]:
        """Rows branch out from their sums to the values, columns gather again to the city's sums."""
        unit, value = cell
        if value == ALL:
            return "out", unit
        above = self.parents[value]
        if unit == CITY:
            return ("column", value), ("column", above) if above else "in"
        below = (unit, value) if value in self.parents.values() else ("column", value)
        return (unit, above) if above else unit, below

    def _fee(self, cell: Cell) -> int | None:
        """What it costs to hide it; None where that is not to be."""
        if cell[1] == ALL:
            return None
        return self.counts[cell] // EACH + (OF_THE_CITY if cell[0] == CITY else OF_A_UNIT)

    def protect(self, cell: Cell) -> None:
        """Hide so much that the cell can have at least `LEAST` values, for whoever knows any one other unit's row too.

        Units below the city's number are those of youths without a unit: nobody sits there.
        Raises Unprotectable.
        """
        if self._glance.wide(cell, SPREAD) or self._as_another(cell):
            return
        used = self._leave(cell, CITY)
        for unit in sorted({unit for unit, _ in used if unit > CITY} - {cell[0]}):
            used = used | self._leave(cell, unit)
        own = {other for other in used if other[0] == cell[0]}
        if own and own <= self._spine(cell):
            self._lent.setdefault(cell[1], []).append({unit for unit, _ in used})

    def _as_another(self, cell: Cell) -> bool:
        """Whether the room that was found for another unit's number serves this one: it came in through the totals."""
        if cell[0] not in self._whole or self.counts[cell]:
            return False
        return any(cell[0] not in units for units in self._lent.get(cell[1], ()))

    def _spine(self, cell: Cell) -> set[Cell]:
        """The sums of the cell's own row above it, where they are all hidden."""
        unit, value = cell
        return {(unit, ALL), (unit, self.parents.get(value) or ALL)} if unit in self._whole else set()

    def _leave(self, cell: Cell, insider: int) -> set[Cell]:
        """The cells that share the room of `cell`, hidden now, none of them in the insider's row."""
        tail, head = self._paths.ends[cell]
        used: set[Cell] = set()
        room = self._send(head, tail, Way(cell, insider), SPREAD, used)
        if room < SPREAD:
            way = Way(cell, insider)
            room += self._send(tail, head, way, min(SPREAD - room, way.held(self.counts, cell)), used)
        if room < SPREAD:
            room = self._send(head, tail, Way(cell, insider, dear=True), SPREAD, used)
        if room < SPREAD:
            raise Unprotectable(cell)
        return used

    def _send(self, start: int, goal: int, way: Way, most: int, used: set[Cell]) -> int:
        """How much can go from start to goal along hidden cells; where dear, others are hidden for it."""
        sent = 0
        while sent < most:
            chain = self._paths.find(start, goal, way)
            if chain is None:
                break
            amount = min([most - sent, *(way.held(self.counts, cell) for cell, sign in chain if sign < 0)])
            self._move(chain, amount, way)
            used.update(cell for cell, _ in chain)
            sent += amount
        return sent

    def _move(self, chain: list[Step], amount: int, way: Way) -> None:
        for cell, sign in chain:
            way.moved[cell] = way.moved.get(cell, 0) + sign * amount
            if cell not in self.hidden:
                self.hide(cell)

    def hide(self, cell: Cell) -> None:
        """What is hidden for the city is hidden for every unit."""
        units = (CITY, *self.units) if cell[0] == CITY else (cell[0],)
        for unit in units:
            if (unit, cell[1]) not in self.hidden:
                self.hidden.add((unit, cell[1]))
                self._paths.open(unit, cell[1])
