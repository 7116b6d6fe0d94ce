"""The UDA desk in the browser, without one: pages, forms, downloads and who may not come in."""

import io
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.blueprints.conftest import SignIn
from tests.the_register import AMIR, HERSLEB, PRIVATE, STOVNER, Register, as_file, row, uda_at_work
from tests.the_team import Team


@pytest.fixture
def register(app: Flask, team: Team) -> Register:
    return uda_at_work(app, team)


@pytest.fixture
def unni(register: Register, sign_in_as: SignIn) -> FlaskClient:  # noqa: ARG001 - who she is, is written there
    return sign_in_as("unni")


def send(client: FlaskClient, content: bytes, name: str = "register.json") -> object:
    return client.post("/uda/imports", data={"file": (io.BytesIO(content), name)})


def test_before_anything_has_come_every_page_says_what_to_do(unni: FlaskClient) -> None:
    assert "Send registerfilen" in unni.get("/uda").text
    assert "Ingen fil er kommet inn ennå" in unni.get("/uda/imports").text
    assert "Ingen er tildelt ennå" in unni.get("/uda/assignments").text


@pytest.mark.requirement("R-029", "bug:18")
def test_from_the_file_to_the_assigned_youth(register: Register, unni: FlaskClient) -> None:
    sent = send(unni, as_file(row(), row(number="05840399896"), announced=5))
    assert sent.status_code == 302  # type: ignore[attr-defined] # werkzeug's answer
    address = sent.headers["Location"]  # type: ignore[attr-defined] # werkzeug's answer
    assert "Venter i køen" in unni.get(address).text
    work_off(register)
    page = unni.get(address).text
    assert "Avsenderen oppgir 5 ungdommer" in page
    assert "kontrollsifrene stemmer ikke" in page
    assert "05840399896" not in page
    assert "Tildel de nye ungdommene" in unni.get("/uda").text
    assert unni.post("/uda/assignments", data={"as_of": "2026-11-22"}).status_code == 302
    work_off(register)
    listed = unni.get("/uda/assignments?rule=TB-09").text
    assert "Ida Berg" in listed
    assert "Sist elev på skolen på telledato 1.10." in listed
    one = unni.get(f"/uda/assignments/{register.youth()}").text
    assert "Hersleb videregående skole" in one
    assert "TA-14" in one


def work_off(register: Register) -> None:
    """What the worker does with the queue."""
    from portal import worker  # noqa: PLC0415 - only here

    worker.run(register.app.config["LAGET_SETTINGS"], once=True)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [(b"", "", "Velg en fil først"), (b"", "tom.csv", "Filen er tom"), (b"x", "brev.pdf", "Send JSON, CSV eller XLSX")],
)
def test_what_is_wrong_with_the_upload_stands_beside_the_field(
    unni: FlaskClient, content: bytes, name: str, said: str
) -> None:
    answer = send(unni, content, name)
    assert answer.status_code == 422  # type: ignore[attr-defined] # werkzeug's answer
    assert answer.text.count(said) == 2, "in the summary and beside the field"  # type: ignore[attr-defined] # the same


def test_a_file_over_the_limit_is_told_beside_the_field(app: Flask, unni: FlaskClient) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 100_000
    answer = send(unni, b"x" * 150_000)
    assert answer.status_code == 413  # type: ignore[attr-defined] # werkzeug's answer
    assert "Filen er større enn 1 MB" in answer.text  # type: ignore[attr-defined] # werkzeug's answer


@pytest.mark.requirement("bug:18")
def test_a_refused_file_says_that_nothing_was_lost(register: Register, unni: FlaskClient) -> None:
    import_id = register.take_in(b'{"otungdommer": [')
    page = unni.get(f"/uda/imports/{import_id}").text
    assert "Hele filen ble avvist" in page
    assert "Ingenting av filen ble tatt inn" in page


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_the_rows_set_aside_are_taken_out_and_the_log_says_so(register: Register, unni: FlaskClient, kind: str) -> None:
    import_id = register.take_in(as_file(row(number="05840399896", person={"fornavn": "=1+1"})))
    with unni.get(f"/uda/imports/{import_id}/set-aside.{kind}") as answer:
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].endswith(f".{kind}")
        if kind == "csv":
            assert "'=1+1" in answer.data.decode("utf-8-sig")
    assert register.sql("SELECT count(*) FROM events WHERE action = 'quarantine.exported'") == [(1,)]


