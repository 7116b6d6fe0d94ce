"""The staircase in the browser: where Sara's cooperation stands, what opens the next step, and who can open it."""

import pytest
from flask.testing import FlaskClient

from portal.domain.words import Category, Service
from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import page, text
from tests.blueprints.test_meetings import call, words
from tests.the_team import Team


@pytest.fixture
def reidun(sign_in_as: SignIn) -> FlaskClient:
    return sign_in_as("reidun")


def stairs(team: Team) -> str:
    return f"/youths/{team.youth_id}/stairs"


def map_all(client: FlaskClient, team: Team) -> None:
    said = {"category": int(Category.WORK), "situation": "Har sagt opp", "needs": "Noen å spørre", "goals": "Kokk"}
    assert client.post(f"/youths/{team.youth_id}/mapping", data=said).status_code == 302
    should = {"should_join": [int(Service.NAV)]}
    assert client.post(f"/youths/{team.youth_id}/actors", data=should).status_code == 302


@pytest.mark.requirement("TE-03", "R-108")
def test_the_room_says_what_opens_the_next_step_and_who_can(team: Team, reidun: FlaskClient) -> None:
    room = text(reidun, f"/youths/{team.youth_id}")
    assert "Situasjonen er ikke kartlagt (Rådgiver, eller den som leder oppfølgingen)" in room
    assert "Det finnes ingen skriftlig plan" in room
    map_all(reidun, team)
    room = text(reidun, f"/youths/{team.youth_id}")
    assert "Situasjonen er ikke kartlagt" not in room
    assert "Ingen samtykke som gjelder, lar noen bli invitert (Ungdommen, spurt av" in room
    team.consent("nina")
    assert "Samarbeidsmøte og skriftlig, tidsavgrenset plan kommer før" in text(reidun, f"/youths/{team.youth_id}")


@pytest.mark.requirement("TE-03")
def test_a_meeting_is_refused_with_what_the_gate_wants_and_then_called(team: Team, reidun: FlaskClient) -> None:
    team.consent("nina")
    team.sql("DELETE FROM mapping_items")
    refused = call(reidun, team, "nina", place="Biblioteket")
    assert refused.status_code == 422
    assert "Kartleggingen kommer først – ingen er invitert" in words(refused)
    assert "Målene er ikke kartlagt" in words(refused)
    assert "Biblioteket" in words(refused), "what was typed stays"
    assert team.sql("SELECT count(*) FROM messages") == [(0,)]
    map_all(reidun, team)
    assert call(reidun, team, "nina").status_code == 302


@pytest.mark.requirement("TE-04", "TE-07", "R-089")
def test_the_way_up_is_refused_with_its_reason_and_the_way_down_never(team: Team, reidun: FlaskClient) -> None:
    team.consent("nina")
    refused = reidun.post(stairs(team), data={"step": "3"})
    assert refused.status_code == 422
    assert "Trinnet er ikke åpent ennå" in words(refused)
    assert "Det er ikke holdt møte med noen samarbeidspart" in words(refused)
    assert reidun.post(stairs(team), data={"step": "1", "why": "Sara har flyttet"}).status_code == 302
    history = text(reidun, stairs(team))
    assert "Trinn 1: Kartlegge og innhente samtykke" in history
    assert "Sara har flyttet · Reidun, Rådgiver, Hersleb videregående skole" in history
    assert "Borte fra skolen" in text(reidun, f"/youths/{team.youth_id}"), "what is written stands"
    assert reidun.post(stairs(team), data={"step": "2"}).status_code == 302
    assert reidun.post(stairs(team), data={}).status_code == 422


@pytest.mark.requirement("R-090")
def test_a_consent_that_ends_is_in_the_history_without_anybody_acting(team: Team, reidun: FlaskClient) -> None:
    consent = team.consent("nina")
    page(reidun, stairs(team))
    team.withdraw(consent, "nina")
    page(reidun, stairs(team))
    history = text(reidun, stairs(team))
    assert (
        "Samtykket er utløpt eller trukket tilbake: samarbeidet er tilbake på trinn 1. · fulgte av seg selv" in history
    )


def test_sara_reads_her_own_staircase_and_moves_nothing(team: Team, sign_in_as: SignIn) -> None:
    team.consent("nina")
    sara = sign_in_as("sara")
    assert "Samordningstrappen" in text(sara, stairs(team))
    assert "Gå tilbake eller videre" not in text(sara, stairs(team))
    assert sara.post(stairs(team), data={"step": "1"}).status_code == 403
    assert team.sql("SELECT count(*) FROM step_events") == [(0,)]
