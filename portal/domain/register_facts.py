"""What a row of the register says to the tables of rules: target group (2a) and responsibility (2b)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from portal.domain import responsibility_facts as tb
from portal.domain.fact_words import OSLO_COUNTY, OSLO_MUNICIPALITY
from portal.domain.register_readings import (
    at_risk,
    county_of,
    current_spell,
    entry_reason,
    lower_school_kind,
    spell_kind,
    status_code,
)
from portal.domain.register_words import AdultKind, ContractState, EntryReason, SpellKind
from portal.domain.register_youths import Address, Institution, LowerSchool, RegisterYouth
from portal.domain.responsibility_facts import ResponsibilityFacts
from portal.domain.target_group_facts import EducationNow, TargetEvent, TargetGroupFacts

_EVENTS: Final[Mapping[EntryReason, TargetEvent]] = {
    EntryReason.NOT_APPLIED: "not_applied",
    EntryReason.NO_OFFER: "no_offer",
    EntryReason.DECLINED_PLACE: "declined_place",
    EntryReason.NO_APPRENTICESHIP: "no_offer",
    EntryReason.WISHES_OUT_OF_DATE: "no_offer",
    EntryReason.QUIT_APPRENTICESHIP: "quit_apprenticeship",
    EntryReason.QUIT_SCHOOL: "quit_school",
    EntryReason.QUIT_ADULT_EDUCATION: "quit_vo",
}
_SUBJECTS_MISSING: Final = frozenset({EntryReason.MORE_TRAINING, EntryReason.MISSING_SUBJECTS})
_AFTER: Final = "after_first_contact"
_SAID_BY_CODE: Final[Mapping[str, Mapping[str, object]]] = {
    "OTOV": {"ot_follows_up": True},
    "OTOA": {"in_work": True, "activity_started": _AFTER},
    "OTAP": {"in_work": True, "activity_started": _AFTER},
    "OTKO": {"in_work": True, "activity_started": _AFTER},
    "OTAR": {"in_work": True, "activity_started": _AFTER},
    "OTEV": {"education_now": "pupil_public_vgs", "activity_started": _AFTER},
    "OTVF": {"education_now": "pupil_private_vgs", "activity_started": _AFTER},
    "OTLL": {"education_now": "apprentice", "activity_started": _AFTER},
    "OTNO": {"declined_follow_up": True},
    "OTMI": {"situation": "military"},
    "OTBA": {"situation": "child_care"},
    "OTSY": {"situation": "ill"},
    "OTIF": {"education_now": "non_formal_course"},
    "ELGS_IM": {"education_now": "lower_secondary_pupil"},
    "OTFU_IM": {"emigrated": True},
    "OTAR_IM": {"in_work": True},
    "OTEV_IM": {"education_now": "pupil_public_vgs"},
    "OTVF_IM": {"education_now": "pupil_private_vgs"},
    "OTLL_IM": {"education_now": "apprentice"},
}
"""What the code of an activity tells of the youth (K 3 to 5); the others tell nothing of their own."""

_ADULT: Final[Mapping[AdultKind | None, EducationNow]] = {
    None: "vo_vov",
    AdultKind.VOV: "vo_vov",
    AdultKind.VOCATIONAL: "vo_vocational",
    AdultKind.FOV: "vo_fov",
}


def target_group_facts(youth: RegisterYouth, as_of: date) -> TargetGroupFacts:
    """The facts of table 2a on a day."""
    known: dict[str, Any] = dict(_SAID_BY_CODE.get(status_code(youth), {}))
    education = _education(youth, as_of)
    if education != "none":
        known["education_now"] = education
    if youth.institution is not None:
        known["institution_kind"] = youth.institution.kind
        known["institution_in_oslo"] = youth.institution.in_oslo
    place = youth.adult_education
    if place is not None:
        known["vo_kind"] = place.kind
        known["lower_secondary_completed"] = place.kind is not AdultKind.FOV
    return TargetGroupFacts(
        as_of=as_of,
        birth_date=youth.person.birth_date,
        county_of_residence=county_of(youth),
        upper_secondary_result="missing_subjects" if entry_reason(youth) in _SUBJECTS_MISSING else "none",
        event=_event(youth),
        at_risk=at_risk(youth),
        **known,
    )


def responsibility_facts(youth: RegisterYouth, as_of: date, *, target: bool) -> ResponsibilityFacts:
    """The facts of table 2b on a day; `target` is membership in the Oslo target group as 2a decides it.

    A spell without a first day says nothing about a count date and is left out.
    """
    return ResponsibilityFacts(
        as_of=as_of,
        target=target,
        birth_date=youth.person.birth_date,
        county_of_residence=county_of(youth),
        at_risk=at_risk(youth),
        current_school=_current_school(youth, as_of),
        last_vgs_spells=tuple(
            tb.Spell(
                orgnr=spell.school,
                kind=spell_kind(spell),
                county=spell.county or OSLO_COUNTY,
                start=spell.start,
                last_day=spell.last_day,
            )
            for spell in youth.spells
            if spell.start is not None
        ),
        lower_school=_lower_school(youth.lower_school),
        moved_to_oslo=youth.moved_to_oslo,
        residence=_residence(youth.address),
        protected_address=youth.person.protection,
        institution=_institution(youth.institution),
        apprenticeship=_contract(youth.apprenticeship),
        vo=_contract(youth.adult_education.state if youth.adult_education else None),
    )


def _current_school(youth: RegisterYouth, as_of: date) -> tb.CurrentSchool | None:
    spell = current_spell(youth, as_of)
    if spell is None:
        return None
    return tb.CurrentSchool(orgnr=spell.school, kind=spell_kind(spell), county=spell.county or OSLO_COUNTY)


def _lower_school(school: LowerSchool | None) -> tb.LowerSchool | None:
    if school is None:
        return None
    return tb.LowerSchool(
        orgnr=school.school,
        kind=lower_school_kind(school),
        municipality=school.municipality or OSLO_MUNICIPALITY,
        left=school.left,
    )


def _residence(address: Address | None) -> tb.Residence | None:
    if address is None or (address.lat is None and address.district is None):
        return None
    return tb.Residence(lat=address.lat, lon=address.lon, district_no=address.district)


def _institution(place: Institution | None) -> tb.Institution | None:
    if place is None or place.kind is None:
        return None
    return tb.Institution(kind=place.kind, lat=place.lat, lon=place.lon, in_oslo=place.in_oslo)


def _contract(state: ContractState | None) -> tb.Contract | None:
    return tb.Contract(state=state) if state else None


def _education(youth: RegisterYouth, as_of: date) -> EducationNow:
    if youth.apprenticeship in {ContractState.ACTIVE, ContractState.AT_RISK}:
        return "apprentice"
    place = youth.adult_education
    if place is not None and place.state is ContractState.ACTIVE:
        return _ADULT[place.kind]
    spell = current_spell(youth, as_of)
    if spell is not None:
        return "pupil_private_vgs" if spell_kind(spell) is SpellKind.PRIVATE else "pupil_public_vgs"
    left = youth.lower_school.left if youth.lower_school else None
    return "lower_secondary_pupil" if left is not None and left > as_of else "none"


def _event(youth: RegisterYouth) -> TargetEvent:
    place = youth.adult_education
    if place is not None and place.state is ContractState.INTERRUPTED:
        return "quit_vo"
    if youth.apprenticeship is ContractState.INTERRUPTED:
        return "quit_apprenticeship"
    why = entry_reason(youth)
    return _EVENTS.get(why, "none") if why else "none"
