"""The pages about OTUK lists: sent, opened, answered in place and without scripts, finished, reported, taken out."""

import re
from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import page, text
from tests.the_lists import Lists
from tests.the_register import uda_at_work
from tests.the_team import Team

ANSWERS = {"version": "0", "known": "yes", "reached": "no_reply", "channel": "sms", "with_nav": "no_need"}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def lists(app: Flask, team: Team) -> Lists:
    """Ida and Jonas have unknown activity in Grünerløkka."""
    made = Lists(uda_at_work(app, team))
    made.unknown("Ida", "Jonas")
    return made


@pytest.fixture
def sent(lists: Lists) -> str:
    """The address of Omar's list."""
    lists.send()
    return f"/lists/{lists.of('omar').id}"


@pytest.mark.requirement("R-027", "R-162", "R-168")
def test_uda_looks_at_what_each_list_would_hold_and_sends_all_of_them(sign_in_as: SignIn, lists: Lists) -> None:
    lists.register.sql("UPDATE youths SET protection = 'confidential', district_no = NULL WHERE first_name = 'Jonas'")
    unni = sign_in_as("unni")
    before = text(unni, "/lists/compose")
    assert "Bydel Grünerløkka 1 1" in before
    assert "Én ungdom er holdt utenfor fordi adressen er beskyttet" in before
    assert "Ida" not in before
    today = datetime.now(UTC).date()
    too_soon = unni.post("/lists/compose", data={"day": today.isoformat(), "review_by": today.isoformat()})
    assert too_soon.status_code == 422
    answer = unni.post("/lists/compose", data={"day": today.isoformat(), "review_by": "2030-01-01"})
    assert answer.location == "/lists"
    overview = text(unni, "/lists")
    assert "15 lister er sendt" in overview
    assert "Bydel Grünerløkka" in overview
    assert "Ikke åpnet" in overview
    assert "0 av 4" in overview
    again = unni.post("/lists/compose", data={"day": today.isoformat(), "review_by": "2030-01-01"})
    assert again.status_code in {409, 422}


@pytest.mark.requirement("R-050", "R-065", "TD-04")
def test_the_district_answers_a_row_and_nav_follows_along(sign_in_as: SignIn, lists: Lists, sent: str) -> None:
    omar, nina = sign_in_as("omar"), sign_in_as("nina")
    row = f"{sent}/rows/{lists.youths['Ida']}"
    assert omar.post(row, data=ANSWERS).location.startswith(sent)
    listed = text(nina, f"{sent}?show=all")
    assert "Forsøkt, uten svar" in listed
    assert "1 av 2 rader er ferdige" in listed
    assert "Omar" in listed
    assert "Ida Berg" not in text(omar, sent), "what is left to do comes first"
    assert "<form" not in page(nina, f"{sent}?show=all").partition("<main")[2].partition("</main>")[0]
    assert nina.post(row, data=ANSWERS).status_code == 403
    assert nina.get(f"{sent}.csv").status_code == 403
    assert "Nina" in text(sign_in_as("unni"), sent), "the receipt"


def test_a_row_is_saved_where_it_stands_with_the_progress_beside_it(
    sign_in_as: SignIn, lists: Lists, sent: str
) -> None:
    omar = sign_in_as("omar")
    answer = omar.post(f"{sent}/rows/{lists.youths['Ida']}", data=ANSWERS, headers=HTMX)
    body = answer.get_data(as_text=True)
    assert "<html" not in body
    assert 'hx-swap-oob="true"' in body
    assert "1 av 2 rader er ferdige" in body
    assert "Endre" in body
    opened = omar.get(f"{sent}/rows/{lists.youths['Ida']}", headers=HTMX).get_data(as_text=True)
    assert re.search(r'value="no_reply"\s+checked', opened)


@pytest.mark.requirement("R-050")
def test_the_second_to_save_a_row_sees_both_answers(sign_in_as: SignIn, lists: Lists, sent: str) -> None:
    first, second = sign_in_as("omar"), sign_in_as("omar")
    row = f"{sent}/rows/{lists.youths['Ida']}"
    first.post(row, data=ANSWERS)
    mine = {**ANSWERS, "known": "no", "reached": "not_tried"}
    told = second.post(row, data=mine)
    assert told.status_code == 409
    body = told.get_data(as_text=True)
    assert "Omar lagret denne raden" in body
    assert "Forsøkt, uten svar" in body
    assert re.search(r'value="not_tried"\s+checked', body)
    version = re.search(r'name="version" value="(\d+)"', body)
    assert version is not None
    assert second.post(row, data={**mine, "version": version[1]}).status_code == 302
    inside = first.post(row, data=ANSWERS, headers=HTMX)
    assert (inside.status_code, 'role="alert"' in inside.get_data(as_text=True)) == (200, True)
    assert second.post(row, data={"known": "maybe", "version": "2"}).status_code == 422


@pytest.mark.requirement("R-050", "R-052", "TE-10")
def test_a_finished_review_goes_to_uda_with_its_counts(sign_in_as: SignIn, lists: Lists, sent: str) -> None:
    omar, unni = sign_in_as("omar"), sign_in_as("unni")
    assert omar.post(f"{sent}/finish").status_code == 422
    for name in ("Ida", "Jonas"):
        omar.post(f"{sent}/rows/{lists.youths[name]}", data=ANSWERS)
    assert "Meld gjennomgangen ferdig" in text(omar, sent)
    assert unni.post(f"{sent}/finish").status_code == 403
    assert omar.post(f"{sent}/finish").location == sent
    overview = text(unni, "/lists")
    assert "100 %" in overview
    assert "1 av 4" in overview
    assert "Forsøkt, uten svar 2" in text(unni, sent)
    assert "<form" not in page(unni, sent).partition("<main")[2].partition("</main>")[0]
    omar.post(f"{sent}/open-again")
    assert "Pågår" in text(omar, sent)


