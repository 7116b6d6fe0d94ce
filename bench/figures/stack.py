"""The list page through the whole stack, and what a worker weighs after ten thousand of them."""

from statistics import median

from bench import product
from bench.load import Aim
from bench.report import Measured
from bench.serving import Served, ask, serve
from bench.world import World
from portal.settings import ROOT

ROUNDS = 5
REQUESTS = 10_000
MEGABYTE = 1024 * 1024


def against_bare(world: World) -> list[Measured]:
    """Signed in, 2 workers, in turns with a static table of 25 rows in bare Flask on the same server."""
    small = world.smallest
    chosen = product.settings(world, small)
    cookie = product.cookie(product.app(world, small), world.token(small, "nav-300"))
    ours, bare = [], []
    with serve("portal.app:create_app", product.environment(chosen, ROOT), world.folder / "product.log") as served, \
            serve("bench.bare:create_app", {"PYTHONPATH": str(ROOT)}, world.folder / "bare.log") as plain:  # fmt: skip
        for _ in range(ROUNDS):
            ours.append(ask(Aim(served.port, ["/youths"], cookie)).rate)
            bare.append(ask(Aim(plain.port, ["/youths"])).rate)
        weight = _after_many(served, cookie)
    share = median(ours) / median(bare) * 100
    made_of = {"ours_per_second": round(median(ours)), "bare_per_second": round(median(bare))}
    return [
        Measured("list page through the stack, of a static table in bare Flask", share, 25, "at_least", " %", made_of),
        Measured(f"memory of a worker after {REQUESTS} requests", weight, 180, "at_most", " MB"),
    ]


def _after_many(served: Served, cookie: str) -> float:
    """Resident megabytes of the heavier worker, each having answered the number of requests."""
    ask(Aim(served.port, ["/youths"], cookie, seconds=120, most=2 * REQUESTS))
    return max(worker.memory_info().rss for worker in served.workers()) / MEGABYTE
