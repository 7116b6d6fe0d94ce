"""The first page of a Nav contact's list: by the size of the country, and by what row security costs."""

from statistics import median

from bench.report import Measured
from bench.timing import Question, rows_of, side_by_side
from bench.world import World
from portal.queries import youths

TIMES = 300
PAGE: list[Question] = [(youths.STATEMENTS["recent", False, False, False], {})]
"""Every statement of the page beside the one that opens the transaction."""


def by_size(world: World) -> list[Measured]:
    """300 visible of a million, against 300 visible of ten thousand."""
    small, large = world.smallest, world.largest
    with world.cluster.connect(database=small.name) as admin, world.visit(small, "nav-300") as few, \
            world.visit(large, "nav-300") as many:  # fmt: skip
        assert [len(rows_of(one, PAGE[0])) for one in (few, many)] == [26, 26]
        assert [rows_of(one, (youths.COUNT, {})) for one in (few, many)] == [[(300,)], [(300,)]]
        on_few, on_many = side_by_side(admin, [(few, PAGE), (many, PAGE)], TIMES)
    made_of = {"ms_small": round(median(on_few), 3), "ms_large": round(median(on_many), 3), "youths": world.sizes[-1]}
    return [Measured("Nav's first page, most youths against fewest, 300 visible",
                     median(on_many) / median(on_few), 1.3, "at_most", "×", made_of)]  # fmt: skip


def by_row_security(world: World) -> list[Measured]:
    """The same statements in the same transaction state, as the application and as one who bypasses row security."""
    large = world.largest
    with world.cluster.connect(database=large.name) as admin, world.visit(large, "nav-300") as guarded, \
            world.visit(large, "nav-300", "postgres") as open_to_all:  # fmt: skip
        assert rows_of(guarded, PAGE[0]) == rows_of(open_to_all, PAGE[0])
        with_it, without = side_by_side(admin, [(guarded, PAGE), (open_to_all, PAGE)], TIMES)
    made_of = {"ms_guarded": round(median(with_it), 3), "ms_open": round(median(without), 3)}
    return [Measured("that page with row security, against the same SQL without",
                     median(with_it) / median(without), 1.5, "at_most", "×", made_of)]  # fmt: skip
