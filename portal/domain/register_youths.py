"""A checked row of the register file: one youth as the rules and the register want it."""

from dataclasses import dataclass
from datetime import date

from portal.domain.register_faults import Reason
from portal.domain.register_words import (
    AdultKind,
    ContractState,
    EntryReason,
    Gender,
    InstitutionKind,
    LowerSchoolKind,
    SpellKind,
)
from portal.domain.words import Protection


@dataclass(frozen=True, slots=True)
class Person:
    """Either `number` is there, or both names and the date of birth."""

    number: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    birth_date: date | None = None
    gender: Gender | None = None
    email: str | None = None
    phone: str | None = None
    protection: Protection = Protection.NONE
    earlier_number: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """Where the youth is registered; `lat` and `lon` are WGS 84 degrees, both or neither."""

    street: str | None = None
    postcode: str | None = None
    post_town: str | None = None
    municipality: str | None = None
    district: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class OtData:
    """What VIGO says of the follow-up: the code in its full spelling, the day and cause of entry."""

    status_code: str | None = None
    registered: date | None = None
    entry_reason: EntryReason | None = None
    unit_number: str | None = None
    unit_name: str | None = None


@dataclass(frozen=True, slots=True)
class Spell:
    """A time as pupil of an upper secondary school; `last_day` is inclusive, none means still pupil."""

    school: str | None = None
    kind: SpellKind | None = None
    county: str | None = None
    programme_code: str | None = None
    programme: str | None = None
    start: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class LowerSchool:
    school: str | None = None
    kind: LowerSchoolKind | None = None
    municipality: str | None = None
    left: date | None = None


@dataclass(frozen=True, slots=True)
class Institution:
    kind: InstitutionKind | None = None
    in_oslo: bool | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class AdultEducation:
    state: ContractState | None = None
    kind: AdultKind | None = None


@dataclass(frozen=True, slots=True)
class RegisterYouth:
    """All that one row says; sections that the row does not have are None, spells in the file's order."""

    person: Person
    address: Address | None = None
    ot: OtData | None = None
    spells: tuple[Spell, ...] = ()
    lower_school: LowerSchool | None = None
    moved_to_oslo: date | None = None
    institution: Institution | None = None
    apprenticeship: ContractState | None = None
    adult_education: AdultEducation | None = None


@dataclass(frozen=True, slots=True)
class AcceptedRow:
    number: int
    youth: RegisterYouth
    warnings: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """Set aside with every reason that was found; nothing of it goes in."""

    number: int
    reasons: tuple[Reason, ...]
    warnings: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class RepeatedRow:
    """The same person with the same facts as in an earlier row: dropped, and told of."""

    number: int
    warnings: tuple[Reason, ...]


RowOutcome = AcceptedRow | QuarantinedRow | RepeatedRow
