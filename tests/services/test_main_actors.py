"""The three main actors: a counsellor at each school, an OT contact in each district, an OT lead at each Nav office."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import Connection, create_engine, select
from sqlalchemy.dialects.postgresql import Range

from portal.database import as_keeper
from portal.domain.reference import districts, nav_offices, nearest_candidates
from portal.domain.words import Role, Service
from portal.queries import units
from portal.services import people
from portal.settings import for_sqlalchemy
from portal.tables import Appointment, Person, Seat, Unit
from tests.conftest import Database
from tests.the_team import Team, gather

YESTERDAY = people.Grant(Range(datetime.now(UTC) - timedelta(days=1), None), "Unni Dalen, UDA", datetime.now(UTC))


@pytest.fixture
def owner(database: Database) -> Iterator[Connection]:
    """The owner of a database that holds the units of Oslo."""
    engine = create_engine(for_sqlalchemy(database.url("laget_owner")))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def team(database: Database) -> Team:
    return gather(database)


def has_seat(owner: Connection, role: Role) -> set[str]:
    """The units with a seat of this role, by organisation, district or office number."""
    with as_keeper(owner):
        rows = owner.execute(
            select(Unit.orgnr, Unit.district_no, Unit.office_no).join(Seat, Seat.unit_id == Unit.id)
            .where(Seat.role == role.value)
        )  # fmt: skip
        return {number for row in rows for number in row if number}


@pytest.mark.requirement("R-017")
def test_the_main_actors_have_a_seat_everywhere_in_oslo(owner: Connection) -> None:
    schools = {place.orgnr for level in ("upper", "lower") for place in nearest_candidates(level)}
    own = {district.number for district in districts() if district.kind == "district"}
    assert schools <= has_seat(owner, Role.COUNSELLOR)
    assert own <= has_seat(owner, Role.DISTRICT_OT)
    assert {office.number for office in nav_offices()} <= has_seat(owner, Role.NAV_OT)


@pytest.mark.requirement("R-054")
def test_each_nav_office_has_its_ot_lead_by_name(owner: Connection) -> None:
    offices = {office.number: f"Leder ved {office.name}" for office in nav_offices()}
    for number, name in offices.items():
        lead = people.Subject("https://staff.invalid", f"lead-{number}", name, f"{number}@nav.invalid")
        people.appoint(owner, lead, people.Post(Role.NAV_OT, number), YESTERDAY)
    with as_keeper(owner):
        named = owner.execute(
            select(Unit.office_no, Person.name)
            .join(Seat, Seat.unit_id == Unit.id)
            .join(Appointment, Appointment.seat_id == Seat.id)
            .join(Person, Person.id == Appointment.person_id)
            .where(Seat.role == Role.NAV_OT.value)
        )
        assert {row.office_no: row.name for row in named} == offices


@pytest.mark.requirement("R-055")
@pytest.mark.parametrize("who", ["reidun", "omar"])
def test_the_way_into_nav_is_the_ot_lead_of_the_office_where_sara_lives(app: Flask, team: Team, who: str) -> None:
    team.sql(
        """INSERT INTO responsibilities (youth_id, category, duty, seat_id, period, rule)
           VALUES (%s, 5, 'lead', %s, tstzrange(now() - interval '1 day', NULL), 'TB-09')""",
        team.youth_id, team.seats["omar"],
    )  # fmt: skip
    with team.acting(app, who):
        at_nav = [seat for seat in units.parties(team.youth_id) if seat.service == Service.NAV]
    assert [(seat.id, seat.role, seat.unit_name) for seat in at_nav] == [
        (team.seats["nina"], "nav_ot", "Nav Grünerløkka")
    ]
