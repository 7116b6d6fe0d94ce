"""UDA on the second of January: who is too old is looked at, the run carried out, the record kept; and the errors."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portal.demo.register_file import demo_register, write_register
from portal.domain.register_form import FileKind
from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.portal import Portal

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("runs")]

SignIn = Callable[..., Page]
NEW_YEAR = date(datetime.now(UTC).year + 1, 1, 1)


@pytest.mark.requirement("TA-04", "TD-20", "V-041")
def test_the_age_exit_on_the_first_of_january_and_the_errors_of_the_register(
    sign_in: SignIn, portal: Portal, tmp_path: Path
) -> None:
    unni = sign_in("Unni Dalen")
    unni_takes_a_register_in(unni, portal, tmp_path)
    unni_looks_before_the_day_has_come(unni, portal)
    portal.set_clock(datetime(NEW_YEAR.year, 1, 2, 8, tzinfo=UTC))
    unni_carries_the_run_out(sign_in("Unni Dalen"), portal)
    unni_mends_the_register(sign_in("Unni Dalen"), portal)
    portal.set_clock(None)


def unni_takes_a_register_in(unni: Page, portal: Portal, folder: Path) -> None:
    file = folder / "otungdom.json"
    write_register(file, demo_register(120, 7, NEW_YEAR - timedelta(days=40), bad=False), FileKind.JSON)
    unni.goto(f"{portal.address}/uda/imports")
    unni.get_by_label("Registerfil").set_input_files(file)
    unni.get_by_role("button", name="Send filen").click()
    portal.work_off()
    portal.sql(
        f"""UPDATE youth_identities SET birth_date = '{NEW_YEAR.year - 25}-06-01' WHERE youth_id IN (
                SELECT id FROM youths WHERE protection = 'none' ORDER BY sort_key LIMIT 3) RETURNING youth_id"""
    )


def unni_looks_before_the_day_has_come(unni: Page, portal: Portal) -> None:
    unni.goto(f"{portal.address}/uda/runs")
    card = unni.locator("#age_exit")
    card.get_by_label("Gjelder fra").fill(NEW_YEAR.isoformat())
    card.get_by_role("button", name="Se hvem den gjelder").click()
    portal.work_off()
    expect(unni.get_by_text("kan gjennomføres fra den dagen")).to_be_visible(timeout=10_000)
    expect(unni.get_by_role("button", name="Ja, gjennomfør")).to_have_count(0)


def unni_carries_the_run_out(unni: Page, portal: Portal) -> None:
    unni.get_by_role("link", name="Kjøringer", exact=True).first.click()
    unni.get_by_role("link", name="Ut av målgruppen 1. januar").first.click()
    expect(unni.get_by_text("Venter på ditt ja")).to_be_visible()
    shot(unni, "run-preview")
    assert violations(unni) == []
    touched = unni.locator("#run tbody tr").count()
    assert touched >= 3
    assert portal.sql("SELECT count(*) FROM youths WHERE case_ended_at IS NOT NULL") == [(0,)]
    unni.get_by_text("Gjennomfør", exact=True).click()
    unni.get_by_role("button", name="Ja, gjennomfør").click()
    portal.work_off()
    expect(unni.locator("#run [role=status]").get_by_text("Ferdig")).to_be_visible(timeout=10_000)
    expect(unni.get_by_text("Satt i gang av")).to_be_visible()
    assert unni.locator("#run tbody tr").get_by_text("Endret").count() == touched
    shot(unni, "run-record")
    assert violations(unni) == []
    ended = portal.sql("SELECT count(*), count(DISTINCT case_ended_at) FROM youths WHERE case_ended_at IS NOT NULL")
    assert ended[0][1] == 1
    assert int(str(ended[0][0])) >= touched


def unni_mends_the_register(unni: Page, portal: Portal) -> None:
    unni.get_by_role("link", name="Datakvalitet", exact=True).first.click()
    unni.get_by_role("button", name="Gjennomsøk registeret nå").click()
    portal.work_off()
    expect(unni.get_by_text("Sist gjennomsøkt")).to_be_visible(timeout=10_000)
    shot(unni, "quality")
    assert violations(unni) == []
    unni.get_by_role("link", name="Mangler skole").click()
    shot(unni, "quality-found")
    assert violations(unni) == []
    before = unni.locator("tbody tr").count()
    unni.get_by_role("link", name="I orden som det er").first.click()
    unni.get_by_role("button", name="Lagre som sett og i orden").click()
    expect(unni.locator("ds-error-summary")).to_be_visible()
    unni.get_by_label("Hvorfor det er i orden").fill("Etterspurt i VIGO, kommer med neste fil")
    unni.get_by_role("button", name="Lagre som sett og i orden").click()
    expect(unni.get_by_text("Endrer opplysningene seg, kommer den tilbake")).to_be_visible()
    assert unni.locator("tbody tr").count() == before - 1
