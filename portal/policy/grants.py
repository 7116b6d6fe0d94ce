"""The policy table: who may do what with which information, on which basis, by which rule.

This is the only place where access is decided. `portal/policy/decide.py` reads the rows in Python, PostgreSQL
reads the same rows from `policy.granted`; a test holds the two together. What no row grants is denied (TD-02).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from portal.domain.words import CONSENTABLE, Basis, Category, Role, Service, Verb


@dataclass(frozen=True, slots=True)
class Grant:
    """One row: `role` may `verb` `category` where `basis` holds; `rule` is the row of table 2d that says it."""

    role: Role
    verb: Verb
    category: Category
    basis: Basis
    rule: str


C = Category
ALL_CASE = CONSENTABLE
REGISTER_FACTS = (C.IDENTITY, C.ADDRESS, C.REGISTER)
CITY_FACTS = (C.LIST_ENTRY, *REGISTER_FACTS, C.ASSIGNMENT)
PROTECTED_FACTS = (C.PROTECTED_ADDRESS, C.PROTECTED_ASSIGNMENT)
CITY_YEAR = (C.REPORT_BACK, C.STATUS_FACTS, C.WHEEL)
OWN_ROOM = (C.LIST_ENTRY, C.CONSENT_RECORD, C.CONSENT_TEXT, C.TEAM, C.MEETING)
SHARED_ROOM = (C.LIST_ENTRY, C.CONSENT_RECORD, C.MEETING)

R, W, M = (Verb.READ,), (Verb.WRITE,), (Verb.MEET,)
DUTY, LIST, CONSENT = Basis.DUTY, Basis.LIST, Basis.CONSENT

# role, verbs, categories, basis, rule
SHEET: tuple[tuple[Role, tuple[Verb, ...], tuple[Category, ...], Basis, str], ...] = (
    (Role.COUNSELLOR, R, (*OWN_ROOM, *REGISTER_FACTS, C.ASSIGNMENT, *ALL_CASE), DUTY, "TD-01"),
    (Role.COUNSELLOR, W, (*OWN_ROOM, *ALL_CASE), DUTY, "TD-01"),
    (Role.DISTRICT_OT, R, (C.LIST_ENTRY,), LIST, "TD-03"),
    (Role.DISTRICT_OT, R, (*OWN_ROOM, *ALL_CASE), DUTY, "TD-03"),
    (Role.DISTRICT_OT, W, (C.CONSENT_RECORD, C.CONSENT_TEXT, C.TEAM, C.MEETING, *ALL_CASE), DUTY, "TD-03"),
    (Role.NAV_OT, R, (C.LIST_ENTRY,), LIST, "TD-04"),
    (Role.FAGOPPLAERING, R, OWN_ROOM, DUTY, "TD-08"),
    (Role.FAGOPPLAERING, W, (C.CONSENT_RECORD, C.CONSENT_TEXT, C.TEAM, C.MEETING), DUTY, "TD-08"),
    (Role.UDA, R, (*CITY_FACTS, C.CONSENT_RECORD), DUTY, "TD-07"),
    (Role.UDA, W, CITY_FACTS, DUTY, "TD-07"),
    (Role.UDA_ADDRESS_OFFICER, R, (*CITY_FACTS, C.CONSENT_RECORD), DUTY, "TD-07"),
    (Role.UDA_ADDRESS_OFFICER, W, CITY_FACTS, DUTY, "TD-07"),
    (Role.UDA_ADDRESS_OFFICER, R, PROTECTED_FACTS, DUTY, "TD-13"),
    (Role.UDA_ADDRESS_OFFICER, W, PROTECTED_FACTS, DUTY, "TD-13"),
    (Role.YOUTH, R, (*OWN_ROOM, *REGISTER_FACTS, C.ASSIGNMENT, C.LOG, *ALL_CASE), DUTY, "TD-17"),
    (Role.YOUTH, W, (C.CONSENT_RECORD, C.CONSENT_TEXT, C.MEETING), DUTY, "TD-17"),
    (Role.COUNSELLOR, M, (C.MEETING,), DUTY, "TD-10"),
    (Role.DISTRICT_OT, M, (C.MEETING,), DUTY, "TD-10"),
    (Role.FAGOPPLAERING, M, (C.MEETING,), DUTY, "TD-10"),
    (Role.COUNSELLOR, R, (*SHARED_ROOM, *ALL_CASE), CONSENT, "TD-05"),
    (Role.DISTRICT_OT, R, (*SHARED_ROOM, *ALL_CASE), CONSENT, "TD-05"),
    (Role.NAV_OT, R, (*SHARED_ROOM, *ALL_CASE), CONSENT, "TD-05"),
    (Role.NAV_ADVISER, R, (*SHARED_ROOM, *ALL_CASE), CONSENT, "TD-05"),
    (Role.UDA, R, (*SHARED_ROOM, *ALL_CASE), CONSENT, "TD-05"),
    (Role.FAGOPPLAERING, R, (*SHARED_ROOM, *ALL_CASE), CONSENT, "TD-05"),
    (Role.VO_SERVICE_CENTRE, R, (*SHARED_ROOM, *ALL_CASE), CONSENT, "TD-05"),
    (Role.OTHER_ACTOR, R, (*SHARED_ROOM, *ALL_CASE), CONSENT, "TD-05"),
    (Role.GUARDIAN, R, (*SHARED_ROOM, *ALL_CASE), CONSENT, "TD-18"),
    (Role.COUNSELLOR, W, (C.MEETING, *ALL_CASE), CONSENT, "TD-05"),
    (Role.DISTRICT_OT, W, (C.MEETING, *ALL_CASE), CONSENT, "TD-05"),
    (Role.NAV_OT, W, (C.MEETING, *ALL_CASE), CONSENT, "TD-05"),
    (Role.NAV_ADVISER, W, (C.MEETING, *ALL_CASE), CONSENT, "TD-05"),
    (Role.FAGOPPLAERING, W, (C.MEETING, *ALL_CASE), CONSENT, "TD-05"),
    (Role.VO_SERVICE_CENTRE, W, (C.MEETING, *ALL_CASE), CONSENT, "TD-05"),
    (Role.OTHER_ACTOR, W, (C.MEETING, *ALL_CASE), CONSENT, "TD-05"),
    (Role.COUNSELLOR, M, (C.MEETING,), CONSENT, "TD-09"),
    (Role.DISTRICT_OT, M, (C.MEETING,), CONSENT, "TD-09"),
    (Role.NAV_OT, M, (C.MEETING,), CONSENT, "TD-09"),
    (Role.NAV_ADVISER, M, (C.MEETING,), CONSENT, "TD-09"),
    (Role.FAGOPPLAERING, M, (C.MEETING,), CONSENT, "TD-09"),
    (Role.VO_SERVICE_CENTRE, M, (C.MEETING,), CONSENT, "TD-09"),
    (Role.OTHER_ACTOR, M, (C.MEETING,), CONSENT, "TD-09"),
    (Role.GUARDIAN, M, (C.MEETING,), CONSENT, "TD-18"),
    (Role.COUNSELLOR, R, (C.STATUS_FACTS, C.REPORT_BACK), DUTY, "TD-01"),
    (Role.COUNSELLOR, W, (C.STATUS_FACTS, C.REPORT_BACK), DUTY, "TD-08"),
    (Role.DISTRICT_OT, R, (C.REPORT_BACK,), LIST, "TD-03"),
    (Role.DISTRICT_OT, W, (C.REPORT_BACK, C.CONTACT), LIST, "TD-08"),
    (Role.DISTRICT_OT, R, (C.REPORT_BACK,), DUTY, "TD-03"),
    (Role.DISTRICT_OT, W, (C.REPORT_BACK,), DUTY, "TD-08"),
    (Role.NAV_OT, R, (C.REPORT_BACK,), LIST, "TD-04"),
    (Role.FAGOPPLAERING, R, (C.REPORT_BACK,), DUTY, "TD-08"),
    (Role.FAGOPPLAERING, W, (C.REPORT_BACK,), DUTY, "TD-08"),
    (Role.PRIVATE_SCHOOL, W, (C.REPORT_BACK,), DUTY, "TD-08"),
    (Role.YOUTH, R, (C.STATUS_FACTS,), DUTY, "TD-17"),
    (Role.UDA, R, CITY_YEAR, DUTY, "TD-07"),
    (Role.UDA, W, CITY_YEAR, DUTY, "TD-07"),
    (Role.UDA_ADDRESS_OFFICER, R, CITY_YEAR, DUTY, "TD-07"),
    (Role.UDA_ADDRESS_OFFICER, W, CITY_YEAR, DUTY, "TD-07"),
    (Role.UDA, R, (C.AGGREGATE,), DUTY, "TD-16"),
    (Role.UDA_ADDRESS_OFFICER, R, (C.AGGREGATE,), DUTY, "TD-16"),
    (Role.COUNSELLOR, R, (C.AGGREGATE, C.WHEEL), DUTY, "TD-16"),
    (Role.DISTRICT_OT, R, (C.AGGREGATE, C.WHEEL), DUTY, "TD-16"),
    (Role.NAV_OT, R, (C.AGGREGATE, C.WHEEL), DUTY, "TD-16"),
    (Role.FAGOPPLAERING, R, (C.AGGREGATE, C.WHEEL), DUTY, "TD-16"),
    (Role.VO_SERVICE_CENTRE, R, (C.AGGREGATE, C.WHEEL), DUTY, "TD-16"),
    (Role.PRIVATE_SCHOOL, R, (C.AGGREGATE, C.WHEEL), DUTY, "TD-16"),
    (Role.BYRAD, R, (C.AGGREGATE, C.WHEEL), DUTY, "TD-16"),
    (Role.COUNSELLOR, W, (C.WHEEL,), DUTY, "TD-08"),
    (Role.DISTRICT_OT, W, (C.WHEEL,), DUTY, "TD-08"),
    (Role.FAGOPPLAERING, W, (C.WHEEL,), DUTY, "TD-08"),
    (Role.PRIVATE_SCHOOL, W, (C.WHEEL,), DUTY, "TD-08"),
)  # fmt: skip


def _grants() -> Iterator[Grant]:
    for role, verbs, categories, basis, rule in SHEET:
        for verb in verbs:
            for category in categories:
                yield Grant(role, verb, category, basis, rule)


GRANTS: tuple[Grant, ...] = tuple(_grants())

CITY_ROLES = frozenset({Role.UDA, Role.UDA_ADDRESS_OFFICER})
"""Roles whose duty reaches every youth of the city: no access rows, an indexed path of their own."""

S = Service
OWN_SOURCES: dict[Role, tuple[Service, ...]] = {
    Role.COUNSELLOR: (S.SCHOOL, S.UDA, S.YOUTH),
    Role.DISTRICT_OT: (S.DISTRICT, S.YOUTH),
    Role.FAGOPPLAERING: (S.APPRENTICESHIPS, S.YOUTH),
    Role.UDA: (S.UDA,),
    Role.UDA_ADDRESS_OFFICER: (S.UDA,),
    Role.YOUTH: tuple(Service),
}
"""Whose items a duty opens: one's own service and the youth's. Secrecy is asymmetric, so another service's
items open by that service's line of consent only."""


KEEPS_NO_WORDS = (Service.SCHOOL,)
"""What a party itself wrote stays readable to it when its ground ends, its own duty to document; but not to
these: a school keeps its archive in the pupil folder, outside the portal (TD-15)."""

_RULES = {(g.role, g.verb, g.category, g.basis): g.rule for g in GRANTS}


@cache
def granted(role: Role, verb: Verb, basis: Basis) -> frozenset[Category]:
    """The categories that `role` may `verb` on `basis`."""
    return frozenset(g.category for g in GRANTS if (g.role, g.verb, g.basis) == (role, verb, basis))


def rule_of(role: Role, verb: Verb, category: Category, basis: Basis) -> str | None:
    """The row of table 2d that grants it, or None where no row does."""
    return _RULES.get((role, verb, category, basis))
