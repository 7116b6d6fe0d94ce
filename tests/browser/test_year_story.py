"""One whole school year by a moved clock: who comes, whose they are, who is reached, what is reported, who leaves."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import shot
from tests.browser.portal import Portal
from tests.browser.year import SignIn, Year, carry_out, freeze_a_report, transfer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("year")]

FIRST = 2026
YOUNG, WEEKLY, LATE = (150, 1814), (12, 977), (20, 4242)
"""How many youths, and from which seed: of 25 September, of a week in November, of 19 March."""


@pytest.mark.requirement(
    "R-023", "R-026", "R-029", "R-033", "R-160", "R-162", "R-165", "R-167", "R-168", "R-169", "R-170", "R-171",
    "TA-04", "V-025", "V-026",
)  # fmt: skip
def test_one_school_year(sign_in: SignIn, portal: Portal, tmp_path: Path) -> None:
    year = Year(sign_in, portal, tmp_path)
    august_the_wheel_is_made(year)
    september_those_without_a_place_come_and_are_assigned(year)
    october_ownership_anew_and_the_lists_go_out(year)
    october_odd_reviews_the_list(year)
    november_reidun_explains_before_the_deadline(year)
    november_the_report_is_frozen(year)
    november_the_leavers_of_a_week_come(year)
    january_the_oldest_leave(year)
    march_those_who_did_not_apply_come(year)
    may_they_get_their_letter(year)
    june_the_second_report_and_the_wheel_says_so(year)
    portal.set_clock(None)


def august_the_wheel_is_made(year: Year) -> None:
    unni = year.morning("Unni Dalen", FIRST, 8, 3)
    unni.goto(f"{year.portal.address}/wheel/make/{FIRST}")
    unni.get_by_role("button", name="Lag årshjulet").click()
    expect(unni.get_by_text("Årshjulet er laget")).to_be_visible()


def september_those_without_a_place_come_and_are_assigned(year: Year) -> None:
    unni = year.morning("Unni Dalen", FIRST, 9, 25)
    transfer(year, unni, "Ungdom uten skoleplass", "ikke_tilbud", YOUNG, date(FIRST, 9, 25))
    assert year.number("SELECT count(*) FROM youths WHERE status_code = 'OTUK'") > 100
    unni.get_by_role("link", name="Tildeling", exact=True).first.click()
    unni.get_by_role("button", name="Start tildelingen").click()
    year.portal.work_off()
    unni.get_by_text("ungdommer avgjort").wait_for(timeout=20_000)
    assert year.number("SELECT count(*) FROM responsibilities WHERE duty = 'school' AND upper_inf(period)") > 50


def october_ownership_anew_and_the_lists_go_out(year: Year) -> None:
    unni = year.morning("Unni Dalen", FIRST, 10, 1)
    carry_out(year, unni, "ownership")
    unni = year.morning("Unni Dalen", FIRST, 10, 9)
    unni.goto(f"{year.portal.address}/lists/compose")
    unni.get_by_role("button", name="Frys og send alle lister").click()
    expect(unni.get_by_text("15 lister er sendt")).to_be_visible()
    year.portal.work_off()


def october_odd_reviews_the_list(year: Year) -> None:
    odd = year.morning("Odd Vik", FIRST, 10, 20)
    odd.goto(f"{year.portal.address}/lists")
    odd.locator("tbody th a").first.click()
    rows = odd.locator("article")
    expect(rows.first).to_be_visible()
    for place in range(rows.count()):
        row = rows.nth(place)
        for answer in ("Nei", "Ikke forsøkt", "Ikke behov"):
            row.get_by_role("radio", name=answer).check()
        row.get_by_role("button", name="Lagre").click()
        expect(row.get_by_role("link", name="Endre")).to_be_visible()
    odd.get_by_role("button", name="Meld gjennomgangen ferdig").click()
    expect(odd.get_by_text("UDA har fått oppsummeringen")).to_be_visible()


def november_reidun_explains_before_the_deadline(year: Year) -> None:
    """A youth of hers has been silent; what was tried is in the log before 10 November."""
    reidun = year.morning("Reidun Aas", FIRST, 11, 6)
    ((youth,),) = year.portal.sql(
        """SELECT r.youth_id FROM responsibilities r JOIN policy.seats s ON s.id = r.seat_id
           JOIN units u ON u.id = s.unit_id JOIN youths y ON y.id = r.youth_id
           WHERE u.name = 'Hersleb videregående skole' AND upper_inf(r.period) AND y.status_code = 'OTUK'
           ORDER BY y.sort_key LIMIT 1"""
    )
    shot(reidun, "year-school-desk")
    reidun.goto(f"{year.portal.address}/youths/{youth}/contacts")
    reidun.get_by_label("Telefonsamtale", exact=True).check()
    reidun.get_by_label("Ungdommen svarte").check()
    reidun.get_by_role("button", name="Lagre", exact=True).click()
    expect(reidun.get_by_text("Det teller som kontakt")).to_be_visible()
    reidun.get_by_role("link", name="Sett status").click()
    reidun.get_by_role("button", name="Lagre statusen").click()
    expect(reidun.get_by_text("Lagret: OTOV")).to_be_visible()


def november_the_report_is_frozen(year: Year) -> None:
    unni = year.morning("Unni Dalen", FIRST, 11, 16)
    freeze_a_report(year, unni)
    assert year.number("SELECT count(*) FROM reports WHERE state = 'frozen'") == 1


def november_the_leavers_of_a_week_come(year: Year) -> None:
    unni = year.morning("Unni Dalen", FIRST, 11, 20)
    before = year.number("SELECT count(*) FROM registrations")
    transfer(year, unni, "Ukens sluttere", "sluttet_skole", WEEKLY, date(FIRST, 11, 20))
    assert year.number("SELECT count(*) FROM registrations") > before


def january_the_oldest_leave(year: Year) -> None:
    old = f"""UPDATE youth_identities SET birth_date = '{FIRST + 1 - 25}-06-01' WHERE youth_id IN
        (SELECT id FROM youths WHERE protection = 'none' ORDER BY sort_key LIMIT 3) RETURNING youth_id"""
    year.portal.sql(old)
    unni = year.morning("Unni Dalen", FIRST + 1, 1, 2)
    carry_out(year, unni, "age_exit")
    assert year.number("SELECT count(*) FROM youths WHERE case_ended_at IS NOT NULL") >= 3


def march_those_who_did_not_apply_come(year: Year) -> None:
    unni = year.morning("Unni Dalen", FIRST + 1, 3, 19)
    transfer(year, unni, "Ikke-søkere til neste skoleår", "ikke_sokt", LATE, date(FIRST + 1, 3, 19))
    assert year.number("SELECT count(*) FROM registrations WHERE entry_reason = 'not_applied'") > 10


def may_they_get_their_letter(year: Year) -> None:
    unni = year.morning("Unni Dalen", FIRST + 1, 4, 30)
    unni.goto(f"{year.portal.address}/letters")
    unni.get_by_role("button", name="Vis hvem det når").click()
    unni.locator("#preview").get_by_role("button").click()
    year.portal.work_off()
    unni.get_by_role("link", name="Utskriftsfil 1, PDF").wait_for(timeout=20_000)
    unni.get_by_text("Brevene er lagt i posten").click()
    unni.get_by_role("button", name="Ja, de er sendt").click()
    year.portal.work_off()
    assert year.number("SELECT count(*) FROM contact_attempts WHERE channel = 'letter' AND NOT counts") > 10


def june_the_second_report_and_the_wheel_says_so(year: Year) -> None:
    unni = year.morning("Unni Dalen", FIRST + 1, 6, 15)
    year.portal.work_off()
    unni = year.morning("Unni Dalen", FIRST + 1, 6, 16)
    freeze_a_report(year, unni)
    assert year.number("SELECT count(*) FROM reports WHERE state = 'frozen'") == 2
    unni.goto(f"{year.portal.address}/wheel/overview")
    unni.get_by_role("button", name="Se på dataene igjen").click()
    year.portal.work_off()
    unni.goto(f"{year.portal.address}/wheel/{FIRST}")
    shot(unni, "year-wheel")
    done = {str(source) for (source,) in year.portal.sql("""
        SELECT DISTINCT i.source_id FROM wheel_items i JOIN wheel_duties d ON d.item_id = i.id
        WHERE d.derived_at IS NOT NULL""")}  # fmt: skip
    assert {"W-002", "W-008", "W-012", "W-013", "W-014", "W-015"} <= done
