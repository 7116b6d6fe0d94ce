"""The conditions of table 2b, in the words of the sources."""

from portal.domain.fact_words import OSLO_COUNTY, OSLO_MUNICIPALITY
from portal.domain.register_words import ContractState, InstitutionKind, LowerSchoolKind, SpellKind
from portal.domain.responsibility_case import Case, Chosen
from portal.domain.responsibility_facts import LowerSchool
from portal.domain.words import Protection


def not_in_the_target_group(case: Case) -> bool:
    return not case.facts.target


def lives_in_another_county(case: Case) -> bool:
    elsewhere = case.facts.county_of_residence not in {None, OSLO_COUNTY}
    return elsewhere and not placed_in_child_welfare_institution_in_oslo(case)


def address_is_protected(case: Case) -> bool:
    return case.facts.protected_address is not Protection.NONE


def current_pupil_of_a_public_oslo_school(case: Case) -> bool:
    school, schools = case.facts.current_school, case.schools
    return (
        school is not None
        and school.kind is SpellKind.PUBLIC
        and _in_oslo(school.county)
        and school.orgnr is not None
        and school.orgnr not in schools.not_public
        and school.orgnr not in schools.without_pupil_status
    )


def apprentice_at_risk(case: Case) -> bool:
    contract = case.facts.apprenticeship
    return contract is not None and contract.state is ContractState.AT_RISK


def adult_education_interrupted(case: Case) -> bool:
    place = case.facts.vo
    return place is not None and place.state is ContractState.INTERRUPTED


def placed_in_child_welfare_institution_in_oslo(case: Case) -> bool:
    return placed_in_child_welfare_institution(case) and _institution_in_oslo(case)


def placed_in_child_welfare_institution_outside_oslo(case: Case) -> bool:
    return placed_in_child_welfare_institution(case) and not _institution_in_oslo(case)


def placed_in_child_welfare_institution(case: Case) -> bool:
    institution = case.facts.institution
    return institution is not None and institution.kind is InstitutionKind.CHILD_WELFARE


def has_public_oslo_count_school(case: Case) -> bool:
    spell = case.count_spell
    return (
        spell is not None
        and spell.kind is SpellKind.PUBLIC
        and _in_oslo(spell.county)
        and spell.orgnr is not None
        and spell.orgnr not in case.schools.state
    )


def has_private_or_state_count_school(case: Case) -> bool:
    spell = case.count_spell
    return spell is not None and (spell.kind is SpellKind.PRIVATE or spell.orgnr in case.schools.state)


def moved_to_oslo_or_count_school_is_elsewhere(case: Case) -> bool:
    spell = case.count_spell
    if spell is not None:
        return not _in_oslo(spell.county)
    moved = case.facts.moved_to_oslo
    return not case.count_spells and moved is not None and moved <= case.facts.as_of


def left_a_public_oslo_lower_school(case: Case) -> bool:
    school = _lower_school_left_last(case)
    return school is not None and school.orgnr is not None and _public_in_oslo(school)


def left_a_public_oslo_lower_school_in_an_earlier_school_year(case: Case) -> bool:
    return left_a_public_oslo_lower_school(case) and left_lower_school_over_a_year_ago(case)


def left_a_private_lower_school(case: Case) -> bool:
    school = _lower_school_left_last(case)
    return school is not None and school.kind is LowerSchoolKind.PRIVATE


def left_a_public_lower_school_elsewhere(case: Case) -> bool:
    school = _lower_school_left_last(case)
    return (
        school is not None
        and school.kind is LowerSchoolKind.PUBLIC
        and school.municipality not in {None, OSLO_MUNICIPALITY}
    )


def address_is_needed_and_missing(chosen: Chosen) -> bool:
    return chosen.choice.reason == "no_registered_address"


def chosen_school_is_closed(chosen: Chosen) -> bool:
    return bool(chosen.case.facts.closed_schools) and chosen.choice.school_orgnr in closed_schools(chosen.case)


def school_history_conflicts(chosen: Chosen) -> bool:
    return chosen.choice.reason == "no_rule" and chosen.case.conflicting


def left_lower_school_over_a_year_ago(case: Case) -> bool:
    """A year to the day is not yet more than one (A-08)."""
    school, day = case.facts.lower_school, case.facts.as_of
    if school is None or school.left is None:
        return False
    left = school.left
    return (day.year - left.year, day.month, day.day) > (1, left.month, left.day)


def closed_schools(case: Case) -> dict[str | None, str | None]:
    """The schools that are closed on the day, each with its successor, if there is one."""
    return {
        school.orgnr: school.successor_orgnr
        for school in case.facts.closed_schools
        if school.closed is None or school.closed <= case.facts.as_of
    }


def apprenticeship_interrupted(case: Case) -> bool:
    contract = case.facts.apprenticeship
    return contract is not None and contract.state is ContractState.INTERRUPTED


def lower_school_in_oslo(case: Case) -> str | None:
    """The public Oslo lower secondary school that the youth left, whatever came after."""
    school = case.facts.lower_school
    return school.orgnr if school is not None and _public_in_oslo(school) else None


def _lower_school_left_last(case: Case) -> LowerSchool | None:
    return None if case.count_spells else case.facts.lower_school


def _public_in_oslo(school: LowerSchool) -> bool:
    in_oslo = school.municipality is None or school.municipality == OSLO_MUNICIPALITY
    return in_oslo and school.kind is LowerSchoolKind.PUBLIC


def _institution_in_oslo(case: Case) -> bool:
    institution = case.facts.institution
    return institution is not None and institution.in_oslo is True


def _in_oslo(county: str | None) -> bool:
    return county is None or county == OSLO_COUNTY
