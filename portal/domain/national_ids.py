"""Norwegian national identity numbers: fødselsnummer, D- and H-numbers and the synthetic ones."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

LENGTH = 11
D_NUMBER_DAY = 40
H_NUMBER_MONTH = 40
SYNTHETIC_MONTH = 80
FIRST_CHECK_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
SECOND_CHECK_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
FIRST_CHECK_REMAINDERS = frozenset({0, 1, 2, 3})
"""Until 2032 only 0 is handed out; from 2032 Skatteetaten hands out 1, 2 and 3 as well."""
SECOND_CHECK_REMAINDERS = frozenset({0})


@dataclass(frozen=True, slots=True)
class _Series:
    """Individual numbers `low..high` with two-digit years `first..last` belong to a century."""

    low: int
    high: int
    first: int
    last: int
    century: int


CENTURIES = (
    _Series(0, 499, 0, 99, 1900),
    _Series(500, 749, 54, 99, 1800),
    _Series(500, 999, 0, 39, 2000),
    _Series(900, 999, 40, 99, 1900),
)


class IdKind(StrEnum):
    """Which register gave the number."""

    BIRTH_NUMBER = "fnr"
    D_NUMBER = "dnr"
    H_NUMBER = "hnr"
    D_AND_H_NUMBER = "dnr+hnr"


class IdRefusal(StrEnum):
    """Why a number is none; never tells the number itself."""

    LENGTH = "length"
    DIGITS = "digits"
    DATE = "date"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class NationalId:
    """A number that holds. Its number is kept out of every representation.

    `synthetic` is month + 80 (Skatteetaten, also called T-number). Nav's synthetic numbers use
    month + 40, the same form as an H-number, so `may_be_synthetic` covers both.
    """

    number: str = field(repr=False)
    kind: IdKind
    birth_date: date
    synthetic: bool

    @property
    def may_be_synthetic(self) -> bool:
        """Whether the form is one in which synthetic numbers are made."""
        return self.synthetic or self.kind in {IdKind.H_NUMBER, IdKind.D_AND_H_NUMBER}


def read_national_id(written: str) -> NationalId | IdRefusal:
    """Read a number as written (a blank between date and the rest is allowed), or say why not."""
    digits = "".join(written.split())
    if len(digits) != LENGTH:
        return IdRefusal.LENGTH
    if not (digits.isascii() and digits.isdigit()):
        return IdRefusal.DIGITS
    born = _birth_date(digits)
    if born is None:
        return IdRefusal.DATE
    if not _checks(digits):
        return IdRefusal.CHECK
    return NationalId(digits, _kind(digits), born, synthetic=int(digits[2:4]) > SYNTHETIC_MONTH)


def _kind(digits: str) -> IdKind:
    is_d = int(digits[:2]) > D_NUMBER_DAY
    is_h = H_NUMBER_MONTH < int(digits[2:4]) <= SYNTHETIC_MONTH
    return {
        (False, False): IdKind.BIRTH_NUMBER,
        (True, False): IdKind.D_NUMBER,
        (False, True): IdKind.H_NUMBER,
        (True, True): IdKind.D_AND_H_NUMBER,
    }[is_d, is_h]


def _birth_date(digits: str) -> date | None:
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    century = _century(int(digits[6:9]), year)
    if century is None:
        return None
    try:
        return date(century + year, _less(month, (SYNTHETIC_MONTH, H_NUMBER_MONTH)),
                    _less(day, (D_NUMBER_DAY,)))  # fmt: skip
    except ValueError:
        return None


def _less(number: int, offsets: Sequence[int]) -> int:
    return next((number - offset for offset in offsets if number > offset), number)


def _century(individual: int, year: int) -> int | None:
    for series in CENTURIES:
        if series.low <= individual <= series.high and series.first <= year <= series.last:
            return series.century
    return None


def _checks(digits: str) -> bool:
    first = sum(w * int(d) for w, d in zip(FIRST_CHECK_WEIGHTS, digits, strict=False))
    second = sum(w * int(d) for w, d in zip(SECOND_CHECK_WEIGHTS, digits, strict=True))
    return first % 11 in FIRST_CHECK_REMAINDERS and second % 11 in SECOND_CHECK_REMAINDERS
