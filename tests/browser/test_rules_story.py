"""Unni tries the rules on a case in her own words, on a wide screen and on a narrow one."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.portal import Portal

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("rules")]

SignIn = Callable[..., Page]


@pytest.mark.requirement("TD-05", "TB-03")
def test_a_case_is_tried_without_a_word_of_json(sign_in: SignIn, portal: Portal) -> None:
    unni = sign_in("Unni Dalen")
    for width in (1280, 320):
        unni.set_viewport_size({"width": width, "height": 900})
        the_rules_say_who_is_responsible(unni, portal)
        the_rules_say_what_a_consent_must_name(unni, width)
        what_is_lacking_is_said_beside_the_field(unni, width)


def the_rules_say_who_is_responsible(unni: Page, portal: Portal) -> None:
    unni.goto(f"{portal.address}/uda/rules/responsibility")
    answer = unni.locator("#answer")
    unni.get_by_role("button", name="Prøv", exact=True).click()
    expect(answer.get_by_text("Abildsø skole")).to_be_in_viewport()
    unni.get_by_text("Flere opplysninger").click()
    unni.get_by_label("Adressesperre").select_option(label="Strengt fortrolig")
    unni.get_by_role("button", name="Prøv", exact=True).click()
    expect(answer.get_by_text("Regel TB-03")).to_be_visible()
    expect(unni.get_by_label("Adressesperre")).to_be_visible()
    assert violations(unni) == []


def the_rules_say_what_a_consent_must_name(unni: Page, width: int) -> None:
    unni.get_by_role("link", name="Tilgang", exact=True).click()
    unni.get_by_role("button", name="Prøv", exact=True).click()
    expect(unni.locator("#answer").get_by_text("er ikke nevnt for «Kartleggingen»")).to_be_visible()
    unni.get_by_label("Samtykket", exact=True).select_option(label="I kraft")
    unni.get_by_label("Kartleggingen").check()
    unni.get_by_label("Tjeneste som er nevnt").first.select_option(label="OT-ansvarlig")
    unni.get_by_role("button", name="Prøv", exact=True).click()
    expect(unni.locator("#answer").get_by_text("Regel TD-05")).to_be_visible()
    assert unni.evaluate("document.documentElement.scrollWidth") <= width
    shot(unni, f"rules-{width}")
    assert violations(unni) == []


def what_is_lacking_is_said_beside_the_field(unni: Page, width: int) -> None:
    unni.get_by_label("Rolle", exact=True).select_option(label="Velg")
    unni.get_by_role("button", name="Prøv", exact=True).click()
    unni.locator("ds-error-summary").get_by_role("link").click()
    expect(unni.get_by_label("Rolle", exact=True)).to_be_focused()
    shot(unni, f"rules-error-{width}")
    assert violations(unni) == []
