"""The list of those whom nobody has reached: at list level, for the district and Nav, and taken out as a file."""

import re
from datetime import date, timedelta
from html import unescape
from io import BytesIO

import openpyxl
import pytest
from flask.testing import FlaskClient

from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import GRUNERLOKKA, STOVNER, page, text, unknown
from tests.the_team import Team


@pytest.mark.requirement("R-159", "TD-03")
def test_the_district_sees_list_fields_and_not_one_more(sign_in_as: SignIn, team: Team) -> None:
    ida = unknown(team, "Ida")
    team.sql(
        """INSERT INTO mapping_items (youth_id, category, source, situation, author, author_seat, recorded_at)
           VALUES (%s, 15, 0, 'sover dårlig', %s, %s, now())""",
        ida, team.people["reidun"], team.seats["reidun"],
    )  # fmt: skip
    unknown(team, "Stian", district=STOVNER)
    omar = sign_in_as("omar")
    listed = text(omar, "/district/otuk")
    for field in ("Ida Berg", "2008", "Grünerløkka", "Sluttet på skolen", "OTUK"):
        assert field in listed, field
    files = omar.get("/district/otuk.csv").get_data(as_text=True)
    for hidden in ("sover dårlig", "99887766", "Stian", "Sara"):
        assert hidden not in listed
        assert hidden not in files
    assert f"/youths/{ida}" not in page(omar, "/district/otuk")


@pytest.mark.requirement("TD-03")
def test_a_name_leads_to_the_room_only_by_another_ground(sign_in_as: SignIn, team: Team) -> None:
    team.sql("UPDATE youths SET status_code = 'OTUK', status_on = '2026-11-01'")
    room, omar = f"/youths/{team.youth_id}", sign_in_as("omar")
    assert room not in page(omar, "/district/otuk")
    consent = team.consent("omar")
    assert room in page(omar, "/district/otuk")
    team.withdraw(consent, "omar")
    assert room not in page(omar, "/district/otuk")


@pytest.mark.requirement("TD-13")
def test_a_protected_address_is_left_out_of_the_list(sign_in_as: SignIn, team: Team) -> None:
    ida = unknown(team, "Ida")
    unknown(team, "Jonas")
    team.sql("UPDATE youths SET protection = 'confidential', district_no = NULL WHERE id = %s", ida)
    listed = text(sign_in_as("omar"), "/district/otuk")
    assert "Ida" not in listed
    assert "1 i alt" in listed


@pytest.mark.requirement("TD-02")
def test_nobody_sees_their_own_child_on_the_list_nor_in_its_count(sign_in_as: SignIn, team: Team) -> None:
    ida = unknown(team, "Ida")
    unknown(team, "Jonas")
    team.sql(
        "INSERT INTO conflicts VALUES (%s, %s, 'own_child', '[2020-01-01,)', %s)",
        team.people["omar"], ida, team.people["omar"],
    )  # fmt: skip
    omar = sign_in_as("omar")
    assert "Ida" not in text(omar, "/district/otuk")
    assert "1 i alt" in text(omar, "/district/otuk")
    assert "OTUK-listen: én ungdom" in text(omar, "/district")
    assert "Ida" not in omar.get("/district/otuk.csv").get_data(as_text=True)


