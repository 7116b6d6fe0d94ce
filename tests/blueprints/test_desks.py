"""The first page of a counsellor, an OT contact and Nav: what to do, and what is new."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from portal.domain.words import Category
from portal.services import teams
from portal.services.teams import Mapping
from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import page, text, unknown
from tests.the_team import Team


def mapped(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        teams.map_category(reidun, team.youth_id, Mapping(Category.WORK, "vil bli kokk", "", ""))


@pytest.mark.requirement("R-166")
def test_the_counsellor_is_told_the_next_step_for_each_youth(app: Flask, sign_in_as: SignIn, team: Team) -> None:
    reidun = sign_in_as("reidun")
    assert "Ny Kartlegg situasjonen : Sara Moen" in text(reidun, "/school")
    mapped(app, team)
    assert "Be om samtykke : Sara Moen" in text(reidun, "/school")
    team.consent("nina")
    assert "Kall inn til avklaringsmøte : Sara Moen" in text(reidun, "/school")


def test_a_consent_that_ends_soon_comes_before_all_else(sign_in_as: SignIn, team: Team) -> None:
    last = (datetime.now(UTC) + timedelta(days=5)).date()
    consent = team.consent("nina", until=last)
    reidun = sign_in_as("reidun")
    assert "Snakk om å fortsette : Sara Moen" in text(reidun, "/school")
    team.withdraw(consent, "nina")
    assert "Snakk om å fortsette" not in text(reidun, "/school")


def test_who_is_new_at_the_school_stands_on_the_desk(sign_in_as: SignIn) -> None:
    assert "Nye hos dere Sara Moen tildelt" in text(sign_in_as("reidun"), "/school")


def test_many_wait_and_the_first_five_are_shown(sign_in_as: SignIn, team: Team) -> None:
    for number in range(7):
        youth = unknown(team, f"Ungdom{number}")
        team.sql(
            """INSERT INTO responsibilities (youth_id, category, duty, seat_id, period, rule)
               VALUES (%s, 5, 'school', %s, tstzrange(now() - interval '40 days', NULL), 'TB-01')""",
            youth, team.seats["reidun"],
        )  # fmt: skip
    desk = page(sign_in_as("reidun"), "/school")
    assert desk.count("Kartlegg situasjonen") == 5
    assert "I alt venter 8 å kartlegge." in desk


@pytest.mark.requirement("TD-02")
def test_another_school_sees_nothing_of_it(sign_in_as: SignIn, team: Team) -> None:
    team.sql(
        """UPDATE appointments SET seat_id = (SELECT s.id FROM policy.seats s JOIN units u ON u.id = s.unit_id
               WHERE s.role = 'counsellor' AND u.name = 'Stovner videregående skole') WHERE person_id = %s""",
        team.people["reidun"],
    )  # fmt: skip
    desk = text(sign_in_as("reidun"), "/school")
    assert "Sara" not in desk
    assert "Ingenting venter på deg" in desk


@pytest.mark.parametrize(
    ("who", "closed"),
    [
        ("reidun", ["/district", "/district/otuk", "/district/otuk.csv", "/nav", "/nav/otuk"]),
        ("omar", ["/school", "/nav", "/nav/otuk"]),
        ("nina", ["/school", "/district", "/district/otuk", "/district/otuk.xlsx"]),
        ("sara", ["/school", "/district", "/district/otuk", "/nav", "/nav/otuk"]),
    ],
)
@pytest.mark.requirement("TD-02")
def test_a_desk_is_for_its_own_role(sign_in_as: SignIn, who: str, closed: list[str]) -> None:
    client = sign_in_as(who)
    assert {path: client.get(path).status_code for path in closed} == dict.fromkeys(closed, 403)


@pytest.mark.requirement("TD-05")
def test_a_case_is_new_until_it_is_opened_changed_when_something_happens_and_gone_with_the_consent(
    app: Flask, sign_in_as: SignIn, team: Team
) -> None:
    nina = sign_in_as("nina")
    assert "Ingen saker ennå" in text(nina, "/nav")
    consent = team.consent("nina")
    assert "Sara Moen + Ny sak" in text(nina, "/nav")
    nina.get(f"/youths/{team.youth_id}")
    assert "Ingenting nytt" in text(nina, "/nav")
    mapped(app, team)
    assert "Sara Moen • Endret" in text(nina, "/nav")
    team.withdraw(consent, "nina")
    assert "Sara" not in text(nina, "/nav")


def test_what_others_have_opened_is_still_new_to_me(sign_in_as: SignIn, team: Team) -> None:
    team.consent("omar", "nina")
    sign_in_as("omar").get(f"/youths/{team.youth_id}")
    assert "Ny sak" in text(sign_in_as("nina"), "/nav")


def test_a_consent_that_ends_stands_among_what_is_to_be_done(sign_in_as: SignIn, team: Team) -> None:
    team.consent("omar", until=(datetime.now(UTC) + timedelta(days=3)).date())
    assert "Samtykket utløper : Sara Moen" in text(sign_in_as("omar"), "/district")
