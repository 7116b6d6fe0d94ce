"""Whether two of one name and day of birth may be one person, by what kind of numbers they have."""


def may_be_one(given: str | None, held: str | None) -> bool:
    """Two who both have a lasting number, and not the same, are two; a D-number or none may become another."""
    if given is None or held is None:
        return True
    return not (lasting(given) and lasting(held))


def lasting(number: str) -> bool:
    """Whether a number that holds is a national number, which nobody changes, and not a D- (day + 40) or H-number.

    A synthetic number of Nav (month + 40) looks like an H-number and is asked about; one of Skatteetaten (+ 80) lasts.
    """
    return number[0] < "4" and not "4" <= number[2] < "8"
