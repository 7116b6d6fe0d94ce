"""What somebody answers about a youth when a status is to be set, and the facts that it makes with what is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, cast
from uuid import UUID

from portal.domain.contacts import FromLog
from portal.domain.fact_words import Situation
from portal.domain.reference import status_codes
from portal.domain.register_words import InstitutionKind
from portal.domain.status_code_facts import Activity, ActivityKind, Contact, Refusal, StatusEvent, StatusFacts

ORGANISED: Final = frozenset({
    "work", "measure", "public_vgs", "private_vgs", "other_county_vgs", "vgs_abroad", "vo_youth_right",
    "higher_level_course", "apprenticeship", "practice_certificate", "planned_basic_competence", "non_formal_course",
})  # fmt: skip
ENROLLED: Final = frozenset({"OTEV", "OTVF", "OTLL", "OTEV_IM", "OTVF_IM", "OTLL_IM", "ELVG_IM"})
POSTPONABLE: Final = frozenset({"ill", "child_care", "pregnant_postpones"})
REPORTED: Final = ("county_involved", "nav_involved", "wants_more_activity", "ot_follows_up", "completed_vgo")
SENSITIVE: Final = frozenset({"ill", "institution", "child_care", "pregnant_postpones", "illness", "pregnancy"})
"""Reasons that stay with the case: the code alone is reported (category NOTES)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The answers; what is left out is not known. `day` is the first day of the status, `code` the proposal.

    `contact_on` is the first contact where it was made before anybody logged it here; `reporter` is who reports an
    activity to UDA without contact (TC-06). `kept` are further facts for the report.
    """

    day: date
    code: str | None = None
    via_ot: bool | None = None
    activity: ActivityKind = "none"
    start: date | None = None
    situation: Situation = "none"
    county_involved: bool = False
    nav_involved: bool = False
    wants_more_activity: bool = False
    ot_follows_up: bool = False
    institution_main_responsibility: bool | None = None
    postponement_applied: bool | None = None
    event: StatusEvent = "none"
    refusal_of: Literal["follow_up", "concrete_offer"] | None = None
    refusal_reason: str | None = None
    refusal_on: date | None = None
    contact_on: date | None = None
    reporter: Literal["district_ot", "private_school"] | None = None
    preventive: bool = False
    completed_vgo: bool = False
    emigrated: bool = False
    kept: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What is known without asking: the register, the log of contacts, the status until the day."""

    birth_date: date | None = None
    registered: date | None = None
    county: str | None = None
    institution_kind: str | None = None
    institution_in_oslo: bool | None = None
    log: FromLog = field(default_factory=lambda: FromLog(None, None))
    earlier_contact: Contact | None = None
    previous: str | None = None
    previous_id: UUID | None = None
    seen: str = ""

    @property
    def reached_before(self) -> bool:
        """Whether the code until now could only be given after contact."""
        return self.previous is not None and status_codes()[self.previous].counts_as_contact


def compose(told: Told, known: Background, *, proposing: bool = True) -> StatusFacts:
    """The facts of table 2c; without the proposed code where it is only asked what is right."""
    kind = cast("InstitutionKind | None", known.institution_kind and InstitutionKind(known.institution_kind))
    active = told.activity != "none"
    return StatusFacts(
        as_of=told.day,
        birth_date=known.birth_date,
        registered=known.registered,
        registered_county=known.county,
        emigrated=told.emigrated,
        completed_vgo=told.completed_vgo,
        preventive=told.preventive,
        contact=_contact(told, known),
        activity=Activity(kind=told.activity, start=told.start) if active else None,
        county_involved=told.county_involved,
        nav_involved=told.nav_involved,
        wants_more_activity=told.wants_more_activity,
        ot_follows_up=told.ot_follows_up,
        refusal=_refusal(told, known),
        situation=told.situation,
        institution_kind=kind,
        institution_in_oslo=known.institution_in_oslo,
        institution_main_responsibility=told.institution_main_responsibility,
        postponement_applied=told.postponement_applied,
        event=told.event,
        previous_code=known.previous or "OTUK",
        proposed_code=told.code if proposing else None,
        proposed_via_ot=told.via_ot if proposing else None,
    )


def _contact(told: Told, known: Background) -> Contact | None:
    logged = known.log.contact
    if told.reporter and not (logged and logged.kind in {"dialogue", "explicit_refusal"}):
        return Contact(kind="third_party_report", date=told.day, source=told.reporter)
    if logged and logged.kind in {"dialogue", "explicit_refusal", "guardian_feedback"}:
        return logged
    if known.reached_before and told.contact_on:
        return Contact(kind="dialogue", date=told.contact_on)
    return (known.earlier_contact if known.reached_before else None) or logged


def _refusal(told: Told, known: Background) -> Refusal | None:
    if told.refusal_of is not None:
        return Refusal(of=told.refusal_of, reason=told.refusal_reason, date=told.refusal_on)
    return known.log.refusal


def questions(told: Told, known: Background, *, for_the_city: bool) -> tuple[str, ...]:
    """The answers that are asked for now, in their order: what is known is not asked, nor what does not matter."""
    return (
        *(("reporter",) if for_the_city else ()),
        *(("event",) if known.previous in ENROLLED else ()),
        "activity", *_of_the_activity(told), "situation", *_of_the_situation(told), "refusal_of",
        *(("refusal_on", "refusal_reason") if told.refusal_of else ()),
        *(("contact_on",) if known.reached_before and not known.log.contact and not known.earlier_contact else ()),
    )  # fmt: skip


def _of_the_activity(told: Told) -> Iterator[str]:
    if told.activity in ORGANISED:
        yield "start"
    if told.activity == "work":
        yield from ("wants_more_activity", "ot_follows_up")
    if told.activity == "measure":
        yield from ("county_involved", "nav_involved", "measure_name")


def _of_the_situation(told: Told) -> Iterator[str]:
    if told.situation in POSTPONABLE:
        yield "postponement_applied"
    if told.situation == "institution":
        yield "institution_main_responsibility"
    if told.situation == "military":
        yield "expected_end"
    if told.situation == "abroad_long":
        yield "ot_follows_up"


def facts_kept(facts: StatusFacts, kept: Mapping[str, str]) -> dict[str, object]:
    """What the report needs, as JSON takes it: no reason behind illness or care."""
    contact, activity, refusal = facts.contact, facts.activity, facts.refusal
    told: dict[str, object] = {
        **kept,
        "contact": _written(kind=contact.kind, date=contact.date) if contact else None,
        "activity": _written(kind=activity.kind, start=activity.start) if activity else None,
        "refusal": _written(of=refusal.of, date=refusal.date) if refusal else None,
        **{name: getattr(facts, name) or None for name in REPORTED},
        "postponement_applied": facts.postponement_applied,
    }
    return {name: value for name, value in told.items() if value is not None and value != ""}


def reason_kept(facts: StatusFacts) -> dict[str, object]:
    """The reason behind illness or care, as little as there is of it."""
    reasons = {"situation": facts.situation, "refusal_reason": facts.refusal.reason if facts.refusal else None}
    return {name: reason for name, reason in reasons.items() if reason in SENSITIVE}


def _written(**values: object) -> dict[str, object]:
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return {name: value for name, value in plain.items() if value is not None}
