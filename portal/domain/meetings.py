"""Meetings: who may convene which kind, with whom, and when (TD-09, TD-10, TE-01, TE-02, TE-03, TE-08)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum

from portal.domain.refusals import NotAcceptable, NotAllowed
from portal.domain.texts import msgid
from portal.domain.words import Basis, Role

LONGEST = timedelta(hours=12)
FARTHEST = timedelta(days=366)


class Kind(StrEnum):
    """A kind of meeting about one youth; network meetings are about nobody (TD-12)."""

    CONVERSATION = "conversation"
    CLARIFICATION = "clarification"
    COLLABORATION = "collaboration"


class Answer(StrEnum):
    """What somebody invited says."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


class Partners(Enum):
    """Whether others than the convener and the youth are there."""

    NONE = 0
    SOME = 1


@dataclass(frozen=True, slots=True)
class Convening:
    """One row: by `rule`, `role` with one of the `bases` may convene `kind` with such partners."""

    rule: str
    kind: Kind
    role: Role
    bases: frozenset[Basis]
    partners: Partners


DUTY, EITHER = frozenset({Basis.DUTY}), frozenset({Basis.DUTY, Basis.CONSENT})
CONVENINGS = (
    Convening("TD-10", Kind.CONVERSATION, Role.COUNSELLOR, DUTY, Partners.NONE),
    Convening("TD-10", Kind.CONVERSATION, Role.DISTRICT_OT, EITHER, Partners.NONE),
    Convening("TD-10", Kind.CONVERSATION, Role.FAGOPPLAERING, DUTY, Partners.NONE),
    Convening("TD-10", Kind.CLARIFICATION, Role.COUNSELLOR, DUTY, Partners.NONE),
    Convening("TE-01", Kind.CLARIFICATION, Role.COUNSELLOR, DUTY, Partners.SOME),
    Convening("TE-08", Kind.CLARIFICATION, Role.FAGOPPLAERING, DUTY, Partners.SOME),
    Convening("TE-02", Kind.COLLABORATION, Role.DISTRICT_OT, EITHER, Partners.SOME),
)


@dataclass(frozen=True, slots=True)
class Convener:
    """Who calls: the role, the ground they stand on, and whether the youth is mapped as far as they may see."""

    role: Role | None
    basis: Basis | None
    mapped: bool


@dataclass(frozen=True, slots=True)
class Call:
    """What is called; the youth and the convener are always invited, `seats` are the others."""

    kind: Kind
    start: datetime
    end: datetime
    place: str
    seats: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody to be invited, and whether they could open the case now, and when the meeting is held."""

    seat_id: int
    name: str
    now: bool
    then: bool


class NotYoursToConvene(NotAllowed):
    message = msgid("Your role does not convene this kind of meeting.")
    remedy = msgid("A clarification meeting is convened by the counsellor, a collaboration meeting by the OT contact.")


class ConversationIsForTwo(NotAcceptable):
    message = msgid("A conversation is between you and the youth.")
    remedy = msgid("Choose a clarification meeting, or invite nobody else.")


class NobodyInvited(NotAcceptable):
    message = msgid("A collaboration meeting needs at least one partner.")
    remedy = msgid("Choose whom to invite.")


class MappingLacking(NotAcceptable):
    message = msgid("A collaboration meeting comes after the mapping, and nothing is mapped yet.")
    remedy = msgid("Write down situation, needs and goals first.")


class InThePast(NotAcceptable):
    message = msgid("The meeting begins in the past.")
    remedy = msgid("Choose a time ahead.")


class EndsBeforeItBegins(NotAcceptable):
    message = msgid("The meeting ends before it begins.")
    remedy = msgid("Choose a later end.")


class TooLongOrTooFar(NotAcceptable):
    message = msgid("A meeting lasts for 12 hours at most, and is called at most a year ahead.")
    remedy = msgid("Choose another time.")


class ConsentLacking(NotAcceptable):
    """TD-09, bug:13: each of `parties` could not open the case now, or not when the meeting is held."""

    message = msgid("Consent is lacking for %(parties)s. Nobody is invited before the youth has consented.")
    remedy = msgid("Ask the youth for consent, or leave them out.")

    def __init__(self, parties: Sequence[Party]) -> None:
        super().__init__(parties=", ".join(party.name for party in parties))
        self.parties = tuple(parties)


def check(call: Call, convener: Convener, parties: Sequence[Party], *, at: datetime) -> str:
    """Give the rule by which the meeting may be called; each refusal above says why it may not."""
    rule = _convening(call, convener)
    _check_time(call, at)
    if call.kind is Kind.COLLABORATION and not convener.mapped:
        raise MappingLacking
    lacking = [party for party in parties if not (party.now and party.then)]
    if lacking:
        raise ConsentLacking(lacking)
    return rule


def kinds_of(role: Role | None, basis: Basis | None) -> tuple[Kind, ...]:
    """The kinds that this role convenes on this ground, each once."""
    return tuple(dict.fromkeys(row.kind for row in CONVENINGS if row.role is role and basis in row.bases))


def _convening(call: Call, convener: Convener) -> str:
    rows = [
        row for row in CONVENINGS if row.kind is call.kind and row.role is convener.role and convener.basis in row.bases
    ]
    if not rows:
        raise NotYoursToConvene
    partners = Partners.SOME if call.seats else Partners.NONE
    fitting = [row for row in rows if row.partners is partners]
    if not fitting:
        raise ConversationIsForTwo if call.seats else NobodyInvited
    return fitting[0].rule


def _check_time(call: Call, at: datetime) -> None:
    if call.start <= at:
        raise InThePast
    if call.end <= call.start:
        raise EndsBeforeItBegins
    if call.end - call.start > LONGEST or call.start - at > FARTHEST:
        raise TooLongOrTooFar
