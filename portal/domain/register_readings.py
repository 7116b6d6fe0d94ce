"""Single facts that more than one table of rules takes from a row of the register."""

from datetime import date
from typing import Final

from portal.domain.register_words import ContractState, EntryReason, LowerSchoolKind, SpellKind
from portal.domain.register_youths import LowerSchool, RegisterYouth, Spell
from portal.domain.responsibility_case import reference_schools

_LEFT_SCHOOL: Final = frozenset({EntryReason.QUIT_SCHOOL, EntryReason.QUIT_APPRENTICESHIP})
_PUPIL_AT_RISK: Final = "ELVG_IM"


def spell_kind(spell: Spell) -> SpellKind:
    """The kind that the file gives; else what the reference data says of the school, else public."""
    private = spell.school in reference_schools().not_public
    return spell.kind or (SpellKind.PRIVATE if private else SpellKind.PUBLIC)


def lower_school_kind(school: LowerSchool) -> LowerSchoolKind:
    """The kind that the file gives; else what the reference data says of the school, else public."""
    private = school.school in reference_schools().not_public
    return school.kind or (LowerSchoolKind.PRIVATE if private else LowerSchoolKind.PUBLIC)


def county_of(youth: RegisterYouth) -> str | None:
    """The county of the registered address, where the file says it."""
    address = youth.address
    number = (address.municipality or address.district) if address else None
    return number[:2] if number else None


def current_spell(youth: RegisterYouth, as_of: date) -> Spell | None:
    """The spell that holds the day; none for who is said to have quit, nor for private candidates."""
    if entry_reason(youth) in _LEFT_SCHOOL:
        return None
    running = [
        spell
        for spell in youth.spells
        if spell.start is not None
        and spell.start <= as_of <= (spell.last_day or date.max)
        and spell.kind is not SpellKind.PRIVATE_CANDIDATE
    ]
    return max(running, key=lambda spell: spell.start or date.min, default=None)


def at_risk(youth: RegisterYouth) -> bool:
    """Whether the file says that somebody worries for a pupil (K 5.2) or an apprentice."""
    return youth.apprenticeship is ContractState.AT_RISK or status_code(youth) == _PUPIL_AT_RISK


def status_code(youth: RegisterYouth) -> str:
    """The code of activity; empty where there is none."""
    return (youth.ot.status_code if youth.ot else None) or ""


def entry_reason(youth: RegisterYouth) -> EntryReason | None:
    return youth.ot.entry_reason if youth.ot else None
