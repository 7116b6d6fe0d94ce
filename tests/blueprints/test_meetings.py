"""Calling a meeting in the browser: what the page says when a consent is lacking, and when it is there."""

from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.blueprints.conftest import SignIn
from tests.the_team import Team

DAY = (datetime.now(UTC) + timedelta(days=7)).date()


def form(team: Team, *who: str, **changed: str) -> dict[str, object]:
    given: dict[str, object] = {
        "kind": "clarification", "day": DAY.isoformat(), "starts": "10:00", "ends": "11:00",
        "place": "Møterom 2", "seats": [str(team.seats[name]) for name in who],
    }  # fmt: skip
    return given | changed


def call(client: FlaskClient, team: Team, *who: str, **changed: str) -> TestResponse:
    return client.post(f"/youths/{team.youth_id}/meetings/new", data=form(team, *who, **changed))


def words(response: TestResponse) -> str:
    return " ".join(unescape(response.text).split())


def called(sign_in_as: SignIn, team: Team, *who: str) -> UUID:
    """Reidun calls, and the meeting's id."""
    assert call(sign_in_as("reidun"), team, *who).status_code == 302
    ((meeting_id,),) = team.sql("SELECT id FROM meetings")
    found: UUID = meeting_id
    return found


def answer_url(team: Team, meeting_id: UUID, seat: int | None) -> str:
    ((invitation,),) = team.sql(
        "SELECT id FROM invitations WHERE meeting_id = %s AND seat_id IS NOT DISTINCT FROM %s", meeting_id, seat
    )
    return f"/youths/{team.youth_id}/meetings/{meeting_id}/invitations/{invitation}"


def test_the_form_says_beforehand_whose_consent_is_lacking(sign_in_as: SignIn, team: Team) -> None:
    team.consent("omar")
    page = words(sign_in_as("reidun").get(f"/youths/{team.youth_id}/meetings/new"))
    assert "Nav Grünerløkka – mangler samtykke" in page
    assert "Bydel Grünerløkka – mangler samtykke" not in page
    assert "Avklaringsmøte" in page
    assert "Samarbeidsmøte" not in page, "that is for the OT contact to convene (TE-02)"


@pytest.mark.requirement("TD-09")
def test_without_consent_the_page_names_who_says_why_and_shows_the_way_out(sign_in_as: SignIn, team: Team) -> None:
    answer = call(sign_in_as("reidun"), team, "nina", place="Biblioteket")
    page = words(answer)
    assert answer.status_code == 422
    assert "Nav Grünerløkka: det er ikke noe gjeldende samtykke" in page
    assert "TD-09" in page
    assert f"/youths/{team.youth_id}/consents/new" in page
    for kept in ("Biblioteket", DAY.isoformat(), 'value="10:00"'):
        assert kept in page, "what was typed stays"
    assert team.sql("SELECT count(*) FROM messages") == [(0,)]


@pytest.mark.requirement("bug:13")
def test_a_consent_that_runs_out_before_the_meeting_is_named_as_such(sign_in_as: SignIn, team: Team) -> None:
    team.consent("nina", until=DAY - timedelta(days=2))
    page = words(call(sign_in_as("reidun"), team, "nina"))
    assert "Nav Grünerløkka: samtykket går ut før møtet holdes." in page


def test_what_is_wrong_with_the_form_stands_at_the_top(sign_in_as: SignIn, team: Team) -> None:
    answer = call(sign_in_as("reidun"), team, place="", starts="12:00")
    assert answer.status_code == 422
    assert "ds-error-summary" in answer.text
    assert 'href="#place"' in answer.text
    answer = call(sign_in_as("reidun"), team, starts="12:00")
    assert "Møtet slutter før det begynner." in words(answer)


@pytest.mark.requirement("R-037", "R-122", "TE-01")
def test_with_consent_the_meeting_stands_with_everybody_s_answer(sign_in_as: SignIn, team: Team) -> None:
    team.consent("omar", "nina")
    meeting_id = called(sign_in_as, team, "omar", "nina")
    page = words(sign_in_as("reidun").get(f"/youths/{team.youth_id}/meetings/{meeting_id}"))
    for shown in ("Avklaringsmøte", "Møterom 2", "kl. 10.00", "Ungdommen", "Nav Grünerløkka", "Avlys møtet"):
        assert shown in page
    nina = sign_in_as("nina")
    theirs = words(nina.get(f"/youths/{team.youth_id}/meetings/{meeting_id}"))
    assert "Kommer du?" in theirs
    assert "OT-kontakt" not in theirs, "whom else Sara has consented to is not Nav's to know"
    assert "Avlys møtet" not in theirs


