"""The list page is not written anew where nothing has changed; whatever changes, changes the page at once."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.blueprints.conftest import SignIn
from tests.the_team import Team

LIST = "/youths"


@pytest.fixture
def nina(team: Team, sign_in_as: SignIn) -> FlaskClient:
    """The Nav contact, with a consent; the first page has been read, so that the session has its token."""
    team.consent("nina")
    client = sign_in_as("nina")
    client.get(LIST)
    return client


def kept(app: Flask) -> int:
    return len(app.extensions.get("kept_pages", {}))


def test_nina_reads_her_list_twice_and_it_is_written_once(app: Flask, nina: FlaskClient) -> None:
    first = nina.get(LIST).text
    assert "Sara" in first
    before = kept(app)
    assert nina.get(LIST).text == first
    assert kept(app) == before > 0


@pytest.mark.requirement("bug:6")
def test_the_kept_page_is_gone_the_moment_sara_withdraws(team: Team, nina: FlaskClient, app: Flask) -> None:
    consent = team.sql("SELECT id FROM consents")[0][0]
    assert "Sara" in nina.get(LIST).text
    assert kept(app)
    team.withdraw(consent, "nina")
    assert "Sara" not in nina.get(LIST).text


def test_a_changed_status_shows_at_once(team: Team, nina: FlaskClient) -> None:
    before = nina.get(LIST).text
    team.sql(
        """INSERT INTO statuses (youth_id, code, valid_from, recorded_at, source)
           VALUES (%s, 'OTMI', '2026-02-01', '2026-02-01', 'register')""",
        team.youth_id,
    )
    assert nina.get(LIST).text.count("OTMI") == before.count("OTMI") + 1


def test_another_language_and_another_order_are_other_pages(nina: FlaskClient) -> None:
    bokmal = nina.get(LIST).text
    assert nina.get(LIST, headers={"Accept-Language": "en"}).text != bokmal
    assert "sort=name" in nina.get(f"{LIST}?sort=name").request.url
    assert nina.get(f"{LIST}?sort=name").text != bokmal


def test_what_is_said_once_is_said_once(nina: FlaskClient) -> None:
    plain = nina.get(LIST).text
    with nina.session_transaction() as session:
        session["_flashes"] = [("success", "Hilsen fra i går")]
    assert "Hilsen fra i går" in nina.get(LIST).text
    assert nina.get(LIST).text == plain


def test_nobody_is_shown_a_page_that_was_kept_for_another(nina: FlaskClient, sign_in_as: SignIn) -> None:
    """Omar has no consent and stands in the same office at the same browser."""
    assert "Sara" in nina.get(LIST).text
    omar = sign_in_as("omar")
    omar.get(LIST)
    assert "Sara" not in omar.get(LIST).text


def test_a_session_that_has_ended_opens_no_kept_page(team: Team, nina: FlaskClient) -> None:
    assert nina.get(LIST).status_code == 200
    team.sql("UPDATE sessions SET ended_at = policy.now() - %s", timedelta(seconds=1))
    assert nina.get(LIST).status_code == 302
