"""Why a plan, a measure or an answer to it is not written down, in the words of the field."""

from portal.domain.refusals import Conflict, NotAcceptable, NotAllowed
from portal.domain.texts import msgid


class NotYoursToWrite(NotAllowed):
    """TE-06, A-18."""

    message = msgid("The school's counsellor or the district's OT contact writes the plan.")
    remedy = msgid("You can add and change your own service's measures.")


class EndMissing(NotAcceptable):
    """TE-06."""

    message = msgid("A follow-up plan must have an end.")
    remedy = msgid("Give the last day of the plan.")


class EndsBeforeStart(NotAcceptable):
    message = msgid("The last day is before the first.")
    remedy = msgid("Change one of the days.")


class SayMore(NotAcceptable):
    message = msgid("Something that must be written is empty.")
    remedy = msgid("Write it, in the youth's own words where it is the youth's.")


class EvaluationMissing(NotAcceptable):
    message = msgid("A plan needs at least one day on which it is evaluated.")
    remedy = msgid("Give a day within the plan.")


class EvaluationOutside(NotAcceptable):
    message = msgid("An evaluation must be within the days of the plan.")
    remedy = msgid("Change the day, or the days of the plan.")


class TransitionIncomplete(NotAcceptable):
    """R-102."""

    message = msgid("A transition needs both what happens and who carries it.")
    remedy = msgid("Fill in both, or neither.")


class MeasureOutside(NotAcceptable):
    message = msgid("The measure is outside the days of the plan.")
    remedy = msgid("Change the measure's days. A longer plan is made by renewing it.")


class MeasureUndone(NotAcceptable):
    message = msgid("A measure that has not begun cannot be done already.")
    remedy = msgid("Change how it stands, or the day it begins.")


class ChangedMeanwhile(Conflict):
    """Nobody's text is lost: the other's version and one's own stand beside each other."""

    message = msgid("Somebody else saved while you were writing. Nothing of yours is lost.")
    remedy = msgid("See what the other wrote, put the two together, and save again.")


class NotYourMeasure(NotAllowed):
    """bug:10."""

    message = msgid("Another service wrote this measure. Only that service changes it.")
    remedy = msgid("Add a measure of your own, or talk with the service.")


class PlanEnded(Conflict):
    message = msgid("The plan has ended.")
    remedy = msgid("Renew the plan to go on.")
