"""Every component in a browser: axe at three widths, light and dark, by keyboard, under the strict policy."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.browser.axe import violations
from tests.gallery.app import build
from tests.gallery.server import serving

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(build()) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, said: list[str]) -> Iterator[Page]:
    page = browser.new_page(locale="nb-NO")

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 404" not in message.text:
            said.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.close()
    assert said == []  # among them whatever the Content-Security-Policy stopped


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_components_are_accessible_and_fit(page: Page, address: str, width: int, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # the two literals above
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_form_with_mistakes_takes_the_focus_to_its_summary_and_on_to_the_field(
    page: Page, address: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # the two literals above
    page.goto(address)
    page.get_by_role("button", name="Send invitasjon").click()
    page.wait_for_function("() => document.activeElement.tagName === 'DS-ERROR-SUMMARY'")

    assert violations(page) == []
    page.get_by_role("link", name="Slags møte").click()
    assert page.evaluate("document.activeElement.id") == "kind-0"


def test_a_list_follows_while_one_types_and_the_address_with_it(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Finn en ungdom").fill("sara")
    page.wait_for_url("**q=sara**")

    assert page.locator("#youths tbody tr").count() == 1
    assert page.evaluate("document.activeElement.name") == "q"
    page.go_back()
    page.wait_for_function("() => document.querySelectorAll('#youths tbody tr').length === 5")


def test_a_list_that_is_closed_while_open_is_replaced_by_the_error_page(page: Page, address: str) -> None:
    page.goto(f"{address}/list-now-closed")
    page.get_by_label("Finn en ungdom").fill("s")
    page.get_by_role("heading", name="Siden finnes ikke").wait_for()

    assert page.get_by_text("Sara Lind").count() == 0
    assert violations(page) == []


def test_a_long_job_shows_how_far_it_has_come_until_it_is_done(page: Page, address: str) -> None:
    page.goto(f"{address}/working")
    page.get_by_text("3 av 3").wait_for(timeout=10_000)

    assert page.locator("[hx-get]").count() == 0


def test_a_post_without_connection_keeps_what_was_written(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Hva gjelder møtet?").fill("Avklaring")
    page.context.set_offline(True)
    page.get_by_role("button", name="Send invitasjon").click()
    page.get_by_role("alert").wait_for()

    assert page.get_by_label("Hva gjelder møtet?").input_value() == "Avklaring"
    page.context.set_offline(False)


def test_the_page_is_walked_by_keyboard_from_the_skip_link_on(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hopp til innholdet"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"
    page.get_by_role("button", name="Rolla").or_(page.get_by_role("button", name="Rollen din")).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Logg ut").wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Logg ut").wait_for(state="hidden")


def test_everything_works_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="nb-NO")
    page = context.new_page()
    page.goto(address)
    page.get_by_label("Finn en ungdom").fill("sara")
    page.get_by_role("button", name="Vis", exact=True).click()
    assert page.locator("#youths tbody tr").count() == 1
    page.get_by_role("button", name="Nynorsk").click()
    assert page.get_by_role("link", name="Hopp til innhaldet").count() == 1
    context.close()


@pytest.mark.parametrize("text", [200])
def test_text_at_twice_the_size_still_fits(page: Page, address: str, text: int) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    page.evaluate("size => document.documentElement.style.fontSize = `${size}%`", text)

    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
