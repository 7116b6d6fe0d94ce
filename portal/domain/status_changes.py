"""A status that somebody wants to set: from which day, by which code, and what stands in the way beside the rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.domain.refusals import Conflict, NotAcceptable
from portal.domain.report_days import report_days
from portal.domain.status_answers import Told
from portal.domain.texts import msgid


class StatusInFuture(NotAcceptable):
    message = msgid("A status says how it is or was, never how it will be.")
    remedy = msgid("Choose today or an earlier day.")


class CodeRetired(NotAcceptable):
    """A code that may not be set from that day; what was set before stays readable and is reported for its time."""

    message = msgid("The code %(code)s is not in use on the day you have chosen.")
    remedy = msgid("Choose the code that has taken its place. What was set before stands.")


class RuleRefuses(NotAcceptable):
    """The rules of table 2c refuse the code; `rule` is the row, `right` the code that fits, `missing` what lacks."""

    message = msgid("The code %(code)s cannot be set (rule %(rule)s).")
    remedy = msgid("The code that fits the facts is %(right)s.")


class OnlyUda(NotAcceptable):
    message = msgid("A status that others report without contact is set by UDA (rule TC-06).")
    remedy = msgid("Report it to UDA instead.")


class ReasonForCorrection(NotAcceptable):
    message = msgid("A correction says why the status was wrong.")
    remedy = msgid("Write a few words. Nothing about health or family.")


class ReportedAlready(NotAcceptable):
    """The status changes what is known of a day that has been reported; it wants a yes."""

    message = msgid("This changes what the report of %(day)s says now.")
    remedy = msgid("Say that you know, and save again. The report that was sent stands as it was.")


class SomebodyWasFirst(Conflict):
    message = msgid("Somebody else has changed the status since you opened the page.")
    remedy = msgid("Look at what stands now. What you have filled in is still here: save again if it is right.")


class NotAStatusOfThis(Conflict):
    message = msgid("This status has been corrected already.")
    remedy = msgid("Look at the history to see what stands now.")


@dataclass(frozen=True, slots=True)
class Term:
    """From when a code may be set, and through which day."""

    code: str
    valid_from: date
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the code may be set from this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What somebody wants: their answers, with the code they propose from `told.day` on.

    `seen` is the newest that the one who asks has seen of the youth's statuses; `knowing`, that it changes what was
    reported; `corrects` the status that was wrong, with the `reason`.
    """

    told: Told
    seen: str
    knowing: bool = False
    corrects: UUID | None = None
    reason: str = ""


def settable(terms: Mapping[str, Term], code: str, day: date) -> None:
    """Raise CodeRetired where the code may not be set from the day; a code without a term is unknown."""
    term = terms.get(code)
    if term is None or not term.holds(day):
        raise CodeRetired(code=code)


def reported_since(day: date, today: date) -> date | None:
    """The earliest day reported as of which a status from `day` changes; None where it changes none."""
    known = (report for year in range(day.year, today.year + 1) for report in report_days(year))
    return min((report for report in known if day <= report < today), default=None)