@pytest.mark.requirement("R-052")
def test_the_district_reports_what_a_youth_does(sign_in_as: SignIn, lists: Lists) -> None:
    omar, unni = sign_in_as("omar"), sign_in_as("unni")
    form = f"/lists/youths/{lists.youths['Ida']}/report"
    assert "Ida Berg" in text(omar, form)
    refused = omar.post(form, data={"activity": "measure_nav"})
    assert refused.status_code == 422
    assert "den dagen den begynte" in refused.get_data(as_text=True)
    assert omar.post(form, data={"activity": "work", "start": "2026-11-01"}).location == "/lists/reported"
    assert "Venter på UDA" in text(omar, "/lists/reported")
    assert "Én melding venter på UDA" in text(unni, "/lists")
    waiting = page(unni, "/lists/reports")
    assert "OTAR_IM" in waiting
    assert "TC-06" in waiting
    assert unni.post(form, data={"activity": "work"}).status_code == 403, "UDA registers, and reports to nobody"


@pytest.mark.requirement("R-028", "bug:15")
def test_a_report_becomes_a_status_and_the_youth_leaves_the_list(sign_in_as: SignIn, lists: Lists, sent: str) -> None:
    omar, unni = sign_in_as("omar"), sign_in_as("unni")
    ida = lists.youths["Ida"]
    omar.post(f"/lists/youths/{ida}/report", data={"activity": "work", "start": "2026-11-01"})
    take = re.search(r'action="(/lists/reports/[^"]+/take)"', page(unni, "/lists/reports"))
    assert take is not None
    assert unni.post(take[1]).location == "/lists/reports"
    assert unni.post(take[1]).status_code == 409
    listed = text(omar, f"{sent}?show=all")
    assert "Ida" not in listed
    assert "1 forlot listen" in listed
    told = text(omar, "/lists/reported")
    assert "Ida" not in told
    assert "UDA har registrert den OTAR_IM" in told
    assert omar.get(f"{sent}/rows/{ida}").status_code == 404


def test_uda_says_no_with_a_reason(sign_in_as: SignIn, lists: Lists, sent: str) -> None:
    omar, unni = sign_in_as("omar"), sign_in_as("unni")
    omar.post(f"/lists/youths/{lists.youths['Ida']}/report", data={"activity": "work"})
    decline = re.search(r'action="(/lists/reports/[^"]+/decline)"', page(unni, "/lists/reports"))
    assert decline is not None
    assert unni.post(decline[1], data={"reason": " "}).status_code == 422
    assert unni.post(decline[1], data={"reason": "Jobben er avsluttet"}).location == "/lists/reports"
    assert "Jobben er avsluttet" in text(omar, "/lists/reported")
    assert "Jobben er avsluttet" in text(omar, sent)


@pytest.mark.requirement("TD-21", "bug:15")
def test_a_file_carries_the_readers_name_on_every_page(sign_in_as: SignIn, lists: Lists, sent: str) -> None:
    lists.register.sql("UPDATE youths SET last_name = '=SUM(A1)' WHERE first_name = 'Jonas'")
    omar = sign_in_as("omar")
    book = openpyxl.load_workbook(BytesIO(omar.get(f"{sent}.xlsx").data))
    sheet = book.active
    assert sheet is not None
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.left is not None
    assert "Omar, Bydel Grünerløkka" in str(footer.left.text)
    assert sheet.print_title_rows == "$1:$1"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    lists.register.sql("UPDATE youths SET status_code = 'OTOV' WHERE first_name = 'Ida'")
    lines = omar.get(f"{sent}.csv").data.decode("utf-8-sig").splitlines()
    assert len(lines) == 2, "who has left the list is not in the file"
    assert "Omar, Bydel Grünerløkka" in lines[1]
    events = lists.register.sql("SELECT rule, detail->>'rows' FROM events WHERE action = 'list.exported' ORDER BY id")
    assert events == [("TD-03", "2"), ("TD-03", "1")]


@pytest.mark.requirement("R-163", "TD-01")
def test_a_counsellor_sees_own_youths_on_the_lists(sign_in_as: SignIn, lists: Lists) -> None:
    lists.register.sql("UPDATE youths SET status_code = 'OTUK', status_on = '2026-10-01' WHERE first_name = 'Sara'")
    lists.send()
    reidun = sign_in_as("reidun")
    own = text(reidun, "/lists/own-youths")
    assert "Sara Moen" in own
    assert "Ida" not in own
    assert reidun.get(f"/lists/{lists.of('omar').id}").status_code == 404


def test_odd_addresses_are_answered_in_peace(sign_in_as: SignIn, sent: str) -> None:
    omar: FlaskClient = sign_in_as("omar")
    for odd in ("show=x", "after=-3", "after=a", "show=new&after=999", "show=nav"):
        assert omar.get(f"{sent}?{odd}").status_code == 200, odd
    unni = sign_in_as("unni")
    for odd in ("after=x", "after=WyJ4IiwieSJd", "after=W10"):
        assert unni.get(f"/lists/reports?{odd}").status_code == 200, odd


@pytest.mark.requirement("R-027")
def test_the_desks_tell_of_the_newest_list(sign_in_as: SignIn, sent: str) -> None:
    for who, desk in (("omar", "/district"), ("nina", "/nav"), ("unni", "/uda")):
        assert (sent if who != "unni" else "/lists") in page(sign_in_as(who), desk), who
