"""Why a list, a row of its review or a report cannot be dealt with, in the words of the field."""

from portal.domain.refusals import Conflict, NotAcceptable, NotAllowed, NotKnown
from portal.domain.texts import msgid


class AlreadySent(Conflict):
    message = msgid("The lists of this day have been sent already.")
    remedy = msgid("Open the overview to see them.")


class NotADayForLists(NotAcceptable):
    message = msgid("Lists are sent on the four days of the year, or today.")
    remedy = msgid("Choose one of the days.")


class ListNotKnown(NotKnown):
    """The list does not exist, or is another district's."""


class NotAReviewer(NotAllowed):
    message = msgid("The district's OT contact reviews the list; you see how far it has come.")
    remedy = msgid("Tell the district's OT contact what you know.")


class NotAReporter(NotAllowed):
    message = msgid("Reports come from those who know the youth; UDA answers them.")
    remedy = msgid("Register the status instead.")


class ReviewFinished(Conflict):
    message = msgid("The review of this list is finished.")
    remedy = msgid("Open the review again if something has to be changed.")


class ReviewNotFinished(Conflict):
    message = msgid("The review of this list is not finished.")


class RowsLeft(NotAcceptable):
    message = msgid("%(number)s rows are not done yet.")
    remedy = msgid("Answer the questions in every row before you finish.")


class RowChanged(Conflict):
    message = msgid("Somebody else has saved this row since you opened it.")
    remedy = msgid("See what is saved now, and save yours again if it is still right.")


class ReportWaits(Conflict):
    message = msgid("A report about this youth waits for UDA already.")
    remedy = msgid("UDA answers it first. Then you can report again.")


class ActivityAhead(NotAcceptable):
    message = msgid("The activity has not begun yet.")
    remedy = msgid("Report it when it has begun.")


class StartMissing(NotAcceptable):
    message = msgid("This activity needs the day on which it began.")
    remedy = msgid("Write since when.")


class NothingToReport(NotAcceptable):
    message = msgid("A report gives no other code than the youth has now: %(why)s")
    remedy = msgid("Where the youth has been reached, the status is registered with the contact.")


class ReportDecided(Conflict):
    message = msgid("%(who)s has answered this report already.")
    remedy = msgid("Go on with the next one in the queue.")


class ReportReasonMissing(NotAcceptable):
    message = msgid("A no to a report needs a reason.")
    remedy = msgid("Write in a few words why, so that the reporter understands it.")
