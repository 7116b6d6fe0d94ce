"""The OTUK lists of a school year: when they are sent, what the review of a row answers, when it is done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.domain.calendar import school_year_start

SEND_DAYS = ((10, 10), (11, 20), (2, 20), (4, 20))
"""10 October, 20 November, 20 February and 20 April (R 6.3.1)."""
PER_YEAR = len(SEND_DAYS)
"""So many reviews a district owes in a school year (TE-10, A-31)."""
TIME_TO_REVIEW = timedelta(weeks=4)
"""The sources set no day for the review; UDA may name another."""


class Known(StrEnum):
    """Whether the district knows the youth from before."""

    YES = "yes"
    NO = "no"


class Reached(StrEnum):
    """What came of trying to reach the youth; silence is never contact (K 1.1)."""

    NOT_TRIED = "not_tried"
    NO_REPLY = "no_reply"
    DIALOGUE = "dialogue"


class WithNav(StrEnum):
    """What is agreed with Nav on further follow-up, where a need is found (R 4.3)."""

    NO_NEED = "no_need"
    TO_AGREE = "to_agree"
    AGREED = "agreed"


CHANNELS = ("phone", "sms", "mail", "letter", "visit", "meeting", "social_media")


@dataclass(frozen=True, slots=True)
class Findings:
    """What the review of one row has found so far; `channel` says how the youth was tried."""

    known: Known | None = None
    reached: Reached | None = None
    with_nav: WithNav | None = None
    channel: str = CHANNELS[0]

    @property
    def done(self) -> bool:
        """Every question is answered."""
        return None not in {self.known, self.reached, self.with_nav}

    @property
    def tried(self) -> bool:
        """Somebody tried to reach the youth."""
        return self.reached in {Reached.NO_REPLY, Reached.DIALOGUE}


def send_days(day: date) -> tuple[date, ...]:
    """The four days of the school year that holds this day, in order."""
    starts = school_year_start(day)
    return tuple(date(starts.year + ((month, number) < (starts.month, starts.day)), month, number)
                 for month, number in SEND_DAYS)  # fmt: skip


def day_to_send(today: date, sent: Collection[date]) -> date:
    """The newest day that has come since the newest list, else the next one, else today."""
    newest = max(sent, default=date.min)
    unsent = [day for day in send_days(today) if day > newest]
    come = [day for day in unsent if day <= today]
    return come[-1] if come else next(iter(unsent), today)


def may_be_sent_for(day: date, today: date) -> bool:
    """A day of the wheel in this school year, or today."""
    return day == today or day in send_days(today)


def review_by(sent_on: date) -> date:
    """The day by which the review should be finished, where UDA names no other."""
    return sent_on + TIME_TO_REVIEW
