"""What the page calls things: categories, services, entry reasons, statuses, days."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date
from babel.lists import format_list
from flask_babel import format_datetime, get_locale

from blueprints.texts import _, tongue
from portal.domain.calendar import OSLO
from portal.domain.reference import status_codes
from portal.domain.texts import msgid
from portal.domain.words import CONSENTABLE, Category, Service

CATEGORIES: dict[Category, str] = {
    Category.LIST_ENTRY: msgid("Name and status"),
    Category.IDENTITY: msgid("Identity number and birth date"),
    Category.ADDRESS: msgid("Address"),
    Category.REGISTER: msgid("School history"),
    Category.ASSIGNMENT: msgid("Responsible school"),
    Category.CONSENT_RECORD: msgid("Consents"),
    Category.CONSENT_TEXT: msgid("The text of consents"),
    Category.TEAM: msgid("The team"),
    Category.MEETING: msgid("Meetings"),
    Category.LOG: msgid("Who has looked"),
    Category.CONTACT: msgid("Phone and e-mail"),
    Category.SCHOOLING: msgid("School and training"),
    Category.HOUSING: msgid("Housing"),
    Category.ECONOMY: msgid("Money"),
    Category.HEALTH: msgid("Health"),
    Category.SUBSTANCE_USE: msgid("Alcohol and drugs"),
    Category.MOTIVATION: msgid("Motivation and interests"),
    Category.FAMILY: msgid("Family and network"),
    Category.WORK: msgid("Work and activity"),
    Category.PLAN: msgid("Follow-up plan"),
    Category.MINUTES: msgid("Minutes of meetings"),
    Category.NOTES: msgid("Notes"),
}
SERVICES: dict[Service, str] = {
    Service.SCHOOL: msgid("The school"),
    Service.DISTRICT: msgid("The district"),
    Service.NAV: msgid("Nav"),
    Service.UDA: msgid("The education administration"),
    Service.APPRENTICESHIPS: msgid("The apprenticeship office"),
    Service.ADULT_EDUCATION: msgid("Adult education"),
    Service.YOUTH: msgid("The youth"),
    Service.PRIVATE_SCHOOL: msgid("A private school"),
    Service.PPT: msgid("Educational-psychological service (PPT)"),
    Service.SCHOOL_HEALTH: msgid("School health service"),
    Service.APPRENTICE_GUIDANCE: msgid("Guidance service for apprentices"),
    Service.SOCIAL_WORKERS: msgid("Social workers and therapists"),
    Service.NAV_IN_SCHOOL: msgid("Nav adviser in the school"),
    Service.CHILD_WELFARE: msgid("Child welfare service"),
    Service.DIVERSITY_ADVISER: msgid("Diversity adviser (IMDi)"),
    Service.CORRECTIONS: msgid("Correctional service"),
    Service.SALTO: msgid("SaLTo coordinator"),
    Service.STREET_OUTREACH: msgid("Street outreach"),
    Service.SUBSTANCE_CONSULTANT: msgid("Substance use consultant"),
    Service.DISTRICT_TRANSITION: msgid("The district's transition service"),
    Service.IPS_YOUNG: msgid("IPS Young"),
    Service.SPECIALIST_HEALTH: msgid("Specialist health service"),
}
COLOURS = {Service.SCHOOL: "accent", Service.DISTRICT: "fjord", Service.NAV: "amber"}
ENTRY_REASONS = {
    "not_applied": msgid("Has not applied"),
    "no_offer": msgid("Got no offer"),
    "declined_place": msgid("Declined the place"),
    "no_apprenticeship": msgid("Got no apprenticeship"),
    "wishes_out_of_date": msgid("No wish that applies"),
    "right_without_course": msgid("Youth right, no course"),
    "more_training": msgid("Additional training"),
    "quit_apprenticeship": msgid("Left the apprenticeship"),
    "quit_school": msgid("Left school"),
    "missing_subjects": msgid("Has not passed all subjects"),
    "quit_vo": msgid("Quit adult education"),
}
PLAIN: dict[Category, str] = {
    Category.CONTACT: msgid("how to reach you"),
    Category.SCHOOLING: msgid("school"),
    Category.HOUSING: msgid("housing"),
    Category.ECONOMY: msgid("money"),
    Category.HEALTH: msgid("health"),
    Category.SUBSTANCE_USE: msgid("alcohol and drugs"),
    Category.MOTIVATION: msgid("what you want"),
    Category.FAMILY: msgid("family"),
    Category.WORK: msgid("work"),
    Category.PLAN: msgid("the plan"),
    Category.MINUTES: msgid("minutes"),
    Category.NOTES: msgid("notes"),
}
"""The categories inside a sentence to the youth."""
OTHER_COLOUR = "plum"


def category_name(number: int) -> str:
    """The category as the page calls it."""
    return _(CATEGORIES[Category(number)])


def service_name(number: int) -> str:
    """The service as the page calls it."""
    return _(SERVICES[Service(number)])


def colour(service: int) -> str:
    """The service's colour beside its name; never the only sign."""
    return COLOURS.get(Service(service), OTHER_COLOUR)


def entry_reason(code: str | None) -> str:
    """Why the youth is registered."""
    return _(ENTRY_REASONS[code]) if code in ENTRY_REASONS else (code or "")


def status_name(code: str | None) -> str:
    """The status code with its name from the code list (K)."""
    row = status_codes().get(code or "")
    return f"{row.code} · {row.label_nb}" if row else (code or "")


def names_of(mask: int, among: Iterable[Category] = CONSENTABLE) -> list[str]:
    """The names of the categories in an access mask."""
    return [_(CATEGORIES[category]) for category in among if mask & category.bit]


def day(value: date | datetime | None) -> str:
    """27. november 2026, in Oslo."""
    return day_in(tongue().code, value) if value else ""


def day_in(language: str, value: date | datetime) -> str:
    """The same where the language is known already, as in a list."""
    local = value.astimezone(OSLO).date() if isinstance(value, datetime) else value
    return _written(local, "d. MMMM y", language)


@lru_cache(maxsize=4096)
def _written(local: date, pattern: str, language: str) -> str:
    """A list writes the same few days over and over."""
    return str(format_date(local, pattern, locale=language))


def moment(value: datetime) -> str:
    """27. november 2026 kl. 08.14, in Oslo."""
    return str(format_datetime(value.astimezone(OSLO), _("d. MMMM y 'at' HH:mm"), rebase=False))


def short_day(value: date | datetime) -> str:
    """27. nov., in Oslo, never broken over two lines."""
    local = value.astimezone(OSLO).date() if isinstance(value, datetime) else value
    return _written(local, _("d MMM"), tongue().code).replace(" ", "\u00a0")


def weekday(value: datetime) -> str:
    """Søndag 22. november, in Oslo; for the top of a desk."""
    return _written(value.astimezone(OSLO).date(), _("EEEE d MMMM"), tongue().code)


def occasion(value: datetime) -> str:
    """Torsdag 27. november kl. 09.00, in Oslo; for what one shall come to."""
    return str(format_datetime(value.astimezone(OSLO), _("EEEE d MMMM 'at' HH:mm"), rebase=False))


def first_letter_big(text: str) -> str:
    """A day that begins a line; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def in_a_row(words: Sequence[str]) -> str:
    """School, work and the plan."""
    return str(format_list(list(words), locale=get_locale()))


def initials(name: str) -> str:
    """Two letters for the round mark beside a name."""
    return "".join(part[0] for part in name.split()[:2]).upper()
