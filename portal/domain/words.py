"""The words every floor shares: services, roles, information categories, verbs and grounds.

Numbers are stored in the database and frozen in its migrations: append, never renumber.
"""

from enum import Enum, IntEnum, StrEnum


class Service(IntEnum):
    """A service that works with the youth: where an item came from, or whom it may go to (R 3)."""

    SCHOOL = 0
    DISTRICT = 1
    NAV = 2
    UDA = 3
    APPRENTICESHIPS = 4
    ADULT_EDUCATION = 5
    YOUTH = 6
    PRIVATE_SCHOOL = 7
    PPT = 8
    SCHOOL_HEALTH = 9
    APPRENTICE_GUIDANCE = 10
    SOCIAL_WORKERS = 11
    NAV_IN_SCHOOL = 12
    CHILD_WELFARE = 13
    DIVERSITY_ADVISER = 14
    CORRECTIONS = 15
    SALTO = 16
    STREET_OUTREACH = 17
    SUBSTANCE_CONSULTANT = 18
    DISTRICT_TRANSITION = 19
    IPS_YOUNG = 20
    SPECIALIST_HEALTH = 21


class Role(StrEnum):
    """What a person does at a unit; a person acts in one appointment (role at a unit) at a time."""

    COUNSELLOR = "counsellor"
    DISTRICT_OT = "district_ot"
    NAV_OT = "nav_ot"
    NAV_ADVISER = "nav_adviser"
    UDA = "uda"
    UDA_ADDRESS_OFFICER = "uda_address_officer"
    FAGOPPLAERING = "fagopplaering"
    VO_SERVICE_CENTRE = "vo_service_centre"
    PRIVATE_SCHOOL = "private_school"
    OTHER_ACTOR = "other_actor"
    YOUTH = "youth"
    GUARDIAN = "guardian"
    BYRAD = "byrad"


class UnitKind(StrEnum):
    """What sort of unit a role is held at."""

    UPPER_SECONDARY = "upper_secondary"
    LOWER_SECONDARY = "lower_secondary"
    DISTRICT = "district"
    NAV_OFFICE = "nav_office"
    UDA = "uda"
    APPRENTICESHIP_OFFICE = "apprenticeship_office"
    ADULT_EDUCATION = "adult_education"
    PRIVATE_SCHOOL = "private_school"
    OTHER_SERVICE = "other_service"


class Verb(StrEnum):
    """What one does with a category of information; `MEET` is to be invited to a meeting."""

    READ = "read"
    WRITE = "write"
    MEET = "meet"


class Basis(StrEnum):
    """On which ground the policy opens a door (`access-and-consent.md`)."""

    DUTY = "duty"
    LIST = "list"
    CONSENT = "consent"


class Category(IntEnum):
    """A category of information about a youth; the number is its bit in every access mask.

    `CONTACT` to `NOTES` are those that a consent names one by one. `CONSENT_RECORD` is that a consent exists and until
    when; `CONSENT_TEXT` is who may see what by it, and its evidence. `REPORT_BACK` is what the review of a list finds
    and a status fact that is reported (TD-08); `STATUS_FACTS` is what a status code rests on. `AGGREGATE` and `WHEEL`
    are about no youth: counts, and the duties of the year.
    """

    LIST_ENTRY = 0
    IDENTITY = 1
    ADDRESS = 2
    PROTECTED_ADDRESS = 3
    REGISTER = 4
    ASSIGNMENT = 5
    PROTECTED_ASSIGNMENT = 6
    CONSENT_RECORD = 7
    TEAM = 8
    MEETING = 9
    LOG = 10
    CONTACT = 11
    SCHOOLING = 12
    HOUSING = 13
    ECONOMY = 14
    HEALTH = 15
    SUBSTANCE_USE = 16
    MOTIVATION = 17
    FAMILY = 18
    WORK = 19
    PLAN = 20
    MINUTES = 21
    NOTES = 22
    CONSENT_TEXT = 23
    REPORT_BACK = 24
    STATUS_FACTS = 25
    AGGREGATE = 26
    WHEEL = 27

    @property
    def bit(self) -> int:
        """The category's bit in an access mask."""
        return 1 << self.value


CONSENTABLE = tuple(c for c in Category if Category.CONTACT <= c <= Category.NOTES)
"""The categories a consent may name; each is named by itself, never bundled."""

SPECIAL_CATEGORIES = (Category.HEALTH, Category.SUBSTANCE_USE, Category.FAMILY)
"""Categories that want a line of their own in the notice (GDPR art. 9 and secrecy alike)."""


class Protection(StrEnum):
    """Address protection (adressebeskyttelse) of a youth."""

    NONE = "none"
    CONFIDENTIAL = "confidential"
    STRICTLY_CONFIDENTIAL = "strictly_confidential"


class Language(Enum):
    """A language of the interface."""

    BOKMAL = "nb"
    NYNORSK = "nn"
    ENGLISH = "en"
