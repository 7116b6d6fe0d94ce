"""What the policy answers to a case of table 2d: reads ask it once, acts ask it for each who takes part."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from portal.domain.words import Basis, Category, Role, Service
from portal.policy.access_facts import AccessFacts, ConsentFacts, Missing, Resource
from portal.policy.access_parties import (
    SCOPE,
    day_of,
    is_named,
    party_role,
    role_of,
    standing_in,
    standing_of_party,
)
from portal.policy.actions import Action
from portal.policy.decide import ANYTHING, MENDED_BY, About, Way, decide

FROM_SCHOOL = About(source=Service.SCHOOL)
READS: dict[Resource, tuple[Action, About]] = {
    "otuk_list_entry": (Action.YOUTH_SEE, ANYTHING),
    "status_code": (Action.YOUTH_SEE, ANYTHING),
    "assignment": (Action.YOUTH_SEE, ANYTHING),
    "consent_metadata": (Action.CONSENT_SEE, ANYTHING),
    "case_note": (Action.NOTES_READ, FROM_SCHOOL),
    "mapping": (Action.MAPPING_READ, replace(FROM_SCHOOL, category=Category.SCHOOLING)),
    "meeting_minutes": (Action.MINUTES_READ, FROM_SCHOOL),
    "follow_up_plan": (Action.PLAN_READ, FROM_SCHOOL),
    "protected_address": (Action.PROTECTED_ADDRESS_READ, ANYTHING),
    "convene_meeting_alone_with_youth": (Action.MEETING_CALL, ANYTHING),
}
"""The verb and category of each resource; which school is responsible is of the list level."""
LIST_LEVEL: frozenset[Resource] = frozenset({"otuk_list_entry", "status_code", "assignment"})
CASE_LEVEL: frozenset[Resource] = frozenset({"case_note", "mapping", "meeting_minutes", "follow_up_plan"})
NAMED_FOR: dict[Resource, str] = {
    "case_note": "notes",
    "mapping": "mapping",
    "meeting_minutes": "minutes",
    "follow_up_plan": "plan",
    "convene_meeting_alone_with_youth": "meeting",
    "convene_multi_party_meeting": "meeting",
    "network_meeting_individual_data": "meeting",
}
"""The scope item that a consent must name; where none stands, any will do."""

NAV = frozenset({Role.NAV_OT, Role.NAV_ADVISER})
DISTRICT = frozenset({Role.DISTRICT_OT})


@dataclass(frozen=True, slots=True)
class Opened:
    """What the policy says: open by a rule, or not and what is lacking."""

    allowed: bool
    rule: str = ""
    lacking: tuple[Missing, ...] = ()


@dataclass(frozen=True)
class AccessCase:
    """The facts, and what the policy says of them."""

    facts: AccessFacts

    @cached_property
    def opened(self) -> Opened:
        """The policy's answer."""
        act = _ACTS.get(self.facts.resource)
        return act(self.facts) if act else _read(self.facts)

    def opened_if(self, facts: AccessFacts) -> bool:
        """Whether it would be open if the facts were these."""
        return AccessCase(facts).opened.allowed

    @property
    def is_own(self) -> bool:
        """Whether the actor's unit is the responsible one."""
        return self.facts.actor.relation == "own"

    @property
    def is_about_a_youth(self) -> bool:
        """Whether the resource is about somebody at all."""
        return self.facts.resource in {*READS, *_ACTS}


def _read(facts: AccessFacts) -> Opened:
    if facts.resource not in READS:
        return Opened(allowed=False)
    action, about = READS[facts.resource]
    decided = decide(action, standing_in(facts), about)
    if decided.allowed:
        alone = facts.resource == "convene_meeting_alone_with_youth" and decided.ground
        by_duty = alone and alone.basis is Basis.DUTY
        return Opened(allowed=True, rule="TD-10" if by_duty else decided.rule)
    ways = {lacking.way for lacking in decided.lacking}
    return Opened(allowed=False, lacking=tuple(_missing(facts, actor_name(facts), way) for way in ways))


def actor_name(facts: AccessFacts) -> str:
    """The actor as a party would be named."""
    actor = facts.actor
    return f"{actor.role}:{actor.unit_id}" if actor.unit_id else actor.role


def _missing(facts: AccessFacts, party: str, way: Way = Way.CONSENT) -> Missing:
    category = NAMED_FOR.get(facts.resource, facts.resource)
    return Missing(party, category, way.value, tuple(role.value for role in MENDED_BY[way]))


