"""When a row of table 2d holds."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from portal.domain.rules import named
from portal.domain.words import Protection
from portal.policy.access_case import (
    ALL_SCOPES,
    CASE_LEVEL,
    LIST_LEVEL,
    AccessCase,
    consent_in_force,
    named_elsewhere,
    with_consent,
)
from portal.policy.access_facts import Resource

Condition = Callable[[AccessCase], bool]

OWN_FAMILY = frozenset({"guardian", "youth"})
LIST_REVIEWERS = frozenset({"district_ot", "nav_ot"})
UDA = frozenset({"uda", "uda_address_officer"})
FOLLOW_THE_YOUTH = frozenset({"counsellor", "district_ot", "nav_ot", "nav_adviser"})
NOT_PARTIES = frozenset({"byrad", "system_administrator"})
REPORTS: Mapping[Resource, frozenset[str]] = {
    "report_status_fact_to_uda": frozenset({"district_ot", "private_school", "counsellor", "fagopplaering"}) | UDA,
    "submit_status_report": frozenset({"district_ot", "private_school", "counsellor"}) | UDA,
    "notify_district_ot": frozenset({"fagopplaering"}) | UDA,
}
"""Who reports which fact about a status as part of the duty: to UDA, and to the district when an apprentice quits."""


def is_about(resource: Resource) -> Condition:
    """Hold where this is the resource."""
    return named(f"is about {resource.replace('_', ' ')}", lambda case: case.facts.resource == resource)


def is_own_child(case: AccessCase) -> bool:
    return case.facts.actor.relation == "own_child" and case.facts.actor.role not in OWN_FAMILY


def reports_a_status_fact(case: AccessCase) -> bool:
    senders = REPORTS.get(case.facts.resource, frozenset())
    role, category = case.facts.actor.role, case.facts.youth.category
    quits = role != "fagopplaering" or category in {None, "apprentice_interrupted"}
    return role in senders and quits and (case.is_own or role in UDA)


def reads_the_list_only(case: AccessCase) -> bool:
    """Nav reads the list for the review with the district; the report back is the district's (TD-04)."""
    return case.facts.resource in REPORTS and case.facts.actor.role == "nav_ot" and case.is_own


def is_protected_on_a_list(case: AccessCase) -> bool:
    actor = case.facts.actor
    protected = case.facts.youth.protected_address is not Protection.NONE
    return protected and case.facts.resource in LIST_LEVEL and actor.role in LIST_REVIEWERS and case.is_own


def is_protected_assignment_for_another_officer(case: AccessCase) -> bool:
    actor = case.facts.actor
    protected = case.facts.youth.protected_address is not Protection.NONE
    return protected and case.facts.resource == "assignment" and actor.role == "uda" and not actor.assigned


def is_case_level_by_consent(case: AccessCase) -> bool:
    """A partner reads the case: the look is logged with the consent (TD-21)."""
    return case.opened.allowed and case.facts.resource in CASE_LEVEL and case.opened.rule in {"TD-05", "TD-18"}


def opens_by(rule: str) -> Condition:
    """Hold where the policy table opens it by this row."""
    return named(f"the policy opens it by {rule}", lambda case: case.opened.allowed and case.opened.rule == rule)


def is_former_unit(case: AccessCase) -> bool:
    return case.facts.actor.relation == "former"


def would_open_in_the_target_group(case: AccessCase) -> bool:
    youth = replace(case.facts.youth, in_target_oslo=True)
    left = case.facts.youth.in_target_oslo is False
    return left and case.opened_if(replace(case.facts, youth=youth))


def would_open_had_the_consent_not_ended(case: AccessCase) -> bool:
    """Withdrawn, refused or expired, by its state or by its last day: as if there were none (TD-06)."""
    consent = case.facts.consent
    over = consent.valid_to is not None and consent.as_of is not None and consent.valid_to < consent.as_of
    ended = consent.state in {"withdrawn", "refused", "expired"} or (consent.state == "active" and over)
    return ended and case.opened_if(with_consent(case.facts, state="active", valid_to=None))


def is_named_at_another_unit(case: AccessCase) -> bool:
    """The youth has moved, or been reassigned: the new unit is not the one that was named (TD-14)."""
    follows = case.is_own and case.is_about_a_youth and case.facts.actor.role in FOLLOW_THE_YOUTH
    return follows and consent_in_force(case.facts) and named_elsewhere(case.facts)


def would_open_with_more_scope(case: AccessCase) -> bool:
    return consent_in_force(case.facts) and case.opened_if(with_consent(case.facts, scope=ALL_SCOPES))


def is_of_another_unit(case: AccessCase) -> bool:
    return case.facts.actor.relation == "other" and case.facts.actor.role not in {*UDA, "guardian", "youth"}


def is_somebody_elses_youth(case: AccessCase) -> bool:
    return case.facts.actor.role == "youth"


def is_guardian(case: AccessCase) -> bool:
    return case.facts.actor.role == "guardian"


def is_uda(case: AccessCase) -> bool:
    return case.facts.actor.role in UDA


def is_no_party_at_all(case: AccessCase) -> bool:
    return case.facts.actor.role in NOT_PARTIES
