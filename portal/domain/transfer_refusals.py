"""Why a file of the year is not taken in, confirmed or taken back."""

from portal.domain.refusals import Conflict, NotAllowed
from portal.domain.texts import msgid


class AlreadySent(Conflict):
    """The same file, byte by byte, came before: nothing of it is taken in twice."""

    message = msgid("This file has been sent before. Nothing was changed.")
    remedy = msgid("Open the earlier file to see what it did. To send it anew, take the earlier one back first.")


class NotYoursToSend(NotAllowed):
    message = msgid("Your role does not send files of this kind.")
    remedy = msgid("Ask UDA who sends it.")


class NotNow(Conflict):
    """Somebody was quicker, or it is not at that stage."""

    message = msgid("This file is no longer at the stage you saw. Somebody may have been quicker.")
    remedy = msgid("Open the file again and see how far it is.")


class DecidedAlready(Conflict):
    message = msgid("Somebody has already said whose row this is.")
    remedy = msgid("Go on with the next one.")
