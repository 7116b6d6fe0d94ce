"""Sara on her phone: who is in my team, what can they see, who has looked, and no longer."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from uuid import uuid4

import pytest
from flask import Flask

from portal.domain.meetings import Call, Kind
from portal.services import meetings
from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import text
from tests.the_team import Team


def log(team: Team, who: str, action: str, basis: str = "duty", categories: int = 1 << 19) -> None:
    team.sql(
        """INSERT INTO events (at, person_id, seat_id, action, youth_id, categories, basis, rule)
           VALUES (now(), %s, %s, %s, %s, %s, %s, 'TD-05')""",
        team.people[who], team.seats.get(who), action, team.youth_id, categories, basis,
    )  # fmt: skip


def days_pass(team: Team, days: int) -> None:
    """No job runs, nobody does anything; those who are signed in stay so."""
    team.sql("UPDATE sessions SET idle = '90 days', expires_at = expires_at + interval '90 days'")
    team.sql(
        f"""CREATE OR REPLACE FUNCTION policy.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
            RETURN statement_timestamp() + interval '{days} days'"""
    )


@pytest.mark.requirement("TD-17")
def test_sara_is_told_that_she_decides_before_anything_has_happened(sign_in_as: SignIn) -> None:
    page = text(sign_in_as("sara"), "/me")
    assert "Hei, Sara" in page
    assert "Du bestemmer hvem som får vite hva. Du får hjelp uansett hva du velger." in page
    assert "Rådgiver, Hersleb videregående skole har plikt etter loven til å følge deg opp" in page
    assert "Stopp nå" not in page
    assert "Ingen møter er avtalt" in page
    assert "Ingen har sett på den ennå." in page
    assert "Si ja eller nei til noen" in page
    assert "Nynorsk" in page


@pytest.mark.requirement("TD-17")
def test_sara_reads_in_plain_words_what_each_sees_and_until_when(sign_in_as: SignIn, team: Team) -> None:
    team.consent("omar", until=date.today() + timedelta(days=100))  # noqa: DTZ011 - the date in Oslo or a day beside
    page = text(sign_in_as("sara"), "/me")
    assert re.search(r"OT-kontakt, (Bydel )?Grünerløkka ser arbeid – til \d+\. \w+ \d{4}", page)
    assert "OT-ansvarlig, Nav Grünerløkka" not in page


def test_a_consent_that_soon_ends_says_so(sign_in_as: SignIn, team: Team) -> None:
    team.consent("nina", until=(datetime.now(UTC) + timedelta(days=5)).date())
    assert re.search(r"Utløper om \d dager", text(sign_in_as("sara"), "/me"))


@pytest.mark.requirement("TD-06")
def test_sara_stops_with_one_press_after_being_asked_once(sign_in_as: SignIn, team: Team) -> None:
    team.consent("omar", "nina")
    omar, sara = sign_in_as("omar"), sign_in_as("sara")
    room = f"/youths/{team.youth_id}"
    assert omar.get(room).status_code == 200
    assert sara.get("/me").get_data(as_text=True).count("Ja, stopp nå") == 2

    answer = sara.post(f"/me/stop/{team.seats['omar']}", follow_redirects=True)

    assert answer.status_code == 200
    assert omar.get(room).status_code == 404
    assert sign_in_as("nina").get(room).status_code == 200
    page = text(sara, "/me")
    assert re.search(r"Ser ingenting nå OT-kontakt, (Bydel )?Grünerløkka × Trukket", page)
    assert "Du stoppet et samtykke" in page
    assert sara.get("/me").get_data(as_text=True).count("Ja, stopp nå") == 1


def test_there_is_nothing_to_stop_with_somebody_sara_never_said_yes_to(sign_in_as: SignIn, team: Team) -> None:
    team.consent("omar")
    sara = sign_in_as("sara")
    assert sara.post(f"/me/stop/{team.seats['nina']}").status_code == 404
    assert sara.post("/me/stop/999999999999").status_code == 404
    assert team.sql("SELECT count(*) FROM consent_events") == [(0,)]


@pytest.mark.requirement("bug:20")
@pytest.mark.requirement("bug:2")
def test_a_consent_that_has_ended_by_itself_stays_on_the_page(sign_in_as: SignIn, team: Team) -> None:
    team.consent("nina", until=datetime.now(UTC).date())
    sara, nina = sign_in_as("sara"), sign_in_as("nina")
    assert "Ser ingenting nå" not in text(sara, "/me")
    days_pass(team, 2)
    assert re.search(r"Ser ingenting nå OT-ansvarlig, Nav Grünerløkka – Utløp ", text(sara, "/me"))
    assert nina.get(f"/youths/{team.youth_id}").status_code == 404


@pytest.mark.requirement("TD-21")
def test_sara_reads_who_looked_at_what_and_why(sign_in_as: SignIn, team: Team) -> None:
    team.consent("nina")
    sign_in_as("nina").get(f"/youths/{team.youth_id}")
    page = text(sign_in_as("sara"), "/me/looked")
    assert "Nina (OT-ansvarlig, Nav Grünerløkka) åpnet saken din" in page
    assert re.search(r"om arbeid · fordi du sa ja \d+\. \w+ \d{4}", page)
    sign_in_as("reidun").get(f"/youths/{team.youth_id}")
    assert "fordi de har plikt til å følge deg opp" in text(sign_in_as("sara"), "/me/looked")


def test_a_long_log_is_read_page_by_page(sign_in_as: SignIn, team: Team) -> None:
    for _ in range(60):
        log(team, "reidun", "room.read")
    log(team, "omar", "something.nobody.has.words.for")
    sara = sign_in_as("sara")
    first = sara.get("/me/looked").get_data(as_text=True)
    assert first.count("<time") == 50
    assert "gjorde noe i saken din" in first
    older = re.search(r'rel="next" href="([^"]+)"', first)
    assert older is not None
    second = sara.get(unescape(older[1])).get_data(as_text=True)
    assert second.count("<time") == 11
    assert sara.get("/me/looked?before=99999999999999999999999").get_data(as_text=True).count("<time") == 50


def test_the_next_meeting_stands_first_and_is_answered_there(app: Flask, sign_in_as: SignIn, team: Team) -> None:
    team.consent("omar")
    start = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=7)
    with team.acting(app, "reidun") as reidun:
        team.sql(
            """INSERT INTO mapping_items (youth_id, category, source, situation, author, author_seat, recorded_at)
               VALUES (%s, 19, 0, 'vil jobbe', %s, %s, now())""",
            team.youth_id, team.people["reidun"], team.seats["reidun"],
        )  # fmt: skip
        end = start + timedelta(hours=1)
        meetings.call(
            reidun,
            team.youth_id,
            Call(kind=Kind.CLARIFICATION, start=start, end=end, place="Rom 2", seats=(team.seats["omar"],)),
        )
    sara = sign_in_as("sara")
    page = text(sara, "/me")
    assert re.search(r"Neste møte \w+dag \d+\. \w+ kl\. \d\d\.00 Avklaringsmøte, Rom 2", page)
    assert "Jeg kommer" in page
    html = sara.get("/me").get_data(as_text=True)
    action = re.search(r'action="(/youths/[^"]+/invitations/[^"]+)"', html)
    assert action is not None
    sara.post(action[1], data={"answer": "accepted"})
    assert "Du kommer" in text(sara, "/me")


@pytest.mark.requirement("TD-02")
@pytest.mark.parametrize("who", ["reidun", "omar", "nina"])
def test_the_page_is_sara_s_own(sign_in_as: SignIn, team: Team, who: str) -> None:
    team.consent("omar", "nina")
    stranger = sign_in_as(who)
    assert stranger.get("/me").status_code in {403, 404}
    assert stranger.get("/me/looked").status_code in {403, 404}
    assert stranger.post(f"/me/stop/{team.seats['omar']}").status_code in {403, 404}
    assert team.sql("SELECT count(*) FROM consent_events") == [(0,)]


def test_in_arabic_the_text_about_consent_is_read_from_right_to_left(
    app: Flask, sign_in_as: SignIn, team: Team
) -> None:
    app.config["TEXT_LANGUAGES"] = ("ar",)
    sara = sign_in_as("sara")
    known = team.sql("SELECT count(*) FROM notices WHERE language = 'ar'")[0][0]
    sara.post("/language", data={"language": "ar", "back": "/me"})
    page = sara.get("/me").get_data(as_text=True)
    assert known == 1
    assert '<div class="l-stack" lang="ar" dir="rtl">' in page


def test_somebody_whom_no_youth_s_page_belongs_to_gets_none(sign_in_as: SignIn, team: Team) -> None:
    """A person without an appointment in force."""
    team.people["gone"] = uuid4()
    team.sql("INSERT INTO people (id, kind, name) VALUES (%s, 'staff', 'Gone')", team.people["gone"])
    assert sign_in_as("gone").get("/me").status_code == 302
