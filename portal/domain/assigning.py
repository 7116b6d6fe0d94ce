"""Both tables of rules over one youth of the register: whether in the target group, and whose the follow-up is."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from portal.domain import responsibility, target_group
from portal.domain.register_facts import responsibility_facts, target_group_facts
from portal.domain.register_youths import RegisterYouth
from portal.domain.responsibility_facts import ClosedSchool, Responsibility, ResponsibilityFacts
from portal.domain.rules import Decision
from portal.domain.target_group_facts import TargetGroup, TargetGroupFacts


@dataclass(frozen=True, slots=True)
class Assigned:
    """What the rules say: membership by table 2a, responsibility by table 2b."""

    target: Decision[TargetGroup]
    responsibility: Decision[Responsibility]

    @property
    def needs_human(self) -> bool:
        """UDA must decide or confirm, or nobody is there to lead what the rules want led."""
        outcome = self.responsibility.outcome
        undecided = outcome.status == "manual" or "confirm_uda" in outcome.flags
        unled = outcome.lead_follow_up == "district_ot" and outcome.lead_district is None
        return undecided or unled or self.target.outcome.referral == "manual_review_uda"


@dataclass(frozen=True)
class Assigner:
    """The rules on a day; `closed` are the schools that are no more, `open_schools` those that are."""

    as_of: date
    closed: tuple[ClosedSchool, ...]
    open_schools: Container[str]

    def facts(self, youth: RegisterYouth) -> tuple[TargetGroupFacts, ResponsibilityFacts]:
        """What the two tables read of the youth."""
        about = target_group_facts(youth, self.as_of)
        member = target_group.decide(about).outcome.in_target_oslo is True
        return about, self._with_closed(responsibility_facts(youth, self.as_of, target=member))

    def decide(self, youth: RegisterYouth) -> Assigned:
        """A school that no unit here is counts as closed (TB-16)."""
        target = target_group.decide(target_group_facts(youth, self.as_of))
        member = target.outcome.in_target_oslo is True
        facts = self._with_closed(responsibility_facts(youth, self.as_of, target=member))
        decided = responsibility.decide(facts, self._schools)
        school = decided.outcome.school_orgnr
        if school is not None and school not in self.open_schools:
            gone = (*facts.closed_schools, ClosedSchool(orgnr=school))
            decided = responsibility.decide(replace(facts, closed_schools=gone), self._schools)
        return Assigned(target, decided)

    @cached_property
    def _schools(self) -> responsibility.Schools:
        return responsibility.reference_schools()

    def _with_closed(self, facts: ResponsibilityFacts) -> ResponsibilityFacts:
        return replace(facts, closed_schools=self.closed) if self.closed else facts