def test_nav_s_link_in_the_mail_leads_to_the_meeting_and_anybody_else_s_to_nothing(
    sign_in_as: SignIn, team: Team
) -> None:
    team.consent("nina")
    meeting_id = called(sign_in_as, team, "nina")
    answer = sign_in_as("nina").get(f"/meetings/{meeting_id}")
    assert answer.location.endswith(f"/youths/{team.youth_id}/meetings/{meeting_id}")
    assert sign_in_as("omar").get(f"/meetings/{meeting_id}").status_code == 404
    assert sign_in_as("nina").get(f"/meetings/{uuid4()}").status_code == 404


def test_sara_answers_on_her_own_page_and_reidun_sees_it(sign_in_as: SignIn, team: Team) -> None:
    meeting_id = called(sign_in_as, team)
    sara = sign_in_as("sara")
    said = sara.post(answer_url(team, meeting_id, None), data={"answer": "accepted"})
    assert said.location == "/me"
    meeting = f"/youths/{team.youth_id}/meetings/{meeting_id}"
    assert "Du har svart at du kommer." in words(sara.get(meeting))
    assert "Kommer" in words(sign_in_as("reidun").get(meeting))


@pytest.mark.requirement("bug:10")
@pytest.mark.requirement("bug:5")
def test_a_forged_answer_for_somebody_else_finds_nothing(sign_in_as: SignIn, team: Team) -> None:
    team.consent("nina", "omar")
    meeting_id = called(sign_in_as, team, "nina", "omar")
    url = answer_url(team, meeting_id, team.seats["omar"])
    assert sign_in_as("nina").post(url, data={"answer": "declined"}).status_code == 404
    assert sign_in_as("reidun").post(url, data={"answer": "declined"}).status_code == 404
    assert sign_in_as("omar").post(url, data={"answer": "perhaps"}).status_code == 400
    assert team.sql("SELECT count(*) FROM invitations WHERE state = 'declined'") == [(0,)]


@pytest.mark.requirement("bug:5")
@pytest.mark.requirement("TE-01")
def test_neither_nav_nor_sara_convenes(sign_in_as: SignIn, team: Team) -> None:
    team.consent("nina")
    for who in ("nina", "sara"):
        client = sign_in_as(who)
        assert client.get(f"/youths/{team.youth_id}/meetings/new").status_code == 403
        assert call(client, team).status_code == 403
    assert team.sql("SELECT count(*) FROM meetings") == [(0,)]


@pytest.mark.requirement("bug:6")
@pytest.mark.requirement("bug:16")
def test_once_sara_has_withdrawn_the_open_page_answers_nothing_any_more(sign_in_as: SignIn, team: Team) -> None:
    consent = team.consent("nina")
    meeting_id = called(sign_in_as, team, "nina")
    nina, page = sign_in_as("nina"), f"/youths/{team.youth_id}/meetings/{meeting_id}"
    assert nina.get(page).status_code == 200
    url = answer_url(team, meeting_id, team.seats["nina"])
    team.withdraw(consent, "nina")
    assert nina.get(page).status_code == 404
    assert nina.get(f"/meetings/{meeting_id}").status_code == 404
    assert nina.post(url, data={"answer": "accepted"}).status_code == 404


def test_a_meeting_called_off_is_shown_as_such(sign_in_as: SignIn, team: Team) -> None:
    meeting_id = called(sign_in_as, team)
    reidun = sign_in_as("reidun")
    answer = reidun.post(f"/youths/{team.youth_id}/meetings/{meeting_id}/cancel", follow_redirects=True)
    page = words(answer)
    assert "Møtet er avlyst, og de inviterte får beskjed." in page
    assert "Kommer du?" not in page
    late = sign_in_as("sara").post(answer_url(team, meeting_id, None), data={"answer": "accepted"})
    assert late.status_code == 409


@pytest.mark.requirement("TD-21")
def test_opening_the_meeting_stands_in_the_log_with_the_consent(sign_in_as: SignIn, team: Team) -> None:
    consent = team.consent("nina")
    meeting_id = called(sign_in_as, team, "nina")
    sign_in_as("nina").get(f"/youths/{team.youth_id}/meetings/{meeting_id}")
    looked = team.sql("SELECT person_id, basis, ground FROM events WHERE action = 'meeting.read'")
    assert looked == [(team.people["nina"], "consent", consent)]
