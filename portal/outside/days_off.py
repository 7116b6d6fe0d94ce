"""The public holidays of Norway, by the `holidays` package."""

from datetime import date
from functools import cache

from holidays import country_holidays


@cache
def days_off(first: int, last: int) -> frozenset[date]:
    """Every public holiday of the calendar years `first` through `last`; Sundays are not among them as such."""
    return frozenset(country_holidays("NO", years=range(first, last + 1)))
