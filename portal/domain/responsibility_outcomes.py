"""The answers of table 2b: a school, nobody, or UDA must decide."""

from dataclasses import replace

from portal.domain.geography import NearestOf, Point, point_or_none
from portal.domain.reference_rows import SchoolLevel
from portal.domain.responsibility_case import Case, Choice, Chosen
from portal.domain.responsibility_conditions import (
    apprenticeship_interrupted,
    closed_schools,
    has_public_oslo_count_school,
    left_lower_school_over_a_year_ago,
    lower_school_in_oslo,
)
from portal.domain.responsibility_facts import Flag, Lead, ManualReason

NOBODY = Choice("none")


def no_school(_: Case) -> Choice:
    return NOBODY


def no_school_notify_own_intake_office(_: Case) -> Choice:
    return Choice("none", actions=("notify_own_intake_office",))


def restricted_uda_queue(_: Case) -> Choice:
    return Choice("manual", reason="protected_address")


def current_school(case: Case) -> Choice:
    school = case.facts.current_school
    return Choice("assigned", school.orgnr if school else None, "school", origin=case.home)


def apprenticeship_office_leads(_: Case) -> Choice:
    return Choice("none", lead="fagopplaering")


def district_leads_uda_registers(_: Case) -> Choice:
    return Choice("manual", lead="district_ot", reason="vo_no_school_rule")


def nearest_upper_secondary_to_institution(case: Case) -> Choice | None:
    institution = case.facts.institution
    point = point_or_none(institution.lat, institution.lon) if institution else None
    return _nearest(case, "upper", point)


def last_school_or_manual(case: Case) -> Choice:
    if has_public_oslo_count_school(case):
        return _and_confirm(count_school(case))
    if not case.count_spells and lower_school_in_oslo(case):
        return _and_confirm(lower_secondary_school(case))
    return no_rule(case)


def count_school(case: Case) -> Choice:
    spell = case.count_spell
    orgnr = spell.orgnr if spell else None
    flags: tuple[Flag, ...] = ("confirm_uda",) if orgnr in case.schools.special else ()
    return Choice("assigned", orgnr, _lead(case), flags, origin=case.home)


def nearest_upper_secondary(case: Case) -> Choice | None:
    return _nearest(case, "upper", case.home)


def nearest_upper_secondary_to_confirm(case: Case) -> Choice | None:
    return _nearest(case, "upper", case.home, ("confirm_uda",))


def uda_decides(case: Case) -> Choice:
    return no_rule(case)


def lower_secondary_school(case: Case) -> Choice:
    orgnr = lower_school_in_oslo(case)
    return Choice("assigned", orgnr, _lead(case), _age_flag(case), level="lower", origin=case.home)


def nearest_lower_secondary(case: Case) -> Choice | None:
    return _nearest(case, "lower", case.home, _age_flag(case))


def nearest_lower_secondary_to_confirm(case: Case) -> Choice | None:
    return _nearest(case, "lower", case.home, ("confirm_uda", *_age_flag(case)))


def no_rule(case: Case) -> Choice:
    return _manual(case, "no_rule")


def manual_without_address(chosen: Chosen) -> Choice:
    return chosen.choice


def successor_or_nearest_open(chosen: Chosen) -> Choice:
    case, choice = chosen.case, chosen.choice
    closed = closed_schools(case)
    orgnr = _open_successor(choice.school_orgnr, dict(closed))
    if orgnr is not None:
        return _and_confirm(replace(choice, school_orgnr=orgnr))
    others = NearestOf(p for p in case.schools.of(choice.level).places if p.orgnr not in closed)
    found = others.to(choice.origin) if choice.origin else None
    if found is None:
        return _manual(case, "no_rule" if choice.origin else "no_registered_address")
    return _and_confirm(replace(choice, school_orgnr=found.orgnr))


def manual_with_candidates(chosen: Chosen) -> Choice:
    orgnrs = {spell.orgnr for spell in chosen.case.count_spells if spell.orgnr is not None}
    return replace(chosen.choice, reason="conflicting_data", candidates=tuple(sorted(orgnrs)))


def _open_successor(orgnr: str | None, closed: dict[str | None, str | None]) -> str | None:
    every = frozenset(closed)
    while orgnr in closed:
        orgnr = closed.pop(orgnr)
    return None if orgnr in every else orgnr


def _nearest(case: Case, level: SchoolLevel, point: Point | None, flags: tuple[Flag, ...] = ()) -> Choice | None:
    """The nearest school; where there are no candidates at all the reading of the table goes on."""
    if point is None:
        return _manual(case, "no_registered_address")
    place = case.schools.of(level).to(point)
    if place is None:
        return None
    return Choice("assigned", place.orgnr, _lead(case), flags, level=level, origin=point)


def _manual(case: Case, reason: ManualReason) -> Choice:
    return Choice("manual", lead="district_ot" if apprenticeship_interrupted(case) else None, reason=reason)


def _lead(case: Case) -> Lead:
    return "district_ot" if apprenticeship_interrupted(case) else "school"


def _age_flag(case: Case) -> tuple[Flag, ...]:
    return ("older_than_one_year",) if left_lower_school_over_a_year_ago(case) else ()


def _and_confirm(choice: Choice) -> Choice:
    if "confirm_uda" in choice.flags:
        return choice
    return replace(choice, flags=("confirm_uda", *choice.flags))