def override(client: FlaskClient, youth_id: UUID, unit: object, reason: str) -> int:
    return client.post(f"/uda/assignments/{youth_id}", data={"unit": str(unit), "reason": reason}).status_code


@pytest.mark.requirement("bug:5", "R-029")
def test_an_override_wants_a_reason_and_shows_the_proposal_beside_it(register: Register, unni: FlaskClient) -> None:
    register.take_in(as_file(row()))
    register.assign()
    ida = register.youth()
    ((stovner,),) = register.sql("SELECT id FROM units WHERE orgnr = %s", STOVNER)
    assert override(unni, ida, stovner, "") == 422
    assert override(unni, ida, 999_999, "Fordi") == 422
    assert override(unni, ida, stovner, "Søsken på Stovner") == 302
    page = unni.get(f"/uda/assignments/{ida}").text
    for said in ("Søsken på Stovner", "Stovner videregående skole", "Hersleb videregående skole", "Unni"):
        assert said in page
    assert unni.post(f"/uda/assignments/{ida}/follow-rules").status_code == 302
    assert "Søsken på Stovner" not in unni.get(f"/uda/assignments/{ida}").text


@pytest.mark.requirement("TB-10")
def test_a_proposal_is_confirmed_with_one_click(register: Register, unni: FlaskClient) -> None:
    register.take_in(as_file(row(elevkurs=[PRIVATE])))
    register.assign()
    ida = register.youth()
    assert "Bekreft forslaget" in unni.get(f"/uda/assignments/{ida}").text
    assert unni.post(f"/uda/assignments/{ida}/confirm").status_code == 302
    assert "Bekreftet som foreslått" in unni.get(f"/uda/assignments/{ida}").text


@pytest.mark.requirement("TD-13", "bug:5")
def test_a_protected_youth_is_for_the_named_officer_only(
    register: Register, sign_in_as: SignIn, unni: FlaskClient
) -> None:
    register.take_in(as_file(row(person={"adressebeskyttelse": "fortrolig"})))
    register.assign()
    ida = register.youth()
    ((hersleb,),) = register.sql("SELECT id FROM units WHERE orgnr = %s", HERSLEB)
    assert unni.get(f"/uda/assignments/{ida}").status_code == 403
    assert override(unni, ida, hersleb, "Nærmest") == 403
    aud = sign_in_as("aud")
    assert "Ida Berg" in aud.get("/uda/assignments?human=waits").text
    assert override(aud, ida, hersleb, "Avtalt med skolen") == 302


@pytest.mark.parametrize("who", ["reidun", "omar", "nina", "sara"])
def test_nobody_else_comes_in_at_this_desk(register: Register, sign_in_as: SignIn, who: str) -> None:
    register.take_in(as_file(row()))
    register.assign()
    client = sign_in_as(who)
    for path in ("/uda", "/uda/imports", "/uda/assignments", "/uda/assignments.csv", "/uda/rules"):
        assert client.get(path).status_code == 403, path
    assert client.get(f"/uda/assignments/{register.youth()}").status_code in {403, 404}


def test_the_list_is_taken_out_without_anything_that_runs(register: Register, unni: FlaskClient) -> None:
    register.take_in(as_file(row(person={"fornavn": "=cmd"}), row(number=AMIR, person={"fornavn": "Amir"})))
    register.assign()
    with unni.get("/uda/assignments.csv?rule=TB-09") as answer:
        text = answer.data.decode("utf-8-sig")
    assert "'=cmd Berg" in text
    assert "Amir Berg" in text
    with unni.get("/uda/assignments.xlsx") as answer:
        assert answer.status_code == 200
    told = register.sql("SELECT detail->>'rows' FROM events WHERE action = 'assignments.exported' ORDER BY id")
    assert told == [("2",), ("3",)]


def test_pages_of_the_list_go_on_where_the_last_one_ended(register: Register, unni: FlaskClient) -> None:
    people = [row(number=None, person={"fdato": "14.03.2008", "fornavn": f"Ida {n:02}"}) for n in range(30)]
    register.take_in(as_file(*people))
    register.assign()
    first = unni.get("/uda/assignments?sort=name&rule=TB-09").text
    assert "Ida 24 Berg" in first
    assert "Ida 25 Berg" not in first
    following = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = unni.get(following).text
    assert "Ida 25 Berg" in second
    assert "Ida 24 Berg" not in second
