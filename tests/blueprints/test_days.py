"""Sara reads who could see what about her on a day that is past, and who did look."""

from datetime import date, timedelta

import pytest

from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import page, text
from tests.blueprints.test_mine import days_pass, log
from tests.the_team import Team

pytestmark = pytest.mark.requirement("TD-17")


def today(team: Team) -> date:
    found: date = team.sql("SELECT (policy.now() AT TIME ZONE 'Europe/Oslo')::date")[0][0]
    return found


def on(day: date) -> str:
    return f"/me/day?day={day.isoformat()}"


def test_sara_reads_who_could_see_what_today_and_why(sign_in_as: SignIn, team: Team) -> None:
    team.consent("nina")
    read = text(sign_in_as("sara"), "/me/day")
    assert "Rådgiver, Hersleb videregående skole" in read
    assert "fordi de har plikt til å følge deg opp" in read
    assert "OT-ansvarlig, Nav Grünerløkka om arbeid, skrevet av: Skolen fra kl. " in read
    assert "fordi du sa ja" in read
    assert "OT-kontakt" not in read
    assert "Ingen var inne i saken din den dagen." in read


@pytest.mark.requirement("bug:6")
def test_what_was_stopped_later_is_told_of_the_day_it_was_open(sign_in_as: SignIn, team: Team) -> None:
    given, sara = today(team), sign_in_as("sara")
    consent = team.consent("nina")
    log(team, "nina", "room.read", "consent")
    days_pass(team, 3)
    team.sql(
        """INSERT INTO consent_events (consent_id, youth_id, kind, seat_id, at, actor, channel)
           VALUES (%s, %s, 'withdrawn', %s, policy.now(), %s, 'staff')""",
        consent, team.youth_id, team.seats["nina"], team.people["reidun"],
    )  # fmt: skip
    days_pass(team, 8)
    then = text(sara, on(given + timedelta(days=1)))
    assert "Nav Grünerløkka om arbeid, skrevet av: Skolen hele dagen · fordi du sa ja" in then
    assert "Ingen var inne i saken din den dagen." in then
    assert "OT-ansvarlig, Nav Grünerløkka) åpnet saken din" in text(sara, on(given))
    assert "om arbeid, skrevet av: Skolen til kl. " in text(sara, on(given + timedelta(days=3)))
    assert "OT-ansvarlig" not in text(sara, on(given + timedelta(days=5)))
    assert "OT-ansvarlig" not in text(sara, on(given - timedelta(days=1)))


@pytest.mark.parametrize("asked", ["2199-01-01", "soon", "0001-01-01", "9999-12-31"])
def test_a_day_that_cannot_be_told_of_is_answered_plainly(sign_in_as: SignIn, asked: str) -> None:
    sara = sign_in_as("sara")
    answer = sara.get(f"/me/day?day={asked}")
    assert answer.status_code == 422
    if asked.startswith("2199"):
        assert "Den dagen har ikke kommet ennå." in answer.get_data(as_text=True)


def test_the_day_is_reached_from_who_has_looked(sign_in_as: SignIn) -> None:
    assert 'href="/me/day"' in page(sign_in_as("sara"), "/me/looked")


def test_nobody_else_has_such_a_page(sign_in_as: SignIn) -> None:
    assert sign_in_as("reidun").get("/me/day").status_code == 403
