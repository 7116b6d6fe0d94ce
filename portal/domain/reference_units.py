"""The units of the reference data: schools, districts, Nav offices, UDA and the services of R 3."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from portal.domain import reference
from portal.domain.reference_rows import District, NavOffice, School
from portal.domain.words import Service, UnitKind

_CITY_WIDE = (
    (UnitKind.UDA, Service.UDA, "Utdanningsadministrasjonen"),
    (UnitKind.APPRENTICESHIP_OFFICE, Service.APPRENTICESHIPS, "Avdeling for fagopplæring"),
    (UnitKind.ADULT_EDUCATION, Service.ADULT_EDUCATION, "Servicesenter for voksenopplæring"),
    (UnitKind.OTHER_SERVICE, Service.PPT, "Pedagogisk-psykologisk tjeneste"),
    (UnitKind.OTHER_SERVICE, Service.SCHOOL_HEALTH, "Skolehelsetjenesten"),
    (UnitKind.OTHER_SERVICE, Service.APPRENTICE_GUIDANCE, "Rådgivningstjeneste for lærlinger"),
    (UnitKind.OTHER_SERVICE, Service.SOCIAL_WORKERS, "Miljøarbeidere og miljøterapeuter"),
    (UnitKind.OTHER_SERVICE, Service.NAV_IN_SCHOOL, "Nav-veiledere i skolen"),
    (UnitKind.OTHER_SERVICE, Service.CHILD_WELFARE, "Barneverntjenesten"),
    (UnitKind.OTHER_SERVICE, Service.DIVERSITY_ADVISER, "Mangfoldsrådgivere (IMDi)"),
    (UnitKind.OTHER_SERVICE, Service.CORRECTIONS, "Kriminalomsorgen"),
    (UnitKind.OTHER_SERVICE, Service.SALTO, "SaLTo-koordinatorer"),
    (UnitKind.OTHER_SERVICE, Service.STREET_OUTREACH, "Uteseksjonen"),
    (UnitKind.OTHER_SERVICE, Service.SUBSTANCE_CONSULTANT, "Ruskonsulenter"),
    (UnitKind.OTHER_SERVICE, Service.DISTRICT_TRANSITION, "Overgangstjenesten i bydel"),
    (UnitKind.OTHER_SERVICE, Service.IPS_YOUNG, "IPS Ung"),
    (UnitKind.OTHER_SERVICE, Service.SPECIALIST_HEALTH, "Spesialisthelsetjenesten"),
)


@dataclass(frozen=True, slots=True)
class ReferenceUnit:
    """A unit as the reference data knows it; one without a number is known by its kind and name."""

    kind: UnitKind
    service: Service
    name: str
    orgnr: str | None = None
    office_no: str | None = None
    district_no: str | None = None
    ownership: str = "public"
    nearest_candidate: bool = False
    latitude: float | None = None
    longitude: float | None = None


@cache
def units() -> tuple[ReferenceUnit, ...]:
    """Every unit once; a school with both levels is an upper secondary school.

    Sentrum and Marka are no units, as they have no administration (A-35).
    """
    return (
        *_schools(),
        *(_district(d) for d in reference.districts() if d.kind == "district"),
        *(_nav_office(office) for office in reference.nav_offices()),
        *(ReferenceUnit(kind, service, name) for kind, service, name in _CITY_WIDE),
    )


def _schools() -> Iterator[ReferenceUnit]:
    upper = reference.upper_secondary_schools()
    twice = {school.orgnr for school in upper}
    yield from (_school(school) for school in upper)
    yield from (_school(school) for school in reference.lower_secondary_schools() if school.orgnr not in twice)


def _school(school: School) -> ReferenceUnit:
    kind, service = _sort_of(school)
    return ReferenceUnit(
        kind=kind,
        service=service,
        name=school.name,
        orgnr=school.orgnr,
        district_no=school.district_no or None,
        ownership=school.ownership,
        nearest_candidate=school.nearest_candidate,
        latitude=school.point.lat if school.point else None,
        longitude=school.point.lon if school.point else None,
    )


def _sort_of(school: School) -> tuple[UnitKind, Service]:
    if school.category.startswith("adult education"):
        return UnitKind.ADULT_EDUCATION, Service.ADULT_EDUCATION
    if school.ownership == "private":
        return UnitKind.PRIVATE_SCHOOL, Service.PRIVATE_SCHOOL
    kind = UnitKind.UPPER_SECONDARY if school.level == "upper" else UnitKind.LOWER_SECONDARY
    return kind, Service.SCHOOL


def _district(district: District) -> ReferenceUnit:
    return ReferenceUnit(
        UnitKind.DISTRICT,
        Service.DISTRICT,
        f"Bydel {district.name}",
        orgnr=district.orgnr,
        district_no=district.number,
        latitude=district.centre.lat,
        longitude=district.centre.lon,
    )


def _nav_office(office: NavOffice) -> ReferenceUnit:
    return ReferenceUnit(
        UnitKind.NAV_OFFICE,
        Service.NAV,
        office.name,
        office_no=office.number,
        district_no=office.district_no or None,
    )
