"""Letters on the web: a batch seen before it is made, a single letter, the youth's own copies, leaflets."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from portal.services import letter_printing
from tests.blueprints.conftest import SignIn
from tests.the_team import Team, appoint

DAYS = {"since": "2026-03-01", "until": "2026-05-01", "reply_by": "2199-06-01", "language": "nb"}
CALL = {
    "kind": "meeting", "language": "nn", "channel": "post", "contact": "Reidun", "day": "2026-12-01", "clock": "10.00",
    "place": "Rom 2",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _uda(team: Team) -> None:
    appoint(team, "unni", "uda", "Utdanningsadministrasjonen")


def non_applicant(team: Team, protection: str = "none") -> None:
    """Sara came over on 19 March, as not having applied."""
    team.sql("UPDATE youths SET protection = %s WHERE id = %s", "none", team.youth_id)
    if protection != "none":
        team.sql("UPDATE youths SET protection = %s, district_no = NULL WHERE id = %s", protection, team.youth_id)
    team.sql(
        """INSERT INTO registrations (youth_id, registered_on, entry_reason, recorded_at)
           VALUES (%s, '2026-03-19', 'not_applied', now())""",
        team.youth_id,
    )
    team.sql(
        """INSERT INTO youth_addresses (youth_id, category, street, postcode, post_town)
           VALUES (%s, %s, 'Storgata 1', '0155', 'Oslo')""",
        team.youth_id, 2 if protection == "none" else 3,
    )  # fmt: skip


def batch_id(team: Team) -> UUID:
    return UUID(str(team.sql("SELECT id FROM letter_batches ORDER BY started_at DESC LIMIT 1")[0][0]))


def worked_off(team: Team) -> None:
    room = letter_printing.Workroom(team.database.url("laget_jobs"))
    letter_printing.run(batch_id(team), room, at=datetime.now(UTC))
    letter_printing.settle(batch_id(team), room)


@pytest.mark.requirement("R-171")
def test_uda_sees_whom_it_reaches_makes_it_and_says_that_it_is_sent(team: Team, sign_in_as: SignIn) -> None:
    non_applicant(team)
    unni = sign_in_as("unni")
    page = unni.get("/letters", query_string=DAYS).get_data(as_text=True)
    assert "Lag 1 brev" in page
    assert unni.post("/letters", data=DAYS).location == f"/letters/{batch_id(team)}"
    address = f"/letters/{batch_id(team)}"
    assert "Venter i køen" in unni.get(address).get_data(as_text=True)
    worked_off(team)
    assert "Utskriftsfil 1, PDF" in unni.get(address).get_data(as_text=True)
    file = unni.get(f"{address}/print-1.pdf")
    assert (file.mimetype, file.headers["Cache-Control"]) == ("application/pdf", "no-store")
    unni.post(f"{address}/send")
    worked_off(team)
    assert "Brevene er sendt" in unni.get(address).get_data(as_text=True)
    assert unni.get(f"{address}/print-1.pdf").status_code == 404
    assert unni.post(f"{address}/discard").status_code == 409


@pytest.mark.requirement("TD-13")
def test_a_protected_address_is_a_number_and_never_a_name(team: Team, sign_in_as: SignIn) -> None:
    non_applicant(team, "confidential")
    unni = sign_in_as("unni")
    page = unni.get("/letters", query_string=DAYS).get_data(as_text=True)
    assert re.search(r"Beskyttet adresse, utelatt</dt>\s*<dd>\s*1", page)
    assert "Moen" not in page
    assert unni.post("/letters", data=DAYS).status_code == 422
    refused = sign_in_as("reidun").post(f"/youths/{team.youth_id}/letters", data=CALL)
    assert refused.status_code == 403
    assert "Bare UDAs navngitte saksbehandler" in refused.get_data(as_text=True)


def test_days_that_are_no_days_are_said_beside_the_field(sign_in_as: SignIn) -> None:
    answer = sign_in_as("unni").get("/letters", query_string={**DAYS, "since": "i fjor"})
    assert answer.status_code == 200
    assert "Lag " not in answer.get_data(as_text=True)


def test_a_letter_is_shown_first_then_sent_then_found_on_the_youths_own_page(team: Team, sign_in_as: SignIn) -> None:
    reidun, address = sign_in_as("reidun"), f"/youths/{team.youth_id}/letters"
    shown = reidun.post(f"{address}/preview", data=CALL)
    assert shown.mimetype == "application/pdf"
    assert team.sql("SELECT count(*) FROM letters") == [(0,)]
    lacking = reidun.post(address, data={**CALL, "place": ""})
    assert lacking.status_code == 422
    assert "Dette brevet trenger det." in lacking.get_data(as_text=True)
    assert reidun.post(address, data=CALL).status_code == 302
    ((letter_id,),) = team.sql("SELECT id FROM letters")
    sara = sign_in_as("sara")
    assert f"{address}/{letter_id}.pdf" in sara.get("/me").get_data(as_text=True)
    assert sara.get(f"{address}/{letter_id}.pdf").get_data().startswith(b"%PDF")
    assert sara.get(address).status_code == 403
    assert sign_in_as("omar").get(f"{address}/{letter_id}.pdf").status_code == 404


def test_a_call_begins_with_what_is_in_the_calendar(team: Team, sign_in_as: SignIn) -> None:
    start = datetime.now(UTC) + timedelta(days=7)
    team.sql(
        """WITH m AS (INSERT INTO meetings (youth_id, kind, period, place, author, author_seat, recorded_at)
               VALUES (%s, 'conversation', tstzrange(%s, %s), 'Rom 417', %s, %s, now()) RETURNING id, youth_id)
           INSERT INTO invitations (meeting_id, youth_id, changed_at) SELECT id, youth_id, now() FROM m""",
        team.youth_id, start, start + timedelta(hours=1), team.people["reidun"], team.seats["reidun"],
    )  # fmt: skip
    assert "Rom 417" in sign_in_as("reidun").get(f"/youths/{team.youth_id}/letters").get_data(as_text=True)


@pytest.mark.requirement("R-155", "R-176", "R-200")
def test_leaflets_and_forms_are_for_whoever_is_signed_in(team: Team, sign_in_as: SignIn) -> None:
    appoint(team, "vigdis", "vo_service_centre", "Servicesenter for voksenopplæring")
    vigdis = sign_in_as("vigdis")
    page = vigdis.get("/print?district=030102").get_data(as_text=True)
    links = re.findall(r'href="(/print/[^"]+)"', page)
    assert len(links) == 15
    assert sum("district=030102" in link for link in links) == 6
    assert vigdis.get(links[0].replace("&amp;", "&")).mimetype == "application/pdf"
    assert vigdis.get("/print/nothing.pdf").status_code == 404
    assert vigdis.get("/print/plan_form.pdf?language=de").status_code == 404
