"""All figures in one run: python -m bench [--quick] [--keep FOLDER] [figure …]."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from bench import report
from bench.data import say
from bench.figures import (
    checks,
    day_view,
    leavers,
    letters,
    list_page,
    lists,
    register,
    reports,
    room,
    seals,
    search,
    stack,
    statistics,
)
from bench.report import Measured
from bench.world import World, world

Figure = Callable[[World], list[Measured]]
FIGURES: Mapping[str, Figure] = {
    "size": list_page.by_size,
    "row-security": list_page.by_row_security,
    "search": search.by_name,
    "checks": checks.per_second,
    "room": room.statements,
    "stack": stack.against_bare,
    "letters": letters.one_batch,
    "import": register.import_against_copy,
    "assignment": register.assign_everybody,
    "leavers": leavers.into_many,
    "report": reports.as_of,
    "statistics": statistics.second_view,
    "lists": lists.compose_and_freeze,
    "seals": seals.a_million,
    "day-view": day_view.of_a_busy_youth,
}
SIZES = (10_000, 100_000, 1_000_000)
QUICK = (10_000, 100_000)


def main() -> int:
    asked = _asked()
    sizes = QUICK if asked.quick else SIZES
    begun = time.perf_counter()
    at = datetime.now().astimezone()
    with tempfile.TemporaryDirectory(prefix="laget-bench-") as folder:
        place = Path(asked.keep or folder)
        place.chmod(0o755)
        with world(place, sizes, keep=bool(asked.keep)) as whole:
            measured = [found for name in asked.figures or FIGURES for found in _one(name, whole)]
    print("\n" + report.table([figure.row() for figure in measured]))
    if not asked.figures and not asked.quick:
        print(f"\nkept in {report.keep(measured, sizes, time.perf_counter() - begun, at)}")
    return 0 if all(figure.ok for figure in measured) else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="The figures that the product promises.")
    parser.add_argument("figures", nargs="*", choices=[[], *FIGURES], metavar="figure", help=", ".join(FIGURES))
    parser.add_argument("--quick", action="store_true", help="up to 100 000 youths only; nothing is kept")
    parser.add_argument("--keep", metavar="FOLDER", help="keep the databases there, for the next run")
    return parser.parse_args()


def _one(name: str, whole: World) -> list[Measured]:
    begun = time.perf_counter()
    found = FIGURES[name](whole)
    say(f"{name}: {', '.join(figure.row()[1] for figure in found)} ({time.perf_counter() - begun:.0f} s)")
    return found


if __name__ == "__main__":
    sys.exit(main())
