"""What the newest sweep found wrong in the register: how much of each, who, and whether it still is so."""
# ruff: noqa: S608 - put together from names that stand in this file only

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from portal.domain.quality import CHECKS
from portal.queries.quality_checks import among, given
from portal.queries.reading import driver, one, rows

PAGE: Final = 25
COUNT_CAP: Final = 1000
EXPORTED_TOGETHER: Final = 2000

_FINE: Final = """EXISTS (SELECT FROM quality_dismissals d
    WHERE d.youth_id = f.youth_id AND d.code = f.code AND d.facts = f.facts)"""
_COUNTS: Final = f"""
    SELECT c.code, (SELECT count(*) FROM (
        SELECT FROM quality_findings f WHERE f.code = c.code AND NOT {_FINE} LIMIT {COUNT_CAP + 1}) x) AS n
    FROM unnest(%(codes)s::text[]) AS c (code)"""
_FIELDS: Final = """f.code, f.youth_id, f.sort_key, f.facts, f.found_at, y.first_name, y.last_name, y.birth_year,
    y.protection, y.status_code, dis.name AS district, u.name AS school, w.reason AS fine_because, p.name AS fine_by,
    w.recorded_at AS fine_at"""
_AROUND: Final = """JOIN youths y ON y.id = f.youth_id
    LEFT JOIN units dis ON dis.kind = 'district' AND dis.district_no = y.district_no
    LEFT JOIN assignments s ON s.youth_id = f.youth_id
    LEFT JOIN units u ON u.id = CASE WHEN s.override_by IS NULL THEN s.unit_id ELSE s.override_unit_id END
    LEFT JOIN LATERAL (SELECT d.reason, d.author, d.recorded_at FROM quality_dismissals d
        WHERE d.youth_id = f.youth_id AND d.code = f.code AND d.facts = f.facts
        ORDER BY d.recorded_at DESC LIMIT 1) w ON true
    LEFT JOIN people p ON p.id = w.author"""


@dataclass(frozen=True, slots=True)
class Finding:
    """An error about a youth, and who has seen it and found it fine, if anybody; `mended` since the sweep."""

    code: str
    youth_id: UUID
    sort_key: str
    facts: dict[str, Any]
    found_at: datetime
    first_name: str
    last_name: str
    birth_year: int | None
    protection: str
    status_code: str | None
    district: str | None
    school: str | None
    fine_because: str | None
    fine_by: str | None
    fine_at: datetime | None
    mended: bool = False

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which error, those that are `open` or those that somebody found `fine`, and from where in the list of names."""

    code: str
    state: str = "open"
    backwards: bool = False
    key: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in reading order, and whether there are more beyond them."""

    rows: list[Finding]
    more: bool


def counts() -> dict[str, int]:
    """How many of each error are open, counted up to COUNT_CAP + 1; errors that nobody has are 0.

    From the newest sweep, as far as the reader may see; what is seen and fine is left out.
    """
    found = rows(dict, _COUNTS, {"codes": [check.code for check in CHECKS]})
    return {str(row["code"]): int(row["n"]) for row in found}


def stopping() -> dict[str, int]:
    """Those of the counts that must be mended before a list or a report goes out, where there are any."""
    found = counts()
    return {check.code: found[check.code] for check in CHECKS if check.stops and found[check.code]}


def page(wish: Wish, today: date) -> Page:
    """A page of what is wished for; each is looked at anew, so that nobody mends what is mended."""
    found = _some(wish, PAGE + 1)
    shown = found[:PAGE][:: -1 if wish.backwards else 1]
    return Page(_as_they_are(wish.code, shown, today), len(found) > PAGE)


def everyone(wish: Wish) -> Iterator[Finding]:
    """All that is wished for, by name, some at a time."""
    wish = replace(wish, backwards=False, key=None)
    while True:
        some = _some(wish, EXPORTED_TOGETHER)
        yield from some
        if len(some) < EXPORTED_TOGETHER:
            return
        wish = replace(wish, key=(some[-1].sort_key, str(some[-1].youth_id)))


def of_youth(code: str, youth_id: UUID) -> Finding | None:
    """One youth's, as the sweep found it."""
    statement = f"SELECT {_FIELDS} FROM quality_findings f {_AROUND} WHERE f.code = %(code)s AND f.youth_id = %(y)s"
    return one(Finding, statement, {"code": code, "y": youth_id})


def _some(wish: Wish, most: int) -> list[Finding]:
    order = "f.sort_key DESC, f.youth_id DESC" if wish.backwards else "f.sort_key, f.youth_id"
    sign = "<" if wish.backwards else ">"
    asked = ["f.code = %(code)s", _FINE if wish.state == "fine" else f"NOT {_FINE}"]
    if wish.key:
        asked.append(f"(f.sort_key, f.youth_id) {sign} (%(k0)s, %(k1)s::uuid)")
    picked = f"""SELECT f.* FROM quality_findings f WHERE {" AND ".join(asked)} ORDER BY {order} LIMIT %(most)s"""
    k0, k1 = wish.key or (None, None)
    statement = f"SELECT {_FIELDS} FROM ({picked}) f {_AROUND} ORDER BY {order}"
    return rows(Finding, statement, {"code": wish.code, "k0": k0, "k1": k1, "most": most})


def _as_they_are(code: str, found: list[Finding], today: date) -> list[Finding]:
    if not found:
        return found
    asked = {**given(today), "youths": [row.youth_id for row in found]}
    still = {row[0] for row in driver().execute(among(code).encode(), asked).fetchall()}
    return [row if row.youth_id in still else replace(row, mended=True) for row in found]
