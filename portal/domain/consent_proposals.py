"""What must be in place before a consent is accepted (access-and-consent.md, A-14)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from portal.domain import consent_refusals as no
from portal.domain.calendar import latest_consent_end
from portal.domain.consents import Decided, Effect, Line
from portal.domain.refusals import Refusal
from portal.domain.words import CONSENTABLE, Category, Verb

OWN_CONSENT_AGE = 16
"""Years from which the youth alone gives consent (A-14)."""


class Giver(StrEnum):
    """Who decides."""

    YOUTH = "youth"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A consent or a refusal that somebody wants recorded; `lines` names every category by itself."""

    decision: Decided
    decided_at: datetime
    recorded_at: datetime
    valid_from: date
    valid_to: date | None
    giver: Giver | None
    age: int | None
    collector: UUID | None
    notice_id: UUID | None
    evidence: str
    parties: frozenset[int]
    lines: tuple[tuple[Line, Effect], ...] = ()
    authority: str = ""


def accept(proposal: Proposal) -> None:
    """Raise the first refusal, if there is one."""
    for refusal in refusals(proposal):
        raise refusal


def refusals(proposal: Proposal) -> tuple[Refusal, ...]:
    """Everything that stands in the way, in the order of the form."""
    return tuple(refusal for find in (_whole, _days, _authority, _lines) for refusal in find(proposal))


def _whole(proposal: Proposal) -> list[Refusal]:
    lacking: tuple[tuple[object, type[Refusal]], ...] = (
        (proposal.notice_id, no.NoticeNotShown),
        (proposal.giver, no.NoGiver),
        (proposal.collector, no.NoCollector),
        (proposal.evidence.strip(), no.NoEvidence),
        (proposal.parties, no.NoParty),
        (proposal.decided_at <= proposal.recorded_at, no.DecidedInTheFuture),
    )
    return [refusal() for there, refusal in lacking if not there]


def _days(proposal: Proposal) -> list[Refusal]:
    if proposal.valid_to is None:
        return [no.NoEnd()]
    if proposal.valid_to < proposal.valid_from:
        return [no.EndsBeforeItStarts()]
    latest = latest_consent_end(proposal.valid_from)
    return [no.TooLong(latest=latest)] if proposal.valid_to > latest else []


def _authority(proposal: Proposal) -> list[Refusal]:
    """To refuse is always open to the youth; to give needs the age or a guardian as well."""
    if proposal.authority.strip():
        return []
    if proposal.giver in {Giver.GUARDIAN, Giver.REPRESENTATIVE}:
        return [no.AuthorityMissing()]
    young = proposal.age is None or proposal.age < OWN_CONSENT_AGE
    return [no.GuardianNeededToo()] if young and proposal.decision is Decided.GIVEN else []


def _lines(proposal: Proposal) -> list[Refusal]:
    if proposal.decision is Decided.REFUSED:
        return [no.RefusalHasNoLines()] if proposal.lines else []
    if not proposal.lines:
        return [no.NoLine()]
    lines = [line for line, _ in proposal.lines]
    found = [refusal() for wrong, refusal in _OF_A_LINE if any(wrong(line, proposal) for line in lines)]
    return found + ([no.LineTwice()] if len(set(lines)) < len(lines) else [])


def _unnamed(line: Line, proposal: Proposal) -> bool:
    return line.seat not in proposal.parties


def _not_consentable(line: Line, _: Proposal) -> bool:
    return line.category not in {*CONSENTABLE, Category.MEETING}


def _meets_elsewhere(line: Line, _: Proposal) -> bool:
    return (line.verb is Verb.MEET) != (line.category is Category.MEETING)


_OF_A_LINE: tuple[tuple[Callable[[Line, Proposal], bool], type[Refusal]], ...] = (
    (_unnamed, no.PartyNotNamed),
    (_not_consentable, no.CategoryCannotBeConsentedTo),
    (_meets_elsewhere, no.MeetingIsForMeetings),
)
