"""What table 2c reads of a youth and of a caseworker's proposal, and what it answers."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from portal.domain.fact_words import OSLO_COUNTY, CountyNo, Situation
from portal.domain.reference import status_code_spellings
from portal.domain.register_words import InstitutionKind


class _StatusCodeSpelling:
    named = "a code of the code set"

    def read(self, text: str) -> str | None:
        """The code that a spelling stands for, with or without `_IM` (A-22)."""
        return status_code_spellings().get(text)


CodeWord = Annotated[str, _StatusCodeSpelling()]
ContactKind = Literal[
    "none",
    "outreach_no_reply",
    "dialogue",
    "guardian_feedback",
    "explicit_refusal",
    "third_party_report",
]
ActivityKind = Literal[
    "none",
    "work",
    "measure",
    "public_vgs",
    "private_vgs",
    "other_county_vgs",
    "vgs_abroad",
    "vo_youth_right",
    "higher_level_course",
    "apprenticeship",
    "practice_certificate",
    "planned_basic_competence",
    "non_formal_course",
    "self_study",
    "lower_secondary",
]
StatusEvent = Literal["none", "quit_school", "quit_apprenticeship"]
Action = Literal[
    "offer_again_each_school_year",
    "offer_follow_up_this_school_year",
    "inform_right_after_service",
    "notify_own_intake_office",
    "offer_guidance",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The contact with the youth, or the attempt at one; the date is that of the first contact."""

    kind: ContactKind
    date: dt.date | None = None
    source: Literal["district_ot", "private_school"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What the youth does; any number of hours counts (K 3.4)."""

    kind: ActivityKind
    start: dt.date | None = None
    provider: str | None = None
    hours_per_week: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What the youth said no to, and why; only a reason with a code of its own is read (TX-10)."""

    of: Literal["follow_up", "concrete_offer"]
    reason: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusFacts:
    """The youth on a day, the code until now, and the code that somebody proposes."""

    as_of: dt.date
    birth_date: dt.date | None = None
    registered: dt.date | None = None
    registered_county: CountyNo | None = OSLO_COUNTY
    emigrated: bool = False
    completed_vgo: bool = False
    preventive: bool = False
    contact: Contact | None = None
    activity: Activity | None = None
    county_involved: bool = False
    nav_involved: bool = False
    wants_more_activity: bool = False
    ot_follows_up: bool = False
    referred_to: str | None = None
    history: tuple[Literal["measure_ended"], ...] = ()
    refusal: Refusal | None = None
    situation: Situation = "none"
    institution_kind: InstitutionKind | None = None
    institution_in_oslo: bool | None = None
    institution_main_responsibility: bool | None = None
    postponement_applied: bool | None = None
    event: StatusEvent | None = None
    previous_code: CodeWord | None = "OTUK"
    proposed_code: CodeWord | None = None
    proposed_via_ot: bool | None = None


@dataclass(frozen=True, slots=True)
class StatusChoice:
    """The right code; `rejected` where another was proposed, `missing` names the facts it still wants."""

    code: str
    via_ot: bool | None = None
    in_target_national: bool | None = None
    rejected: bool = False
    missing: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    actor: Literal["uda"] | None = None
    new_episode: bool = False
    responsible: Literal["ot"] | None = None
