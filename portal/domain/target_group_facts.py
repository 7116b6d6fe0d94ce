"""What table 2a reads of a youth, and what it answers."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.domain.fact_words import OSLO_COUNTY, CountyNo, Situation
from portal.domain.register_words import AdultKind, InstitutionKind

UpperSecondaryResult = Literal[
    "none", "basic_competence", "missing_subjects", "study_competence", "vocational_competence"
]
EducationNow = Literal[
    "none",
    "lower_secondary_pupil",
    "preparatory_16_19",
    "pupil_public_vgs",
    "pupil_private_vgs",
    "pupil_vgs_abroad",
    "apprentice",
    "training_candidate",
    "vo_vov",
    "vo_vocational",
    "vo_fov",
    "higher_level_course",
    "non_formal_course",
]
TargetEvent = Literal[
    "none",
    "not_applied",
    "no_offer",
    "declined_place",
    "no_show",
    "quit_school",
    "quit_apprenticeship",
    "expelled",
    "quit_vo",
]
ActivityStarted = Literal["before_first_contact", "after_first_contact"]

TargetCategory = Literal[
    "pupil_at_risk",
    "apprentice_at_risk",
    "vo_at_risk",
    "outside_vo_interrupted",
    "apprentice_interrupted",
    "pupil_interrupted",
    "outside_not_applied",
    "missing_subjects",
    "clarified",
    "via_ot_activity",
    "outside_other",
]
Referral = Literal["none", "nav_jobseeker", "own_intake_office", "lower_secondary_school", "manual_review_uda"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroupFacts:
    """The youth on a day; `birth_date`, `lower_secondary_completed` and the county may be unknown (None)."""

    as_of: date
    birth_date: date | None = None
    county_of_residence: CountyNo | None = OSLO_COUNTY
    emigrated: bool = False
    lower_secondary_completed: bool | None = True
    upper_secondary_result: UpperSecondaryResult = "none"
    wants_requalification: bool = False
    education_now: EducationNow = "none"
    event: TargetEvent = "none"
    vo_kind: AdultKind | None = None
    at_risk: bool = False
    in_work: bool = False
    wants_more_activity: bool = False
    ot_follows_up: bool = False
    activity_started: ActivityStarted = "before_first_contact"
    situation: Situation = "none"
    institution_kind: InstitutionKind | None = None
    institution_in_oslo: bool | None = None
    declined_follow_up: bool = False


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """Membership in the two target groups (A-03); None is undetermined, a category means in the Oslo one."""

    in_target_oslo: bool | None
    in_target_national: bool | None
    category: TargetCategory | None = None
    referral: Referral = "none"
