"""The words of the register file and what they mean here."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from portal.domain.reference import status_code_spellings
from portal.domain.words import Protection


class Gender(StrEnum):
    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class EntryReason(StrEnum):
    """Why VIGO hands the youth over to the follow-up service (V-015 … V-023)."""

    NOT_APPLIED = "not_applied"
    NO_OFFER = "no_offer"
    DECLINED_PLACE = "declined_place"
    NO_APPRENTICESHIP = "no_apprenticeship"
    WISHES_OUT_OF_DATE = "wishes_out_of_date"
    RIGHT_WITHOUT_COURSE = "right_without_course"
    MORE_TRAINING = "more_training"
    QUIT_APPRENTICESHIP = "quit_apprenticeship"
    QUIT_SCHOOL = "quit_school"
    MISSING_SUBJECTS = "missing_subjects"
    QUIT_ADULT_EDUCATION = "quit_vo"


class SpellKind(StrEnum):
    PUBLIC = "public_vgs"
    PRIVATE = "private_vgs"
    PRIVATE_CANDIDATE = "private_candidate"


class LowerSchoolKind(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"


class InstitutionKind(StrEnum):
    CHILD_WELFARE = "child_welfare"
    HOSPITAL = "hospital"
    PRISON = "prison"
    FOSTER_HOME = "foster_home"
    OTHER = "other"


class ContractState(StrEnum):
    """How an apprenticeship, or a place in adult education, stands."""

    ACTIVE = "active"
    AT_RISK = "at_risk"
    INTERRUPTED = "interrupted"


class AdultKind(StrEnum):
    VOV = "vov"
    VOCATIONAL = "vocational"
    FOV = "fov"


GENDERS: Final[Mapping[str, Gender]] = {"k": Gender.FEMALE, "m": Gender.MALE, "u": Gender.UNKNOWN}

PROTECTIONS: Final[Mapping[str, Protection]] = {
    "ugradert": Protection.NONE,
    "fortrolig": Protection.CONFIDENTIAL,
    "strengt_fortrolig": Protection.STRICTLY_CONFIDENTIAL,
    "strengt_fortrolig_utland": Protection.STRICTLY_CONFIDENTIAL,
}

ENTRY_REASONS: Final[Mapping[str, EntryReason]] = {
    "ikke_sokt": EntryReason.NOT_APPLIED,
    "ikke_tilbud": EntryReason.NO_OFFER,
    "svart_nei": EntryReason.DECLINED_PLACE,
    "ikke_lareplass": EntryReason.NO_APPRENTICESHIP,
    "ikke_aktuelle_onsker": EntryReason.WISHES_OUT_OF_DATE,
    "ungdomsrett_uten_elevkurs": EntryReason.RIGHT_WITHOUT_COURSE,
    "meropplaring": EntryReason.MORE_TRAINING,
    "sluttet_lareplass": EntryReason.QUIT_APPRENTICESHIP,
    "sluttet_skole": EntryReason.QUIT_SCHOOL,
    "osmo": EntryReason.MISSING_SUBJECTS,
    "sluttet_vo": EntryReason.QUIT_ADULT_EDUCATION,
}

SPELL_KINDS: Final[Mapping[str, SpellKind]] = {
    "offentlig": SpellKind.PUBLIC,
    "privat": SpellKind.PRIVATE,
    "privatist": SpellKind.PRIVATE_CANDIDATE,
}

LOWER_SCHOOL_KINDS: Final[Mapping[str, LowerSchoolKind]] = {
    "offentlig": LowerSchoolKind.PUBLIC,
    "privat": LowerSchoolKind.PRIVATE,
}

INSTITUTION_KINDS: Final[Mapping[str, InstitutionKind]] = {
    "barnevern": InstitutionKind.CHILD_WELFARE,
    "sykehus": InstitutionKind.HOSPITAL,
    "fengsel": InstitutionKind.PRISON,
    "fosterhjem": InstitutionKind.FOSTER_HOME,
    "annet": InstitutionKind.OTHER,
}

APPRENTICESHIP_STATES: Final[Mapping[str, ContractState]] = {
    "aktiv": ContractState.ACTIVE,
    "i_fare": ContractState.AT_RISK,
    "avbrutt": ContractState.INTERRUPTED,
}

ADULT_STATES: Final[Mapping[str, ContractState]] = {
    "aktiv": ContractState.ACTIVE,
    "avbrutt": ContractState.INTERRUPTED,
}

ADULT_KINDS: Final[Mapping[str, AdultKind]] = {
    "vov": AdultKind.VOV,
    "yrkesfag": AdultKind.VOCATIONAL,
    "fov": AdultKind.FOV,
}

TRUTHS: Final[Mapping[str, bool]] = {
    **dict.fromkeys(("true", "ja", "sann", "1", "j"), True),
    **dict.fromkeys(("false", "nei", "usann", "0", "n"), False),
}

STATUS_CODES: Final[Mapping[str, str]] = {
    spelling.casefold(): code for spelling, code in status_code_spellings().items()
}
"""Every accepted spelling of a status code, folded, and the code it is (A-22)."""