def names(html: str) -> list[str]:
    rows = re.findall(r'<th scope="row">\s*(.*?)\s*</th>', html, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", row).strip() for row in rows]


def follow(client: FlaskClient, html: str, rel: str) -> str:
    link = re.search(rf'rel="{rel}" href="([^"]+)"', html)
    assert link is not None
    return page(client, unescape(link[1]))


@pytest.mark.parametrize(
    "order", ["sort=registered&dir=asc", "sort=registered&dir=desc", "sort=name&dir=asc", "sort=name&dir=desc"]
)
def test_the_list_is_read_forth_and_back_without_loss(sign_in_as: SignIn, team: Team, order: str) -> None:
    for number in range(60):
        unknown(team, f"Ungdom{number:02}", days=number // 3)
    team.sql("UPDATE youths SET registered_on = NULL WHERE first_name IN ('Ungdom07', 'Ungdom30')")
    omar = sign_in_as("omar")
    first = page(omar, f"/district/otuk?{order}")
    second = follow(omar, first, "next")
    third = follow(omar, second, "next")
    whole = names(first) + names(second) + names(third)
    assert [len(names(part)) for part in (first, second, third)] == [25, 25, 10]
    assert sorted(whole) == [f"Ungdom{number:02} Berg" for number in range(60)]
    if "name" in order:
        assert whole == sorted(whole, reverse="desc" in order)
    else:
        missing = {"Ungdom07 Berg", "Ungdom30 Berg"}
        assert set(whole[:2] if "desc" in order else whole[-2:]) == missing
    assert names(follow(omar, third, "prev")) == names(second)
    assert names(follow(omar, second, "prev")) == names(first)


def test_the_list_is_narrowed_by_name_and_reason(sign_in_as: SignIn, team: Team) -> None:
    unknown(team, "Ida")
    jonas = unknown(team, "Jonas", "100%_Dahl")
    team.sql("UPDATE youths SET entry_reason = 'not_applied' WHERE id = %s", jonas)
    omar = sign_in_as("omar")
    assert names(page(omar, "/district/otuk?q=ida")) == ["Ida Berg"]
    assert names(page(omar, "/district/otuk?q=100%25_")) == ["Jonas 100%_Dahl"]
    assert names(page(omar, "/district/otuk?reason=not_applied")) == ["Jonas 100%_Dahl"]
    assert "Ingen på listen passer" in text(omar, "/district/otuk?q=nobody")
    for odd in ("q='%20OR%201=1--", "after=xyz", "sort=salary", "reason=x", "after=WyJ4IiwieSJd", "q=%5C"):
        assert omar.get(f"/district/otuk?{odd}").status_code == 200, odd


@pytest.mark.requirement("TD-21")
def test_a_file_says_who_took_it_and_runs_nothing(sign_in_as: SignIn, team: Team) -> None:
    unknown(team, '=HYPERLINK("http://evil.invalid")', "Berg")
    unknown(team, "Ida", "Abel")
    omar = sign_in_as("omar")

    csv = omar.get("/district/otuk.csv?sort=name&dir=asc")
    lines = csv.data.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert lines[1].startswith('"Ida Abel"')
    assert lines[2].startswith("\"'=HYPERLINK(")
    assert all("Omar, " in line for line in lines[1:])
    assert re.search(r"otuk-liste-\d{4}-\d\d-\d\d\.csv", csv.headers["Content-Disposition"])
    assert csv.headers["Cache-Control"] == "no-store"

    sheet = openpyxl.load_workbook(BytesIO(omar.get("/district/otuk.xlsx").data)).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert sheet["H2"].value.date() == date.today() - timedelta(days=30)  # noqa: DTZ011 - as the story was written

    assert (
        team.sql("SELECT action, person_id, youth_id, rule, detail->>'rows' FROM events ORDER BY id")
        == [("otuk.exported", team.people["omar"], None, "TD-03", "2")] * 2
    )


@pytest.mark.requirement("TD-04")
def test_nav_reads_the_same_list_and_takes_nothing_out(sign_in_as: SignIn, team: Team) -> None:
    unknown(team, "Ida")
    unknown(team, "Stian", district=STOVNER)
    nina = sign_in_as("nina")
    assert names(page(nina, "/nav/otuk")) == ["Ida Berg"]
    assert ".csv" not in page(nina, "/nav/otuk")
    assert nina.get("/nav/otuk.csv").status_code == 404


def test_more_than_a_thousand_are_not_counted_out(sign_in_as: SignIn, team: Team) -> None:
    team.sql(
        """INSERT INTO youths (first_name, last_name, birth_year, district_no, status_code, status_on, last_activity)
           SELECT 'U' || n, 'Berg', 2008, %s, 'OTUK', current_date, now() FROM generate_series(1, 1005) n""",
        GRUNERLOKKA,
    )
    omar = sign_in_as("omar")
    assert "Flere enn 1000" in text(omar, "/district/otuk") or "Mer enn 1000" in text(omar, "/district/otuk")
    assert "mer enn 1000 ungdommer" in text(omar, "/district")
