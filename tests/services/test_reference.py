from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Connection, create_engine, select, update

from portal.database import as_keeper
from portal.domain.notices import notices
from portal.domain.reference import lower_secondary_schools, nearest_candidates, upper_secondary_schools
from portal.domain.words import Service, UnitKind
from portal.services import reference
from portal.settings import for_sqlalchemy
from portal.tables import Notice, Seat, Unit
from tests.conftest import Database


@pytest.fixture
def owner(database: Database) -> Iterator[Connection]:
    """The owner of a database that holds the reference data."""
    engine = create_engine(for_sqlalchemy(database.url("laget_owner")))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def units(owner: Connection, **like: object) -> list[Unit]:
    with as_keeper(owner):
        return [Unit(**row._mapping) for row in owner.execute(select(Unit.__table__).filter_by(**like))]


def roles_at(owner: Connection, unit: Unit) -> set[str]:
    with as_keeper(owner):
        return set(owner.scalars(select(Seat.role).where(Seat.unit_id == unit.id)))


def test_every_district_of_its_own_has_an_ot_contact(owner: Connection) -> None:
    districts = units(owner, kind=UnitKind.DISTRICT)
    assert {d.district_no for d in districts} == {f"0301{number:02}" for number in range(1, 16)}
    assert "Bydel Gamle Oslo" in {d.name for d in districts}
    assert all(roles_at(owner, district) == {"district_ot"} for district in districts)


def test_every_district_has_its_nav_office_and_vikafossen_has_no_district(owner: Connection) -> None:
    offices = units(owner, kind=UnitKind.NAV_OFFICE)
    assert {o.district_no for o in offices} == {None, *(f"0301{number:02}" for number in range(1, 16))}
    assert [o.office_no for o in offices if o.district_no is None] == ["2103"]
    assert all(roles_at(owner, office) == {"nav_ot", "nav_adviser"} for office in offices)


@pytest.mark.requirement("R-019")
def test_every_service_of_the_standard_can_be_named_in_a_consent(owner: Connection) -> None:
    everywhere = Counter(unit.service for unit in units(owner, kind=UnitKind.OTHER_SERVICE))
    assert everywhere == Counter(service.value for service in Service if service >= Service.PPT)
    with_seat = {unit.service for unit in units(owner) if roles_at(owner, unit)}
    assert with_seat == {service.value for service in Service} - {Service.YOUTH}


def test_the_nearest_school_is_chosen_among_ordinary_public_ones(owner: Connection) -> None:
    candidates = units(owner, nearest_candidate=True)
    expected = {place.orgnr for place in (*nearest_candidates("upper"), *nearest_candidates("lower"))}
    assert {unit.orgnr for unit in candidates} == expected
    assert {unit.ownership for unit in candidates} == {"public"}
    assert all(unit.latitude and unit.longitude for unit in candidates)


def test_a_private_school_is_known_as_one(owner: Connection) -> None:
    private = {unit.orgnr for unit in units(owner, kind=UnitKind.PRIVATE_SCHOOL)}
    schools = (*upper_secondary_schools(), *lower_secondary_schools())
    assert private == {school.orgnr for school in schools if school.ownership == "private"}


def test_loading_again_changes_nothing(owner: Connection) -> None:
    assert reference.load(owner) == reference.Loaded(new_units=0, changed_units=0, new_notices=0)


def test_what_uda_wrote_about_a_school_stays_when_the_reference_data_is_loaded_again(owner: Connection) -> None:
    closed = date(2026, 8, 1)
    with as_keeper(owner):
        hersleb = update(Unit).where(Unit.name == "Hersleb videregående skole")
        owner.execute(hersleb.values(name="Gammelt navn", closed_on=closed, mail="post@hersleb.invalid"))
    assert reference.load(owner).changed_units == 1
    (found,) = units(owner, name="Hersleb videregående skole")
    assert (found.closed_on, found.mail) == (closed, "post@hersleb.invalid")


@pytest.mark.requirement("bug:8")
def test_a_notice_that_youths_have_been_shown_keeps_its_text(owner: Connection) -> None:
    with as_keeper(owner):
        owner.execute(update(Notice).where(Notice.language == "nb").values(sha256=b"another text"))
    with pytest.raises(reference.NoticeChanged):
        reference.load(owner)
    assert owner.scalar(select(Notice.sha256)) is None, "the keeper's role is laid down again"


def test_the_notice_is_told_in_the_languages_of_the_youths(owner: Connection) -> None:
    with as_keeper(owner):
        found = {row.language: row for row in owner.execute(select(Notice.__table__))}
    assert found.keys() >= {"nb", "nn", "en", "ar", "uk"}
    for notice in notices():
        row = found[notice.language]
        assert (row.title, row.body, row.sha256) == (notice.title, notice.body, notice.sha256)


@pytest.mark.parametrize("notice", notices(), ids=lambda notice: notice.language)
def test_a_notice_says_the_same_in_every_language(notice: object) -> None:
    """As many paragraphs, each with its heading."""
    bokmal = next(n for n in notices() if n.language == "nb")
    body = getattr(notice, "body")  # noqa: B009 - parametrised values are typed as object
    assert len(body.split("\n\n")) == len(bokmal.body.split("\n\n"))
    assert all(len(paragraph.splitlines()) == 2 for paragraph in body.split("\n\n"))
