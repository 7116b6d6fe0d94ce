"""The conditions of table 2c for the right code (TC), in the words of the code set."""

from portal.domain.fact_words import OSLO_COUNTY
from portal.domain.register_words import InstitutionKind
from portal.domain.status_code_case import ACTIVITY_CODES, MISTAKE, StatusCase

UPPER_SECONDARY = frozenset(ACTIVITY_CODES) - {"work", "higher_level_course"}
FORMAL_EDUCATION = frozenset(ACTIVITY_CODES) - {"work"} | {"lower_secondary"}
PUPIL = frozenset(kind for kind, code in ACTIVITY_CODES.items() if code == "OTEV")
APPRENTICE = frozenset(kind for kind, code in ACTIVITY_CODES.items() if code == "OTLL")
NAV_PROVIDERS = frozenset({"nav"})
COUNTY_PROVIDERS = frozenset({"county", "ot"})


def registered_by_mistake(case: StatusCase) -> bool:
    return case.facts.completed_vgo or case.facts.proposed_code == MISTAKE


def lives_in_another_county(case: StatusCase) -> bool:
    facts = case.facts
    placed_in_oslo = facts.institution_kind is InstitutionKind.CHILD_WELFARE and facts.institution_in_oslo
    return facts.registered_county not in {None, OSLO_COUNTY} and not placed_in_oslo


def gone_abroad_without_follow_up(case: StatusCase) -> bool:
    stays_abroad = case.situation == "abroad_long" and case.activity not in FORMAL_EDUCATION
    return (case.facts.emigrated or stays_abroad) and not case.facts.ot_follows_up


def preventive_work_in_lower_secondary(case: StatusCase) -> bool:
    return case.activity == "lower_secondary" and (case.facts.preventive or case.has_contact)


def preventive_work_in_upper_secondary(case: StatusCase) -> bool:
    return case.facts.preventive and still_enrolled(case)


def still_enrolled(case: StatusCase) -> bool:
    return case.activity in UPPER_SECONDARY and not case.quits


def others_report_an_activity(case: StatusCase) -> bool:
    reported = case.contact_kind == "third_party_report" and not case.has_contact
    return reported and (case.activity == "measure" or case.activity in ACTIVITY_CODES)


def no_contact_yet(case: StatusCase) -> bool:
    return not case.has_contact


def guardian_speaks_for_a_minor(case: StatusCase) -> bool:
    return case.guardian_speaks_for_minor


def works_and_wants_more(case: StatusCase) -> bool:
    return case.works_and_wants_more


def in_work_or_training_at_first_contact(case: StatusCase) -> bool:
    return case.activity in ACTIVITY_CODES and case.via_ot is False


def in_a_measure_at_first_contact(case: StatusCase) -> bool:
    return case.activity == "measure" and case.via_ot is False


def in_a_measure_of_county_and_nav(case: StatusCase) -> bool:
    return case.activity == "measure" and nav_is_involved(case) and county_is_involved(case)


def in_a_pure_nav_measure(case: StatusCase) -> bool:
    return case.activity == "measure" and nav_is_involved(case)


def in_a_measure_without_nav(case: StatusCase) -> bool:
    return case.activity == "measure"


def in_work(case: StatusCase) -> bool:
    return case.activity == "work"


def pupil(case: StatusCase) -> bool:
    return case.activity in PUPIL


def pupil_of_a_private_school(case: StatusCase) -> bool:
    return case.activity == "private_vgs"


def apprentice_or_in_planned_basic_competence(case: StatusCase) -> bool:
    return case.activity in APPRENTICE


def in_military_service(case: StatusCase) -> bool:
    return case.situation == "military"


def cares_for_a_child_or_is_pregnant(case: StatusCase) -> bool:
    return case.situation in {"child_care", "pregnant_postpones"}


def ill_or_with_an_institution(case: StatusCase) -> bool:
    facts = case.facts
    stated_as_reason = facts.situation == "none" and case.situation == "institution"
    in_institution = case.situation == "institution" and facts.institution_main_responsibility is True
    return case.situation == "ill" or in_institution or stated_as_reason


def in_a_non_formal_course(case: StatusCase) -> bool:
    return case.activity == "non_formal_course"


def refuses_follow_up(case: StatusCase) -> bool:
    return case.refuses_follow_up


def quit_an_enrolment(case: StatusCase) -> bool:
    """A school place or apprenticeship ended: a new episode, or a change that contact backs (TX-14)."""
    return case.quits and case.previous.removesuffix("_IM") in {"OTEV", "OTVF", "OTLL"}


def nav_is_involved(case: StatusCase) -> bool:
    """Told as a fact, by the provider, or by a proposal of Nav's own code (TX-05)."""
    facts = case.facts
    return facts.nav_involved or facts.proposed_code == "OTAP" or _provider(case) in NAV_PROVIDERS


def county_is_involved(case: StatusCase) -> bool:
    """Told as a fact, by the provider, or by a proposal of the county's own code (TX-05)."""
    facts = case.facts
    return facts.county_involved or facts.proposed_code == "OTOA" or _provider(case) in COUNTY_PROVIDERS


def _provider(case: StatusCase) -> str:
    activity = case.facts.activity
    return (activity.provider or "").casefold() if activity else ""
