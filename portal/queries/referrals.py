"""Where the rules guide a youth who is outside the target group, and where youths have been guided."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final
from uuid import UUID

from portal.domain import target_group
from portal.domain.calendar import age_on, oslo_date
from portal.domain.reference import nav_offices
from portal.domain.referrals import REFERRING, Guidance, guide
from portal.domain.register_facts import target_group_facts
from portal.domain.rules import Decision
from portal.domain.target_group_facts import TargetGroup
from portal.queries import youth_register
from portal.queries.reading import one, rows

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Guided:
    """What the two tables say of the youth today, and the Nav office of the registered address where it is open."""

    target: Decision[TargetGroup]
    guidance: Decision[Guidance]
    office: str
    age: int | None


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A youth who was guided elsewhere: where to, by which row, how they were helped, by whom."""

    id: UUID
    youth_id: UUID
    youth: str
    kind: str
    rule: str
    office: str
    helped: str
    language: str
    recorded_at: datetime
    person: str
    unit: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A youth outside the target group, by which row of table 2a, whom nobody has guided on."""

    youth_id: UUID
    youth: str
    birth_year: int | None
    rule: str


_ROWS: Final = """
    SELECT r.id, r.youth_id, y.first_name || ' ' || y.last_name AS youth, r.kind, r.rule, r.office, r.helped,
           r.language, r.recorded_at, coalesce(p.name, '') AS person, coalesce(u.name, '') AS unit
    FROM referrals r JOIN youths y ON y.id = r.youth_id LEFT JOIN people p ON p.id = r.author
    LEFT JOIN policy.seats s ON s.id = r.author_seat LEFT JOIN units u ON u.id = s.unit_id"""


def waiting() -> list[Waiting]:
    """Those whom the rules put outside the target group at the last run and nobody has guided on yet, by name."""
    statement = f"""
        SELECT y.id AS youth_id, y.first_name || ' ' || y.last_name AS youth, y.birth_year, a.target_rule AS rule
        FROM assignments a JOIN youths y ON y.id = a.youth_id AND y.case_ended_at IS NULL
        WHERE a.target_rule = ANY (%(rules)s) AND NOT EXISTS (SELECT FROM referrals r WHERE r.youth_id = y.id)
        ORDER BY y.sort_key, y.id LIMIT {PAGE}"""  # noqa: S608 - a number of this file
    return rows(Waiting, statement, {"rules": sorted(REFERRING)})


def guided(youth_id: UUID, at: datetime) -> Guided | None:
    """By the register as it stands; None where that is not for the reader."""
    register, day = youth_register.of(youth_id), oslo_date(at)
    if register is None:
        return None
    target = target_group.decide(target_group_facts(register, day))
    born = register.person.birth_date
    age = age_on(born, day) if born else None
    home = one(dict, "SELECT district_no FROM youths WHERE id = %(id)s", {"id": youth_id})
    return Guided(target, guide(target.outcome, age, day), office_of(home["district_no"] if home else None), age)


@cache
def office_of(district_no: str | None) -> str:
    """The Nav office of a district with its address; nothing where the district is not known or not for anybody."""
    for office in nav_offices():
        if district_no and district_no in {office.district_no, *office.also_serves}:
            return f"{office.name}, {office.street_address}, {office.postcode} {office.post_town}"
    return ""


def of_youth(youth_id: UUID) -> list[ReferralRow]:
    """The newest first."""
    by = "ORDER BY r.recorded_at DESC, r.id DESC LIMIT 20"
    return rows(ReferralRow, f"{_ROWS} WHERE r.youth_id = %(youth)s {by}", {"youth": youth_id})


def newest(before: tuple[datetime, UUID] | None = None) -> list[ReferralRow]:
    """The newest that the reader sees, one more than a page; `before` is the key of the last one shown."""
    at, key = before or (None, None)
    statement = f"""{_ROWS} WHERE %(at)s::timestamptz IS NULL OR (r.recorded_at, r.id) < (%(at)s, %(id)s::uuid)
        ORDER BY r.recorded_at DESC, r.id DESC LIMIT {PAGE + 1}"""
    return rows(ReferralRow, statement, {"at": at, "id": key})
