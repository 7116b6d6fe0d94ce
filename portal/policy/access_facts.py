"""What table 2d reads of a case, and what it answers."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.domain.words import Protection

ActorRole = Literal[
    "counsellor",
    "district_ot",
    "nav_ot",
    "nav_adviser",
    "uda",
    "uda_address_officer",
    "fagopplaering",
    "vo_service_centre",
    "private_school",
    "other_actor",
    "guardian",
    "youth",
    "byrad",
    "system_administrator",
]
UnitRelation = Literal["own", "other", "former", "self", "own_child"]
Resource = Literal[
    "otuk_list_entry",
    "status_code",
    "assignment",
    "consent_metadata",
    "case_note",
    "mapping",
    "meeting_minutes",
    "follow_up_plan",
    "protected_address",
    "aggregate_statistics",
    "network_meeting_aggregate",
    "network_meeting_individual_data",
    "anonymous_advice",
    "identified_advice",
    "share_with_nav",
    "convene_meeting_alone_with_youth",
    "convene_multi_party_meeting",
    "notify_district_ot",
    "report_status_fact_to_uda",
    "submit_status_report",
]
ConsentWord = Literal["none", "active", "withdrawn", "expired", "refused"]
ScopeItem = Literal["mapping", "plan", "minutes", "notes", "meeting"]
Answer = Literal["allow", "deny", "masked"]

UNIT_OF: dict[str, UnitRelation] = {"youth": "self", "guardian": "own_child"}
"""Whom a role asks about where the facts do not say it; everybody else asks about their own unit's youth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFacts:
    """Who asks. `assigned`: the Nav adviser to this case, the named UDA officer to this address."""

    role: ActorRole
    unit: UnitRelation | None = None
    unit_id: str | None = None
    assigned: bool = False

    @property
    def relation(self) -> UnitRelation:
        """The relation of the unit (or person) to the youth."""
        return self.unit or UNIT_OF.get(self.role, "own")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFacts:
    """The consent, as of a day; parties are "role:unit". Both days are inclusive."""

    state: ConsentWord = "none"
    parties: tuple[str, ...] = ()
    scope: tuple[ScopeItem, ...] = ()
    purpose: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    as_of: date | None = None
    invited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YouthFacts:
    """Whom it is about; `category` is a word of table 2a."""

    category: str | None = None
    age: float | None = None
    protected_address: Protection = Protection.NONE
    in_target_oslo: bool | None = True


NO_CONSENT, SOMEBODY = ConsentFacts(), YouthFacts()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessFacts:
    """Who wants what about whom, with which consent."""

    actor: ActorFacts
    resource: Resource
    consent: ConsentFacts = NO_CONSENT
    youth: YouthFacts = SOMEBODY


@dataclass(frozen=True, slots=True)
class Missing:
    """What would open it: this party, named for this, and who can bring it about."""

    party: str
    category: str
    way: str
    mended_by: tuple[str, ...]

    def told(self) -> dict[str, object]:
        """Give it as plain words."""
        return {
            "party": self.party,
            "category": self.category,
            "way": self.way,
            "mended_by": list(self.mended_by),
        }


@dataclass(frozen=True, slots=True)
class Access:
    """The answer of table 2d."""

    decision: Answer
    lacking: tuple[Missing, ...] = ()
