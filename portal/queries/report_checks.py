"""What stands in the way of a report: a condition for each check over the same set, counted together, listed singly."""
# ruff: noqa: S608 - put together from names that stand in the product's own code only

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from portal.queries.reading import one, rows
from portal.queries.report_standing import STANDING, given

PAGE: Final = 50
_ENROLLED: Final = """EXISTS (SELECT FROM school_spells p WHERE p.youth_id = r.youth_id AND p.start_on <= %(day)s
    AND (p.last_day IS NULL OR p.last_day >= %(day)s))"""
_APPRENTICE: Final = """EXISTS (SELECT FROM youth_registers v WHERE v.youth_id = r.youth_id
    AND v.apprenticeship_state IN ('active', 'at_risk'))"""
_WAS_ENROLLED: Final = """(EXISTS (SELECT FROM school_spells p WHERE p.youth_id = r.youth_id AND p.last_day < %(day)s)
    OR EXISTS (SELECT FROM youth_registers v WHERE v.youth_id = r.youth_id
               AND v.apprenticeship_state = 'interrupted'))"""
_FROM_REGISTER: Final = "EXISTS (SELECT FROM statuses o WHERE o.id = r.status_id AND o.source = 'register')"
_HOLDS: Final = """EXISTS (SELECT FROM status_code_terms k WHERE k.code = r.code AND k.valid_from <= %(day)s
    AND (k.valid_to IS NULL OR k.valid_to >= %(day)s))"""
_LACKS: Final = """(r.code = ANY (%(active)s) AND (r.via_ot IS NULL OR r.activity_start IS NULL)
    OR r.code = ANY (%(clarified)s) AND r.first_contact IS NULL)"""

CONDITIONS: Mapping[str, str] = {
    "no_status": "r.code IS NULL",
    "no_via_ot": f"r.code = ANY (%(active)s) AND r.via_ot IS NULL AND NOT {_FROM_REGISTER}",
    "no_activity_start": f"r.code = ANY (%(active)s) AND r.activity_start IS NULL AND NOT {_FROM_REGISTER}",
    "no_first_contact": f"r.code = ANY (%(clarified)s) AND r.first_contact IS NULL AND NOT {_FROM_REGISTER}",
    "code_not_valid": f"r.code IS NOT NULL AND NOT {_HOLDS}",
    "via_ot_no": "r.code = ANY (%(paired)s) AND r.via_ot IS FALSE",
    "started_after_contact": "r.code = ANY (%(already)s) AND r.activity_start > r.first_contact",
    "kept_after_quitting": f"r.code = 'ELVG_IM' AND {_WAS_ENROLLED} AND NOT {_ENROLLED} AND NOT {_APPRENTICE}",
    "moved_but_here": """r.code = 'OTFA_IM' AND EXISTS (SELECT FROM youth_registers v WHERE v.youth_id = r.youth_id
        AND v.county_of_residence = '03')""",
    "facts_in_register_only": f"{_LACKS} AND {_FROM_REGISTER}",
    "no_birth_date": "r.birth_date IS NULL",
    "no_number": "NOT coalesce(r.numbered, false)",
    "unknown_for_long": "r.code = ANY (%(unknown)s) AND r.status_on < %(day)s::date - 365",
}
COUNTS: Final = "SELECT {} FROM ({}) r".format(
    ", ".join(f"count(*) FILTER (WHERE {condition}) AS {name}" for name, condition in CONDITIONS.items()), STANDING
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A youth whom a check names, at list level."""

    id: UUID
    first_name: str
    last_name: str
    birth_year: int | None
    code: str | None
    via_ot: bool | None
    status_on: date | None
    sort_key: str

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


def counts(day: date, known: datetime) -> dict[str, int]:
    """How many each check names, in one reading."""
    return one(dict, COUNTS, given(day, known)) or {}


def found(check_id: str, day: date, known: datetime, after: tuple[str, UUID] | None = None) -> list[Finding]:
    """Those whom a check names, by name, from a key on: a page, and one more where there is more."""
    name, youth = after or ("", UUID(int=0))
    return rows(
        Finding,
        f"""SELECT y.id, y.first_name, y.last_name, y.birth_year, r.code, r.via_ot, r.status_on, y.sort_key
            FROM ({STANDING}) r JOIN youths y ON y.id = r.youth_id
            WHERE {CONDITIONS[check_id]} AND (y.sort_key, y.id) > (%(name)s, %(youth)s::uuid)
            ORDER BY y.sort_key, y.id LIMIT {PAGE + 1}""",
        {**given(day, known), "name": name, "youth": youth},
    )
