"""Attempts at contact: how, with whom, what came of it; and whether it is contact with the youth (K 1.1)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from portal.domain.calendar import age_on
from portal.domain.refusals import NotAcceptable
from portal.domain.status_code_case import OF_AGE
from portal.domain.status_code_facts import Contact, ContactKind, Refusal
from portal.domain.texts import msgid


class Channel(StrEnum):
    """By what one tried."""

    PHONE = "phone"
    SMS = "sms"
    MEETING = "meeting"
    LETTER = "letter"
    MAIL = "mail"
    VISIT = "visit"
    SOCIAL_MEDIA = "social_media"
    PORTAL = "portal"
    OTHER_SERVICE = "other_service"


class Counterpart(StrEnum):
    """Whom one tried to reach, or who answered."""

    YOUTH = "youth"
    GUARDIAN = "guardian"
    THIRD_PARTY = "third_party"


class Outcome(StrEnum):
    """What came of it."""

    NO_REPLY = "no_reply"
    DIALOGUE = "dialogue"
    EXPLICIT_REFUSAL = "explicit_refusal"
    GUARDIAN_FEEDBACK = "guardian_feedback"
    THIRD_PARTY_REPORT = "third_party_report"
    WRONG_ADDRESS = "wrong_address"


class Purpose(StrEnum):
    """What it was for, besides getting hold of the youth; duties of the year are done by it."""

    REACH = "reach"
    FOLLOW_UP = "follow_up"
    INFORM_RIGHTS = "inform_rights"
    INFORM_OFFERS = "inform_offers"
    OFFER_FOLLOW_UP = "offer_follow_up"
    OFFER_GUIDANCE = "offer_guidance"
    AFTER_SERVICE = "after_service"
    OTHER = "other"


ANSWERED_BY = {
    Outcome.DIALOGUE: Counterpart.YOUTH,
    Outcome.EXPLICIT_REFUSAL: Counterpart.YOUTH,
    Outcome.GUARDIAN_FEEDBACK: Counterpart.GUARDIAN,
    Outcome.THIRD_PARTY_REPORT: Counterpart.THIRD_PARTY,
}
"""Who answered, where the outcome says it; silence has none but whom one tried."""


class ContactInFuture(NotAcceptable):
    message = msgid("A contact is written down when it has been tried, not before.")
    remedy = msgid("Choose today or an earlier day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """An attempt; `hindered` where illness or imprisonment keeps a minor from answering (TC-08)."""

    on: date
    outcome: Outcome
    counterpart: Counterpart = Counterpart.YOUTH
    birth_date: date | None = None
    hindered: bool = False

    @property
    def under_age(self) -> bool:
        """Whether the youth was under 18 that day; who has no known birth date is not."""
        return self.birth_date is not None and age_on(self.birth_date, self.on) < OF_AGE


@dataclass(frozen=True, slots=True)
class Counted:
    """Whether it is contact, and what table 2c calls it."""

    counts: bool
    kind: ContactKind


@dataclass(frozen=True, slots=True)
class Logged:
    """A line of the log as the status rules read it."""

    on: date
    counts: bool
    kind: ContactKind


@dataclass(frozen=True, slots=True)
class FromLog:
    """What the log says of contact: the first that counts, and a no that nothing later has changed."""

    contact: Contact | None
    refusal: Refusal | None


def from_log(lines: Iterable[Logged], since: date, until: date) -> FromLog:
    """What was reached in a registration: from its first day through a day.

    Where nothing counts the latest attempt stands, so that the rule can say why it does not.
    """
    within = sorted((line for line in lines if since <= line.on <= until), key=lambda line: line.on)
    reached = [line for line in within if line.counts]
    if not reached:
        latest = within[-1] if within else None
        return FromLog(Contact(kind=latest.kind, date=latest.on) if latest else None, None)
    first, last = reached[0], reached[-1]
    said_no = last.kind == "explicit_refusal"
    kind = first if first.kind != "explicit_refusal" or said_no else replace(first, kind="dialogue")
    return FromLog(Contact(kind=kind.kind, date=first.on), Refusal(of="follow_up", date=last.on) if said_no else None)
