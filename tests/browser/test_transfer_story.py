"""A week at UDA: the leavers are sent, looked at, taken in, looked up and taken back."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portal.demo.register import synthetic_youths
from portal.domain.calendar import oslo_date
from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.portal import Portal

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("transfers")]

SignIn = Callable[..., Page]


@pytest.mark.requirement("R-160", "R-023", "V-008", "bug:18")
def test_the_leavers_of_the_week(sign_in: SignIn, portal: Portal, tmp_path: Path) -> None:
    unni = sign_in("Unni Dalen")
    unni_sends_the_leavers(unni, portal, tmp_path)
    unni_sees_what_they_will_do_and_confirms(unni, portal)
    unni_opens_the_record(unni)
    unni_takes_it_back(unni, portal)


def unni_sends_the_leavers(unni: Page, portal: Portal, folder: Path) -> None:
    today = oslo_date(datetime.now(UTC))
    leavers = [
        {**row, "otData": {"grunn": "sluttet_skole", "tilmeldt": f"{today:%d.%m.%Y}"}}
        for row in synthetic_youths(40, 1814, today)
    ]
    file = folder / "sluttere.json"
    file.write_text(json.dumps({"antall": 41, "otungdommer": leavers}))
    unni.get_by_role("link", name="Overføringer").first.click()
    unni.get_by_role("button", name="Send filen").click()
    expect(unni.locator("ds-error-summary")).to_be_visible()
    unni.get_by_label("Overføring", exact=True).select_option(label="Ukens sluttere")
    unni.get_by_label("Fil", exact=True).set_input_files(file)
    shot(unni, "transfers")
    assert violations(unni) == []
    unni.get_by_role("button", name="Send filen").click()
    expect(unni.get_by_text("Filen er mottatt")).to_be_visible()
    portal.work_off()


def unni_sees_what_they_will_do_and_confirms(unni: Page, portal: Portal) -> None:
    expect(unni.get_by_role("heading", name="Ingenting er tatt inn ennå")).to_be_visible(timeout=10_000)
    expect(unni.get_by_text("Avsenderen oppgir 41 ungdommer")).to_be_visible()
    expect(unni.get_by_role("link", name="Nye ungdommer")).to_be_visible()
    shot(unni, "transfer-preview")
    assert violations(unni) == []
    assert portal.sql("SELECT count(*) FROM registrations") == [(0,)]
    unni.get_by_role("button", name="Bekreft og ta inn").click()
    portal.work_off()
    expect(unni.get_by_text("Tatt inn").first).to_be_visible(timeout=10_000)
    ((registered,),) = portal.sql("SELECT count(*) FROM registrations")
    assert int(str(registered)) > 30


def unni_opens_the_record(unni: Page) -> None:
    unni.get_by_role("link", name="Overføringer").first.click()
    unni.get_by_role("link", name="Ukens sluttere").first.click()
    expect(unni.get_by_role("heading", name="Hva den gjorde")).to_be_visible()
    unni.set_viewport_size({"width": 390, "height": 844})
    shot(unni, "transfer-record-narrow")
    assert violations(unni) == []
    unni.set_viewport_size({"width": 1280, "height": 900})


def unni_takes_it_back(unni: Page, portal: Portal) -> None:
    unni.locator("summary", has_text="Ta den tilbake").click()
    unni.get_by_role("button", name="Ja, ta den tilbake").click()
    portal.work_off()
    expect(unni.get_by_text("Tatt tilbake").first).to_be_visible(timeout=10_000)
    assert portal.sql("SELECT count(*) FROM registrations") == [(0,)]
    assert portal.sql("SELECT count(*) FROM transfer_rows WHERE state = 'kept'") == [(0,)]
