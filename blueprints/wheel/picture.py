"""The wheel as a picture: twelve months from August, clockwise from the top, with what is due in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin

from portal.queries.wheel import ItemRow

MONTHS = 12
CENTRE, OUTER, INNER, WORDS = 150, 146, 70, 110
FIRST_MONTH = 8


@dataclass(frozen=True, slots=True)
class Sector:
    """A month of the picture: its outline, where its words stand, and how many rows and late duties it has."""

    month: date
    path: str
    x: float
    y: float
    rows: int
    late: int
    now: bool


def sectors(year: int, items: Iterable[ItemRow], late: Iterable[ItemRow], today: date) -> list[Sector]:
    """One for each month of the school year."""
    due = [(row.due_on.year, row.due_on.month) for row in items]
    behind = [(row.due_on.year, row.due_on.month) for row in late]
    return [_sector(turn, month, due.count(_ym(month)), behind.count(_ym(month)), today)
            for turn, month in enumerate(months(year))]  # fmt: skip


def months(year: int) -> list[date]:
    """The first day of each month, August to July."""
    numbers = [(FIRST_MONTH - 1 + turn) % MONTHS + 1 for turn in range(MONTHS)]
    return [date(year if number >= FIRST_MONTH else year + 1, number, 1) for number in numbers]


def _ym(day: date) -> tuple[int, int]:
    return day.year, day.month


def _sector(turn: int, month: date, rows: int, late: int, today: date) -> Sector:
    begin, end = turn / MONTHS, (turn + 1) / MONTHS
    corners = [_point(begin, INNER), _point(begin, OUTER), _point(end, OUTER), _point(end, INNER)]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    path = f"M{ax} {ay}L{bx} {by}A{OUTER} {OUTER} 0 0 1 {cx} {cy}L{dx} {dy}A{INNER} {INNER} 0 0 0 {ax} {ay}Z"
    x, y = _point((begin + end) / 2, WORDS)
    return Sector(month, path, x, y, rows, late, _ym(month) == _ym(today))


def _point(share: float, radius: int) -> tuple[float, float]:
    angle = 2 * pi * share
    return round(CENTRE + radius * sin(angle), 1), round(CENTRE - radius * cos(angle), 1)
