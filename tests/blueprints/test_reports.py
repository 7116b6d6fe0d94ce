"""The pages of reports: from the draft through the checks to the frozen file and the correction beside it."""

import io
import re
from datetime import UTC, date, datetime
from uuid import UUID

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import worker
from portal.domain.calendar import oslo_date
from portal.domain.report_days import latest_report_day
from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import page, text
from tests.the_register import uda_at_work
from tests.the_reports import Desk
from tests.the_team import Team

NUMBER = "14830899074"
DAY = latest_report_day(oslo_date(datetime.now(UTC)))


@pytest.fixture
def desk(app: Flask, team: Team) -> Desk:
    team.sql("UPDATE youths SET case_ended_at = '2020-01-01'")
    return Desk(uda_at_work(app, team))


@pytest.fixture
def unni(desk: Desk, sign_in_as: SignIn) -> FlaskClient:
    desk.register.sql("DELETE FROM registrations WHERE false")
    return sign_in_as("unni")


def work_off(desk: Desk) -> None:
    worker.run(desk.register.app.config["LAGET_SETTINGS"], once=True)


def begun(unni: FlaskClient) -> str:
    answer = unni.post("/reports", data={"day": DAY.isoformat()})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def frozen(desk: Desk, unni: FlaskClient) -> str:
    """A report all the way; its address."""
    address = begun(unni)
    for step in ("check", "sign", "freeze"):
        assert unni.post(f"{address}/{step}").status_code == 302, step
    work_off(desk)
    return address


@pytest.mark.requirement("R-033", "V-002")
def test_before_anything_the_page_says_what_is_due(unni: FlaskClient) -> None:
    shown = text(unni, "/reports")
    assert "Ingen rapport er påbegynt" in shown
    assert "Neste frist" in shown


@pytest.mark.requirement("R-033", "V-025", "TX-12")
def test_a_finding_stops_the_report_and_leads_to_the_youth(desk: Desk, unni: FlaskClient) -> None:
    ida = desk.youth("Ida", "OTAR", via_ot=None)
    address = begun(unni)
    assert unni.post(f"{address}/check").status_code == 302
    shown = text(unni, address)
    assert "I aktivitet, men ingen har svart på om det er via OT" in shown
    assert "Signer rapporten" not in shown
    assert unni.post(f"{address}/sign").status_code == 422
    listed = page(unni, f"{address}/checks/no_via_ot")
    assert "Ida Berg" in listed
    assert f"/youths/{ida}" in listed
    assert unni.get(f"{address}/checks/nonsense").status_code == 404
    desk.status(ida, "OTAR", via_ot=True, on=date(2026, 3, 2))
    assert unni.post(f"{address}/check").status_code == 302
    assert "Signer rapporten" in text(unni, address)


@pytest.mark.requirement("R-033", "K-001")
def test_the_frozen_report_is_taken_out_with_full_numbers_and_the_readers_name(desk: Desk, unni: FlaskClient) -> None:
    ida = desk.youth("=Ida", "OTAR", via_ot=True)
    sealer = desk.register.sealer
    desk.register.sql(
        "UPDATE youth_identities SET number_sealed = %s, number_digest = %s WHERE youth_id = %s",
        sealer.seal(NUMBER, ida.bytes), sealer.digest(NUMBER), ida,
    )  # fmt: skip
    address = frozen(desk, unni)
    assert NUMBER not in page(unni, f"{address}/rows")
    with unni.post(f"{address}/file.csv") as answer:
        lines = answer.data.decode("utf-8-sig").splitlines()
    assert lines[0].startswith('"Fødselsnummer";"Navn";"Aktivitetskode"')
    assert lines[0].endswith('"Tatt ut av Unni"')
    for said in (NUMBER, "'=Ida Berg", '"OTAR"', '"I arbeid"', '"I aktivitet"', '"Ja"', '"I målgruppen"'):
        assert said in lines[1], said
    with unni.post(f"{address}/file.xlsx") as answer:
        sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:3] == [NUMBER, "=Ida Berg", "OTAR"]
    told = desk.register.sql("SELECT detail->>'reader', detail->>'rows' FROM events WHERE action = 'report.exported'")
    assert told == [("Unni", "1"), ("Unni", "1")]


