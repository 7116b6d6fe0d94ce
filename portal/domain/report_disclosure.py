"""Which numbers of the status report to the division are shown: none under 5, and no sum gives one back (TD-16)."""

from collections.abc import Iterable, Sequence
from typing import Final

from portal.domain.report_codes import CodeRow, GroupRow

LEAST: Final = 5
ALL: Final = ""
Sized = tuple[str, int]


def hidden(groups: Sequence[GroupRow]) -> frozenset[str]:
    """The keys (code, number of a group, ALL) of the lines whose numbers are not shown.

    A line goes whole, both its numbers: their difference is a number too. What is hidden within a sum that is shown
    is at least two lines, and together not so few that they give themselves away; a group goes with all its codes.
    """
    found: set[str] = set()
    unsafe = set()
    for group in groups:
        codes, enough = _within(((row.code.code, row.youths) for row in group.codes), _small(group.codes))
        found |= codes
        if not enough or _few(group.youths, group.national):
            unsafe.add(str(group.number))
    kept, enough = _within(((str(group.number), group.youths) for group in groups), unsafe)
    if not enough:
        kept.add(ALL)
    found |= {row.code.code for group in groups if str(group.number) in kept for row in group.codes if row.youths}
    return frozenset(found | kept)


def _small(rows: Iterable[CodeRow]) -> set[str]:
    return {row.code.code for row in rows if _few(row.youths, row.national)}


def _few(youths: int, national: int) -> bool:
    return any(0 < number < LEAST for number in (youths, national, youths - national))


def _within(lines: Iterable[Sized], small: set[str]) -> tuple[set[str], bool]:
    """What is hidden of the lines of one sum, the small ones first; whether the sum itself may be shown."""
    sizes = dict(lines)
    taken, rest = set(small), sorted((size, key) for key, size in sizes.items() if size and key not in small)
    while taken and rest and not _enough(taken, sizes):
        taken.add(rest.pop(0)[1])
    return taken, not taken or _enough(taken, sizes)


def _enough(taken: set[str], sizes: dict[str, int]) -> bool:
    """One alone is the sum less the others; a few together are as small as their sum."""
    return len(taken) > 1 and sum(sizes[key] for key in taken) >= LEAST
