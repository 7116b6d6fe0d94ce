"""The letters of 1 May: Unni sees whom they reach, makes and sends them; Reidun prints one; Ida fetches her own."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.portal import Portal
from tests.browser.youths import register_ida

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("letters")]

SignIn = Callable[..., Page]
MAY_1 = datetime(2027, 5, 1, 8, tzinfo=UTC)


def non_applicant(portal: Portal, youth_id: UUID, protection: str = "none", street: str = "Storgata 1") -> None:
    """Came over on 19 March."""
    district = None if protection != "none" else "030101"
    portal.sql(
        "UPDATE youths SET protection = %s, district_no = %s WHERE id = %s RETURNING id",
        protection, district, youth_id,
    )  # fmt: skip
    portal.sql(
        """INSERT INTO registrations (youth_id, registered_on, entry_reason, recorded_at)
           VALUES (%s, '2027-03-19', 'not_applied', policy.now()) RETURNING id""",
        youth_id,
    )
    portal.sql(
        """INSERT INTO youth_addresses (youth_id, category, street, postcode, post_town)
           VALUES (%s, %s, %s, '0155', 'Oslo') RETURNING youth_id""",
        youth_id, 2 if protection == "none" else 3, street,
    )  # fmt: skip


@pytest.mark.requirement("R-171", "TD-13", "K-006")
def test_the_letters_of_1_may(sign_in: SignIn, portal: Portal, tmp_path: Path) -> None:
    portal.set_clock(MAY_1)
    ida = register_ida(portal, status="OTUK")
    non_applicant(portal, ida)
    non_applicant(portal, register_ida(portal, status="OTUK", name="Amir", sub="amir"), "confidential")
    non_applicant(portal, register_ida(portal, status="OTUK", name="Sofie", sub="sofie"), street="")
    unni_makes_and_sends_the_batch(sign_in("Unni Dalen"), portal, tmp_path)
    reidun_calls_ida_to_a_meeting(sign_in("Reidun Aas"), ida, portal)
    ida_fetches_her_own(sign_in("Ida Berg", phone=True), tmp_path)
    attempts = "SELECT channel, counts FROM contact_attempts WHERE youth_id = %s"
    assert portal.sql(attempts, ida) == [("letter", False), ("letter", False)]


def unni_makes_and_sends_the_batch(unni: Page, portal: Portal, folder: Path) -> None:
    unni.get_by_role("link", name="Brev", exact=True).click()
    unni.get_by_role("button", name="Vis hvem det når").click()
    preview = unni.locator("#preview")
    expect(preview.locator("dd")).to_have_text(["1", "1", "1", "0"])
    expect(preview).not_to_contain_text("Amir")
    preview.get_by_text("Hvem som mangler adresse").click()
    expect(preview.get_by_role("link", name="Sofie Berg")).to_be_visible()
    assert violations(unni) == []
    shot(unni, "letters-preview")
    unni.get_by_role("button", name="Lag 1 brev").click()
    unni_prints_and_sends_it(unni, portal, folder)


def unni_prints_and_sends_it(unni: Page, portal: Portal, folder: Path) -> None:
    expect(unni.get_by_role("status").filter(has_text="Venter i køen")).to_be_visible()
    portal.work_off()
    with unni.expect_download() as download:
        unni.get_by_role("link", name="Utskriftsfil 1, PDF").click()
    download.value.save_as(folder / "letters.pdf")
    assert (folder / "letters.pdf").read_bytes().startswith(b"%PDF")
    assert violations(unni) == []
    unni.get_by_text("Brevene er lagt i posten").click()
    expect(unni.get_by_text("Det kan ikke angres.")).to_be_visible()
    shot(unni, "letters-send")
    unni.get_by_role("button", name="Ja, de er sendt").click()
    portal.work_off()
    expect(unni.get_by_text("Utskriftsfilen inneholdt adresser og er slettet")).to_be_visible(timeout=10_000)


def reidun_calls_ida_to_a_meeting(reidun: Page, ida: UUID, portal: Portal) -> None:
    reidun.goto(f"{portal.address}/youths/{ida}")
    reidun.locator("#letters").get_by_role("link", name="Brev (1)").click()
    expect(reidun.get_by_role("link", name="Rettigheter, til en som ikke har søkt")).to_be_visible()
    reidun.get_by_label("Språk").select_option(label="English")
    reidun.get_by_label("Møtedag").fill("2027-05-10")
    reidun.get_by_label("Klokkeslett for møtet").fill("10:00")
    reidun.get_by_label("Møtested").fill("Rom 2")
    shot(reidun, "letter-single")
    with reidun.context.expect_page() as shown:
        reidun.get_by_role("button", name="Vis brevet").click()
    shown.value.close()
    reidun.get_by_role("button", name="Før det som sendt").click()
    expect(reidun.get_by_role("link", name="Innkalling til møte")).to_be_visible()
    assert violations(reidun) == []


def ida_fetches_her_own(ida: Page, folder: Path) -> None:
    mine = ida.locator("#letters")
    expect(mine.get_by_role("listitem")).to_have_count(2)
    with ida.expect_download() as download:
        mine.get_by_role("link", name="Rettigheter, til en som ikke har søkt").click()
    download.value.save_as(folder / "own.pdf")
    assert (folder / "own.pdf").read_bytes().startswith(b"%PDF")
    assert violations(ida) == []
    shot(ida, "letters-own")
