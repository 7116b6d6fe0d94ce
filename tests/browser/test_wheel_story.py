"""A deadline of the annual wheel: made by UDA, told of by mail, marked by a school, overseen, in a calendar."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.request import Request, urlopen

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from portal.domain.calendar import oslo_date
from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.portal import Portal

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("wheel")]

SignIn = Callable[..., Page]
REGISTRATION = "Registreringsfrist i VIGO-OT for skolene"
MOVE = "UPDATE wheel_items SET due_on = %s, working_on = %s, starts_on = %s WHERE source_id = 'W-004'"

UNEXPLAINED = """
    WITH seats AS (SELECT s.id, u.name, gen_random_uuid() AS youth FROM policy.seats s JOIN units u ON u.id = s.unit_id
                   WHERE s.role = 'counsellor' AND (u.name ^@ 'Hersleb vid' OR u.name ^@ 'Stovner vid')),
         youths AS (INSERT INTO youths (id, first_name, last_name, birth_year, district_no, status_code, last_activity)
                    SELECT youth, 'Kim', 'Moen', 2009, '030101', 'OTUK', now() FROM seats)
    INSERT INTO responsibilities (youth_id, category, duty, seat_id, period, rule)
    SELECT youth, 5, 'school', id, tstzrange(now(), NULL), 'TB-01' FROM seats RETURNING 1"""
"""A youth with unknown activity at each of the two schools, whom nobody has tried to reach."""


@pytest.mark.requirement("R-167", "R-168", "R-169", "V-002", "S-018", "S-019", "R-030")
def test_a_deadline_through_the_wheel(sign_in: SignIn, portal: Portal) -> None:
    today = oslo_date(datetime.now(UTC))
    unni, reidun = sign_in("Unni Dalen"), sign_in("Reidun Aas")
    unni_makes_the_wheel_and_posts_news(unni, portal)
    portal.sql(MOVE + " RETURNING 1", *[today + timedelta(days=2)] * 3)
    portal.sql(UNEXPLAINED)
    portal.sql(
        """INSERT INTO wheel_duties (item_id, unit_id) SELECT i.id, u.id FROM wheel_items i, units u
           WHERE i.source_id = 'W-004' AND u.kind = 'upper_secondary' ON CONFLICT DO NOTHING RETURNING 1"""
    )
    the_worker_reminds(unni, portal)
    address = reidun_sees_it_on_her_desk_and_takes_it_into_her_calendar(reidun, portal)
    a_stranger_with_the_address_sees_days_and_no_names(portal, address)
    reidun_marks_it_as_done(reidun)
    portal.sql(MOVE + " RETURNING 1", *[today - timedelta(days=2)] * 3)
    unni_sees_who_is_late(unni, portal)


def unni_makes_the_wheel_and_posts_news(unni: Page, portal: Portal) -> None:
    unni.get_by_role("link", name="Årshjul", exact=True).first.click()
    expect(unni.get_by_text("er ikke laget ennå")).to_be_visible()
    year = oslo_date(datetime.now(UTC)).year
    unni.goto(f"{portal.address}/wheel/make/{year if oslo_date(datetime.now(UTC)).month >= 8 else year - 1}")
    shot(unni, "wheel-preview")
    unni.get_by_role("button", name="Lag årshjulet").click()
    expect(unni.get_by_text("Årshjulet er laget")).to_be_visible()
    unni.get_by_role("link", name="Nytt fra UDA").click()
    unni.get_by_label("Hva handler det om?").select_option("rules")
    unni.get_by_label("Overskrift").fill("Ny forskrift fra nyttår")
    unni.get_by_label("Tekst").fill("Les mer på intranettet.")
    unni.get_by_role("button", name="Legg ut").click()
    expect(unni.get_by_role("heading", name="Ny forskrift fra nyttår")).to_be_visible()


def the_worker_reminds(unni: Page, portal: Portal) -> None:
    unni.goto(f"{portal.address}/wheel/overview")
    unni.get_by_role("button", name="Se på dataene igjen").click()
    expect(unni.get_by_text("Dataene blir sett på nytt")).to_be_visible()
    portal.work_off()
    portal.work_off()
    told = [str(mail["Subject"]) for mail in portal.mail.messages("roar.stovner@demo.invalid")]
    assert told == [f"Fristen nærmer seg: {REGISTRATION}"]


def reidun_sees_it_on_her_desk_and_takes_it_into_her_calendar(reidun: Page, portal: Portal) -> str:
    reidun.goto(f"{portal.address}/school")
    expect(reidun.get_by_text("Ny forskrift fra nyttår")).to_be_visible()
    card = reidun.locator("#wheel")
    expect(card).to_contain_text(REGISTRATION)
    expect(card).to_contain_text("Frist om 2 dager")
    reidun.get_by_role("link", name="Årshjul", exact=True).first.click()
    reidun.get_by_role("link", name="I din egen kalender").click()
    reidun.get_by_role("button", name="Lag en adresse").click()
    shot(reidun, "wheel-feed")
    assert violations(reidun) == []
    return reidun.locator("#feed-address").input_value()


def a_stranger_with_the_address_sees_days_and_no_names(portal: Portal, address: str) -> None:
    path = address.partition("/wheel/")[2]
    with urlopen(Request(f"{portal.address}/wheel/{path}")) as answer:
        tag, content = answer.headers["ETag"], answer.read()
    assert REGISTRATION in [str(event["summary"]) for event in Calendar.from_ical(content).walk("VEVENT")]
    assert b"Reidun" not in content
    assert tag


def reidun_marks_it_as_done(reidun: Page) -> None:
    reidun.get_by_role("link", name="Årshjul", exact=True).first.click()
    reidun.locator("#own").get_by_role("link", name=REGISTRATION).first.click()
    reidun.get_by_label("Merknad").fill("Alt er ført")
    reidun.get_by_role("button", name="Marker som gjort").click()
    expect(reidun.get_by_text("Reidun Aas")).to_be_visible()
    shot(reidun, "wheel-item")
    assert violations(reidun) == []


def unni_sees_who_is_late(unni: Page, portal: Portal) -> None:
    unni.goto(f"{portal.address}/wheel/overview?state=late&row=W-004&sort=unit")
    expect(unni.get_by_text("2 dager over fristen").first).to_be_visible()
    unni.get_by_label("Enhet", exact=True).fill("stovner")
    expect(unni.get_by_role("rowheader", name="Stovner videregående skole")).to_be_visible()
    unni.get_by_label("Enhet", exact=True).fill("hersleb")
    expect(unni.get_by_text("Ingenting passer")).to_be_visible()
    shot(unni, "wheel-overview")
    assert violations(unni) == []
