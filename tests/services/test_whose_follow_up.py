"""Who leads the follow-up of the register's youths: the school or the district, and that nobody is left out."""

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask

from portal.domain.calendar import oslo_date
from portal.domain.consent_answers import Answer, Evidence
from portal.domain.consent_proposals import Giver
from portal.domain.consents import Decided, Line
from portal.domain.words import Category, Service, Verb
from portal.queries import teams as rooms
from portal.queries.visitors import Visitor
from portal.services import consents
from tests.conftest import Database
from tests.the_register import AMIR, HERSLEB, PRIVATE, Register, as_file, row, uda_at_work
from tests.the_team import appoint, gather

STILL_THERE = {"orgnr": HERSLEB, "eierform": "offentlig", "fylkesnr": "03", "start": "18.08.2025"}


@pytest.fixture
def register(app: Flask, database: Database) -> Register:
    """Ida lives in Gamle Oslo: Odd is the OT contact there, Nora leads OT at its Nav office."""
    team = gather(database)
    appoint(team, "odd", "district_ot", "Gamle Oslo")
    appoint(team, "nora", "nav_ot", "Nav Gamle Oslo")
    return uda_at_work(app, team)


def duties(register: Register, youth_id: UUID) -> list[tuple[str, str]]:
    """The duties in force: which, and whose."""
    return register.sql(
        """SELECT r.duty, u.name FROM responsibilities r JOIN policy.seats s ON s.id = r.seat_id
           JOIN units u ON u.id = s.unit_id WHERE r.youth_id = %s AND upper_inf(r.period) ORDER BY r.duty""",
        youth_id,
    )


def grounds(register: Register, youth_id: UUID, who: str) -> list[tuple[str]]:
    return register.sql(
        "SELECT DISTINCT basis FROM policy.access WHERE youth_id = %s AND seat_id = %s",
        youth_id, register.team.seats[who],
    )  # fmt: skip


def consent(visitor: Visitor, register: Register, youth_id: UUID, to: str) -> None:
    """Ida says yes, in a conversation with whoever writes it down: work goals and meetings."""
    seat, source = register.team.seats[to], visitor.service or Service.SCHOOL
    ((notice,),) = register.sql("SELECT id FROM notices WHERE language = 'nb'")
    today = oslo_date(visitor.now)
    lines = (Line(source, seat, Category.WORK, Verb.READ), Line(source, seat, Category.MEETING, Verb.MEET))
    said = Answer(
        decision=Decided.GIVEN, parties=(seat,), lines=lines, decided_at=visitor.now, valid_from=today,
        valid_to=today + timedelta(days=60), giver=Giver.YOUTH, language="nb", notice_id=notice, collection="oral",
        evidence=Evidence("Sagt i samtale"), purpose="Oppfølging",
    )  # fmt: skip
    consents.record(visitor, youth_id, said)


@pytest.mark.requirement("R-042", "TE-09")
def test_while_ida_is_a_pupil_the_school_keeps_the_follow_up_though_nav_is_with_her(register: Register) -> None:
    pupil = row(elevkurs=[STILL_THERE], otData={"aktivitetskode": "ELVG_IM", "grunn": None})
    register.take_in(as_file(pupil))
    register.assign()
    ida = register.youth()
    with register.team.acting(register.app, "reidun") as reidun:
        consent(reidun, register, ida, "nora")
    register.take_in(as_file(pupil))
    register.assign()
    assert duties(register, ida) == [("school", "Hersleb videregående skole")]
    assert grounds(register, ida, "nora") == [("consent",)]
    assert register.sql("SELECT rule, lead FROM assignments WHERE youth_id = %s", ida) == [("TB-04", "school")]


@pytest.mark.requirement("R-083", "TB-06")
def test_who_interrupts_adult_education_gets_the_ot_contact_where_they_live(register: Register) -> None:
    register.take_in(as_file(row(elevkurs=None, vo={"status": "avbrutt", "type": "vov"})))
    register.assign()
    ida = register.youth()
    assert register.sql("SELECT target_rule FROM assignments WHERE youth_id = %s", ida) == [("TA-12",)]
    assert duties(register, ida) == [("lead", "Bydel Gamle Oslo")]
    with register.team.acting(register.app, "odd"):
        assert rooms.head(ida) is not None


@pytest.mark.requirement("K-071", "V-040")
def test_that_one_came_in_the_file_makes_nobody_a_member_everyone_is_looked_at(register: Register) -> None:
    elsewhere = {name: value for name, value in PRIVATE.items() if name != "slutt"}
    register.take_in(as_file(
        row(),
        row(number=AMIR, person={"fornavn": "Amir"}, elevkurs=[elsewhere], otData={"grunn": "ikke_sokt"}),
        row(number=None, person={"fornavn": "Otto", "fdato": "02.09.1995"}),
    ))  # fmt: skip
    register.assign()
    decided = register.sql(
        """SELECT y.first_name, s.target_rule, s.rule FROM youths y
           LEFT JOIN assignments s ON s.youth_id = y.id ORDER BY y.first_name"""
    )
    assert decided == [
        ("Amir", "TA-10", "TB-01"), ("Ida", "TA-14", "TB-09"), ("Otto", "TA-04", "TB-01"), ("Sara", "TA-01", "TB-01"),
    ]  # fmt: skip
