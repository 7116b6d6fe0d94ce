"""The transfers of the year without a browser: sent, looked at, confirmed, taken back; a row's owner; others' files."""

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.blueprints.conftest import SignIn
from tests.blueprints.test_uda import work_off
from tests.services.test_transfers import PRIVATE_SCHOOL, leaver
from tests.the_register import PRIVATE, Register, as_file, row, uda_at_work
from tests.the_team import Team, appoint


@pytest.fixture
def register(app: Flask, team: Team) -> Register:
    return uda_at_work(app, team)


@pytest.fixture
def unni(register: Register, sign_in_as: SignIn) -> FlaskClient:  # noqa: ARG001 - who she is, is written there
    return sign_in_as("unni")


def send(client: FlaskClient, kind: str, content: bytes, address: str = "/transfers") -> TestResponse:
    return client.post(address, data={"kind": kind, "file": (io.BytesIO(content), "fil.json")})


@pytest.mark.requirement("R-160", "bug:18")
def test_from_the_leavers_file_to_the_list_and_back(register: Register, unni: FlaskClient) -> None:
    assert "Ingen fil er kommet inn ennå" in unni.get("/transfers").text
    sent = send(unni, "leavers", as_file(leaver(), leaver(number="05840399896"), announced=3))
    address = sent.headers["Location"]
    assert "Venter i køen" in unni.get(address).text
    work_off(register)
    page = unni.get(address).text
    assert "Ida Berg" in page, "who is new is shown by the name in the file"
    assert "Ingenting er tatt inn ennå" in page
    assert "kontrollsifrene stemmer ikke" in page
    assert "Avsenderen oppgir 3 ungdommer" in page
    assert register.sql("SELECT count(*) FROM registrations") == [(0,)]
    assert unni.post(f"{address}/confirm").status_code == 302
    assert "Denne filen er ikke lenger der du så den" in unni.post(f"{address}/confirm").text
    work_off(register)
    assert "Tatt inn" in unni.get(address).text
    assert register.sql("SELECT entry_reason FROM registrations") == [("quit_school",)]
    assert unni.post(f"{address}/undo").status_code == 302
    work_off(register)
    assert "Tatt tilbake" in unni.get(address).text
    assert register.sql("SELECT count(*) FROM registrations") == [(0,)]


def test_the_same_file_again_is_said_so(register: Register, unni: FlaskClient) -> None:
    send(unni, "leavers", as_file(leaver()))
    again = send(unni, "leavers", as_file(leaver()))
    assert again.status_code == 409
    assert "Denne filen er sendt før" in again.text
    assert register.sql("SELECT count(*) FROM imports") == [(1,)]


def test_a_row_without_a_number_is_put_beside_the_known_and_a_human_says_yes(
    register: Register, unni: FlaskClient
) -> None:
    register.take_in(as_file(row()))
    given = leaver() | {"person": {"fornavn": "Ida", "etternavn": "Berg", "fdato": "14.03.2008"}}
    address = send(unni, "leavers", as_file(given)).headers["Location"]
    work_off(register)
    assert "venter på ditt ja eller nei" in unni.get("/transfers").text
    assert "Ida Berg" in unni.get("/transfers/matches").text
    page = unni.get(f"{address}/rows/1").text
    assert "Fødselsnummer" in page or "midlertidig" in page
    assert "14830899074" not in page
    assert unni.post(f"{address}/rows/1", data={"who": "nobody we know"}).status_code == 400
    assert unni.post(f"{address}/rows/1", data={"who": str(register.youth())}).status_code == 302
    assert unni.post(f"{address}/rows/1", data={"who": "other"}).status_code == 409
    unni.post(f"{address}/confirm")
    work_off(register)
    assert register.sql("SELECT count(*) FROM youths WHERE first_name = 'Ida'") == [(1,)]


@pytest.mark.requirement("R-034", "TD-08")
def test_a_private_school_sends_its_pupils_and_sees_no_more_than_its_own_file(
    register: Register, sign_in_as: SignIn
) -> None:
    register.take_in(as_file(row()))
    appoint(register.team, "petra", "private_school", PRIVATE_SCHOOL)
    petra = sign_in_as("petra")
    sent = send(
        petra, "private_pupils", as_file(row(otData=None, elevkurs=[PRIVATE | {"slutt": None}])), "/transfers/own"
    )
    address = sent.headers["Location"]
    work_off(register)
    page = petra.get(address).text
    assert "Venter på UDA" in page
    assert "Ida" not in page
    assert petra.get(address.replace("/own", "")).status_code == 403
    assert send(petra, "leavers", as_file(leaver()), "/transfers/own").status_code == 422
    assert register.sql("SELECT count(*) FROM status_reports") == [(0,)]


def test_what_stopped_for_good_is_tried_again_by_a_button(register: Register, unni: FlaskClient) -> None:
    address = send(unni, "leavers", as_file(leaver())).headers["Location"]
    register.sql("UPDATE imports SET state = 'failed'")
    assert "Prøv igjen nå" in unni.get(address).text
    assert unni.post(f"{address}/retry").status_code == 302
    work_off(register)
    assert "Ingenting er tatt inn ennå" in unni.get(address).text
    import_id = register.receive(as_file(row()))
    register.sql("UPDATE imports SET state = 'failed' WHERE id = %s", import_id)
    assert "Prøv igjen nå" in unni.get(f"/uda/imports/{import_id}").text
    assert unni.post(f"/transfers/{import_id}/retry").headers["Location"] == f"/uda/imports/{import_id}"


@pytest.mark.requirement("bug:17")
def test_who_is_not_in_the_last_register_is_listed(register: Register, unni: FlaskClient) -> None:
    register.take_in(as_file(row()))
    register.sql("UPDATE imports SET started_at = started_at - interval '1 day'")
    assert "Ingen mangler" in unni.get("/transfers/gone").text
    register.sql("UPDATE youth_registers SET seen_at = seen_at - interval '1 year'")
    assert "Ida Berg" in unni.get("/transfers/gone").text
