"""Every page, by whom it is for, wide and narrow: no rule of axe broken, nothing beyond the edge, no complaint."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, ViewportSize
from playwright.sync_api import Page as Tab

from portal.commands.demo import _take_in
from portal.demo import stories
from tests.browser.axe import violations
from tests.browser.conftest import shot
from tests.browser.pages import DARK, NOBODY, NOT_PAGES, PAGES, Page
from tests.browser.portal import Portal

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("every_page")]

SignIn = Callable[..., Tab]
Scheme = Literal["light", "dark"]
WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=320, height=640)
LIGHT: Scheme = "light"
BOTH: tuple[Scheme, ...] = ("light", "dark")
YOUTH = "SELECT id FROM youths y WHERE {} ORDER BY sort_key, id LIMIT 1"
AT_HERSLEB = """EXISTS (SELECT FROM responsibilities r JOIN policy.seats s ON s.id = r.seat_id
    JOIN units u ON u.id = s.unit_id WHERE r.youth_id = y.id AND u.name = 'Hersleb videregående skole')"""
HELD = YOUTH.format(
    f"{AT_HERSLEB} AND EXISTS (SELECT FROM statuses s WHERE s.youth_id = y.id AND s.recorded_by IS NOT NULL)"
)
FOUND = {
    "held": HELD,
    "held_status": f"SELECT id FROM statuses WHERE youth_id = ({HELD}) ORDER BY valid_from DESC, id LIMIT 1",
    "moves": "SELECT id FROM runs WHERE kind = 'moves' AND state = 'done' LIMIT 1",
    "age_exit": "SELECT id FROM runs WHERE kind = 'age_exit' LIMIT 1",
    "school": "SELECT min(id) FROM units WHERE kind = 'upper_secondary'",
    "error": "SELECT code FROM quality_findings ORDER BY code, youth_id LIMIT 1",
    "wrong": "SELECT youth_id FROM quality_findings ORDER BY code, youth_id LIMIT 1",
    "deadline": "SELECT id FROM wheel_items WHERE source_id = 'W-005'",
    "lists_sent": "SELECT id FROM wheel_items WHERE source_id = 'W-022'",
    "next_year": "SELECT max(school_year) + 1 FROM wheel_years",
    "ida": YOUTH.format("first_name = 'Ida' AND last_name = 'Berg'"),
    "new": YOUTH.format(f"{AT_HERSLEB} AND NOT EXISTS (SELECT FROM mapping_items m WHERE m.youth_id = y.id)"),
    "withdrawn": YOUTH.format(
        f"{AT_HERSLEB} AND EXISTS (SELECT FROM consent_events e WHERE e.youth_id = y.id AND e.kind = 'withdrawn')"
    ),
    "listed": YOUTH.format("status_code = 'OTUK' AND district_no = '030101'"),
    "waits": YOUTH.format("protection = 'none' AND id IN (SELECT youth_id FROM assignments WHERE needs_human)"),
    "protected": YOUTH.format("protection <> 'none'"),
    "odds_list": "SELECT id FROM otuk_lists WHERE district_no = '030101' ORDER BY sent_at DESC LIMIT 1",
    "undone": """SELECT r.youth_id FROM otuk_list_rows r JOIN otuk_lists l ON l.id = r.list_id
        WHERE l.district_no = '030101' AND NOT EXISTS (SELECT FROM list_reviews v WHERE v.youth_id = r.youth_id)
        ORDER BY r.number LIMIT 1""",
    "meeting": "SELECT m.id FROM meetings m JOIN youths y ON y.id = m.youth_id WHERE first_name = 'Ida' LIMIT 1",
    "plan": "SELECT plan_id FROM plans ORDER BY version DESC LIMIT 1",
    "measure": "SELECT measure_id FROM plan_measures ORDER BY kind LIMIT 1",
    "ended_youth": "SELECT youth_id FROM plans ORDER BY ends LIMIT 1",
    "ended_plan": "SELECT plan_id FROM plans ORDER BY ends LIMIT 1",
    "enrolled": "SELECT youth_id FROM more_training LIMIT 1",
    "guided": "SELECT youth_id FROM referrals LIMIT 1",
    "batch": "SELECT id FROM letter_batches LIMIT 1",
    "import_": "SELECT id FROM imports WHERE kind = 'register' ORDER BY quarantined DESC LIMIT 1",
    "taken_in": "SELECT id FROM imports WHERE kind = 'leavers' AND state = 'done'",
    "shown": "SELECT id FROM imports WHERE kind = 'leavers' AND state = 'previewed'",
    "doubtful_row": "SELECT row_no FROM transfer_rows WHERE state = 'doubtful' LIMIT 1",
    "own_file": "SELECT id FROM imports WHERE kind = 'apprentices'",
    "frozen": "SELECT id FROM reports WHERE state = 'frozen' AND version = 1",
    "corrected": "SELECT id FROM reports WHERE state = 'frozen' AND version = 2",
    "draft": "SELECT id FROM reports WHERE state <> 'frozen'",
    "status_file": "SELECT id FROM status_files",
}
"""What the addresses name, as the administrator finds it."""


@pytest.fixture(scope="module")
def found(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The demo's register, run of the rules and stories, put in by the product's own services."""
    issuer = next(known.issuer for known in portal.settings.issuers if known.kind == "staff")
    with portal.app.app_context():
        _take_in(portal.settings, issuer, tmp_path_factory.mktemp("register"))
    assert stories.tell(portal.app, issuer) > 10
    return {name: portal.sql(statement)[0][0] for name, statement in FOUND.items()}


