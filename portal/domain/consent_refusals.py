"""Why a consent is not accepted, or cannot be changed any more, in the words of the field."""

from portal.domain.refusals import Conflict, NotAcceptable
from portal.domain.texts import msgid


class NoticeNotShown(NotAcceptable):
    message = msgid("The notice has not been shown.")
    remedy = msgid("Go through the notice with the youth before the consent is given.")


class NoGiver(NotAcceptable):
    message = msgid("It does not say who gives the consent.")
    remedy = msgid("Choose the youth, a guardian or a representative.")


class NoCollector(NotAcceptable):
    message = msgid("It does not say who has collected the consent.")
    remedy = msgid("Sign in and record the consent in your own name.")


class NoEvidence(NotAcceptable):
    message = msgid("There is no evidence of how the consent was given.")
    remedy = msgid("Write down who heard it, or attach the signed paper.")


class NoEnd(NotAcceptable):
    message = msgid("The consent has no last day.")
    remedy = msgid("Choose a last day, at most 12 months ahead.")


class EndsBeforeItStarts(NotAcceptable):
    message = msgid("The last day is before the first day.")
    remedy = msgid("Choose a last day on or after the first day.")


class TooLong(NotAcceptable):
    message = msgid("A consent lasts for at most 12 months.")
    remedy = msgid("Choose %(latest)s or an earlier last day; the consent can be renewed.")


class DecidedInTheFuture(NotAcceptable):
    message = msgid("The decision is dated in the future.")
    remedy = msgid("Choose the day on which the youth decided.")


class AuthorityMissing(NotAcceptable):
    message = msgid("There is no evidence of the authority to decide for the youth.")
    remedy = msgid("Write down on which ground the guardian or representative decides.")


class GuardianNeededToo(NotAcceptable):
    message = msgid("A youth under 16 gives consent together with a guardian.")
    remedy = msgid("Write down which guardian agrees, and how.")


class NoParty(NotAcceptable):
    message = msgid("The consent names nobody.")
    remedy = msgid("Choose at least one service that it is about.")


class NoLine(NotAcceptable):
    message = msgid("The consent permits and denies nothing.")
    remedy = msgid("Choose at least one category of information, or a meeting.")


class PartyNotNamed(NotAcceptable):
    message = msgid("A line is about a service that the consent does not name.")
    remedy = msgid("Name the service, or take the line out.")


class LineTwice(NotAcceptable):
    message = msgid("The same line stands in the consent twice.")
    remedy = msgid("Keep one of them: permit or deny.")


class CategoryCannotBeConsentedTo(NotAcceptable):
    message = msgid("A line names something that no consent can be about.")
    remedy = msgid("Name each category of information by itself.")


class MeetingIsForMeetings(NotAcceptable):
    message = msgid("Taking part is a line about meetings, and a line about meetings is about taking part.")
    remedy = msgid("Choose meetings to invite the service; choose a category to share information.")


class RefusalHasNoLines(NotAcceptable):
    message = msgid("A refusal has no lines.")
    remedy = msgid("Refuse as a whole, or give a consent with the lines that are denied.")


class AlreadyWithdrawn(Conflict):
    message = msgid("This consent is already withdrawn.")


class ConsentHasEnded(Conflict):
    message = msgid("This consent has ended.")
    remedy = msgid("Ask for a new consent.")


class AlreadyRenewed(Conflict):
    message = msgid("This consent is already renewed.")
    remedy = msgid("Open the newer consent.")


class NothingToTakeBack(Conflict):
    message = msgid("None of these lines is in force.")


class LineNotInConsent(NotAcceptable):
    message = msgid("This line does not stand in the consent.")
    remedy = msgid("A consent can be narrowed, not widened. Ask for a new consent.")
