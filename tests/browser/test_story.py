"""The main job, told once from the consent to its end, by everybody it concerns (R 4.2, 4.3, 4.4, 6.1.1)."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.portal import Portal
from tests.browser.youths import register_ida

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("story")]

SignIn = Callable[..., Page]
NAV, DISTRICT = "OT-ansvarlig, Nav Gamle Oslo", "OT-kontakt, Bydel Gamle Oslo"
NAV_MAIL = "nina.gamleoslo@demo.invalid"


def room_of(page: Page, name: str) -> None:
    """Open the youth's room from the list of one's own."""
    page.get_by_role("link", name="Mine ungdommer").or_(page.get_by_role("link", name="Mine saker")).first.click()
    page.get_by_role("link", name=name).first.click()
    page.get_by_role("heading", name=name, level=1).wait_for()


def write_mapping(page: Page, category: str, situation: str) -> None:
    """Map one category in the team room."""
    page.get_by_role("link", name="Kartlegg", exact=True).first.click()
    page.get_by_label("Tema").select_option(label=category)
    page.get_by_label("Situasjon").fill(situation)
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_text(f"{category} er lagret")).to_be_visible()


def record_consent(page: Page, shares: dict[str, tuple[str, ...]]) -> None:
    """Record an oral consent, category by category; everybody named may be invited."""
    page.get_by_role("link", name="Registrer samtykke").first.click()
    page.get_by_label("Ungdommen har sett eller hørt hele teksten").check()
    page.get_by_label("Ja, til det som er krysset av nedenfor").check()
    for party, categories in shares.items():
        fields = page.locator("fieldset.l-fieldset", has_text=party)
        for category in categories:
            fields.get_by_label(category, exact=True).first.check()
        fields.get_by_label("Kan inviteres til møter").check()
    page.get_by_label("Muntlig i samtale, referatført").check()
    page.get_by_label("Hvordan kan det vises senere?").fill("Sagt i samtale, hørt av rådgiver Reidun Aas")
    page.get_by_role("button", name="Registrer svaret").click()


def call_meeting(page: Page, parties: tuple[str, ...], at: datetime) -> None:
    """Fill in the form of a clarification meeting and send it."""
    page.get_by_role("link", name="Kall inn til møte").first.click()
    page.get_by_label("Avklaringsmøte").check()
    for party in parties:
        page.get_by_label(re.compile(re.escape(party))).check()
    page.get_by_label("Dag", exact=True).fill(at.strftime("%Y-%m-%d"))
    page.get_by_label("Fra", exact=True).fill("09:00")
    page.get_by_label("Til", exact=True).fill("10:00")
    page.get_by_label("Sted").fill("Hersleb vgs, rom 204")
    page.get_by_role("button", name="Send innkallingene").click()


@pytest.mark.requirement("R-028", "R-029", "TD-01", "TD-05", "TD-06", "TD-09", "TE-01", "bug:6", "bug:16")
def test_from_mapping_to_withdrawal(sign_in: SignIn, portal: Portal) -> None:
    youth_id = register_ida(portal, status="ELVG_IM")
    room = f"{portal.address}/youths/{youth_id}"
    soon = datetime.now() + timedelta(days=6)  # noqa: DTZ005 - a day in the form, in local time

    nina = sign_in("Nina Haug")
    nina.goto(room)
    expect(nina.get_by_role("heading", name="Siden finnes ikke")).to_be_visible()

    reidun = sign_in("Reidun Aas")
    room_of(reidun, "Ida Berg")
    write_mapping(reidun, "Skole og opplæring", "Stryker i matte og vil bytte linje")
    write_mapping(reidun, "Helse", "Sover dårlig")
    call_meeting(reidun, (DISTRICT, NAV), soon)
    expect(reidun.get_by_role("heading", name="Samtykke mangler")).to_be_visible()
    shot(reidun, "meeting-refused")
    assert violations(reidun) == []
    assert portal.mail.messages() == []

    room_of(reidun, "Ida Berg")
    record_consent(reidun, {DISTRICT: ("Skole og opplæring",), NAV: ("Skole og opplæring", "Arbeid og aktivitet")})
    expect(reidun.get_by_text("Svaret er registrert")).to_be_visible()
    shot(reidun, "team-room")
    assert violations(reidun) == []
    call_meeting(reidun, (DISTRICT, NAV), soon)
    expect(reidun.get_by_text("Det er kalt inn til møtet")).to_be_visible()
    portal.work_off()
    (invitation,) = portal.mail.wait_for(NAV_MAIL)
    said = invitation.as_string()
    assert "METHOD:REQUEST" in _calendar(invitation)
    assert "Ida" not in said
    assert "Berg" not in said

    nina.get_by_role("link", name="I dag").click()
    room_of(nina, "Ida Berg")
    expect(nina.get_by_text("Stryker i matte")).to_be_visible()
    expect(nina.get_by_text("etter samtykke av")).to_be_visible()
    assert nina.get_by_text("Sover dårlig").count() == 0
    shot(nina, "nav-room")
    assert violations(nina) == []

    ida = sign_in("Ida Berg", phone=True)
    expect(ida.get_by_text("Nav Gamle Oslo").first).to_be_visible()
    shot(ida, "my-page")
    assert violations(ida) == []
    ida.get_by_role("link", name="Hvem har sett").first.click()
    expect(ida.get_by_text("Nina Haug").first).to_be_visible()
    assert violations(ida) == []
    ida.get_by_role("link", name="Min side").first.click()
    nav = ida.locator(".l-person", has_text="Nav Gamle Oslo")
    nav.get_by_text("Stopp nå").first.click()
    nav.get_by_role("button", name="Ja, stopp nå").click()
    ida.get_by_role("heading", name="Hei, Ida").wait_for()

    nina.reload()
    expect(nina.get_by_role("heading", name="Siden finnes ikke")).to_be_visible()
    nina.goto(f"{portal.address}/youths")
    assert nina.get_by_text("Ida Berg").count() == 0
    nina.goto(f"{portal.address}/search?q=Ida")
    assert nina.get_by_text("Ida Berg").count() == 0
    portal.work_off()
    cancelled = portal.mail.wait_for(NAV_MAIL, count=2)[-1]
    assert "METHOD:CANCEL" in _calendar(cancelled)
    assert portal.sql("SELECT policy.drift()") == [(0,)]


def _calendar(message: object) -> str:
    from email.message import EmailMessage  # noqa: PLC0415 - for the type only

    assert isinstance(message, EmailMessage)
    return "".join(str(part.get_content()) for part in message.walk() if part.get_content_type() == "text/calendar")
