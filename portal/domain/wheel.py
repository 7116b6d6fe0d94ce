"""How a duty of the annual wheel stands on a day, and when somebody is to be reminded of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.words import UnitKind

AHEAD_DAYS, SOON_DAYS, LATE_DAYS = 14, 3, 7


class Owner(StrEnum):
    """Whose duty it is; NOBODY's is a fact of the year, or shown by the dated rows that it repeats."""

    UDA = "uda"
    SCHOOLS = "schools"
    PUBLIC_UPPER = "public_upper"
    PRIVATE_UPPER = "private_upper"
    DISTRICTS = "districts"
    APPRENTICESHIPS = "apprenticeships"
    UDA_AND_APPRENTICESHIPS = "uda_and_apprenticeships"
    NOBODY = "nobody"


OWNERS: dict[Owner, tuple[UnitKind, ...]] = {
    Owner.UDA: (UnitKind.UDA,),
    Owner.SCHOOLS: (UnitKind.UPPER_SECONDARY, UnitKind.LOWER_SECONDARY),
    Owner.PUBLIC_UPPER: (UnitKind.UPPER_SECONDARY,),
    Owner.PRIVATE_UPPER: (UnitKind.PRIVATE_SCHOOL,),
    Owner.DISTRICTS: (UnitKind.DISTRICT,),
    Owner.APPRENTICESHIPS: (UnitKind.APPRENTICESHIP_OFFICE,),
    Owner.UDA_AND_APPRENTICESHIPS: (UnitKind.UDA, UnitKind.APPRENTICESHIP_OFFICE),
    Owner.NOBODY: (),
}
"""The kinds of unit that each owner is; the private ones are those with upper secondary training."""


class DoneRule(StrEnum):
    """What counts as done: BY_HAND is somebody's word, PASSES needs nothing done; the others the data answer."""

    BY_HAND = "by_hand"
    PASSES = "passes"
    LISTS_SENT = "lists_sent"
    REVIEWS_FINISHED = "reviews_finished"
    NETWORK_MEETINGS = "network_meetings"
    REPORT_FROZEN = "report_frozen"
    LETTERS_SENT = "letters_sent"
    LEAVERS_LOADED = "leavers_loaded"
    NON_APPLICANTS_LOADED = "non_applicants_loaded"
    WITHOUT_PLACE_LOADED = "without_place_loaded"
    MOVING_UP_LOADED = "moving_up_loaded"
    PRIVATE_PUPILS_SENT = "private_pupils_sent"
    PRIVATE_CHANGES_SENT = "private_changes_sent"
    PRIVATE_REPORTS_TAKEN = "private_reports_taken"
    NOBODY_UNEXPLAINED = "nobody_unexplained"


class Standing(StrEnum):
    """How a duty stands; the order is that of urgency."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    AHEAD = "ahead"
    LATER = "later"
    DONE = "done"
    ENDED = "ended"


class Reminder(StrEnum):
    """When the unit's people are told by mail, each once for a duty."""

    AHEAD = "ahead"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Due:
    """The day that the wheel names, and the working day beside it; late is who is past both."""

    on: date
    working: date

    @property
    def last(self) -> date:
        """The day after which it is late."""
        return max(self.on, self.working)

    @property
    def aim(self) -> date:
        """The day to keep: reminders count down to it."""
        return self.working


def standing(due: Due, today: date, *, done: bool, ended: bool = False) -> Standing:
    """Done or ended whatever the day; else by how far it is to the day to keep."""
    if done or ended:
        return Standing.DONE if done else Standing.ENDED
    if today > due.last:
        return Standing.LATE
    left = (due.aim - today).days
    near = ((0, Standing.TODAY), (SOON_DAYS, Standing.SOON), (AHEAD_DAYS, Standing.AHEAD))
    return next((name for days, name in near if left <= days), Standing.LATER)


def reminder(due: Due, today: date, *, weekly: bool = False) -> Reminder | None:
    """What is mailed on a day about a duty that is not done; what comes every week is mailed when late only."""
    over, left = (today - due.last).days, (due.aim - today).days
    if over > 0:
        return Reminder.LATE if over <= LATE_DAYS else None
    if weekly or left > AHEAD_DAYS:
        return None
    return Reminder.SOON if left <= SOON_DAYS else Reminder.AHEAD
