"""The OTUK list of a district: sent by UDA, opened from the mail, reviewed with Nav, reported back, taken, gone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portal.commands.demo import _take_in
from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.portal import Portal

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("lists")]

SignIn = Callable[..., Page]
ODD, NINA = "odd.gamleoslo@demo.invalid", "nina.gamleoslo@demo.invalid"


@pytest.mark.requirement(
    "R-027", "R-028", "R-050", "R-051", "R-052", "R-065", "R-162", "R-163", "R-168", "TE-10", "bug:15"
)
def test_from_the_list_to_the_status(sign_in: SignIn, portal: Portal, tmp_path: Path) -> None:
    issuer = next(known.issuer for known in portal.settings.issuers if known.kind == "staff")
    with portal.app.app_context():
        _take_in(portal.settings, issuer, tmp_path)
    unni = sign_in("Unni Dalen")
    unni_sends_all_the_lists(unni, portal)
    odd = sign_in("Odd Vik")
    odd_opens_the_list_from_the_mail(odd, portal)
    name = odd_answers_a_row_by_keyboard_where_it_stands(odd)
    second = sign_in("Odd Vik")
    two_at_the_same_row_are_told_of_each_other(odd, second)
    nina_follows_along(sign_in("Nina Haug"), odd.url, name)
    who = odd_reports_what_a_youth_does(odd)
    unni_makes_a_status_of_it(unni, who)
    the_youth_has_left_the_list(odd, portal, who)
    odd_finishes_and_uda_sees_it(odd, unni, portal)


def unni_sends_all_the_lists(unni: Page, portal: Portal) -> None:
    unni.get_by_role("link", name="Send nye lister").first.click()
    expect(unni.get_by_role("row", name="Bydel Gamle Oslo")).to_be_visible()
    protected = portal.sql("SELECT count(*) FROM youths WHERE protection <> 'none' AND status_code = 'OTUK'")[0][0]
    if protected:
        expect(unni.locator("#checks")).to_contain_text("beskyttet")
    shot(unni, "compose")
    assert violations(unni) == []
    unni.get_by_role("button", name="Frys og send alle lister").click()
    expect(unni.get_by_text("15 lister er sendt")).to_be_visible()
    assert portal.sql("SELECT count(*) FROM otuk_lists") == [(15,)]
    portal.work_off()


def odd_opens_the_list_from_the_mail(odd: Page, portal: Portal) -> None:
    (mail,) = portal.mail.wait_for(ODD)
    assert portal.mail.wait_for(NINA)
    body = mail.get_body()
    said = body.get_content() if body else ""
    names = portal.sql("SELECT first_name FROM youths y JOIN otuk_list_rows r ON r.youth_id = y.id")
    assert mail["Subject"] == "Du har en ny liste i Laget"
    assert not any(str(name[0]) in said for name in names if len(str(name[0])) > 3)
    link = next(word for word in said.split() if "/lists/" in word)
    odd.goto(portal.address + link[link.index("/lists/") :])
    expect(odd.get_by_role("heading", level=1)).to_contain_text("Bydel Gamle Oslo")
    shot(odd, "review")
    assert violations(odd) == []


def odd_answers_a_row_by_keyboard_where_it_stands(odd: Page) -> str:
    row = odd.locator("article").first
    name = row.get_by_role("heading").inner_text()
    row.get_by_role("radio", name="Ja").focus()
    odd.keyboard.press("Space")
    odd.keyboard.press("Tab")
    odd.keyboard.press("Space")
    odd.keyboard.press("ArrowDown")
    row.get_by_role("radio", name="Skal avtales").check()
    odd.keyboard.press("Enter")
    expect(row.get_by_text("Forsøkt, uten svar")).to_be_visible()
    expect(odd.locator("#how-far")).to_contain_text("1 av ")
    assert violations(odd) == []
    return name


def two_at_the_same_row_are_told_of_each_other(odd: Page, second: Page) -> None:
    second.goto(odd.url)
    number = odd.locator("article").nth(1).get_attribute("id")
    first_row, second_row = odd.locator(f"#{number}"), second.locator(f"#{number}")
    first_row.get_by_role("radio", name="Nei").check()
    first_row.get_by_role("button", name="Lagre").click()
    expect(first_row.get_by_text("Besvart av Odd Vik")).to_be_visible()
    second_row.get_by_role("radio", name="Ja").check()
    second_row.get_by_role("button", name="Lagre").click()
    expect(second_row.get_by_role("alert")).to_contain_text("Odd Vik lagret denne raden")
    expect(second_row.get_by_role("radio", name="Ja")).to_be_checked()
    shot(second, "two-at-once")
    assert violations(second) == []


def nina_follows_along(nina: Page, address: str, name: str) -> None:
    nina.goto(address.partition("?")[0] + "?show=all")
    row = nina.locator("article").filter(has=nina.get_by_role("heading", name=name))
    expect(row.get_by_text("Forsøkt, uten svar")).to_be_visible()
    expect(nina.get_by_role("button", name="Lagre")).to_have_count(0)
    expect(nina.locator("#openings")).to_contain_text("Nina Haug")
    assert violations(nina) == []


def odd_reports_what_a_youth_does(odd: Page) -> str:
    row = odd.locator("article").nth(2)
    name = row.get_by_role("heading").inner_text().partition(". ")[2]
    row.get_by_role("link", name="Meld til UDA").click()
    odd.get_by_label("Hva gjør ungdommen?").select_option("apprenticeship")
    odd.get_by_role("button", name="Send til UDA").click()
    expect(odd.get_by_role("row", name=name)).to_contain_text("Venter på UDA")
    assert violations(odd) == []
    return name


def unni_makes_a_status_of_it(unni: Page, who: str) -> None:
    unni.goto(unni.url)
    unni.get_by_role("link", name="Én melding venter på UDA").click()
    card = unni.locator("section").filter(has=unni.get_by_role("heading", name=who))
    expect(card).to_contain_text("TC-06")
    shot(unni, "reports")
    assert violations(unni) == []
    card.get_by_role("button", name="Registrer OTLL_IM").click()
    expect(unni.get_by_text("Statusen OTLL_IM er registrert")).to_be_visible()


def the_youth_has_left_the_list(odd: Page, portal: Portal, who: str) -> None:
    odd.reload()
    expect(odd.get_by_text("UDA har registrert den")).to_be_visible()
    assert who not in odd.content()
    odd.goto(f"{portal.address}/lists")
    odd.locator("tbody th a").first.click()
    odd.goto(odd.url + "?show=all")
    assert who not in odd.content()
    expect(odd.locator("#about")).to_contain_text("1 forlot listen")


def odd_finishes_and_uda_sees_it(odd: Page, unni: Page, portal: Portal) -> None:
    address = odd.url.partition("?")[0]
    odd.goto(address)
    for place in range(odd.locator("article").count()):
        row = odd.locator("article").nth(place)
        for answer in ("Nei", "Ikke forsøkt", "Ikke behov"):
            row.get_by_role("radio", name=answer).check()
        row.get_by_role("button", name="Lagre").click()
        expect(row.get_by_role("link", name="Endre")).to_be_visible()
    odd.get_by_role("button", name="Meld gjennomgangen ferdig").click()
    expect(odd.get_by_text("UDA har fått oppsummeringen")).to_be_visible()
    unni.goto(f"{portal.address}/lists")
    expect(unni.get_by_role("row", name="Bydel Gamle Oslo")).to_contain_text("1 av 4")
    shot(unni, "overview")
    assert violations(unni) == []
