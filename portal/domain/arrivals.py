"""What a checked row of the register file comes to in the product's tables."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Final

from portal.domain.geography import point_or_none
from portal.domain.reference import district_at, districts
from portal.domain.register_readings import county_of, lower_school_kind, spell_kind
from portal.domain.register_youths import (
    Address,
    AdultEducation,
    Institution,
    LowerSchool,
    OtData,
    RegisterYouth,
)
from portal.domain.words import Category, Protection

Values = tuple[object, ...]

PERSON: Final = ("first_name", "last_name", "birth_year", "birth_date", "gender", "phone", "mail", "protection")
OT: Final = ("registered_on", "entry_reason", "status_code", "link_no", "link_name")
ADDRESS: Final = (
    *("district_no", "category", "has_address", "street", "postcode", "post_town", "municipality_no"),
    *("registered_district_no", "latitude", "longitude", "county_of_residence"),
)
REST: Final = (
    *("institution_kind", "institution_in_oslo", "institution_latitude", "institution_longitude"),
    *("lower_orgnr", "lower_kind", "lower_municipality", "lower_left"),
    *("moved_to_oslo", "apprenticeship_state", "vo_state", "vo_kind"),
)
COLUMNS: Final = (*PERSON, *OT, *ADDRESS, *REST)
"""What `arrival` answers, in its order."""

_NO_OT, _NO_ADDRESS, _NO_INSTITUTION = OtData(), Address(), Institution()
_NO_LOWER, _NO_ADULT = LowerSchool(), AdultEducation()


def arrival(youth: RegisterYouth, protection: Protection) -> Values:
    """The row for the tables. `protection` is what holds now: a row that does not say lifts none (TD-13)."""
    person, ot = youth.person, youth.ot or _NO_OT
    born = person.birth_date
    return (
        person.first_name, person.last_name, born.year if born else None, born, person.gender,
        person.phone, person.email, protection,
        ot.registered, ot.entry_reason, ot.status_code, ot.unit_number, ot.unit_name,
        *_home(youth, open_address=protection is Protection.NONE),
        *_stay(youth.institution or _NO_INSTITUTION, open_address=protection is Protection.NONE),
        *_lower(youth.lower_school or _NO_LOWER),
        youth.moved_to_oslo, youth.apprenticeship, *_adult(youth.adult_education or _NO_ADULT),
    )  # fmt: skip


def spells(youth: RegisterYouth) -> Iterator[Values]:
    """The times at school: orgnr, kind, county, programme code, programme, start, last day."""
    for spell in youth.spells:
        programme = (spell.programme_code, spell.programme)
        yield (spell.school, spell_kind(spell), spell.county, *programme, spell.start, spell.last_day)


def _home(youth: RegisterYouth, *, open_address: bool) -> Values:
    """A protected youth has no district and no coordinates: nothing is computed from the address (A-12)."""
    home = youth.address or _NO_ADDRESS
    category = Category.ADDRESS if open_address else Category.PROTECTED_ADDRESS
    placed = youth.institution is not None and youth.institution.lat is not None
    return (
        _serving(home) if open_address else None, category.value, youth.address is not None or placed,
        home.street, home.postcode, home.post_town, home.municipality, home.district,
        home.lat if open_address else None, home.lon if open_address else None, county_of(youth),
    )  # fmt: skip


def _stay(institution: Institution, *, open_address: bool) -> Values:
    lat, lon = (institution.lat, institution.lon) if open_address else (None, None)
    return (institution.kind, institution.in_oslo, lat, lon)


def _lower(school: LowerSchool) -> Values:
    kind = None if school is _NO_LOWER else lower_school_kind(school)
    return (school.school, kind, school.municipality, school.left)


def _adult(place: AdultEducation) -> Values:
    return (place.state, place.kind)


def _serving(home: Address) -> str | None:
    """The district that serves the address: Sentrum by St. Hanshaugen, Marka by nobody (A-35)."""
    if home.district is not None:
        return serving_districts().get(home.district)
    point = point_or_none(home.lat, home.lon)
    found = district_at(point) if point else None
    return found.served_by if found else None


@cache
def serving_districts() -> dict[str, str | None]:
    """Each area's number and the district that serves it."""
    return {district.number: district.served_by for district in districts()}


Who = tuple[str, str, date]


def who(youth: RegisterYouth) -> Who:
    """By what a youth without a known number is found: both names, whatever their case, and the day of birth."""
    person = youth.person
    return (folded(person.first_name), folded(person.last_name), person.birth_date or date.min)


folded: Callable[[str | None], str] = lambda name: (name or "").casefold()  # noqa: E731 - one expression
