"""Reidun and Ida make a plan, Nav adds its part, two write at once, Ida agrees on her phone, it is renewed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from portal.domain.calendar import OSLO
from portal.domain.words import Category, Service
from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.portal import Portal
from tests.browser.youths import consent_until, register_ida

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("plan_story")]

SignIn = Callable[..., Page]
TODAY = datetime.now(OSLO).date()
LAST = TODAY + timedelta(days=100)
PLAN = (Category.PLAN, Category.WORK)


@pytest.mark.requirement("R-039", "R-088", "R-098", "R-101", "R-125", "R-127", "TE-06", "bug:10")
def test_a_plan_from_the_first_word_to_the_renewal(sign_in: SignIn, portal: Portal) -> None:
    youth_id = register_ida(portal, status="ELVG_IM")
    reidun, nina, ida = sign_in("Reidun Aas"), sign_in("Nina Haug"), sign_in("Ida Berg", phone=True)
    reidun_writes_the_plan(reidun, f"{portal.address}/youths/{youth_id}/plans")
    share(portal, youth_id)
    nina_adds_what_nav_does(nina, reidun.url)
    two_write_at_once(reidun, sign_in("Reidun Aas"), reidun.url)
    ida_agrees_on_her_phone(ida, portal.address)
    the_plan_is_printed_and_renewed(reidun)


def reidun_writes_the_plan(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Ny plan").click()
    page.get_by_label("Ungdommens mål").fill("Jeg vil bli kokk.")
    page.get_by_label("Fra", exact=True).fill(TODAY.isoformat())
    page.get_by_label("Til", exact=True).fill((TODAY - timedelta(days=1)).isoformat())
    page.get_by_label("Slik sikres informasjonsflyten").fill("Reidun ringer hver fredag.")
    page.get_by_label("Evalueres", exact=True).fill(TODAY.isoformat())
    page.get_by_role("button", name="Lagre planen").click()
    expect(page.get_by_text("Den siste dagen er før den første").first).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Til", exact=True).fill(LAST.isoformat())
    page.get_by_role("button", name="Lagre planen").click()
    expect(page.get_by_text("Planen er lagret.")).to_be_visible()
    shot(page, "plan-01-written")


def share(portal: Portal, youth_id: UUID) -> None:
    """Ida lets Nav read and write in the plan and about work, and the school read what Nav writes."""
    seats = "SELECT s.id FROM policy.seats s JOIN units u ON u.id = s.unit_id WHERE s.role = %s AND u.name = %s"
    nav = portal.sql(seats, "nav_ot", "Nav Gamle Oslo")[0][0]
    school = portal.sql(seats, "counsellor", "Hersleb videregående skole")[0][0]
    consent_until(portal, youth_id, LAST)
    for source, seat, verb in (
        (Service.SCHOOL, nav, "read"), (Service.NAV, nav, "read"), (Service.NAV, nav, "write"),
        (Service.NAV, school, "read"),
    ):  # fmt: skip
        for category in PLAN:
            portal.sql(
                """WITH c AS (SELECT id, youth_id, period FROM consents WHERE youth_id = %s LIMIT 1),
                       p AS (INSERT INTO consent_parties (consent_id, youth_id, seat_id)
                             SELECT id, youth_id, %s FROM c ON CONFLICT DO NOTHING)
                   INSERT INTO consent_lines (consent_id, youth_id, source, seat_id, category, verb, effect, period)
                   SELECT id, youth_id, %s, %s, %s, %s, 'permit', period FROM c ON CONFLICT DO NOTHING
                   RETURNING seat_id""",
                youth_id, seat, int(source), seat, int(category), verb,
            )  # fmt: skip


def nina_adds_what_nav_does(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text("Jeg vil bli kokk.")).to_be_visible()
    expect(page.get_by_role("link", name="Endre planen")).to_have_count(0)
    page.get_by_role("link", name="Legg til tiltak").click()
    page.get_by_label("Hva det gjelder").select_option(label="Arbeid og aktivitet")
    page.get_by_label("Hva slags tiltak").select_option("work_training")
    page.get_by_label("Hva som gjøres").fill("Praksis på et kjøkken to dager i uken")
    page.get_by_role("button", name="Lagre tiltaket").click()
    expect(page.get_by_text("Praksis på et kjøkken")).to_be_visible()
    assert violations(page) == []


def two_write_at_once(first: Page, second: Page, address: str) -> None:
    for page, goals in ((first, "Kokk på et sykehus."), (second, "Kokk til sjøs.")):
        page.goto(f"{address}/edit")
        page.get_by_label("Ungdommens mål").fill(goals)
    first.get_by_role("button", name="Lagre planen").click()
    expect(first.get_by_text("Planen er lagret.")).to_be_visible()
    second.get_by_role("button", name="Lagre planen").click()
    expect(second.get_by_text("Noen andre lagret mens du skrev")).to_be_visible()
    expect(second.get_by_text("Kokk på et sykehus.")).to_be_visible()
    expect(second.get_by_label("Ungdommens mål")).to_have_value("Kokk til sjøs.")
    assert violations(second) == []
    shot(second, "plan-02-both-texts")
    second.get_by_label("Ungdommens mål").fill("Kokk på et sykehus eller til sjøs.")
    second.get_by_role("button", name="Lagre planen").click()
    expect(second.get_by_text("Planen er lagret.")).to_be_visible()
    first.goto(address)


def ida_agrees_on_her_phone(page: Page, address: str) -> None:
    page.goto(f"{address}/me")
    page.get_by_role("link", name="Se planen").click()
    page.get_by_role("link", name="Åpne planen").click()
    expect(page.get_by_text("Kokk på et sykehus eller til sjøs.")).to_be_visible()
    expect(page.get_by_text("Praksis på et kjøkken")).to_be_visible()
    assert violations(page) == []
    shot(page, "plan-03-phone")
    page.get_by_role("button", name="Ja, jeg er enig").click()
    expect(page.get_by_text("Du har sagt ja til denne planen")).to_be_visible()


def the_plan_is_printed_and_renewed(page: Page) -> None:
    page.reload()
    expect(page.get_by_text("Ungdommen har sagt ja")).to_be_visible()
    printed = page.request.get(f"{page.url}/plan.pdf")
    assert printed.body().startswith(b"%PDF-1.7")
    shot(page, "plan-04-agreed")
    page.get_by_role("link", name="Forny planen").click()
    page.get_by_label("Fra", exact=True).fill((LAST + timedelta(days=1)).isoformat())
    page.get_by_label("Til", exact=True).fill((LAST + timedelta(days=90)).isoformat())
    page.get_by_label("Evalueres", exact=True).fill((LAST + timedelta(days=40)).isoformat())
    page.get_by_role("button", name="Lagre planen").click()
    expect(page.get_by_role("link", name="Planen før denne")).to_be_visible()
