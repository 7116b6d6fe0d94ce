"""The code list as a report uses it: its groups, and whom the national target group holds (A-03, A-20)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.domain.reference import status_codes
from portal.domain.reference_rows import StatusCode
from portal.domain.texts import msgid

UNKNOWN, ACTIVE, CLARIFIED, OUTSIDE = 1, 3, 4, 5
"""Main groups of the code list: unknown activity, in activity, clarified, registered but not in the target group."""
NATIONAL: Mapping[bool | None, str] = {
    True: msgid("In the target group"),
    None: msgid("Presumed in the target group"),
    False: msgid("Not in the target group"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """So many youths with a code."""

    code: str
    via_ot: bool | None
    national: bool | None
    youths: int


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code in the table of a report: all of it, and of those whom the national target group holds."""

    code: StatusCode
    youths: int
    national: int


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A main group with its codes."""

    number: int
    name: str
    codes: tuple[CodeRow, ...]

    @property
    def youths(self) -> int:
        return sum(row.youths for row in self.codes)

    @property
    def national(self) -> int:
        return sum(row.national for row in self.codes)


def codes_of(*groups: int) -> list[str]:
    """The codes of these main groups."""
    return [code.code for code in status_codes().values() if code.group in groups]


def national(code: str, via_ot: bool | None) -> bool | None:  # noqa: FBT001 - a column of the report
    """Whether the national target group holds the youth: the code decides (A-03), and via OT where it must (A-20).

    None for OTUK: it is only presumed, until the first contact decides.
    """
    group = status_codes()[code].group
    if group == UNKNOWN:
        return None
    return group != OUTSIDE and not (group == ACTIVE and via_ot is False)


def table(counts: Iterable[Count]) -> tuple[GroupRow, ...]:
    """Every code of the list in its main group, also where nobody has it."""
    kept = list(counts)
    rows = [
        CodeRow(
            code,
            sum(c.youths for c in kept if c.code == code.code),
            sum(c.youths for c in kept if c.code == code.code and c.national is not False),
        )
        for code in status_codes().values()
    ]
    groups = {row.code.group: row.code.group_name for row in rows}
    return tuple(GroupRow(n, name, tuple(r for r in rows if r.code.group == n)) for n, name in groups.items())


def by_code(counts: Iterable[Count]) -> dict[str, int]:
    """How many have each code, through OT or not."""
    found: dict[str, int] = {}
    for count in counts:
        found[count.code] = found.get(count.code, 0) + count.youths
    return found