def test_every_page_has_a_row(portal: Portal) -> None:
    rules = portal.app.url_map.iter_rules()
    shown = {rule.endpoint for rule in rules if "GET" in (rule.methods or ())} - NOT_PAGES
    rows = {page.endpoint for page in PAGES} - {""}
    assert not shown - rows, f"add to tests/browser/pages.py who looks at these: {sorted(shown - rows)}"
    assert not rows - shown, f"take out of tests/browser/pages.py, there are no such pages: {sorted(rows - shown)}"


@pytest.mark.parametrize("who", sorted({page.who for page in PAGES}), ids=lambda who: who or "nobody")
def test_every_page(sign_in: SignIn, chromium: Browser, portal: Portal, found: dict[str, object], who: str) -> None:
    tab = sign_in(who, phone=who == "Ida Berg") if who else chromium.new_context(locale="nb-NO").new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: _listen(complaints, message))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    wrong: list[str] = []
    for page in PAGES:
        if page.who == who:
            address = page.address.format_map(found)
            wrong += [f"{address} {fault}" for fault in looked_at(tab, page, portal.address + address)]
            wrong += [f"{address} says {complaint}" for complaint in complaints if page.status == 200]
            complaints.clear()
    if who == NOBODY:
        tab.context.close()
    assert not wrong, "\n".join(wrong)


def _listen(complaints: list[str], message: ConsoleMessage) -> None:
    if message.type in {"error", "warning"}:
        complaints.append(message.text)


def looked_at(tab: Tab, page: Page, address: str) -> Iterator[str]:
    """What is wrong with the page, wide and narrow, in the light and, where it has most colours, in the dark."""
    tab.emulate_media(color_scheme=LIGHT)
    tab.set_viewport_size(WIDE)
    answer = tab.goto(address)
    assert answer is not None
    if answer.status != page.status:
        yield f"answers {answer.status}"
    if tab.title().removesuffix("– Laget").strip() == "" or tab.locator("h1").count() != 1:
        yield f"has the title {tab.title()!r} and {tab.locator('h1').count()} h1"
    for scheme in BOTH if page.endpoint in DARK else (LIGHT,):
        tab.emulate_media(color_scheme=scheme)
        for size in (WIDE, NARROW):
            tab.set_viewport_size(size)
            shot(tab, f"{page.picture}-{size['width']}-{scheme}")
            yield from (f"{size['width']} {scheme}: {fault}" for fault in violations(tab))
            if size is NARROW and tab.evaluate("document.scrollingElement.scrollWidth") > NARROW["width"]:
                yield f"320 {scheme}: goes beyond the edge, by {_beyond(tab)}"


def _beyond(tab: Tab) -> list[str]:
    """The innermost elements that reach beyond the right edge."""
    script = """() => [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).position !== 'fixed')
        .filter(e => ![...e.children].some(c => c.getBoundingClientRect().right > innerWidth + 1))
        .slice(0, 4).map(e => e.outerHTML.slice(0, 120))"""
    return list(tab.evaluate(script))
