"""Why a report or a status file cannot go on, in the words of the field."""

from portal.domain.refusals import Conflict, NotAcceptable, NotAllowed
from portal.domain.texts import msgid


class TakesNoStatistics(NotAcceptable):
    """V-024."""

    message = msgid("Udir takes no statistics in April, May and August.")
    remedy = msgid("Choose 15 November or 15 June.")


class NotAReportDay(NotAcceptable):
    message = msgid("%(day)s is not one of the days that Udir is reported to as of.")
    remedy = msgid("Choose 15 November or 15 June.")


class ReportBegun(Conflict):
    message = msgid("This report has been begun already, perhaps by a colleague a moment ago.")
    remedy = msgid("Open it from the list of reports.")


class NotTheTurn(Conflict):
    """The report stands in another state than the page showed."""

    message = msgid("The report has come further, or has gone back, since you opened the page.")
    remedy = msgid("Open the report anew to see where it stands.")


class ChecksOpen(NotAcceptable):
    message = msgid("There are findings that must be mended before the report can be signed.")
    remedy = msgid("Mend what the checks name, then check again.")


class DayNotCome(NotAcceptable):
    message = msgid("The report is as of %(day)s, and that day has not come yet.")
    remedy = msgid("You may check and mend already. Sign on the day or after it.")


class CorrectionWithoutReason(NotAcceptable):
    message = msgid("A correction needs a reason: Udir will ask for it.")
    remedy = msgid("Write what was wrong in the version that was sent.")


class NotWholeForYou(NotAllowed):
    """Nobody takes out part of a report and believes that it is all of it."""

    message = msgid(
        "You have declared a conflict of interest with somebody who is in this file, so you cannot take it."
    )
    remedy = msgid("Ask another coordinator in UDA to take the file out.")


class ReceiptMissing(NotAcceptable):
    message = msgid("Write what VIGO-OT answered: it is the proof that the file was carried.")
    remedy = msgid("The number of rows that were read in, or the number of the receipt.")


class CarriedAlready(Conflict):
    message = msgid("The file is marked as carried already, or a newer one is.")
    remedy = msgid("Open the list of files to see which was carried, when and by whom.")
