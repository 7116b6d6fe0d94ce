"""The conditions of table 2a: who the youth is on the day, in the words of the sources."""

from collections.abc import Callable

from portal.domain.calendar import age_on
from portal.domain.fact_words import OSLO_COUNTY
from portal.domain.register_words import AdultKind, InstitutionKind
from portal.domain.rules import named
from portal.domain.target_group_facts import EducationNow, TargetCategory, TargetGroupFacts

Condition = Callable[[TargetGroupFacts], bool]

AT_RISK_CATEGORIES: dict[EducationNow, TargetCategory] = {
    "pupil_public_vgs": "pupil_at_risk",
    "pupil_private_vgs": "pupil_at_risk",
    "pupil_vgs_abroad": "pupil_at_risk",
    "higher_level_course": "pupil_at_risk",  # the code set counts them as pupils (K 3.5)
    "apprentice": "apprentice_at_risk",
    "training_candidate": "apprentice_at_risk",
    "vo_vov": "vo_at_risk",
    "vo_vocational": "vo_at_risk",
    "vo_fov": "vo_at_risk",
}
TRAINING = frozenset((*AT_RISK_CATEGORIES, "preparatory_16_19"))
FORMAL_EDUCATION = TRAINING | {"lower_secondary_pupil"}


def birth_date_is_missing(facts: TargetGroupFacts) -> bool:
    return facts.birth_date is None


def gone_abroad_without_follow_up(facts: TargetGroupFacts) -> bool:
    stays_abroad = facts.situation == "abroad_long" and facts.education_now not in FORMAL_EDUCATION
    return (facts.emigrated or stays_abroad) and not facts.ot_follows_up


def lives_in_another_county(facts: TargetGroupFacts) -> bool:
    placed_in_oslo = facts.institution_kind is InstitutionKind.CHILD_WELFARE and facts.institution_in_oslo
    return facts.county_of_residence not in {None, OSLO_COUNTY} and not placed_in_oslo


def turned_in_an_earlier_year(years: int) -> Condition:
    """The age was reached before this calendar year began (A-01)."""
    return named(f"turned {years} in an earlier year", lambda facts: turns_this_year(facts) > years)


def has_turned(years: int) -> Condition:
    """The alternative reading of A-01: the birthday itself."""
    return named(f"has turned {years}", lambda facts: age(facts) >= years)


def in_lower_secondary_or_turns_later(years: int) -> Condition:
    """Lower secondary still runs, or the age is not reached this calendar year (A-02)."""
    return named(
        f"in lower secondary or does not turn {years} this year",
        lambda facts: _lower_secondary_pupil(facts) or turns_this_year(facts) < years,
    )


def in_lower_secondary_or_under(years: int) -> Condition:
    """The alternative reading of A-02: the birthday itself."""
    return named(
        f"in lower secondary or under {years}",
        lambda facts: _lower_secondary_pupil(facts) or age(facts) < years,
    )


def in_preparatory_training_without_lower_secondary(facts: TargetGroupFacts) -> bool:
    return facts.education_now == "preparatory_16_19" and facts.lower_secondary_completed is False


def has_study_or_vocational_competence(facts: TargetGroupFacts) -> bool:
    return facts.upper_secondary_result in {"study_competence", "vocational_competence"}


def lower_secondary_is_unknown(facts: TargetGroupFacts) -> bool:
    return facts.lower_secondary_completed is None


def lower_secondary_is_not_completed(facts: TargetGroupFacts) -> bool:
    return facts.lower_secondary_completed is False and not _in_fov(facts)


def in_fov_without_lower_secondary(facts: TargetGroupFacts) -> bool:
    return facts.lower_secondary_completed is False and _in_fov(facts)


def in_training_and_at_risk(facts: TargetGroupFacts) -> bool:
    return facts.at_risk and facts.education_now in AT_RISK_CATEGORIES


def in_training_since_before_first_contact(facts: TargetGroupFacts) -> bool:
    return in_training(facts) and not facts.at_risk and not _started_after_first_contact(facts)


def in_work_since_before_first_contact(facts: TargetGroupFacts) -> bool:
    return counts_as_in_work(facts) and not _started_after_first_contact(facts)


def quit_adult_education(facts: TargetGroupFacts) -> bool:
    return facts.event == "quit_vo"


def quit_apprenticeship(facts: TargetGroupFacts) -> bool:
    return facts.event == "quit_apprenticeship"


def quit_school_or_was_expelled(facts: TargetGroupFacts) -> bool:
    return facts.event in {"quit_school", "expelled"}


def never_started(facts: TargetGroupFacts) -> bool:
    return facts.event in {"not_applied", "declined_place", "no_show", "no_offer"}


def lacks_subjects_and_is_outside(facts: TargetGroupFacts) -> bool:
    return facts.upper_secondary_result == "missing_subjects" and not in_activity(facts)


def needs_no_active_follow_up_now(facts: TargetGroupFacts) -> bool:
    return facts.education_now == "non_formal_course" or facts.situation in {
        "military",
        "child_care",
        "pregnant_postpones",
        "ill",
        "institution",
    }


def in_activity_since_after_first_contact(facts: TargetGroupFacts) -> bool:
    return (facts.in_work or in_training(facts)) and _started_after_first_contact(facts)


def outside_work_and_activity(facts: TargetGroupFacts) -> bool:
    return not in_activity(facts)


def age(facts: TargetGroupFacts) -> int:
    """Completed years on the day; only asked where the birth date is known."""
    return age_on(facts.birth_date or facts.as_of, facts.as_of)


def turns_this_year(facts: TargetGroupFacts) -> int:
    """The age that the youth reaches in the calendar year (A-01, A-02)."""
    return facts.as_of.year - (facts.birth_date or facts.as_of).year


def in_training(facts: TargetGroupFacts) -> bool:
    return facts.education_now in TRAINING


def counts_as_in_work(facts: TargetGroupFacts) -> bool:
    """In work, any number of hours; who wants more and is followed up does not count (K 3.4, TC-09)."""
    return facts.in_work and not (facts.wants_more_activity and facts.ot_follows_up)


def in_activity(facts: TargetGroupFacts) -> bool:
    return counts_as_in_work(facts) or in_training(facts)


def outside_education_and_work(facts: TargetGroupFacts) -> bool:
    return facts.education_now == "none" and not facts.in_work


def _lower_secondary_pupil(facts: TargetGroupFacts) -> bool:
    return facts.education_now == "lower_secondary_pupil"


def _started_after_first_contact(facts: TargetGroupFacts) -> bool:
    return facts.activity_started == "after_first_contact"


def _in_fov(facts: TargetGroupFacts) -> bool:
    return facts.education_now == "vo_fov" or (facts.event == "quit_vo" and facts.vo_kind is AdultKind.FOV)
