"""The consent form: nothing ticked beforehand, nothing lost, nothing more than was said."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from portal.domain.words import Category
from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import page, text
from tests.the_team import Team


@pytest.fixture
def reidun(sign_in_as: SignIn, team: Team) -> FlaskClient:
    team.sql("INSERT INTO youth_identities (youth_id, birth_date) VALUES (%s, '2009-04-02')", team.youth_id)
    return sign_in_as("reidun")


def form(team: Team, client: FlaskClient, **said: Any) -> dict[str, Any]:
    """What is filled in for an oral consent: work for Nav, and meetings."""
    notice = re.search(r'<option[^>]*value="([0-9a-f-]{36})"', page(client, new(team)))
    today, nav = datetime.now(UTC).date(), team.seats["nina"]
    filled = {
        "told": "y", "notice": notice.group(1) if notice else "", "decision": "given", "giver": "youth",
        "collection": "oral", "evidence": "Sagt i samtale, hørt av Reidun", "decided_on": today.isoformat(),
        "valid_to": (today + timedelta(days=60)).isoformat(),
        f"sees_{nav}": [int(Category.WORK)], f"meets_{nav}": "y",
    }  # fmt: skip
    return {name: value for name, value in {**filled, **said}.items() if value is not None}


def new(team: Team) -> str:
    return f"/youths/{team.youth_id}/consents/new"


def test_nothing_is_ticked_beforehand(team: Team, reidun: FlaskClient) -> None:
    boxes = re.findall(r'<input[^>]*type="checkbox"[^>]*>', page(reidun, new(team)))

    assert len(boxes) > 20
    assert not [box for box in boxes if " checked" in box]


@pytest.mark.requirement("R-095", "R-119", "R-136", "TD-05", "bug:1")
def test_what_sara_says_is_kept_line_by_line_with_notice_law_and_evidence(team: Team, reidun: FlaskClient) -> None:
    assert reidun.post(new(team), data=form(team, reidun)).status_code == 302

    lines = team.sql("SELECT seat_id, source, category, verb FROM consent_lines ORDER BY category DESC")
    assert lines == [(team.seats["nina"], 0, Category.WORK, "read"), (team.seats["nina"], 0, Category.MEETING, "meet")]
    ((hashed, shown, law, age, words),) = team.sql(
        """SELECT c.notice_sha256, n.sha256, l.paragraph, c.age_at_decision, e.evidence
           FROM consents c JOIN notices n ON n.id = c.notice_id JOIN legal_references l ON l.id = c.legal_reference_id
           JOIN consent_evidence e ON e.consent_id = c.id"""
    )
    assert (hashed, law, words) == (shown, "§ 13 a nr. 1", "Sagt i samtale, hørt av Reidun")
    assert age == 17
    assert team.sql("SELECT policy.drift()") == [(0,)]


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        ({"told": None}, "Ungdommen har sett eller hørt hele teksten"),
        ({"evidence": ""}, "Hvordan kan det vises senere?"),
        ({"valid_to": ""}, "Siste dag samtykket gjelder"),
        ({"valid_to": "2030-01-01"}, "12 måneder"),
        ({"decided_on": "2030-01-01"}, "framtiden"),
        ({"giver": "guardian"}, "foresatt"),
        ({"collection": None}, "Hvordan ble det gitt?"),
    ],
)
def test_without_what_a_record_needs_it_is_not_accepted_and_the_ticks_stay(
    team: Team, reidun: FlaskClient, left_out: dict[str, str | None], told: str
) -> None:
    answer = reidun.post(new(team), data=form(team, reidun, **left_out))

    assert answer.status_code == 422
    assert told.lower() in answer.text.partition("error-summary")[2].partition("</ds-error-summary>")[0].lower()
    tick = re.search(
        rf'<input[^>]*name="sees_{team.seats["nina"]}"[^>]*value="{int(Category.WORK)}"[^>]*>', answer.text
    )
    assert tick
    assert "checked" in tick.group(0)
    assert team.sql("SELECT count(*) FROM consents") == [(0,)]


@pytest.mark.requirement("bug:1", "bug:4")
def test_ticks_for_nobody_are_a_consent_to_nobody(team: Team, reidun: FlaskClient) -> None:
    nothing = {f"sees_{team.seats['nina']}": None, f"meets_{team.seats['nina']}": None}
    assert reidun.post(new(team), data=form(team, reidun, **nothing)).status_code == 422
    assert team.sql("SELECT count(*) FROM policy.access WHERE basis = 'consent'") == [(0,)]


@pytest.mark.requirement("bug:5")
def test_a_forged_field_names_no_party_that_was_not_offered(team: Team, reidun: FlaskClient) -> None:
    ((other,),) = team.sql(
        """SELECT s.id FROM policy.seats s JOIN units u ON u.id = s.unit_id
           WHERE s.role = 'nav_ot' AND u.name = 'Nav Stovner'"""
    )
    forged = form(team, reidun, **{f"sees_{other}": [int(Category.HEALTH)]})
    reidun.post(new(team), data=forged)

    assert team.sql("SELECT count(*) FROM consent_parties WHERE seat_id = %s", other) == [(0,)]


@pytest.mark.requirement("TD-06", "bug:6")
def test_a_no_ends_what_an_older_yes_gave(team: Team, reidun: FlaskClient, sign_in_as: SignIn) -> None:
    team.consent("nina")
    nina = sign_in_as("nina")
    assert "Sara" in page(nina, "/youths")
    refusal = form(team, reidun, decision="refused", refused=[team.seats["nina"]])
    assert reidun.post(new(team), data=refusal).status_code == 302

    assert nina.get(f"/youths/{team.youth_id}").status_code == 404
    assert "Sa nei" in text(reidun, f"/youths/{team.youth_id}")


def test_sara_answers_herself_in_her_own_page_and_nav_sees_it_at_once(
    team: Team, reidun: FlaskClient, sign_in_as: SignIn
) -> None:
    sara, nav = sign_in_as("sara"), team.seats["nina"]
    assert reidun.get(new(team)).status_code == 200
    last = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    said = {"told": "y", "decision": "given", "valid_to": last, f"sees_{nav}": [int(Category.WORK)]}
    assert sara.post(new(team), data=said).status_code == 302

    assert team.sql("SELECT giver, collection FROM consents") == [("youth", "electronic")]
    assert sign_in_as("nina").get(f"/youths/{team.youth_id}").status_code == 200


@pytest.mark.requirement("bug:8")
def test_no_address_changes_or_removes_what_was_given(team: Team, reidun: FlaskClient) -> None:
    consent = team.consent("nina")
    for path in (f"/youths/{team.youth_id}/consents/{consent}", f"/youths/{team.youth_id}/consents/{consent}/edit"):
        for method in ("PUT", "PATCH", "DELETE", "POST"):
            assert reidun.open(path, method=method).status_code == 404


def test_another_service_is_added_without_losing_what_was_ticked(team: Team, reidun: FlaskClient) -> None:
    ((ppt,),) = team.sql(
        """SELECT s.id FROM policy.seats s JOIN units u ON u.id = s.unit_id
           WHERE u.kind = 'other_service' ORDER BY s.id LIMIT 1"""
    )
    answer = reidun.post(new(team), data={**form(team, reidun), "also": ppt, "add": "1"})

    assert f'name="sees_{ppt}"' in answer.text
    assert "Sagt i samtale, hørt av Reidun" in answer.text
    assert team.sql("SELECT count(*) FROM consents") == [(0,)]
