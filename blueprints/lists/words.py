"""What the pages about lists call things: answers, states, activities, reporters."""

from collections.abc import Iterable, Mapping
from datetime import date

from blueprints.labels import day
from blueprints.texts import _
from portal.domain.otuk_lists import Known, Reached, WithNav
from portal.domain.texts import msgid
from portal.queries.otuk_lists import Departure, Sent

KNOWN: Mapping[str, str] = {Known.YES: msgid("Yes"), Known.NO: msgid("No")}
REACHED: Mapping[str, str] = {
    Reached.NOT_TRIED: msgid("Not tried"),
    Reached.NO_REPLY: msgid("Tried, no reply"),
    Reached.DIALOGUE: msgid("Spoke with the youth"),
}
WITH_NAV: Mapping[str, str] = {
    WithNav.NO_NEED: msgid("No need found"),
    WithNav.TO_AGREE: msgid("To be agreed"),
    WithNav.AGREED: msgid("Agreed with Nav"),
}
QUESTIONS = (
    ("known", msgid("Known to us?"), KNOWN),
    ("reached", msgid("Contacted?"), REACHED),
    ("with_nav", msgid("Agreed with Nav?"), WITH_NAV),
)
CHANNELS: Mapping[str, str] = {
    "phone": msgid("Phone"),
    "sms": msgid("Text message"),
    "mail": msgid("E-mail"),
    "letter": msgid("Letter"),
    "visit": msgid("Visit"),
    "meeting": msgid("Meeting"),
    "social_media": msgid("Social media"),
}
ACTIVITIES: Mapping[str, str] = {
    "work": msgid("Work"),
    "public_vgs": msgid("Public upper secondary school"),
    "private_vgs": msgid("Private upper secondary school"),
    "other_county_vgs": msgid("Upper secondary school in another county"),
    "vgs_abroad": msgid("Upper secondary school abroad"),
    "vo_youth_right": msgid("Upper secondary for adults, with youth right"),
    "higher_level_course": msgid("Course at a higher level"),
    "apprenticeship": msgid("Apprenticeship"),
    "practice_certificate": msgid("Practice certificate"),
    "planned_basic_competence": msgid("Planned basic competence"),
    "measure_nav": msgid("Measure from Nav"),
    "measure_county": msgid("Measure from the county"),
    "measure_both": msgid("Measure from Nav and the county together"),
}
REPORTERS: Mapping[str, str] = {
    "school": msgid("School"),
    "district": msgid("District"),
    "private_school": msgid("Private school"),
    "apprenticeships": msgid("Apprenticeship office"),
    "adult_education": msgid("Adult education"),
}
REPORT_STATES: Mapping[str, tuple[str, str, str]] = {
    "waiting": (msgid("Waits for UDA"), "info", "…"),
    "taken": (msgid("UDA has registered it"), "success", "✓"),
    "declined": (msgid("UDA said no"), "warning", "!"),
}
SHOWS: Mapping[str, str] = {
    "undone": msgid("Left to do"),
    "done": msgid("Done"),
    "new": msgid("New"),
    "nav": msgid("For Nav"),
    "all": msgid("All"),
}
SUMMARY: Mapping[str, str] = {
    "youths": msgid("On the list"),
    "left": msgid("Have left the list"),
    "known": msgid("Known to the district"),
    "reached": msgid("Spoken with"),
    "no_reply": msgid("Tried, no reply"),
    "agreed": msgid("Agreed with Nav"),
    "to_agree": msgid("To be agreed with Nav"),
    "reported": msgid("Reported to UDA"),
}


def name_of(names: Mapping[str, str], word: str | None) -> str:
    """The word's name in the reader's language; a word of somebody else's stands as it is."""
    return _(names[word]) if word and word in names else (word or "")


def state(sent: Sent, today: date) -> tuple[str, str, str]:
    """How far the review has come: words, colour and sign."""
    if sent.finished:
        return _("Finished"), "success", "✓"
    if sent.late(today):
        return _("Late"), "danger", "!"
    if sent.opened_at is None:
        return _("Not opened"), "warning", "…"
    return _("Under way"), "info", "…"


def departures(left: Iterable[Departure]) -> list[str]:
    """When how many left the list."""
    return [
        _("%(number)s left the list on %(day)s", number=one.youths, day=day(one.left_on))
        if one.left_on
        else _("%(number)s no longer stand on the list for another reason", number=one.youths)
        for one in left
    ]


def summary(counts: Mapping[str, object]) -> list[tuple[str, str]]:
    """The counts of a finished review, for UDA."""
    return [(_(label), str(counts[word])) for word, label in SUMMARY.items() if word in counts]
