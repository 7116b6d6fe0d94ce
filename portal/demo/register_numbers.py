"""Synthetic national identity numbers (month + 80), each once, with check digits that hold."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import gcd
from typing import Final

from portal.domain.national_ids import FIRST_CHECK_WEIGHTS, SECOND_CHECK_WEIGHTS, SYNTHETIC_MONTH

_FIRST: Final = 500
_PER_DAY: Final = 500
"""Individual numbers 500–999 belong to the years 2000–2039."""
_STRIDE: Final = 78_173


class NumbersOfYear:
    """The numbers of those born in one year (2000–2039), in an order that `seed` shifts."""

    def __init__(self, year: int, seed: int) -> None:
        self._new_year = date(year, 1, 1)
        days = (date(year + 1, 1, 1) - self._new_year).days
        self._all = days * _PER_DAY
        self._place = (seed * 7919 + year) % self._all
        self._stride = next(step for step in range(_STRIDE, _STRIDE * 2) if gcd(step, self._all) == 1)
        self._left = self._all

    def __iter__(self) -> Iterator[tuple[str, date]]:
        """Numbers with their day of birth, until the year has no more."""
        while self._left:
            self._left -= 1
            self._place = (self._place + self._stride) % self._all
            day, individual = divmod(self._place, _PER_DAY)
            born = self._new_year + timedelta(days=day)
            number = _completed(born, _FIRST + individual)
            if number:
                yield number, born


def _completed(born: date, individual: int) -> str | None:
    start = f"{born.day:02}{born.month + SYNTHETIC_MONTH:02}{born.year % 100:02}{individual:03}"
    digits = [ord(digit) - 48 for digit in start]
    first = -_weighed(FIRST_CHECK_WEIGHTS, digits) % 11
    digits.append(first)
    second = -_weighed(SECOND_CHECK_WEIGHTS, digits) % 11
    return f"{start}{first}{second}" if first < 10 and second < 10 else None  # noqa: PLR2004 - a digit


def _weighed(weights: tuple[int, ...], digits: list[int]) -> int:
    return sum(map(int.__mul__, weights, digits))
