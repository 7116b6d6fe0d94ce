"""Whether two of one name and day of birth may be one person, by what kind of numbers they have."""

from typing import Final

from portal.domain.national_ids import IdKind, NationalId, read_national_id

_LASTING: Final = frozenset({IdKind.BIRTH_NUMBER})


def may_be_one(given: str | None, held: str | None) -> bool:
    """Two who both have a lasting number, and not the same, are two; a D-number or none may become another."""
    if given is None or held is None:
        return True
    return not (lasting(given) and lasting(held))


def lasting(number: str) -> bool:
    """Whether it is a national number, which nobody changes, and not a D- or H-number.

    A synthetic number of Nav (month + 40) looks like an H-number and is asked about.
    """
    read = read_national_id(number)
    return isinstance(read, NationalId) and read.kind in _LASTING
