"""What the pages of the wheel call things."""

from blueprints.texts import _
from portal.domain.texts import msgid
from portal.domain.wheel import DoneRule, Owner
from portal.domain.wheel_dates import Shift
from portal.domain.words import UnitKind
from portal.queries.wheel import ItemRow
from portal.queries.wheel_overview import DutyRow

OWNERS: dict[str, str] = {
    Owner.UDA: msgid("The education administration"),
    Owner.SCHOOLS: msgid("The schools"),
    Owner.PUBLIC_UPPER: msgid("Public upper secondary schools"),
    Owner.PRIVATE_UPPER: msgid("Private upper secondary schools"),
    Owner.DISTRICTS: msgid("The districts"),
    Owner.APPRENTICESHIPS: msgid("The apprenticeship office"),
    Owner.UDA_AND_APPRENTICESHIPS: msgid("The education administration and the apprenticeship office"),
    Owner.NOBODY: msgid("Nobody: this is how the year is"),
}
SHIFTS: dict[str, str] = {
    Shift.BEFORE: msgid("The working day before, where the day is none"),
    Shift.AFTER: msgid("The working day after, where the day is none"),
    Shift.NONE: msgid("The day itself, whatever day it is"),
}
DONE_RULES: dict[str, str] = {
    DoneRule.BY_HAND: msgid("Somebody at the unit marks it as done."),
    DoneRule.PASSES: msgid("Nothing is to be marked."),
    DoneRule.LISTS_SENT: msgid("Done when the OTUK lists for this day are sent."),
    DoneRule.REVIEWS_FINISHED: msgid("Done when four reviews of the OTUK list are finished."),
    DoneRule.NETWORK_MEETINGS: msgid(
        "Done when two network meetings are held. Until they are called here: mark it by hand."
    ),
    DoneRule.REPORT_FROZEN: msgid("Done when the report to Udir for this day is frozen."),
    DoneRule.LETTERS_SENT: msgid("Done when the letters to non-applicants are sent."),
    DoneRule.LEAVERS_LOADED: msgid("Done when the weekly file of leavers is taken in."),
    DoneRule.NON_APPLICANTS_LOADED: msgid("Done when the file of non-applicants is taken in."),
    DoneRule.WITHOUT_PLACE_LOADED: msgid("Done when the file of youths without a school place is taken in."),
    DoneRule.MOVING_UP_LOADED: msgid("Done when the file of pupils with preventive follow-up is taken in."),
    DoneRule.PRIVATE_PUPILS_SENT: msgid("Done when the school's file of pupils is taken in."),
    DoneRule.PRIVATE_CHANGES_SENT: msgid("Done when the school's file of who quit and started is taken in."),
    DoneRule.PRIVATE_REPORTS_TAKEN: msgid("Done when no report from a private school waits for UDA."),
    DoneRule.NOBODY_UNEXPLAINED: msgid(
        "Done when the school has tried to reach, or has reported on, each of its youths with unknown activity."
    ),
}  # fmt: skip
KINDS: dict[str, str] = {
    UnitKind.UPPER_SECONDARY: msgid("Upper secondary schools"),
    UnitKind.LOWER_SECONDARY: msgid("Lower secondary schools"),
    UnitKind.PRIVATE_SCHOOL: msgid("Private schools"),
    UnitKind.DISTRICT: msgid("Districts"),
    UnitKind.APPRENTICESHIP_OFFICE: msgid("The apprenticeship office"),
    UnitKind.UDA: msgid("The education administration"),
}
STATES: dict[str, str] = {
    "late": msgid("Late"),
    "open": msgid("Not done"),
    "done": msgid("Done"),
    "ended": msgid("Ended with the unit"),
}
NEWS_KINDS: dict[str, str] = {
    "rules": msgid("Changed rules"),
    "offers": msgid("School offers"),
    "routine": msgid("Routines"),
}


def name_of(words: dict[str, str], code: str) -> str:
    """In the reader's language; what we have no word for is shown as it is."""
    return _(words[code]) if code in words else code


def counted(row: ItemRow | DutyRow) -> str:
    """What the data say of a duty, in words; nothing where they have not been asked."""
    if row.counted is None:
        return ""
    if row.done_rule == DoneRule.NOBODY_UNEXPLAINED:
        if row.counted == 1:
            return _("one youth without explanation")
        return _("%(number)d youths without explanation", number=row.counted)
    if row.done_rule == DoneRule.PRIVATE_REPORTS_TAKEN:
        return _("%(number)d reports wait", number=row.counted)
    if row.wanted > 1:
        return _("%(number)d of %(wanted)d", number=row.counted, wanted=row.wanted)
    return ""


def year_name(year: int) -> str:
    """2026/27."""
    return f"{year}/{(year + 1) % 100:02}"
