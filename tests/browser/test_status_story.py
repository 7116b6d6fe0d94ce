"""Reidun tries, talks, sets Ida's status, is told no by the rules, corrects, and sees it as known then and now."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from portal.domain.calendar import OSLO
from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.portal import Portal
from tests.browser.youths import register_ida

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("status_story")]

SignIn = Callable[..., Page]
TODAY = datetime.now(OSLO).date()


def log(page: Page, channel: str, outcome: str, note: str = "") -> None:
    """Two clicks, and a few words."""
    page.get_by_label(channel, exact=True).check()
    page.get_by_label(outcome).check()
    page.get_by_label("Notat").fill(note)
    page.get_by_role("button", name="Lagre", exact=True).click()


@pytest.mark.requirement("R-022", "R-024", "R-161", "TX-01", "TX-02", "TC-15", "S-006")
def test_from_silence_to_work_and_a_correction(sign_in: SignIn, portal: Portal) -> None:
    youth_id = register_ida(portal, status="OTUK")
    portal.sql("UPDATE youths SET registered_on = %s WHERE id = %s RETURNING id", TODAY - timedelta(days=20), youth_id)
    portal.sql(
        "INSERT INTO statuses (youth_id, code, valid_from, recorded_at, source) "
        "VALUES (%s, 'OTUK', %s, %s, 'register') RETURNING id",
        youth_id, TODAY - timedelta(days=20), datetime.now(OSLO) - timedelta(days=20),
    )  # fmt: skip
    page = sign_in("Reidun Aas")
    page.goto(f"{portal.address}/youths/{youth_id}")
    page.get_by_role("link", name="Loggfør kontakt").click()
    silence_does_not_count(page)
    the_rules_say_no_to_a_refusal(page)
    a_talk_counts_and_work_after_it_is_arranged_through_ot(page)
    what_was_wrong_is_corrected_and_both_answers_stand(page)
    ida_sees_it_on_her_phone(sign_in("Ida Berg", phone=True))


def silence_does_not_count(page: Page) -> None:
    page.get_by_role("button", name="Lagre", exact=True).click()
    expect(page.get_by_role("heading", name="Rett opp disse 2 tingene")).to_be_visible()
    assert violations(page) == []
    shot(page, "status-01-contact-mistakes")
    log(page, "SMS", "Ikke svar", "Spurte om vi kan møtes")
    expect(page.get_by_text("Det teller ikke som kontakt")).to_be_visible()
    log(page, "Telefonsamtale", "Ikke svar")
    expect(page.locator("#contacts > li")).to_have_count(2)
    assert violations(page) == []
    shot(page, "status-02-contacts")


def the_rules_say_no_to_a_refusal(page: Page) -> None:
    page.get_by_role("link", name="Sett status").click()
    expect(page.get_by_role("heading", name="OTUK", exact=False).first).to_be_visible()
    page.get_by_label("Statuskode").select_option("OTNO")
    page.get_by_role("button", name="Lagre statusen").click()
    expect(page.get_by_text("Å ikke svare er ikke å takke nei. (TX-02)").first).to_be_visible()
    expect(page.get_by_label("Statuskode")).to_have_value("OTNO")
    assert violations(page) == []
    shot(page, "status-03-refused")


def a_talk_counts_and_work_after_it_is_arranged_through_ot(page: Page) -> None:
    page.get_by_role("link", name="Loggfør en kontakt").click()
    page.get_by_text("En annen dag, et annet formål eller en foresatt").click()
    page.get_by_label("Dag", exact=True).fill((TODAY - timedelta(days=5)).isoformat())
    log(page, "Telefonsamtale", "Ungdommen svarte", "Begynner i butikk")
    expect(page.get_by_text("Det teller som kontakt")).to_be_visible()
    page.get_by_role("link", name="Sett status").click()
    page.get_by_label("Hva gjør ungdommen nå?").select_option("work")
    page.get_by_role("button", name="Bruk disse svarene").click()
    page.get_by_label("Begynte").fill((TODAY - timedelta(days=2)).isoformat())
    page.get_by_role("button", name="Bruk disse svarene").click()
    expect(page.get_by_role("heading", name="OTAR · I arbeid")).to_be_visible()
    assert violations(page) == []
    shot(page, "status-04-proposal")
    page.get_by_role("button", name="Lagre statusen").click()
    expect(page.get_by_text("Lagret: OTAR · I arbeid")).to_be_visible()
    assert violations(page) == []


def what_was_wrong_is_corrected_and_both_answers_stand(page: Page) -> None:
    page.get_by_role("link", name="Rett OTAR").click()
    expect(page.get_by_label("Begynte")).to_have_value((TODAY - timedelta(days=2)).isoformat())
    page.get_by_label("Hva gjør ungdommen nå?").select_option("none")
    page.get_by_label("Er det noe spesielt?").select_option("military")
    page.get_by_role("button", name="Bruk disse svarene").click()
    expect(page.get_by_role("heading", name="OTMI", exact=False).first).to_be_visible()
    page.get_by_role("button", name="Lagre statusen").click()
    expect(page.get_by_text("En retting sier hvorfor statusen var feil").first).to_be_visible()
    page.get_by_label("Hvorfor var den andre statusen feil?").fill("Forvekslet to ungdommer")
    page.get_by_role("button", name="Lagre statusen").click()
    expect(page.get_by_text("Forvekslet to ungdommer")).to_be_visible()
    page.get_by_label("Per", exact=True).fill((TODAY - timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Vis", exact=True).click()
    shot(page, "status-05-history")
    expect(page.get_by_text("OTUK", exact=False).first).to_be_visible()
    assert violations(page) == []


def ida_sees_it_on_her_phone(page: Page) -> None:
    page.get_by_role("link", name="De som har prøvd å nå deg").click()
    expect(page.locator("#contacts > li")).to_have_count(3)
    assert violations(page) == []
    shot(page, "status-06-ida")
    page.go_back()
    page.get_by_role("link", name="Mine statuser").click()
    expect(page.get_by_text("OTMI", exact=False).first).to_be_visible()
    expect(page.get_by_role("link", name="Sett status")).to_have_count(0)
    assert violations(page) == []
