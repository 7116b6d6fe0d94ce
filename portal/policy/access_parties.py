"""The facts of table 2d as the policy reads them: seats, a consent record with its lines, a case."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from portal.domain.calendar import oslo_midnight
from portal.domain.consent_states import History
from portal.domain.consents import (
    ConsentEvent,
    ConsentEventKind,
    ConsentRecord,
    Decided,
    Effect,
    Line,
    Term,
    consent_period,
)
from portal.domain.periods import Period
from portal.domain.words import Category, Protection, Role, Service, Verb
from portal.policy.access_facts import AccessFacts, ActorFacts, ConsentFacts, ScopeItem
from portal.policy.cases import ON_THE_LIST, Case, Responsibility, standing_of
from portal.policy.standing import Actor, Standing

SCOPE: dict[ScopeItem, tuple[tuple[Verb, Category], ...]] = {
    "mapping": tuple((Verb.READ, c) for c in Category if Category.CONTACT <= c <= Category.WORK),
    "plan": ((Verb.READ, Category.PLAN),),
    "minutes": ((Verb.READ, Category.MINUTES),),
    "notes": ((Verb.READ, Category.NOTES),),
    "meeting": ((Verb.MEET, Category.MEETING),),
}
"""What each scope item of table 2d names, category by category."""

SERVICES: dict[Role, Service] = {
    Role.COUNSELLOR: Service.SCHOOL,
    Role.DISTRICT_OT: Service.DISTRICT,
    Role.NAV_OT: Service.NAV,
    Role.NAV_ADVISER: Service.NAV,
    Role.UDA: Service.UDA,
    Role.UDA_ADDRESS_OFFICER: Service.UDA,
    Role.FAGOPPLAERING: Service.APPRENTICESHIPS,
    Role.VO_SERVICE_CENTRE: Service.ADULT_EDUCATION,
    Role.PRIVATE_SCHOOL: Service.PRIVATE_SCHOOL,
    Role.YOUTH: Service.YOUTH,
}
ACTS = frozenset(
    {
        "convene_meeting_alone_with_youth",
        "convene_multi_party_meeting",
        "share_with_nav",
        "identified_advice",
        "notify_district_ot",
        "network_meeting_individual_data",
    }
)
"""What a unit with responsibility does in its follow-up, rather than reads."""

DISTRICT_LEADS = frozenset({"apprentice_interrupted", "outside_vo_interrupted", "outside_not_applied", "outside_other"})
"""Categories whose follow-up the district leads (R 6.2.2, 6.3.1, 6.4)."""

SOME_DAY, LONG_AGO = date(2026, 1, 15), date(1900, 1, 1)
"""Where the facts name no day, the state of the consent says all there is to say."""
YOUTH, CONSENT, DUTY = UUID(int=1), UUID(int=2), UUID(int=3)
UNNAMED = 0
HERE = "here"


def role_of(word: str, *, named_officer: bool = False) -> Role | None:
    """The policy's role; the UDA coordinator who is assigned to the address is the named officer (TD-13)."""
    if word == Role.UDA and named_officer:
        return Role.UDA_ADDRESS_OFFICER
    return Role(word) if word in {role.value for role in Role} else None


def party_role(party: str) -> Role:
    """The role that a party is named by; a service without a role of its own is one of the other actors."""
    return role_of(party.partition(":")[0]) or Role.OTHER_ACTOR


def is_named(actor: ActorFacts, party: str) -> bool:
    """Whether a party is the actor's service-role at its unit; never the role at another unit (TD-14)."""
    role, _, unit = party.partition(":")
    if not unit:
        return party == actor.unit_id or (role == actor.role and actor.relation in {"own", "own_child"})
    if role != actor.role:
        return False
    return unit == (actor.unit_id or unit) if actor.relation in {"own", "own_child"} else unit == actor.unit_id


def day_of(consent: ConsentFacts) -> date:
    """The day that the question is about."""
    return consent.as_of or SOME_DAY


