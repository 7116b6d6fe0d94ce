"""A browser, and people who sign in with it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.portal import Portal, running
from tests.conftest import Database

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a file of stories: while its driver runs, nothing else may run an event loop in the process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def portal(cluster: object, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The whole product for the stories of one file."""
    from portal.outside.postgres import Cluster  # noqa: PLC0415 - for the type only

    assert isinstance(cluster, Cluster)
    name = f"laget_{tmp_path_factory.mktemp('story').name.replace('-', '_')}"
    cluster.create_database(name, template)
    with running(Database(cluster, name), tmp_path_factory.mktemp("instance")) as started:
        yield started
    cluster.drop_database(name)


@pytest.fixture
def sign_in(chromium: Browser, portal: Portal) -> Iterator[Callable[..., Page]]:
    """Signs a person in through their OpenID provider, in a browser context of their own."""
    contexts = []

    def enter(name: str, *, phone: bool = False) -> Page:
        size = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 900}
        context = chromium.new_context(viewport=size, locale="nb-NO")  # type: ignore[arg-type] # two numbers
        contexts.append(context)
        page = context.new_page()
        page.goto(portal.address)
        page.get_by_role("button", name=f"Logg inn med {'ID-porten' if phone else 'Ansattporten'}").click()
        page.get_by_role("button", name=name).click()
        page.get_by_role("button", name="Logg ut").first.wait_for(state="attached")
        return page

    yield enter
    for context in contexts:
        context.close()


def shot(page: Page, name: str) -> None:
    """A picture of the whole page, where SHOTS names a folder."""
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
