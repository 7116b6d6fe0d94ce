"""A small city in the register, made as the demo's is."""

from portal.demo.register import known_youths, synthetic_youths
from tests.the_register import AUTUMN, UDA, Register, as_file
from tests.the_team import appoint


def a_city_of(register: Register, number: int, seed: int = 1) -> None:
    """So many invented youths, two of them Hersleb's, are taken in and assigned; Bjørn sees counts alone."""
    register.take_in(as_file(*known_youths(AUTUMN), *synthetic_youths(number - 4, seed, AUTUMN)))
    register.assign()
    appoint(register.team, "bjorn", "byrad", UDA)
