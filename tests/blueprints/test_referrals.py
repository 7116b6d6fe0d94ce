"""Guiding on and more training on the web."""

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient

from tests.blueprints.conftest import SignIn
from tests.the_team import Team, appoint


@pytest.fixture(autouse=True)
def _register(team: Team) -> None:
    """Sara is 26, and in no school."""
    born = date(datetime.now(UTC).year - 26, 3, 14)
    appoint(team, "unni", "uda", "Utdanningsadministrasjonen")
    team.sql("INSERT INTO youth_identities (youth_id, birth_date) VALUES (%s, %s)", team.youth_id, born)
    team.sql("INSERT INTO youth_registers (youth_id, seen_at) VALUES (%s, now())", team.youth_id)
    team.sql(
        """INSERT INTO assignments (youth_id, category, decided_at, status, rule, target_rule, needs_human)
           VALUES (%s, 5, now(), 'none', 'TB-01', 'TA-04', false)""",
        team.youth_id,
    )


@pytest.mark.requirement("R-191", "R-192", "R-194")
def test_the_room_says_so_and_the_page_tells_why_in_three_languages(team: Team, sign_in_as: SignIn) -> None:
    reidun = sign_in_as("reidun")
    assert "Utenfor målgruppen" in reidun.get(f"/youths/{team.youth_id}").get_data(as_text=True)
    page = reidun.get(f"/youths/{team.youth_id}/referral").get_data(as_text=True)
    assert "Trenger du hjelp til å komme i arbeid, får du Ungdomsgarantien" in page
    assert "Treng du hjelp til å kome i arbeid, får du Ungdomsgarantien" in page
    assert "you get the Youth Guarantee" in page
    assert "Nav Grünerløkka, Marstrandgata 6" in page
    assert reidun.get(f"/youths/{team.youth_id}/referral/leaflet.pdf?language=en").mimetype == "application/pdf"


@pytest.mark.requirement("R-194")
def test_uda_finds_who_is_not_guided_on_yet_and_then_who_was(team: Team, sign_in_as: SignIn) -> None:
    unni, address = sign_in_as("unni"), f"/youths/{team.youth_id}/referral"
    assert "ikke veiledet videre ennå" in unni.get("/referrals").get_data(as_text=True)
    assert sign_in_as("reidun").post(address, data={}).status_code == 422
    assert sign_in_as("reidun").post(address, data={"helped": "went_along", "language": "nn"}).status_code == 302
    page = unni.get("/referrals").get_data(as_text=True)
    assert "ikke veiledet videre ennå" not in page
    assert "Jeg ble med" in page
    assert "Nav Grünerløkka" in sign_in_as("sara").get("/me").get_data(as_text=True)


RIGHT = {"subject": "Norsk", "ground": "nus_exam", "completed_on": "2025-06-20"}


def stepped(team: Team, client: FlaskClient, name: str, provider: object = "") -> int:
    """The answer to a step of the only right there is, today."""
    ((right_id,),) = team.sql("SELECT id FROM more_training")
    field, today = f"r{right_id.hex[:8]}-", datetime.now(UTC).date().isoformat()
    said = {f"{field}step": name, f"{field}on_day": today, f"{field}provider": str(provider)}
    return client.post(f"/youths/{team.youth_id}/more-training/{right_id}", data=said).status_code


@pytest.mark.requirement("R-180", "R-184")
def test_a_right_is_written_down_once_and_an_enrolment_says_where(team: Team, sign_in_as: SignIn) -> None:
    reidun, address = sign_in_as("reidun"), f"/youths/{team.youth_id}/more-training"
    assert reidun.post(address, data={**RIGHT, "completed_on": ""}).status_code == 422
    assert reidun.post(address, data=RIGHT).status_code == 302
    assert reidun.post(address, data=RIGHT).status_code == 422, "it is there already"
    assert stepped(team, reidun, "enrolled") == 422, "nobody gives the training"
    assert stepped(team, reidun, "intake_held") == 422, "not offered before an enrolment"


@pytest.mark.requirement("R-186", "V-051", "V-052")
def test_enrolled_and_called_and_goes_on_after_a_failed_exam(team: Team, sign_in_as: SignIn) -> None:
    reidun, address = sign_in_as("reidun"), f"/youths/{team.youth_id}/more-training"
    reidun.post(address, data=RIGHT)
    ((school,),) = team.sql("SELECT unit_id FROM policy.seats WHERE id = %s", team.seats["reidun"])
    assert stepped(team, reidun, "enrolled", school) == 302
    assert "Kall inn til inntakssamtalen med brev" in reidun.get(address).get_data(as_text=True)
    assert [stepped(team, reidun, step) for step in ("called", "nus_failed")] == [302, 302]
    page = sign_in_as("unni").get("/referrals").get_data(as_text=True)
    assert "kan fortsette mer opplæring mot standpunkt" in page
    assert stepped(team, reidun, "nus_passed") == 302
    assert "ikke lenger rett til mer opplæring" in sign_in_as("sara").get("/me").get_data(as_text=True)


def test_what_is_no_place_in_the_list_is_its_beginning(sign_in_as: SignIn) -> None:
    assert sign_in_as("unni").get("/referrals?before=x&rights_before=WzFd").status_code == 200
