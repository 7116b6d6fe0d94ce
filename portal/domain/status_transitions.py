"""The illegal states and transitions of table 2c (TX): what a caseworker may not register, and why."""

from dataclasses import dataclass, replace

from portal.domain.status_code_case import (
    ABROAD,
    ACTIVITY_CODES,
    DECLINED,
    FIRST_CODE,
    PREVENTIVE_ENROLLED,
    StatusCase,
)
from portal.domain.status_code_conditions import county_is_involved, nav_is_involved, still_enrolled
from portal.domain.status_code_facts import StatusChoice
from portal.domain.status_code_outcomes import (
    GROUP_ACTIVE,
    GROUP_CLARIFIED,
    GROUP_FOLLOWED,
    group_of,
    missing_for,
)

COUNTERPARTED = frozenset(ACTIVITY_CODES.values())
COUNTERPARTS = frozenset(f"{code}_IM" for code in COUNTERPARTED)
NOT_ORGANISED = frozenset({"none", "self_study"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed code beside the right one."""

    case: StatusCase
    code: str
    right: StatusChoice

    @property
    def differs(self) -> bool:
        """Whether the proposal is another code, or answers another "via OT"."""
        answered, right = self.case.facts.proposed_via_ot, self.right.via_ot
        return self.code != self.right.code or (None not in {answered, right} and answered is not right)

    @property
    def group(self) -> int:
        """The main group of the proposed code."""
        return group_of(self.code)


def code_without_contact(proposal: Proposal) -> bool:
    case = proposal.case
    via_ot = proposal.group == GROUP_ACTIVE and case.facts.proposed_via_ot is not False
    wants_contact = proposal.group in {GROUP_FOLLOWED, GROUP_CLARIFIED} or via_ot
    on_silence = declined_on_silence(proposal)
    from_first = case.previous == FIRST_CODE and not case.has_contact
    return proposal.differs and from_first and wants_contact and not on_silence


def declined_on_silence(proposal: Proposal) -> bool:
    silent = proposal.case.contact_kind == "outreach_no_reply"
    return proposal.differs and proposal.code == DECLINED and silent


def back_to_the_first_code(proposal: Proposal) -> bool:
    return proposal.differs and proposal.code == FIRST_CODE and proposal.case.previous_was_contacted


def followed_up_while_in_organised_activity(proposal: Proposal) -> bool:
    case = proposal.case
    organised = case.activity not in NOT_ORGANISED and not case.works_and_wants_more
    return proposal.code == "OTOV" and organised


def measure_with_the_other_party_involved(proposal: Proposal) -> bool:
    nav_in_county_measure = proposal.code == "OTOA" and nav_is_involved(proposal.case)
    return nav_in_county_measure or (proposal.code == "OTAP" and county_is_involved(proposal.case))


def measure_for_ordinary_training(proposal: Proposal) -> bool:
    return proposal.code == "OTOA" and proposal.case.activity in ACTIVITY_CODES.keys() - {"work"}


def activity_code_for_one_already_in_it(proposal: Proposal) -> bool:
    case = proposal.case
    already = case.facts.proposed_via_ot is False or proposal.right.code == f"{proposal.code}_IM"
    return proposal.code in COUNTERPARTED and already and not case.works_and_wants_more


def already_in_it_though_begun_after_contact(proposal: Proposal) -> bool:
    start, contact = proposal.case.activity_start, proposal.case.first_contact
    after = start is not None and contact is not None and start > contact
    return proposal.code in COUNTERPARTS and after


def enrolled_though_quit(proposal: Proposal) -> bool:
    kept = proposal.case.previous == PREVENTIVE_ENROLLED and not still_enrolled(proposal.case)
    return proposal.code == PREVENTIVE_ENROLLED and (kept or proposal.case.quits)


def declined_with_a_coded_reason_or_one_offer(proposal: Proposal) -> bool:
    case, refusal = proposal.case, proposal.case.facts.refusal
    if proposal.code != DECLINED or not proposal.differs:
        return False
    one_offer = refusal is not None and refusal.of == "concrete_offer"
    return one_offer or (case.refuses_follow_up and _has_a_code_of_its_own(proposal))


def abroad_though_followed_up(proposal: Proposal) -> bool:
    return proposal.code == ABROAD and proposal.case.facts.ot_follows_up


def code_with_required_facts_missing(proposal: Proposal) -> bool:
    case, group = proposal.case, proposal.group
    if group == GROUP_CLARIFIED:
        return "contact.date" in missing_for(proposal.code, case)
    unanswered = case.facts.proposed_via_ot is None and not proposal.differs
    lacking = case.activity_start is None or unanswered
    return group == GROUP_ACTIVE and lacking and not case.works_and_wants_more


def in_work_though_helped_to_more(proposal: Proposal) -> bool:
    in_work = proposal.differs and proposal.code.removesuffix("_IM") == "OTAR"
    return in_work and proposal.case.works_and_wants_more


def _has_a_code_of_its_own(proposal: Proposal) -> bool:
    in_activity = proposal.right.code in COUNTERPARTS or proposal.case.works_and_wants_more
    return in_activity or group_of(proposal.right.code) in {GROUP_ACTIVE, GROUP_CLARIFIED}


def refused(proposal: Proposal) -> StatusChoice:
    """The right code, and the news that the proposed one was refused."""
    return replace(proposal.right, rejected=True)


def refused_as_incomplete(proposal: Proposal) -> StatusChoice:
    """The same, with what the proposed code wants."""
    missing = missing_for(proposal.code, proposal.case)
    return replace(proposal.right, rejected=True, missing=missing)
