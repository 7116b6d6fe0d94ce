"""What table 2b reads of a youth, and what it answers."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.domain.fact_words import OSLO_COUNTY, OSLO_MUNICIPALITY, CountyNo
from portal.domain.register_words import ContractState, InstitutionKind, LowerSchoolKind, SpellKind
from portal.domain.words import Protection

Status = Literal["assigned", "manual", "none"]
Lead = Literal["school", "district_ot", "fagopplaering"]
Flag = Literal["confirm_uda", "older_than_one_year"]
ManualReason = Literal["conflicting_data", "no_registered_address", "no_rule", "protected_address", "vo_no_school_rule"]
Action = Literal["notify_own_intake_office"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentSchool:
    """The upper secondary school where the youth is a pupil today."""

    orgnr: str | None
    kind: SpellKind
    county: CountyNo | None = OSLO_COUNTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A time as pupil of an upper secondary school; the last day counts, without one it still runs."""

    orgnr: str | None = None
    kind: SpellKind
    county: CountyNo | None = OSLO_COUNTY
    start: date
    last_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LowerSchool:
    """The lower secondary school that the youth left."""

    orgnr: str | None = None
    kind: LowerSchoolKind
    municipality: str | None = OSLO_MUNICIPALITY
    left: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Residence:
    """The registered address: degrees (0,0 means missing) and district."""

    lat: float | None = None
    lon: float | None = None
    district_no: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """Where the youth is placed."""

    kind: InstitutionKind
    lat: float | None = None
    lon: float | None = None
    in_oslo: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """How an apprenticeship, or a place in adult education, stands."""

    state: ContractState


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateSchool:
    """A school that "the nearest" may choose, in place of the reference schools."""

    orgnr: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedSchool:
    """A school that is no more from `closed` on, and the one that took over its duties."""

    orgnr: str
    closed: date | None = None
    successor_orgnr: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityFacts:
    """The youth on a day; `target` is membership in the Oslo target group (2a)."""

    as_of: date
    target: bool = True
    birth_date: date | None = None
    county_of_residence: CountyNo | None = OSLO_COUNTY
    at_risk: bool = False
    current_school: CurrentSchool | None = None
    last_vgs_spells: tuple[Spell, ...] = ()
    lower_school: LowerSchool | None = None
    moved_to_oslo: date | None = None
    residence: Residence | None = None
    protected_address: Protection = Protection.NONE
    institution: Institution | None = None
    apprenticeship: Contract | None = None
    vo: Contract | None = None
    candidate_schools: tuple[CandidateSchool, ...] | None = None
    closed_schools: tuple[ClosedSchool, ...] = ()


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who is responsible: a school, nobody, or UDA must decide; `lead_district` follows the address."""

    status: Status
    school_orgnr: str | None
    lead_follow_up: Lead | None
    lead_district: str | None
    flags: tuple[Flag, ...]
    reason: ManualReason | None
    candidates: tuple[str, ...]
    actions: tuple[Action, ...]