@pytest.mark.requirement("R-033", "V-026")
def test_a_correction_stands_beside_with_the_difference_row_by_row_and_by_code(desk: Desk, unni: FlaskClient) -> None:
    ida = desk.youth("Ida", "OTUK")
    assert ("er forsinket" in text(unni, "/reports")) == (oslo_date(datetime.now(UTC)) > DAY)
    address = frozen(desk, unni)
    assert "er forsinket" not in text(unni, "/reports")
    assert "ingenting er endret" in unni.post(f"{address}/verify", follow_redirects=True).text.casefold()
    desk.status(ida, "OTOV", on=date(2026, 4, 1), recorded=datetime.now(UTC))
    assert "For 1 ungdommer ville den sagt noe annet i dag" in text(unni, address)
    assert re.search("Ida Berg OTUK.*OTOV", text(unni, f"{address}/since"))
    assert unni.post(f"{address}/correct", data={"reason": " "}).status_code == 422
    corrected = unni.post(f"{address}/correct", data={"reason": "Meldt for sent"}).headers["Location"]
    assert unni.get(f"{corrected}/difference").status_code == 404
    for step in ("check", "sign", "freeze"):
        assert unni.post(f"{corrected}/{step}").status_code == 302, step
    work_off(desk)
    apart = text(unni, f"{corrected}/difference")
    assert "Meldt for sent" in apart
    assert "OTUK · Ukjent aktivitet 1 0 -1" in apart
    assert "OTOV · Oppfølging og veiledning 0 1 +1" in apart
    assert "som kjent nå" in text(unni, f"{address}/rows?reading=now").casefold()
    assert "OTUK" in text(unni, f"{address}/rows")
    assert "OTOV" in text(unni, f"{address}/rows?reading=now")


@pytest.mark.requirement("R-169", "TD-16", "S-008")
def test_the_division_gets_numbers_only_and_none_under_five(desk: Desk, unni: FlaskClient) -> None:
    for number in range(7):
        desk.youth(f"Ida {number}", "OTUK")
    desk.youth("Amir", "OTOV")
    address = frozen(desk, unni)
    shown = text(unni, f"{address}/division")
    assert "Berg" not in shown
    assert "OTUK · Ukjent aktivitet – –" in shown, "one hidden alone would be the sum less the others"
    assert "OTOV · Oppfølging og veiledning – –" in shown
    assert "Alle 8 8" in shown


@pytest.mark.requirement("K-001")
def test_what_vigo_has_not_been_told_is_carried_once(desk: Desk, unni: FlaskClient) -> None:
    ida = desk.youth("Ida", "OTUK")
    address = unni.post("/reports/status-files").headers["Location"]
    assert "Filen lages" in text(unni, address)
    work_off(desk)
    assert "Ida Berg" in text(unni, address)
    with unni.post(f"{address}/file.csv") as answer:
        assert '"OTUK"' in answer.data.decode("utf-8-sig")
    assert unni.post(f"{address}/carried", data={"receipt": ""}).status_code == 422
    assert unni.post(f"{address}/carried", data={"receipt": "1 rad lest inn"}).status_code == 302
    assert unni.post(f"{address}/carried", data={"receipt": "igjen"}).status_code == 409
    assert "ikke har fått vite om: 0" in text(unni, "/reports/status-files")
    desk.status(ida, "OTOV", on=date(2026, 4, 1), recorded=datetime.now(UTC))
    assert "ikke har fått vite om: 1" in text(unni, "/reports/status-files")


@pytest.mark.parametrize("who", ["reidun", "omar", "nina", "sara"])
def test_nobody_else_comes_in_to_the_reports(desk: Desk, sign_in_as: SignIn, who: str) -> None:
    report_id: UUID = desk.open(DAY)
    client = sign_in_as(who)
    for path in ("/reports", f"/reports/{report_id}", f"/reports/{report_id}/rows", "/reports/status-files"):
        assert client.get(path).status_code == 403, path


def test_bad_addresses_are_answered_plainly(desk: Desk, unni: FlaskClient) -> None:
    report_id = desk.open(DAY)
    assert unni.get(f"/reports/{UUID(int=1)}").status_code == 404
    assert unni.get(f"/reports/{report_id}/rows?after=tull&code=TULL").status_code == 200
    assert unni.get(f"/reports/{report_id}/since").status_code == 404
    assert unni.post(f"/reports/{report_id}/file.csv").status_code == 409
    assert unni.post("/reports", data={"day": "2026-04-15"}).status_code == 422