def _holds_the_case(facts: AccessFacts) -> bool:
    """Whether the actor follows the youth up, by duty or by a consent of its own."""
    standing = standing_in(facts)
    asked = (decide(Action.MEETING_CALL, standing), decide(Action.NOTES_READ, standing, FROM_SCHOOL))
    return any(decided.allowed for decided in asked)


def _multi_party(facts: AccessFacts) -> Opened:
    """TD-09: whoever may call a meeting, with everybody invited named for meetings in a consent in force."""
    if not decide(Action.MEETING_CALL, standing_in(facts)).allowed:
        return Opened(allowed=False, lacking=(_missing(facts, actor_name(facts)),))
    invited = _guests(facts)
    uninvited = [p for p in invited if not decide(Action.MEETING_JOIN, standing_of_party(facts, p)).allowed]
    lacking = tuple(_missing(facts, party) for party in uninvited)
    return Opened(allowed=bool(invited) and not lacking, rule="TD-09", lacking=lacking)


def _guests(facts: AccessFacts) -> tuple[str, ...]:
    """Those invited, or all that the consent names; the youth and whoever convenes are there anyway."""
    parties = facts.consent.invited or facts.consent.parties
    there = {"youth", "youth:self"}
    return tuple(party for party in parties if party not in there and not is_named(facts.actor, party))


def _individual_data(facts: AccessFacts) -> Opened:
    """TD-12: in a network meeting nobody hears of a youth without being named."""
    guests = _guests(facts)
    lacking = tuple(_missing(facts, party) for party in guests if not _shares(facts, party))
    if not _holds_the_case(facts):
        lacking = (_missing(facts, actor_name(facts)), *lacking)
    return Opened(allowed=bool(guests) and not lacking, rule="TD-12", lacking=lacking)


def _shares(facts: AccessFacts, party: str) -> bool:
    """Whether the consent shares anything of the case with the party now."""
    standing = standing_of_party(facts, party)
    return any(ground.basis is Basis.CONSENT for ground in standing.grounds)


def _is_shared_with(facts: AccessFacts) -> bool:
    return any(ground.basis is Basis.CONSENT for ground in standing_in(facts).grounds)


def _sharing_with(roles: frozenset[Role], rule: str) -> Callable[[AccessFacts], Opened]:
    """To tell somebody of a case one holds, the consent in force must name them."""

    def share(facts: AccessFacts) -> Opened:
        named = [party for party in facts.consent.parties if party_role(party) in roles]
        lacking: list[Missing] = []
        if not any(_shares(facts, party) for party in named):
            lacking += [_missing(facts, party) for party in named or [min(roles, key=list(Role).index).value]]
        is_told = role_of(facts.actor.role) in roles
        if not (_is_shared_with(facts) if is_told else _holds_the_case(facts)):
            lacking.append(_missing(facts, actor_name(facts)))
        return Opened(allowed=not lacking, rule=rule, lacking=tuple(lacking))

    return share


_ACTS: dict[Resource, Callable[[AccessFacts], Opened]] = {
    "convene_multi_party_meeting": _multi_party,
    "network_meeting_individual_data": _individual_data,
    "share_with_nav": _sharing_with(NAV, "TD-05"),
    "identified_advice": _sharing_with(NAV, "TD-11"),
    "notify_district_ot": _sharing_with(DISTRICT, "TD-05"),
}


def with_consent(facts: AccessFacts, **changed: object) -> AccessFacts:
    """The same facts with another consent."""
    consent: ConsentFacts = replace(facts.consent, **changed)  # type: ignore[arg-type]  # fields by name
    return replace(facts, consent=consent)


def consent_in_force(facts: AccessFacts) -> bool:
    """Whether the consent runs on the day, whatever it names."""
    consent, day = facts.consent, day_of(facts.consent)
    begun = consent.valid_from is None or consent.valid_from <= day
    return consent.state == "active" and begun and (consent.valid_to is None or day <= consent.valid_to)


def named_elsewhere(facts: AccessFacts) -> bool:
    """Whether the consent names the actor's role, but at another unit (TD-14)."""
    actor = facts.actor
    roles = {party.partition(":")[0] for party in facts.consent.parties}
    return actor.role in roles and not any(is_named(actor, party) for party in facts.consent.parties)


ALL_SCOPES = tuple(SCOPE)
