"""What the statistics page calls things."""

from blueprints.labels import ENTRY_REASONS, status_name
from blueprints.texts import _
from portal.domain.disclosure import CITY
from portal.domain.statistics import DISTRICT, NO_DISTRICT, NO_SCHOOL, OVER, SCHOOL, UNDER
from portal.domain.texts import msgid

LEVELS = {"city": msgid("The city"), DISTRICT: msgid("Districts"), SCHOOL: msgid("Schools")}
DIMENSIONS = {
    "status": msgid("Main group and status code"),
    "reason": msgid("Entry reason"),
    "gender": msgid("Gender"),
    "age": msgid("Age"),
    "years": msgid("Registered before"),
    "target": msgid("Oslo's target group"),
    "contact": msgid("Time to first contact"),
    "consent": msgid("Consent this school year"),
    "meeting": msgid("Meeting this school year"),
    "plan": msgid("Follow-up plan this school year"),
}
MEASURES = {
    "oslo": msgid("In Oslo's target group"),
    "national": msgid("In the national target group"),
    "unknown": msgid("Unknown activity"),
    "unreached": msgid("Not reached, of those outside training and work"),
    "not_applied": msgid("Have not applied"),
    "again": msgid("Registered in an earlier school year too"),
    "soon": msgid("First contact within 30 days"),
    "consent": msgid("Have given a consent"),
    "meeting": msgid("Have been called to a meeting"),
    "plan": msgid("Have a follow-up plan"),
}
GROUPS = {
    "group1": msgid("1 Unknown activity"),
    "group2": msgid("2 Under follow-up and guidance"),
    "group3": msgid("3 In activity"),
    "group4": msgid("4 Clarified"),
    "group5": msgid("5 Registered, but not in the target group"),
}
VALUES = {
    "status": GROUPS,
    "reason": ENTRY_REASONS,
    "gender": {"girl": msgid("Girls"), "boy": msgid("Boys")},
    "years": {"first": msgid("First school year"), "again": msgid("Registered in an earlier school year too")},
    "target": {"yes": msgid("In the target group"), "no": msgid("Not in the target group")},
    "contact": {
        "days14": msgid("Within 14 days"), "days30": msgid("15 to 30 days"), "days60": msgid("31 to 60 days"),
        "later": msgid("After 60 days"), "none": msgid("No contact yet"),
    },
    "consent": {"yes": msgid("Has given a consent"), "no": msgid("No consent")},
    "meeting": {"yes": msgid("Has been called to a meeting"), "no": msgid("No meeting")},
    "plan": {"yes": msgid("Has a follow-up plan"), "no": msgid("No follow-up plan")},
}  # fmt: skip
AGES = {UNDER: msgid("%(age)d or younger"), OVER: msgid("%(age)d or older")}


def value_name(dimension: str, value: str) -> str:
    """A value as the page calls it."""
    if value == "unknown":
        return _("Not known")
    if dimension == "age":
        return _(AGES.get(int(value), "%(age)d"), age=int(value))
    named = VALUES[dimension].get(value)
    return _(named) if named else status_name(value)


def unit_name(unit: int, names: dict[int, str]) -> str:
    """A unit as the page calls it."""
    if unit == CITY:
        return _("Oslo")
    if unit in {NO_SCHOOL, NO_DISTRICT}:
        return _("No school") if unit == NO_SCHOOL else _("No district")
    return names.get(unit, "")


def year_name(year: int) -> str:
    """2026/27."""
    return f"{year}/{(year + 1) % 100:02}"


def share(part: int | None, whole: int | None) -> str:
    """44 %, the Norwegian way; nothing where either is hidden."""
    if part is None or not whole:
        return ""
    return f"{100 * part / whole:.1f}\u00a0%".replace(".", ",")
