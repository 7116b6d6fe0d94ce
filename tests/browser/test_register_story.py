"""From the register to the school's and the district's desk: the file, its bad rows, the rules, a human's word."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portal.demo.register_file import demo_register, write_register
from portal.domain.calendar import oslo_date
from portal.domain.register_form import FileKind
from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.portal import Portal

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("register")]

SignIn = Callable[..., Page]
WRONG_NUMBER = "05840399896"
RIGHT_NUMBER = "05840399895"


@pytest.mark.requirement(
    "R-025", "R-026", "R-029", "S-001", "TB-09", "TD-03", "TD-07", "bug:12", "bug:15", "bug:18", "bug:19"
)
def test_from_the_register_to_the_desks(sign_in: SignIn, portal: Portal, tmp_path: Path) -> None:
    unni = sign_in("Unni Dalen")
    unni_sends_a_register_with_bad_rows(unni, portal, tmp_path)
    unni_corrects_a_row_and_sends_it_again(unni, portal, tmp_path)
    unni_lets_the_rules_assign(unni, portal)
    unni_decides_where_the_rules_leave_it_to_her(unni)
    reidun_sees_own_youths_and_nobody_elses(sign_in("Reidun Aas"), portal)
    odd_sees_the_list_and_not_one_field_more(sign_in("Odd Vik"), portal)


def unni_sends_a_register_with_bad_rows(unni: Page, portal: Portal, folder: Path) -> None:
    file = folder / "otungdom.json"
    write_register(file, demo_register(120, 7, oslo_date(datetime.now(UTC)), bad=True), FileKind.JSON)
    unni.get_by_role("link", name="Registerfiler").first.click()
    unni.get_by_role("button", name="Send filen").click()
    expect(unni.get_by_role("link", name="Registerfil", exact=False).first).to_be_visible()
    unni.get_by_label("Registerfil").set_input_files(file)
    unni.get_by_role("button", name="Send filen").click()
    expect(unni.get_by_text("Filen er mottatt")).to_be_visible()
    portal.work_off()
    expect(unni.get_by_text("Ferdig")).to_be_visible(timeout=10_000)
    shot(unni, "import")
    assert violations(unni) == []
    assert WRONG_NUMBER not in unni.content()


def unni_corrects_a_row_and_sends_it_again(unni: Page, portal: Portal, folder: Path) -> None:
    with unni.expect_download() as taking:
        unni.get_by_role("link", name="CSV").first.click()
    rows = list(csv.DictReader(io.StringIO(taking.value.path().read_text("utf-8-sig")), delimiter=";"))
    wrong = next(row for row in rows if row["person.fnr"].endswith(WRONG_NUMBER))
    assert wrong["feil"]
    corrected = folder / "rettet.csv"
    with corrected.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, wrong.keys(), delimiter=";")
        writer.writeheader()
        writer.writerow(wrong | {"person.fnr": RIGHT_NUMBER})
    unni.get_by_role("link", name="Registerfiler").first.click()
    unni.get_by_label("Registerfil").set_input_files(corrected)
    unni.get_by_role("button", name="Send filen").click()
    portal.work_off()
    expect(unni.get_by_text("Ferdig")).to_be_visible(timeout=10_000)
    assert portal.sql("SELECT created, quarantined FROM imports ORDER BY started_at DESC LIMIT 1") == [(1, 0)]


def unni_lets_the_rules_assign(unni: Page, portal: Portal) -> None:
    unni.get_by_role("link", name="Tildeling", exact=True).first.click()
    unni.get_by_role("button", name="Start tildelingen").click()
    portal.work_off()
    unni.get_by_text("ungdommer avgjort").wait_for(timeout=10_000)
    shot(unni, "assignments")
    assert violations(unni) == []
    assigned = portal.sql("SELECT count(DISTINCT rule) FROM assignments")
    assert int(str(assigned[0][0])) > 10


def unni_decides_where_the_rules_leave_it_to_her(unni: Page) -> None:
    unni.get_by_role("link", name="I dag").first.click()
    unni.get_by_role("link", name="Arbeid av køen").first.click()
    unni.locator("#assignments tbody th a").first.click()
    unni.get_by_role("button", name="Lagre avgjørelsen").click()
    expect(unni.locator("ds-error-summary")).to_be_visible()
    unni.get_by_label("Ansvarlig skole").select_option(label="Hersleb videregående skole")
    unni.get_by_label("Begrunnelse").or_(unni.get_by_label("Grunn")).first.fill(
        "Avtalt med skolen, familien bor like ved"
    )
    unni.get_by_role("button", name="Lagre avgjørelsen").click()
    decided = unni.locator("#decided")
    expect(decided.get_by_text("Unni Dalen")).to_be_visible()
    expect(unni.locator("#proposal")).to_be_visible()
    shot(unni, "override")
    assert violations(unni) == []


def reidun_sees_own_youths_and_nobody_elses(reidun: Page, portal: Portal) -> None:
    reidun.get_by_role("link", name="Mine ungdommer").first.click()
    names = reidun.locator("tbody th a").all_inner_texts()
    owned = portal.sql(
        """SELECT y.first_name || ' ' || y.last_name FROM youths y JOIN responsibilities r ON r.youth_id = y.id
           JOIN policy.seats s ON s.id = r.seat_id JOIN units u ON u.id = s.unit_id
           WHERE u.name = 'Hersleb videregående skole' AND upper_inf(r.period)"""
    )
    assert "Ida Berg" in names
    assert set(names) == {row[0] for row in owned}
    others = portal.sql(
        """SELECT y.id FROM youths y WHERE NOT EXISTS (
               SELECT FROM responsibilities r JOIN policy.seats s ON s.id = r.seat_id JOIN units u ON u.id = s.unit_id
               WHERE r.youth_id = y.id AND u.name = 'Hersleb videregående skole') LIMIT 1"""
    )
    reidun.goto(f"{portal.address}/youths/{others[0][0]}")
    expect(reidun.get_by_role("heading", name="Siden finnes ikke")).to_be_visible()


def odd_sees_the_list_and_not_one_field_more(odd: Page, portal: Portal) -> None:
    odd.get_by_role("link", name="OTUK-listen").first.click()
    headings = odd.locator("thead th").all_inner_texts()
    assert [heading.strip(" ↕↑↓") for heading in headings] == [
        "Navn", "Født", "Bydel", "Ansvarlig skole", "Tilmeldt", "Grunn", "Status",
    ]  # fmt: skip
    shown = odd.content()
    for secret in portal.sql(
        """SELECT c.phone FROM youth_contacts c JOIN youths y ON y.id = c.youth_id
           WHERE y.district_no = '030101' AND c.phone <> '' UNION
           SELECT a.street FROM youth_addresses a JOIN youths y ON y.id = a.youth_id
           WHERE y.district_no = '030101' AND a.street <> ''"""
    ):
        assert str(secret[0]) not in shown
    hidden = portal.sql("SELECT first_name || ' ' || last_name FROM youths WHERE protection <> 'none'")
    assert hidden
    assert all(str(row[0]) not in shown for row in hidden)
    shot(odd, "otuk")
    assert violations(odd) == []