def seat_of(facts: AccessFacts) -> int:
    """The actor's seat: that of the party that names it, where it may use what the party is given."""
    named = [number for number, party in enumerate(facts.consent.parties, 1) if is_named(facts.actor, party)]
    return named[0] if named and _uses_consent(facts) else UNNAMED


def _uses_consent(facts: AccessFacts) -> bool:
    """An adviser in assigned cases only (TE-11), the apprenticeship office for apprentices (R 6.2.1)."""
    if facts.actor.role == "nav_adviser":
        return facts.actor.assigned
    return facts.actor.role != "fagopplaering" or _is_apprentice(facts)


def _is_apprentice(facts: AccessFacts) -> bool:
    return facts.youth.category is None or facts.youth.category.startswith("apprentice")


def standing_in(facts: AccessFacts) -> Standing:
    """Where the actor stands, by the same code as the running product."""
    role = role_of(facts.actor.role, named_officer=facts.actor.assigned)
    if role is None:
        return Standing(None, None, None)
    own = facts.actor.relation == "own"
    self = YOUTH if role is Role.YOUTH and facts.actor.relation in {"self", "own"} else None
    actor = Actor(role, seat_of(facts), SERVICES.get(role), HERE if own else None, self)
    return standing_of(actor, _case(facts), (), _noon(facts))


def standing_of_party(facts: AccessFacts, party: str) -> Standing:
    """Where a party stands by the consent alone."""
    parties = facts.consent.parties
    seats = [n for n, named in enumerate(parties, 1) if party in {named, named.partition(":")[0]}]
    actor = Actor(party_role(party), seats[0] if seats else UNNAMED, None)
    return standing_of(actor, replace(_case(facts), responsibilities=()), (), _noon(facts))


def _noon(facts: AccessFacts) -> datetime:
    return oslo_midnight(day_of(facts.consent)) + timedelta(hours=12)


def _case(facts: AccessFacts) -> Case:
    ended = oslo_midnight(LONG_AGO) if facts.youth.in_target_oslo is False else None
    duty = Responsibility(DUTY, seat_of(facts), Period.ALWAYS)
    return Case(
        youth_id=YOUTH,
        status_code=ON_THE_LIST,
        protection=Protection(facts.youth.protected_address),
        district=HERE,
        responsibilities=(duty,) if _is_responsible(facts) else (),
        history=replace(_history(facts.consent), case_ended_at=ended),
    )


def _is_responsible(facts: AccessFacts) -> bool:
    leads = facts.resource in ACTS or facts.youth.category in DISTRICT_LEADS
    by_role = {"counsellor": True, "district_ot": leads, "fagopplaering": _is_apprentice(facts)}
    return facts.actor.relation == "own" and by_role.get(facts.actor.role, False)


def _history(consent: ConsentFacts) -> History:
    if consent.state == "none":
        return History(())
    day = day_of(consent)
    first = consent.valid_from or min(day, consent.valid_to or day)
    last = consent.valid_to or max(day, first)
    if consent.state == "expired":
        last = min(last, day - timedelta(days=1))
    given = oslo_midnight(first)
    period = consent_period(given, first, last)
    record = ConsentRecord(
        id=CONSENT,
        youth_id=YOUTH,
        decision=Decided.REFUSED if consent.state == "refused" else Decided.GIVEN,
        decided_at=given,
        period=period,
        parties=frozenset(range(1, len(consent.parties) + 1)),
        terms=tuple(_terms(consent, period)),
    )
    return History((record,), _events(consent, given))


def _terms(consent: ConsentFacts, period: Period) -> list[Term]:
    named = [what for item in consent.scope for what in SCOPE[item]]
    return [
        Term(Line(Service.SCHOOL, seat, category, verb), Effect.PERMIT, period)
        for seat in range(1, len(consent.parties) + 1)
        for verb, category in named
    ]


def _events(consent: ConsentFacts, given: datetime) -> tuple[ConsentEvent, ...]:
    if consent.state != "withdrawn":
        return ()
    return (ConsentEvent(consent_id=CONSENT, kind=ConsentEventKind.WITHDRAWN, at=given),)
