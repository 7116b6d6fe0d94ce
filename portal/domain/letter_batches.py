"""Letters made together: what is asked for, when they may be settled, and who is left out (R-171)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from portal.domain.calendar import school_year
from portal.domain.letter_texts import LetterKind
from portal.domain.refusals import Conflict, NotAcceptable, NotAllowed
from portal.domain.texts import msgid
from portal.domain.words import Language

PRINT_JOB: Final = "print_letters"
SETTLE_JOB: Final = "settle_letters"
TOGETHER: Final = 1000
"""Letters in each print file."""
SILENCE: Final = "KL-02"
"""The row by which a letter is an attempt and never contact: nobody has answered it yet (K 1.1)."""


class Settled(StrEnum):
    """What became of a batch: on its way, and there."""

    SENDING = "sending"
    DISCARDING = "discarding"


@dataclass(frozen=True, slots=True)
class BatchWish:
    """Letters to the non-applicants registered from `since` through `until`, who are asked to answer by a day."""

    since: date
    until: date
    reply_by: date
    language: Language = Language.BOKMAL
    kind: LetterKind = LetterKind.NON_APPLICANTS


class DaysOutOfOrder(NotAcceptable):
    message = msgid("The first day is after the last, or the answer is asked for before the letter is sent.")
    remedy = msgid("Correct the days.")


class NobodyToWriteTo(NotAcceptable):
    message = msgid("Nobody is left to write to in these days.")
    remedy = msgid("Choose other days, or mend the addresses that are missing.")


class BatchSettled(Conflict):
    """Sent is sent: it cannot be undone."""

    message = msgid("These letters are sent or discarded already, or are still being made.")
    remedy = msgid("Open the batch anew to see how it stands.")


class AddressProtectedSince(Conflict):
    """An address in the print file has become protected (TD-13)."""

    message = msgid("Somebody in this batch has got a protected address since it was made.")
    remedy = msgid("Discard the batch, destroy what is printed, and make a new one.")


class ProtectedLetter(NotAllowed):
    """A letter by post to a protected address is for the named officer alone (TD-13)."""

    message = msgid("The address of this youth is protected. Only UDA's named officer sends letters there.")
    remedy = msgid("Give the letter by hand, or ask the officer for protected addresses in UDA.")


def check(wish: BatchWish, today: date) -> None:
    """Raises DaysOutOfOrder."""
    if wish.since > wish.until or wish.reply_by < today:
        raise DaysOutOfOrder


def coming_school_year(day: date) -> str:
    """2026–2027: the one that is applied for on a day."""
    begins = school_year(day) + 1
    return f"{begins}–{begins + 1}"
