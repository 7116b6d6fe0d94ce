"""Ways through the network of a table: along hidden cells from both ends, or the cheapest where some must be hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

CITY: Final = 0
Cell = tuple[int, str]
Step = tuple[Cell, int]
"""A cell, and whether what is sent through it makes it larger (1) or smaller (-1)."""
Arc = tuple[Cell, int, int]
Came = dict[int, tuple[int, Step] | None]


@dataclass(slots=True)
class Way:
    """What a search must keep clear of, and what was sent before."""

    without: Cell
    insider: int
    dear: bool = False
    moved: dict[Cell, int] = field(default_factory=dict)

    def held(self, counts: Mapping[Cell, int], cell: Cell) -> int:
        """How much smaller it can become; that somebody in the city has each value of the table is known."""
        return counts[cell] + self.moved.get(cell, 0) - (cell[0] == CITY)

    def barred(self, cell: Cell) -> bool:
        return cell == self.without or cell[0] == self.insider != CITY


@dataclass(slots=True)
class Paths:
    """The cells as arcs between numbered places."""

    counts: Mapping[Cell, int]
    ends: dict[Cell, tuple[int, int]] = field(default_factory=dict)
    _places: dict[object, int] = field(default_factory=dict)
    _fees: dict[Cell, int | None] = field(default_factory=dict)
    _opened: list[list[Arc]] = field(default_factory=list)
    _all: list[list[Arc]] = field(default_factory=list)

    def add(self, cell: Cell, between: tuple[object, object], fee: int | None, *, hidden: bool) -> None:
        """A cell from a place to a place; `fee` is what it costs to hide it, None where that is not to be."""
        tail, head = (self._place(name) for name in between)
        self.ends[cell], self._fees[cell] = (tail, head), fee
        self._join(self._all, cell)
        if hidden:
            self._join(self._opened, cell)

    def open(self, unit: int, value: str) -> None:
        """The cell is hidden from now on."""
        self._fees[unit, value] = 0
        self._join(self._opened, (unit, value))

    def _join(self, around: list[list[Arc]], cell: Cell) -> None:
        tail, head = self.ends[cell]
        around[tail].append((cell, 1, head))
        around[head].append((cell, -1, tail))
        if around is self._opened:
            self._fees[cell] = 0

    def _place(self, name: object) -> int:
        if name not in self._places:
            self._places[name] = len(self._places)
            self._all.append([])
            self._opened.append([])
        return self._places[name]

    def find(self, start: int, goal: int, way: Way) -> list[Step] | None:
        """Cells from start to goal, each of which can change; None where there is no way."""
        return self._cheapest(start, goal, way) if way.dear else self._shortest(start, goal, way)

    def _shortest(self, start: int, goal: int, way: Way) -> list[Step] | None:
        """Along hidden cells only, from the end that has less around it."""
        ahead: Came = {start: None}
        behind: Came = {goal: None}
        front, rear = [start], [goal]
        while front and rear:
            if self._breadth(front) <= self._breadth(rear):
                front, met = self._spread(front, (ahead, behind), 1, way)
            else:
                rear, met = self._spread(rear, (behind, ahead), -1, way)
            if met is not None:
                return [*_back(ahead, met)[::-1], *_back(behind, met)]
        return None

    def _breadth(self, edge: list[int]) -> int:
        return sum(len(self._opened[node]) for node in edge)

    def _spread(self, edge: list[int], sides: tuple[Came, Came], facing: int, way: Way) -> tuple[list[int], int | None]:
        """One step further from every place of the edge; the new edge, and where it meets the other side."""
        mine, other = sides
        new: list[int] = []
        for node in edge:
            for cell, sign, beyond in self._opened[node]:
                if beyond in mine or way.barred(cell):
                    continue
                if sign != facing and way.held(self.counts, cell) <= 0:
                    continue
                mine[beyond] = node, (cell, sign * facing)
                if beyond in other:
                    return new, beyond
                new.append(beyond)
        return new, None

    def _cheapest(self, start: int, goal: int, way: Way) -> list[Step] | None:
        came: Came = {start: None}
        price, queue, cost = {start: 0}, [[start]], 0
        while cost < len(queue) and price.get(goal, cost) >= cost:
            for node in queue[cost]:  # grows while it is read
                if price[node] == cost:
                    self._offer(node, (price, queue), came, way)
            cost += 1
        return _back(came, goal)[::-1] if goal in came else None

    def _offer(self, node: int, prices: tuple[dict[int, int], list[list[int]]], came: Came, way: Way) -> None:
        """What it costs to go on from here, where that is less than was known."""
        price, queue = prices
        for cell, sign, other in self._all[node]:
            fee = self._fees[cell]
            if fee is None or way.barred(cell) or (sign < 0 and way.held(self.counts, cell) <= 0):
                continue
            cost = price[node] + fee
            if other not in price or cost < price[other]:
                price[other], came[other] = cost, (node, (cell, sign))
                queue.extend([] for _ in range(len(queue), cost + 1))
                queue[cost].append(other)


def _back(came: Came, place: int) -> list[Step]:
    chain = []
    before = came[place]
    while before is not None:
        place, step = before
        chain.append(step)
        before = came[place]
    return chain
