"""The schools of the city, open and closed, with who takes over."""

from dataclasses import dataclass
from datetime import date

from portal.queries.reading import one, rows


@dataclass(frozen=True, slots=True)
class School:
    """A school that can have the duty; `youths` is how many it has it for."""

    id: int
    name: str
    kind: str
    orgnr: str | None
    closed_on: date | None
    successor_id: int | None
    successor: str | None
    youths: int


_SCHOOLS = """
    SELECT u.id, u.name, u.kind, u.orgnr, u.closed_on, u.successor_id, h.name AS successor,
        (SELECT count(*) FROM responsibilities r JOIN policy.seats s ON s.id = r.seat_id
         WHERE s.unit_id = u.id AND r.duty = 'school' AND upper_inf(r.period)) AS youths
    FROM units u LEFT JOIN units h ON h.id = u.successor_id
    WHERE u.kind IN ('upper_secondary', 'lower_secondary') AND u.ownership = 'public'"""


def everyone() -> list[School]:
    """Public schools: those that close or have closed first, then upper secondary before lower, by name."""
    return rows(School, f"{_SCHOOLS} ORDER BY u.closed_on NULLS LAST, u.kind DESC, u.name, u.id")


def get(unit_id: int) -> School | None:
    return one(School, f"{_SCHOOLS} AND u.id = %(id)s", {"id": unit_id})


def heirs(school: School) -> list[tuple[int, str]]:
    """Open schools of the same kind, by name."""
    statement = """SELECT u.id, u.name FROM units u WHERE u.kind = %(kind)s AND u.ownership = 'public'
        AND u.closed_on IS NULL AND u.id <> %(id)s ORDER BY u.name, u.id"""
    found = rows(dict, statement, {"kind": school.kind, "id": school.id})
    return [(int(row["id"]), str(row["name"])) for row in found]
