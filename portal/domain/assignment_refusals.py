"""Why an assignment cannot be set aside or confirmed, in the words of the field."""

from portal.domain.refusals import Conflict, NotAcceptable, NotAllowed
from portal.domain.texts import msgid


class NotAssignedYet(Conflict):
    message = msgid("The rules have not decided about this youth yet.")
    remedy = msgid("Start a run of the assignment first.")


class ReasonMissing(NotAcceptable):
    message = msgid("A decision against the rules needs a reason.")
    remedy = msgid("Write why another school is right for this youth.")


class NotASchoolWithDuty(NotAcceptable):
    message = msgid("The unit chosen is no school that can have the responsibility.")
    remedy = msgid("Choose a public school that is open.")


class NothingToConfirm(NotAcceptable):
    message = msgid("The rules propose nothing that could be confirmed.")
    remedy = msgid("Choose a school yourself and write why.")


class ProtectedAssignment(NotAllowed):
    """Only the named officer of UDA decides for a youth with a protected address (TD-13, TB-03)."""

    message = msgid("The address of this youth is protected. Only UDA's named officer may decide.")
    remedy = msgid("Hand it to the officer for protected addresses in UDA.")
