"""The answers of table 2c: a code and what goes with it."""

from collections.abc import Callable
from dataclasses import replace

from portal.domain.calendar import school_year
from portal.domain.reference import status_codes
from portal.domain.rules import named
from portal.domain.status_code_case import ACTIVITY_CODES, DECLINED, FIRST_CODE, MISTAKE, StatusCase
from portal.domain.status_code_conditions import (
    in_a_measure_of_county_and_nav,
    nav_is_involved,
)
from portal.domain.status_code_facts import Action, StatusChoice

GROUP_FOLLOWED, GROUP_ACTIVE, GROUP_CLARIFIED, GROUP_OUTSIDE = 2, 3, 4, 5


def code(which: str, *actions: Action) -> Callable[[StatusCase], StatusChoice]:
    """A code without a question of who arranged it."""
    choice = StatusChoice(which, actions=actions)
    return named(which, lambda _: choice)


def via_ot(which: str) -> Callable[[StatusCase], StatusChoice]:
    """A code for what began after contact; None where a date is lacking."""
    return named(f"{which} via OT", lambda case: StatusChoice(which, via_ot=case.via_ot))


def go_on(_: StatusCase) -> None:
    return None


def mistake(case: StatusCase) -> StatusChoice:
    return StatusChoice(MISTAKE, missing=() if case.facts.completed_vgo else ("error_reason",))


def code_of_the_reported_activity(case: StatusCase) -> StatusChoice:
    if case.activity == "measure":
        return replace(measure_not_via_ot(case), actor="uda")
    return replace(already_in_activity(case), actor="uda")


def already_in_activity(case: StatusCase) -> StatusChoice:
    return StatusChoice(f"{ACTIVITY_CODES[case.activity]}_IM", via_ot=False)


def measure_not_via_ot(case: StatusCase) -> StatusChoice:
    if in_a_measure_of_county_and_nav(case):
        return StatusChoice("OTKO", via_ot=False)
    return StatusChoice("OTAP" if nav_is_involved(case) else "OTOA", via_ot=False)


def child_care(case: StatusCase) -> StatusChoice:
    return StatusChoice("OTBA", actions=_guidance(case))


def illness_or_institution(case: StatusCase) -> StatusChoice:
    return StatusChoice("OTSY", actions=_guidance(case) if case.situation == "ill" else ())


def declined(case: StatusCase) -> StatusChoice:
    refused, today = case.refused_on, case.facts.as_of
    if refused is None:
        known = case.previous == DECLINED
        return StatusChoice(DECLINED, missing=() if known else ("refusal.date",), actions=(_offer(due=known),))
    return StatusChoice(DECLINED, actions=(_offer(due=school_year(refused) < school_year(today)),))


def completed(choice: StatusChoice, case: StatusCase) -> StatusChoice:
    """What follows from the code: target group, missing facts, new episode, who follows up."""
    return replace(
        choice,
        in_target_national=_in_target(choice),
        missing=(*choice.missing, *missing_for(choice.code, case)),
        new_episode=choice.code == FIRST_CODE and case.previous_was_contacted and (case.quits or case.starts_over),
        responsible="ot" if group_of(choice.code) == GROUP_FOLLOWED else None,
    )


def missing_for(which: str, case: StatusCase) -> tuple[str, ...]:
    """The paths of the facts that a code wants and the case does not have (TX-12)."""
    group = group_of(which)
    paths = []
    if group == GROUP_ACTIVE and case.activity_start is None:
        paths.append("activity.start")
    elif group == GROUP_ACTIVE and case.facts.proposed_code and case.facts.proposed_via_ot is None:
        paths.append("proposed_via_ot")
    if _lacks_contact_date(group, case):
        paths.append("contact.date")
    return tuple(paths)


def group_of(which: str) -> int:
    return status_codes()[which].group


def _lacks_contact_date(group: int, case: StatusCase) -> bool:
    if case.first_contact is not None or case.contact_kind == "third_party_report":
        return False
    if group == GROUP_ACTIVE:
        return case.via_ot is None
    return group == GROUP_CLARIFIED and not case.previous_was_contacted


def _in_target(choice: StatusChoice) -> bool | None:
    group = group_of(choice.code)
    return choice.via_ot if group == GROUP_ACTIVE else group != GROUP_OUTSIDE


def _guidance(case: StatusCase) -> tuple[Action, ...]:
    return () if case.facts.postponement_applied else ("offer_guidance",)


def _offer(*, due: bool) -> Action:
    return "offer_follow_up_this_school_year" if due else "offer_again_each_school_year"
