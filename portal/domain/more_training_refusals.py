"""Why a right to more training, or a step of it, is not written down, in the words of the field."""

from portal.domain.refusals import Conflict, NotAcceptable
from portal.domain.texts import msgid


class HasThisRight(Conflict):
    message = msgid("The right to more training in this subject is recorded already.")
    remedy = msgid("Add what has happened to it instead.")


class NotCompleted(NotAcceptable):
    """R-180: only who has been through upper secondary education."""

    message = msgid("The right to more training comes after upper secondary education, which is not completed yet.")
    remedy = msgid("Give a day of completion that has passed.")


class RightEnded(Conflict):
    """V-051: passed, so nothing more happens with it."""

    message = msgid("The subject is passed: the right to more training has ended.")


class ProviderMissing(NotAcceptable):
    message = msgid("An enrolment needs the school or adult education that gives the training.")
    remedy = msgid("Choose who gives the training.")


class NotYetHappened(NotAcceptable):
    message = msgid("What has not happened yet cannot be recorded.")
    remedy = msgid("Give a day up to and including today, and after the completion.")


class EnrolFirst(NotAcceptable):
    """R-186: those who are enrolled are called to the conversation."""

    message = msgid("Only who is enrolled is called to a mapping and intake conversation.")
    remedy = msgid("Record the enrolment first.")
