"""Unni goes from the unknown to the youths behind the number; Bjørn in management sees what is hidden, and why."""

import re
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

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("statistics")]

SignIn = Callable[..., Page]


@pytest.mark.requirement("S-008", "TD-16", "R-169")
def test_from_a_number_to_the_youths_and_no_further_than_counts(
    sign_in: SignIn, portal: Portal, tmp_path: Path
) -> None:
    unni = sign_in("Unni Dalen")
    unni_takes_a_register_in_and_counts(unni, portal, tmp_path)
    unni_drills_into_the_unknown(unni, portal)
    bjorn = sign_in("Bjørn Krogh")
    bjorn_sees_counts_and_what_is_hidden(bjorn, portal)
    bjorn_takes_the_numbers_out(bjorn)


def unni_takes_a_register_in_and_counts(unni: Page, portal: Portal, folder: Path) -> None:
    file = folder / "otungdom.json"
    write_register(file, demo_register(120, 7, oslo_date(datetime.now(UTC)), bad=False), FileKind.JSON)
    unni.goto(f"{portal.address}/uda/imports")
    unni.get_by_label("Registerfil").set_input_files(file)
    unni.get_by_role("button", name="Send filen").click()
    portal.work_off()
    unni.goto(f"{portal.address}/uda/assignments")
    unni.get_by_role("button", name="Start tildelingen").click()
    portal.work_off()
    unni.get_by_role("link", name="Statistikk", exact=True).click()
    expect(unni.get_by_text("Ingenting er talt ennå")).to_be_visible()
    unni.get_by_role("button", name="Tell på nytt").click()
    portal.work_off()
    expect(unni.get_by_role("heading", name="Oslo", exact=True)).to_be_visible(timeout=15_000)


def unni_drills_into_the_unknown(unni: Page, portal: Portal) -> None:
    unni.goto(f"{portal.address}/statistics")
    expect(unni.locator("#divided svg")).to_be_visible()
    assert violations(unni) == []
    shot(unni, "statistics-uda")
    number = unni.locator("#measures").get_by_role("link", name=re.compile("Ukjent aktivitet")).first
    counted = int((number.text_content() or "").split()[0])
    number.click()
    expect(unni.get_by_role("heading", name="Oslo: 1 Ukjent aktivitet")).to_be_visible()
    expect(unni.locator("tbody tr")).to_have_count(min(counted, 25))
    expect(unni.locator("tbody tr").first).to_contain_text("OTUK")


def bjorn_sees_counts_and_what_is_hidden(bjorn: Page, portal: Portal) -> None:
    expect(bjorn.get_by_role("heading", name="Statistikk")).to_be_visible()
    expect(bjorn.get_by_text("Skjermet: færre enn fem, eller et tall som ville røpet et slikt")).to_be_visible()
    bjorn.get_by_label("Nivå").select_option(label="Bydeler")
    bjorn.get_by_role("button", name="Vis").click()
    bjorn.get_by_role("link", name="Bydel Gamle Oslo").click()
    expect(bjorn.locator("#divided").get_by_text("skjermet").first).to_be_visible()
    expect(bjorn.locator("#divided tbody a")).to_have_count(0)
    assert violations(bjorn) == []
    bjorn.set_viewport_size({"width": 320, "height": 800})
    bjorn.goto(f"{portal.address}/statistics?by=age")
    assert bjorn.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(bjorn) == []
    shot(bjorn, "statistics-management-320")


def bjorn_takes_the_numbers_out(bjorn: Page) -> None:
    with bjorn.expect_download() as download:
        bjorn.get_by_role("link", name="CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    assert "Bjørn Krogh" in text
    assert "skjermet" in text
