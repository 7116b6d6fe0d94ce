"""Runs over the city and the quality desk in the browser, without one: pages, forms, files."""

from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.domain.quality import CHECKS
from tests.blueprints.conftest import SignIn
from tests.the_register import AMIR, HERSLEB, Register, as_file, row, uda_at_work, unit
from tests.the_team import Team

AWAY = {"kommunenr": "3107", "bydelsnr": None}


@pytest.fixture
def register(app: Flask, team: Team) -> Register:
    return uda_at_work(app, team)


@pytest.fixture
def unni(register: Register, sign_in_as: SignIn) -> FlaskClient:  # noqa: ARG001 - who she is, is written there
    return sign_in_as("unni")


def work_off(register: Register) -> None:
    """What the worker does with the queue."""
    from portal import worker  # noqa: PLC0415 - only here

    worker.run(register.app.config["LAGET_SETTINGS"], once=True)


def planned(register: Register, unni: FlaskClient, kind: str, day: str) -> str:
    answer = unni.post(f"/uda/runs/{kind}", data={f"{kind}-as_of": day})
    assert answer.status_code == 302
    work_off(register)
    return str(answer.headers["Location"])


def aged(register: Register, name: str = "Gamle", born: str = "2001-05-05") -> UUID:
    """Somebody who turned 24 in 2025."""
    register.sql(
        "INSERT INTO youths (first_name, last_name, birth_year, last_activity) VALUES (%s, 'Ek', 2001, now())", name
    )
    ((youth_id,),) = register.sql("SELECT id FROM youths WHERE first_name = %s", name)
    register.sql("INSERT INTO youth_identities (youth_id, birth_date) VALUES (%s, %s)", youth_id, born)
    found: UUID = youth_id
    return found


@pytest.mark.requirement("TA-04")
def test_the_age_exit_is_looked_at_carried_out_and_kept_as_a_record(register: Register, unni: FlaskClient) -> None:
    aged(register)
    assert "Ut av målgruppen 1. januar" in unni.get("/uda/runs").text
    address = planned(register, unni, "age_exit", "2026-01-01")
    preview = unni.get(address).text
    for said in ("Venter på ditt ja", "Gamle Ek", "Vist videre til Nav som arbeidssøker", "Den vil gjelde 1 ungdommer"):
        assert said in preview
    assert unni.post(f"{address}/carry-out").status_code == 302
    assert unni.post(f"{address}/carry-out").status_code == 409
    work_off(register)
    record = unni.get(address).text
    for said in ("Ferdig", "Endret", "TA-04", "Satt i gang av", "tidligere kalenderår"):
        assert said in record
    assert register.sql("SELECT count(*) FROM youths WHERE case_ended_at IS NOT NULL") == [(1,)]
    with unni.get(f"{address}/changes.csv") as file:
        assert "Gamle Ek" in file.data.decode("utf-8-sig")
        assert "Unni" in file.data.decode("utf-8-sig"), "the reader's name"
    assert register.sql("SELECT count(*) FROM events WHERE action = 'run.exported'") == [(1,)]


def test_a_run_for_a_day_to_come_has_no_button_and_a_dropped_one_changes_nothing(
    register: Register, unni: FlaskClient
) -> None:
    aged(register)
    address = planned(register, unni, "age_exit", "2031-01-01")
    assert "kan gjennomføres fra den dagen" in unni.get(address).text
    assert unni.post(f"{address}/carry-out").status_code == 422
    assert unni.post(f"{address}/drop").status_code == 302
    assert "Forkastet" in unni.get(address).text
    assert unni.post("/uda/runs/age_exit", data={"age_exit-as_of": "i morgen"}).status_code == 422


@pytest.mark.requirement("K-077")
def test_a_move_shows_both_counties_and_the_code_that_is_proposed(register: Register, unni: FlaskClient) -> None:
    register.take_in(as_file(row(adresse=AWAY)))
    address = planned(register, unni, "moves", "2026-11-22")
    page = unni.get(address).text
    for said in ("Ida Berg", "Østfold", "foreslått: OTFA_IM"):
        assert said in page
    assert unni.get(f"{address}?after=ugyldig&state=planned").status_code == 200


@pytest.mark.requirement("TB-16")
def test_a_school_is_closed_with_a_successor_and_opened_again(register: Register, unni: FlaskClient) -> None:
    hersleb = unit(register, HERSLEB)
    assert "Hersleb videregående skole" in unni.get("/uda/schools").text
    page = f"/uda/schools/{hersleb}"
    assert unni.get(page).status_code == 200
    heir = unit(register, "974591065")
    assert unni.post(page, data={"day": "2026-11-01", "successor": str(heir)}).status_code == 302
    assert "Nedlagt siden" in unni.get("/uda/schools").text
    assert unni.post(page, data={"day": "", "successor": ""}).status_code == 302
    assert register.sql("SELECT closed_on FROM units WHERE id = %s", hersleb) == [(None,)]
    assert unni.post(page, data={"day": "2026-11-01", "successor": "999999"}).status_code == 422
    assert register.sql("SELECT count(*) FROM events WHERE action IN ('unit.closed', 'unit.opened')") == [(2,)]


@pytest.mark.requirement("V-041")
def test_errors_are_found_and_shown_with_what_to_do(register: Register, unni: FlaskClient) -> None:
    assert "Registeret er ikke gjennomsøkt ennå" in unni.get("/uda/quality").text
    register.take_in(as_file(row(adresse=AWAY), row(number=AMIR, person={"fornavn": "Amir"})))
    assert unni.post("/uda/quality/sweep").status_code == 302
    work_off(register)
    desk = unni.get("/uda/quality").text
    assert all(check.name.nb in desk for check in CHECKS)
    listed = unni.get("/uda/quality/other_county").text
    assert "Ida Berg" in listed
    assert "Amir" not in listed
    assert "Østfold" in listed


@pytest.mark.requirement("V-041")
def test_an_error_is_dismissed_with_a_reason_and_the_list_taken_out(register: Register, unni: FlaskClient) -> None:
    register.take_in(as_file(row(adresse=AWAY)))
    unni.post("/uda/quality/sweep")
    work_off(register)
    look = f"/uda/quality/other_county/{register.youth()}/fine"
    assert unni.get(look).status_code == 200
    assert unni.post(look, data={"reason": " "}).status_code == 422
    assert unni.post(look, data={"reason": "Bor hos faren i ukedagene"}).status_code == 302
    assert unni.post(look, data={"reason": "En gang til"}).status_code == 409
    assert "Ida Berg" not in unni.get("/uda/quality/other_county").text
    fine = unni.get("/uda/quality/other_county?state=fine").text
    assert "Bor hos faren i ukedagene" in fine
    assert "Unni" in fine
    for kind in ("csv", "xlsx"):
        with unni.get(f"/uda/quality/other_county/list.{kind}?state=fine") as file:
            assert file.status_code == 200
    assert unni.get("/uda/quality/finnes-ikke").status_code == 404


def test_what_was_mended_since_the_search_says_so(register: Register, unni: FlaskClient) -> None:
    register.take_in(as_file(row(adresse=AWAY)))
    unni.post("/uda/quality/sweep")
    work_off(register)
    register.take_in(as_file(row()))
    assert "Rettet siden søket" in unni.get("/uda/quality/other_county").text


def test_a_school_does_not_come_in(register: Register, sign_in_as: SignIn) -> None:
    del register
    reidun = sign_in_as("reidun")
    for address in ("/uda/runs", "/uda/quality", "/uda/schools", "/uda/quality/duplicate"):
        assert reidun.get(address).status_code == 403
