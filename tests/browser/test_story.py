"""The main job, told once from the consent to its end, by everybody it concerns (R 4.2, 4.3, 4.4, 6.1.1)."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from portal.domain.calendar import OSLO
from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.portal import Portal
from tests.browser.youths import consent_until, register_ida

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
    page.get_by_label("Behov").fill("En fast voksen å snakke med")
    page.get_by_label("Mål").fill("Fullføre Vg1")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_text(f"{category} er lagret")).to_be_visible()


def map_who_should_join(page: Page, service: str) -> None:
    """Map whom the youth needs; without that the first gate of the staircase stays closed (TE-03)."""
    page.get_by_role("link", name="Kartlegg hvem som er eller bør være med").click()
    page.get_by_role("group", name="Hvem bør være med i laget?").get_by_label(service, exact=True).check()
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_text("Laget er kartlagt.")).to_be_visible()


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


@pytest.mark.requirement(
    "R-037", "R-085", "R-095", "R-119", "R-122",
    "TD-01", "TD-05", "TD-06", "TD-09", "TD-17", "TD-21", "TE-01", "TE-03", "bug:6", "bug:16",
)  # fmt: skip
def test_from_mapping_to_withdrawal(sign_in: SignIn, portal: Portal) -> None:
    youth_id = register_ida(portal, status="ELVG_IM")
    nina = sign_in("Nina Haug")
    the_youth_does_not_exist(nina, portal, f"{portal.address}/youths/{youth_id}")
    reidun = sign_in("Reidun Aas")
    reidun_maps_and_is_refused_a_meeting_without_consent(reidun, portal)
    reidun_records_the_consent_and_calls_the_meeting(reidun, portal)
    nina_sees_what_is_consented_and_nothing_else(nina)
    ida_sees_who_has_looked_and_stops_nav(sign_in("Ida Berg", phone=True))
    nina.go_back()
    the_youth_does_not_exist(nina, portal, f"{portal.address}/youths/{youth_id}")
    navs_invitation_is_cancelled(portal)
    assert portal.sql("SELECT policy.drift()") == [(0,)]


def the_youth_does_not_exist(nina: Page, portal: Portal, room: str) -> None:
    """By address, in the list, by search: as if there were nobody (404 like any unknown address)."""
    nina.goto(room)
    expect(nina.get_by_role("heading", name="Siden finnes ikke")).to_be_visible()
    for page in ("youths", "search?q=Ida", "nav", "nav/otuk"):
        nina.goto(f"{portal.address}/{page}")
        assert nina.get_by_text("Ida Berg").count() == 0


def reidun_maps_and_is_refused_a_meeting_without_consent(reidun: Page, portal: Portal) -> None:
    room_of(reidun, "Ida Berg")
    write_mapping(reidun, "Skole og opplæring", "Stryker i matte og vil bytte linje")
    write_mapping(reidun, "Helse", "Sover dårlig")
    call_meeting(reidun, (DISTRICT, NAV), _next_week())
    expect(reidun.get_by_role("heading", name="Samtykke mangler")).to_be_visible()
    assert reidun.get_by_label("Sted").input_value() == "Hersleb vgs, rom 204"
    shot(reidun, "meeting-refused")
    assert violations(reidun) == []
    assert portal.mail.messages() == []


def reidun_records_the_consent_and_calls_the_meeting(reidun: Page, portal: Portal) -> None:
    room_of(reidun, "Ida Berg")
    record_consent(reidun, {DISTRICT: ("Skole og opplæring",), NAV: ("Skole og opplæring", "Arbeid og aktivitet")})
    expect(reidun.get_by_text("Svaret er registrert")).to_be_visible()
    shot(reidun, "team-room")
    assert violations(reidun) == []
    the_first_gate_opens(reidun)
    call_meeting(reidun, (DISTRICT, NAV), _next_week())
    expect(reidun.get_by_text("Det er kalt inn til møtet")).to_be_visible()
    portal.work_off()
    (invitation,) = portal.mail.wait_for(NAV_MAIL)
    assert "METHOD:REQUEST" in _calendar(invitation)
    for word in ("Ida", "Berg", "Hersleb", "matte"):
        assert word not in invitation.as_string()
        assert word not in _calendar(invitation)


def the_first_gate_opens(reidun: Page) -> None:
    """The meeting is refused with what the gate wants; when that is done the staircase stands on step 2."""
    call_meeting(reidun, (DISTRICT, NAV), _next_week())
    expect(reidun.get_by_role("heading", name="Kartleggingen kommer først")).to_be_visible()
    expect(reidun.get_by_text("Det er ikke kartlagt hvem som bør samarbeide")).to_be_visible()
    assert violations(reidun) == []
    room_of(reidun, "Ida Berg")
    map_who_should_join(reidun, "Nav")
    here = reidun.locator("[aria-current=step]")
    expect(here).to_contain_text("Samarbeidsmøte og skriftlig, tidsavgrenset plan")
    reidun.get_by_role("link", name="Historikk, og gå tilbake et trinn").click()
    expect(reidun.get_by_role("heading", name="Samordningstrappen")).to_be_visible()
    shot(reidun, "staircase")
    assert violations(reidun) == []
    room_of(reidun, "Ida Berg")


def nina_sees_what_is_consented_and_nothing_else(nina: Page) -> None:
    nina.get_by_role("link", name="I dag").click()
    room_of(nina, "Ida Berg")
    expect(nina.get_by_text("Stryker i matte")).to_be_visible()
    expect(nina.get_by_text("etter samtykke av")).to_be_visible()
    assert nina.get_by_text("Sover dårlig").count() == 0
    shot(nina, "nav-room")
    assert violations(nina) == []


def ida_sees_who_has_looked_and_stops_nav(ida: Page) -> None:
    """Two presses: as few as giving takes."""
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
    expect(ida.locator("#past", has_text="Nav Gamle Oslo")).to_be_visible()


def navs_invitation_is_cancelled(portal: Portal) -> None:
    portal.work_off()
    cancelled = portal.mail.wait_for(NAV_MAIL, count=2)[-1]
    assert "METHOD:CANCEL" in _calendar(cancelled)


@pytest.mark.requirement("bug:2", "TD-06")
def test_a_consent_ends_by_itself_after_its_last_day_in_oslo_with_the_page_open(
    sign_in: SignIn, portal: Portal
) -> None:
    """Summer time ends on 25 October 2026 at 03:00; the last day is that day, and no job runs."""
    youth_id = register_ida(portal, status="ELVG_IM", name="Sofie", sub="sofie")
    portal.set_clock(datetime(2026, 10, 20, 12, tzinfo=OSLO))
    consent_until(portal, youth_id, date(2026, 10, 25))
    portal.set_clock(datetime(2026, 10, 25, 23, 40, tzinfo=OSLO))
    nina = sign_in("Nina Haug")
    room_of(nina, "Sofie Berg")
    portal.set_clock(datetime(2026, 10, 25, 23, 59, 59, tzinfo=OSLO))
    nina.reload()
    expect(nina.get_by_role("heading", name="Sofie Berg", level=1)).to_be_visible()
    portal.set_clock(datetime(2026, 10, 26, 0, 0, 0, tzinfo=OSLO))
    nina.reload()
    expect(nina.get_by_role("heading", name="Siden finnes ikke")).to_be_visible()
    portal.set_clock(None)


def _next_week() -> datetime:
    return datetime.now(OSLO) + timedelta(days=7)


def _calendar(message: EmailMessage) -> str:
    return "".join(str(part.get_content()) for part in message.walk() if part.get_content_type() == "text/calendar")
