"""Why a duty of the wheel, or the wheel itself, cannot be changed, in the words of the field."""

from portal.domain.refusals import Conflict, NotAcceptable, NotAllowed
from portal.domain.texts import msgid


class MarkedMeanwhile(Conflict):
    """Two people marked the same duty at once; the first word stands."""

    message = msgid("Somebody else at your unit has marked this duty since you opened the page.")
    remedy = msgid("Open the page anew and see how it stands now.")


class NotYourDuty(NotAllowed):
    message = msgid("This duty belongs to another unit.")
    remedy = msgid("The unit that has the duty marks it itself.")


class DutyEnded(Conflict):
    message = msgid("The unit was closed before this day, so the duty has ended.")
    remedy = msgid("The unit that took over has a duty of its own.")


class AlreadyMade(Conflict):
    message = msgid("The wheel of this school year is made already.")
    remedy = msgid("Open it and change the days that are different.")


class ChangedMeanwhile(Conflict):
    message = msgid("Somebody else has changed this row of the wheel since you opened the page.")
    remedy = msgid("Open the page anew, see what was changed, and change it again if it is still wrong.")


class OutsideTheSchoolYear(NotAcceptable):
    message = msgid("The day is not in this school year (1 August to 31 July).")
    remedy = msgid("Choose a day in the school year, or change the wheel of the other year.")


class NumberInTheNews(NotAcceptable):
    """Everybody at work reads the news, so nobody's number may stand there."""

    message = msgid("There is something that looks like a national identity number in the text.")
    remedy = msgid("News are about rules and offers, never about a person. Take it out and post again.")
