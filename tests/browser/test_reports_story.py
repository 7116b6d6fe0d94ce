"""Unni reports to Udir: checks, mends, signs, freezes; a late word comes; a new version stands beside the old."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portal.commands.demo import _take_in
from portal.domain.calendar import oslo_date
from portal.domain.report_days import latest_report_day
from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.portal import Portal

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("reports")]

SignIn = Callable[..., Page]
RECORDED = """
    INSERT INTO statuses (youth_id, code, via_ot, valid_from, recorded_at, source)
    SELECT y.id, %s, %s, %s, %s, 'uda' FROM youths y WHERE y.id = (
        SELECT s.youth_id FROM statuses s WHERE s.code = %s AND s.valid_from <= %s ORDER BY s.youth_id LIMIT 1)
    RETURNING youth_id"""


MENDED = (
    """UPDATE school_spells SET last_day = NULL
       WHERE youth_id IN (SELECT youth_id FROM statuses WHERE code = 'ELVG_IM') RETURNING id""",
    """UPDATE youth_registers SET county_of_residence = '46'
       WHERE youth_id IN (SELECT youth_id FROM statuses WHERE code = 'OTFA_IM') RETURNING youth_id""",
)
"""What the demo's register holds of contradictions is not what this story is about."""


@pytest.mark.requirement("R-033", "R-169", "K-001", "V-002", "V-025", "TX-12")
def test_from_the_first_check_to_the_second_version(sign_in: SignIn, portal: Portal, tmp_path: Path) -> None:
    issuer = next(known.issuer for known in portal.settings.issuers if known.kind == "staff")
    with portal.app.app_context():
        _take_in(portal.settings, issuer, tmp_path)
    for statement in MENDED:
        portal.sql(statement)
    day = latest_report_day(oslo_date(datetime.now(UTC)))
    record(portal, "OTAR", None, "OTOV", day - timedelta(days=9))
    unni = sign_in("Unni Dalen")
    unni_begins_and_a_check_stops_her(unni)
    record(portal, "OTUK", None, "OTAR", day - timedelta(days=8))
    unni_signs_and_freezes(unni, portal)
    unni_takes_the_file_out(unni)
    record(portal, "OTNO", None, "OTUK", day - timedelta(days=7))
    unni_corrects_it(unni, portal)
    assert portal.sql("SELECT version, state FROM reports ORDER BY version") == [(1, "frozen"), (2, "frozen")]


def record(portal: Portal, code: str, via_ot: object, instead_of: str, day: object) -> None:
    """A colleague records a status for one who has another, from a day on; facts come with the register's own codes."""
    ((youth,),) = portal.sql(RECORDED, code, via_ot, day, datetime.now(UTC), instead_of, day)
    portal.sql(
        """INSERT INTO status_facts (status_id, youth_id, category, source, facts, author, author_seat)
           SELECT s.id, s.youth_id, 25, 3, '{"contact": {"kind": "dialogue", "date": "2026-09-01"}}',
                  a.person_id, a.seat_id
           FROM statuses s, appointments a WHERE s.youth_id = %s AND s.code = %s AND s.source = 'uda'
           ORDER BY s.recorded_at DESC, a.id LIMIT 1 RETURNING status_id""",
        youth, code,
    )  # fmt: skip


def unni_begins_and_a_check_stops_her(unni: Page) -> None:
    unni.get_by_role("link", name="Rapporter").first.click()
    unni.get_by_role("button", name="Begynn på rapporten").click()
    unni.get_by_role("button", name="Kontroller rapporten").click()
    expect(unni.get_by_text("Må rettes").first).to_be_visible()
    expect(unni.get_by_role("button", name="Signer rapporten")).to_have_count(0)
    shot(unni, "report-stopped")
    assert violations(unni) == []
    unni.get_by_role("link", name="I aktivitet, men ingen har svart på om det er via OT").click()
    expect(unni.get_by_role("table")).to_contain_text("OTAR")
    unni.get_by_role("table").get_by_role("link").first.click()
    expect(unni).to_have_url(re.compile("/youths/"))
    unni.go_back()
    unni.get_by_role("link", name="Per 15.").click()


def unni_signs_and_freezes(unni: Page, portal: Portal) -> None:
    unni.get_by_role("button", name="Kontroller rapporten").click()
    expect(unni.get_by_text("Kontrollert, ingenting står i veien")).to_be_visible()
    unni.get_by_role("button", name="Signer rapporten").click()
    unni.get_by_role("button", name="Frys rapporten").click()
    expect(unni.get_by_text("Siden viser den når den er klar")).to_be_visible()
    portal.work_off()
    unni.get_by_role("button", name="Ta ut som CSV").wait_for(timeout=10_000)
    expect(unni.get_by_text("Kontrollsum (SHA-256)")).to_be_visible()
    unni.get_by_role("button", name="Verifiser kontrollsummen").click()
    expect(unni.get_by_text("Ingenting er endret siden rapporten ble fryst")).to_be_visible()
    shot(unni, "report-frozen")


def unni_takes_the_file_out(unni: Page) -> None:
    with unni.expect_download() as taking:
        unni.get_by_role("button", name="Ta ut som CSV").click()
    taken = taking.value.path().read_text("utf-8-sig")
    assert taken.startswith('"Fødselsnummer";')
    assert "Tatt ut av Unni Dalen" in taken
    unni.get_by_role("link", name="Statusrapport til divisjonen").click()
    expect(unni.get_by_role("heading", level=1)).to_have_text("Statusrapport til divisjonen")
    unni.go_back()


def unni_corrects_it(unni: Page, portal: Portal) -> None:
    unni.reload()
    expect(unni.get_by_text("For 1 ungdommer ville den sagt noe annet i dag")).to_be_visible()
    unni.get_by_text("Korriger rapporten").click()
    unni.get_by_label("Hva som var feil").fill("Ungdommen takket nei, meldt for sent")
    unni.get_by_role("button", name="Begynn på en ny versjon").click()
    unni_signs_and_freezes(unni, portal)
    unni.get_by_role("link", name="Hva som er forskjellig").click()
    expect(unni.get_by_text("OTNO").first).to_be_visible()
    shot(unni, "report-difference")
    assert violations(unni) == []
