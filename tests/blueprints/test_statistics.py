"""The statistics page: UDA goes from a number to the youths, management sees counts and nothing small."""

import csv
import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.services import statistics
from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import text
from tests.the_register import Register, uda_at_work
from tests.the_team import Team
from tests.the_year_in_numbers import a_city_of


@pytest.fixture
def register(app: Flask, team: Team) -> Register:
    found = uda_at_work(app, team)
    a_city_of(found, 60)
    with team.acting(app, "unni") as unni:
        run_id = statistics.start(unni)
    statistics.count(run_id, team.database.url("laget_jobs"), at=found.at)
    return found


@pytest.fixture
def unni(register: Register, sign_in_as: SignIn) -> FlaskClient:  # noqa: ARG001 - who she is, is written there
    return sign_in_as("unni")


@pytest.fixture
def bjorn(register: Register, sign_in_as: SignIn) -> FlaskClient:  # noqa: ARG001 - the same
    return sign_in_as("bjorn")


@pytest.mark.requirement("S-008")
def test_uda_goes_from_the_unknown_to_the_youths(unni: FlaskClient) -> None:
    page = unni.get("/statistics").text
    (address,) = re.findall(r'href="(/statistics/youths\?[^"]*value=group1[^"]*)"', page)[:1]
    listed = text(unni, address.replace("&amp;", "&"))
    assert "Oslo: 1 Ukjent aktivitet" in listed
    assert "OTUK" in listed
    assert "skjermet" not in text(unni, "/statistics?by=age")


@pytest.mark.requirement("TD-16")
def test_management_reads_counts_and_why_some_are_hidden_and_opens_nobody(bjorn: FlaskClient) -> None:
    page = bjorn.get("/statistics?by=reason").text
    assert "Skjermet: færre enn fem, eller et tall som ville røpet et slikt" in page
    assert "/statistics/youths" not in page
    assert bjorn.get("/statistics/youths").status_code == 403
    assert bjorn.get("/youths").status_code == 403
    for level in ("city", "district", "school"):
        for by in ("status", "age", "reason", "gender", "target"):
            shown = re.findall(r'data-number="(\d+)"', bjorn.get(f"/statistics?level={level}&by={by}").text)
            assert all(int(number) >= 5 or number == "0" for number in shown)


@pytest.mark.requirement("TD-16")
@pytest.mark.parametrize("address", ["", "?level=district", "?level=school", "?by=age", "?year=1999&by=x"])
def test_a_file_says_what_the_page_says_and_who_took_it(bjorn: FlaskClient, register: Register, address: str) -> None:
    content = bjorn.get(f"/statistics.csv{address}").get_data().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert rows[0][-1] == "Tatt ut av"
    numbers = [int(row[5]) for row in rows[1:] if row[5].isdigit()]
    assert all(number >= 5 or not number for number in numbers)
    assert register.sql("SELECT count(*) FROM events WHERE action = 'statistics.exported'") == [(1,)]
    assert bjorn.get(f"/statistics.xlsx{address}").status_code == 200


@pytest.mark.requirement("TD-16")
def test_a_counsellor_sees_the_own_school_and_its_youths_and_others_as_published(
    register: Register, sign_in_as: SignIn
) -> None:
    reidun = sign_in_as("reidun")
    ((school,),) = register.sql("SELECT id FROM units WHERE name = 'Hersleb videregående skole'")
    ((other,),) = register.sql("SELECT id FROM units WHERE name = 'Stovner videregående skole'")
    own = reidun.get(f"/statistics?level=school&unit={school}&by=gender").text
    assert "Små tall er skjermet" not in own
    assert "/statistics/youths" in own
    assert "Små tall er skjermet" in reidun.get(f"/statistics?level=school&unit={other}").text
    assert "Ida Berg" in text(reidun, f"/statistics/youths?level=school&unit={school}")


@pytest.mark.requirement("S-008")
def test_uda_counts_anew_and_others_do_not(unni: FlaskClient, bjorn: FlaskClient) -> None:
    assert unni.post("/statistics/count").status_code == 302
    assert "Hvor langt tellingen er kommet" in text(unni, "/statistics")
    assert bjorn.post("/statistics/count").status_code == 403


def test_before_anything_is_counted_the_page_says_so(app: Flask, team: Team, sign_in_as: SignIn) -> None:
    uda_at_work(app, team)
    assert "Ingenting er talt ennå" in text(sign_in_as("unni"), "/statistics")
