"""The front door: people sign in through their OpenID provider, act in one appointment, and leave for good."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.portal import Portal

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("front_door")]

SignIn = Callable[..., Page]


def test_a_counsellor_signs_in_and_stands_at_own_desk(sign_in: SignIn) -> None:
    page = sign_in("Reidun Aas")

    assert page.get_by_text("Rådgiver · Hersleb videregående skole").is_visible()
    assert violations(page) == []


def test_who_has_two_posts_chooses_and_changes(sign_in: SignIn) -> None:
    page = sign_in("Berit Sand")
    assert page.get_by_role("heading", name="Velg rolle").is_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Stovner videregående skole").click()
    page.get_by_text("Rådgiver · Stovner videregående skole").first.wait_for()


def test_a_session_that_was_signed_out_opens_nothing_with_a_copied_cookie(sign_in: SignIn, portal: Portal) -> None:
    page = sign_in("Reidun Aas")
    copied = page.context.cookies()
    page.get_by_role("button", name="Logg ut").click()
    page.get_by_text("Du er logget ut").wait_for()
    page.context.clear_cookies()
    page.context.add_cookies(copied)  # type: ignore[arg-type] # what cookies() answers
    page.goto(f"{portal.address}/youths")

    assert page.get_by_text("Du er ikke logget inn").is_visible()


def test_who_cancels_at_the_provider_is_told_that_nothing_happened(sign_in: SignIn, portal: Portal) -> None:
    page = sign_in("Reidun Aas")
    page.get_by_role("button", name="Logg ut").click()
    page.get_by_role("button", name="Logg inn med Ansattporten").click()
    page.get_by_role("button", name="Avbryt").click()
    page.get_by_role("heading", name="Du er ikke logget inn").wait_for()

    assert violations(page) == []
    assert portal.sql("SELECT count(*) FROM sessions WHERE ended_at IS NULL AND started_at > now()") == [(0,)]


def test_a_youth_nobody_has_registered_is_told_so(sign_in: SignIn, portal: Portal) -> None:
    page = sign_in("Reidun Aas")
    page.get_by_role("button", name="Logg ut").click()
    page.get_by_role("button", name="Logg inn med ID-porten").click()
    page.get_by_role("button", name="Ida Berg").click()

    page.get_by_text("Vi kjenner deg ikke her").wait_for()
    assert portal.sql("SELECT count(*) FROM people WHERE kind = 'youth'") == [(0,)]
