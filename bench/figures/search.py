"""Search by name within what one may see."""

from statistics import median

from bench.report import Measured
from bench.timing import Question, side_by_side
from bench.world import World
from portal.queries import youths

TIMES = 15
WORDS = ("hansen", "åse nordli", "bergheim", "stor", "an", "e", "ås", "ø", "sen", "ingrid sandvik", "xq", "qqq",
         "zzyzxw", "ola berghagen x")  # fmt: skip
"""Common and rare, whole names and single letters, at both ends of the alphabet; the last four hit nobody."""
SEATS = (("nav-300", "300 visible", 10.0), ("nav-5000", "5 000 visible", 20.0), ("uda", "whole city", 200.0))


def by_name(world: World) -> list[Measured]:
    """For each kind of seat the median of the slowest word."""
    return [_seat(world, who, seen, bound) for who, seen, bound in SEATS]


def _seat(world: World, who: str, seen: str, bound: float) -> Measured:
    questions: list[list[Question]] = [[(youths.SEARCH, {"words": word})] for word in WORDS]
    large = world.largest
    with world.cluster.connect(database=large.name) as admin, world.visit(large, who) as connection:
        taken = side_by_side(admin, [(connection, question) for question in questions], TIMES)
    each = {word: round(median(times), 2) for word, times in zip(WORDS, taken, strict=True)}
    return Measured(f"search by name, {seen}, the slowest of {len(WORDS)} words", max(each.values()), bound,
                    "at_most", " ms", {"ms": each})  # fmt: skip
