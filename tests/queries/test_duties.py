"""What the code set asks for as time goes: it falls due by itself, and is done when the log says so."""

from datetime import date, datetime, time
from typing import Any

import pytest
from flask import Flask
from psycopg.types.json import Jsonb

from portal.domain.calendar import OSLO
from portal.domain.contacts import Channel, Outcome, Purpose
from portal.queries import duties
from portal.services import contacts
from portal.services.contacts import Attempt
from tests.conftest import Database
from tests.the_team import Team, gather

TODAY = datetime.now(OSLO).date()


@pytest.fixture
def team(database: Database) -> Team:
    return gather(database)


def status(team: Team, code: str, since: date, **facts: Any) -> None:
    """Sara has had this status since; what it rests on is written beside it."""
    ((made,),) = team.sql(
        "INSERT INTO statuses (youth_id, code, valid_from, recorded_at, source) "
        "VALUES (%s, %s, %s, now(), 't') RETURNING id", team.youth_id, code, since,
    )  # fmt: skip
    team.sql(
        "INSERT INTO status_facts (status_id, youth_id, category, source, facts, author, author_seat) "
        "VALUES (%s, %s, 25, 0, %s, %s, %s)",
        made, team.youth_id, Jsonb(facts), team.people["reidun"], team.seats["reidun"],
    )  # fmt: skip


def due(app: Flask, team: Team, today: date) -> list[str]:
    with team.acting(app, "reidun"):
        mine, of_sara = duties.mine(today), duties.of_youth(team.youth_id, today)
        assert mine == of_sara, "the desk and the room say the same"
        return [duty.kind for duty in mine]


def done(app: Flask, team: Team, purpose: Purpose, on: date) -> None:
    """Written in the log as the portal writes it, by a clock that stands on that day."""
    noon = datetime.combine(on, time(12), tzinfo=OSLO)
    with team.acting(app, "reidun") as reidun:
        attempt = Attempt(made_at=min(noon, reidun.now), channel=Channel.LETTER, outcome=Outcome.NO_REPLY,
                          purpose=purpose)  # fmt: skip
        contacts.log(reidun, team.youth_id, attempt)


@pytest.mark.requirement("K-059")
def test_who_said_no_is_offered_follow_up_again_each_school_year(app: Flask, team: Team) -> None:
    status(team, "OTNO", date(2024, 10, 1))
    assert due(app, team, date(2025, 7, 31)) == []
    assert due(app, team, date(2025, 8, 1)) == ["offer_again"]
    done(app, team, Purpose.OFFER_FOLLOW_UP, date(2025, 9, 1))
    assert due(app, team, date(2026, 7, 31)) == []
    assert due(app, team, date(2026, 8, 1)) == ["offer_again"]


@pytest.mark.requirement("K-059")
def test_a_contact_about_something_else_is_no_offer(app: Flask, team: Team) -> None:
    status(team, "OTNO", date(2024, 10, 1))
    done(app, team, Purpose.REACH, date(2025, 9, 1))
    assert due(app, team, date(2025, 9, 2)) == ["offer_again"]


@pytest.mark.requirement("K-061")
def test_who_serves_is_told_of_the_right_and_contacted_when_the_service_ends(app: Flask, team: Team) -> None:
    status(team, "OTMI", date(2025, 8, 1), expected_end="2026-07-15")
    assert due(app, team, date(2025, 8, 2)) == ["inform_service"]
    done(app, team, Purpose.AFTER_SERVICE, date(2025, 9, 1))
    assert due(app, team, date(2026, 7, 14)) == []
    assert due(app, team, date(2026, 7, 15)) == ["after_service"]
    done(app, team, Purpose.AFTER_SERVICE, date(2026, 7, 20))
    assert due(app, team, date(2026, 7, 21)) == []


@pytest.mark.requirement("K-063", "K-067")
@pytest.mark.parametrize("code", ["OTBA", "OTSY"])
def test_who_is_home_without_an_application_is_offered_guidance(app: Flask, team: Team, code: str) -> None:
    status(team, code, date(2026, 9, 1), postponement_applied=False)
    assert due(app, team, date(2026, 9, 2)) == ["guidance"]
    done(app, team, Purpose.OFFER_GUIDANCE, date(2026, 9, 5))
    assert due(app, team, date(2026, 9, 6)) == []


@pytest.mark.requirement("K-063", "K-067")
def test_who_has_applied_for_postponement_waits_for_nothing(app: Flask, team: Team) -> None:
    status(team, "OTBA", date(2026, 9, 1), postponement_applied=True)
    assert due(app, team, date(2026, 9, 2)) == []


@pytest.mark.requirement("R-161", "R-024")
def test_before_a_deadline_somebody_must_have_tried_to_reach_who_is_unknown(app: Flask, team: Team) -> None:
    status(team, "OTUK", date(2026, 2, 1))
    assert due(app, team, date(2026, 3, 26)) == [], "more than two weeks before 10 April"
    assert due(app, team, date(2026, 3, 27)) == ["explain"]
    done(app, team, Purpose.REACH, date(2026, 3, 28))
    assert due(app, team, date(2026, 4, 10)) == []
    assert due(app, team, date(2026, 6, 1)) == ["explain"], "the next deadline wants attempts of its own"


@pytest.mark.requirement("TX-09")
def test_who_has_left_does_not_stay_enrolled(app: Flask, team: Team) -> None:
    status(team, "ELVG_IM", date(2026, 8, 20))
    team.sql(
        "INSERT INTO school_spells (youth_id, kind, start_on, last_day) VALUES (%s, 'public_vgs', %s, NULL)",
        team.youth_id, date(2025, 8, 18),
    )  # fmt: skip
    assert due(app, team, date(2026, 10, 10)) == []
    team.sql("UPDATE school_spells SET last_day = %s", date(2026, 10, 9))
    assert due(app, team, date(2026, 10, 9)) == [], "a pupil through the last day"
    assert due(app, team, date(2026, 10, 10)) == ["recode"]


@pytest.mark.requirement("K-009", "K-053", "R-132")
def test_who_is_followed_up_is_offered_information_on_rights(app: Flask, team: Team) -> None:
    status(team, "OTOV", date(2026, 9, 1))
    assert due(app, team, date(2026, 9, 1)) == ["inform_rights"]
    done(app, team, Purpose.INFORM_OFFERS, date(2026, 9, 2))
    assert due(app, team, date(2026, 9, 3)) == ["inform_rights"]
    done(app, team, Purpose.INFORM_RIGHTS, date(2026, 9, 3))
    assert due(app, team, date(2026, 9, 4)) == []


def test_nothing_is_owed_to_another_units_desk_nor_for_an_annulled_status(app: Flask, team: Team) -> None:
    status(team, "OTOV", date(2026, 9, 1))
    with team.acting(app, "omar"):
        assert duties.mine(TODAY) == []
    team.sql(
        "INSERT INTO status_annulments (status_id, youth_id, reason, recorded_at) "
        "SELECT id, youth_id, 'wrong', now() FROM statuses"
    )
    assert due(app, team, TODAY) == []


def test_the_deadlines_are_those_of_the_annual_wheel() -> None:
    assert duties.deadlines(date(2026, 11, 10)) == (date(2026, 6, 10), date(2026, 11, 10))
    assert duties.deadlines(date(2026, 11, 11)) == (date(2026, 11, 10), date(2027, 2, 10))
