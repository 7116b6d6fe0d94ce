"""A school year by a moved clock, and what is done in it more than once."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from playwright.sync_api import Page, expect

from portal.demo.register import synthetic_youths
from portal.domain.calendar import OSLO
from tests.browser.conftest import shot
from tests.browser.portal import Portal

SignIn = Callable[..., Page]


@dataclass
class Year:
    """The product through a school year: every morning somebody signs in anew."""

    sign_in: SignIn
    portal: Portal
    folder: Path

    def morning(self, who: str, year: int, month: int, day: int) -> Page:
        self.portal.set_clock(datetime.combine(date(year, month, day), time(9), tzinfo=OSLO))
        return self.sign_in(who)

    def number(self, statement: str) -> int:
        ((found,),) = self.portal.sql(statement)
        return int(str(found))


def transfer(year: Year, unni: Page, kind: str, reason: str, many: tuple[int, int], day: date) -> None:
    """A file of the kind is sent, looked at and confirmed."""
    rows = synthetic_youths(*many, day)
    told = [{**row, "otData": {"grunn": reason, "tilmeldt": f"{day:%d.%m.%Y}"}} for row in rows]
    file = year.folder / f"{reason}.json"
    file.write_text(json.dumps({"antall": len(told), "otungdommer": told}))
    unni.goto(f"{year.portal.address}/transfers")
    unni.get_by_label("Overføring", exact=True).select_option(label=kind)
    unni.get_by_label("Fil", exact=True).set_input_files(file)
    unni.get_by_role("button", name="Send filen").click()
    year.portal.work_off()
    unni.get_by_role("button", name="Bekreft og ta inn").click(timeout=20_000)
    year.portal.work_off()
    expect(unni.get_by_text("Tatt inn").first).to_be_visible(timeout=20_000)


def carry_out(year: Year, unni: Page, kind: str) -> None:
    """A run over the city: who it concerns is shown, then it is carried out."""
    unni.goto(f"{year.portal.address}/uda/runs")
    unni.locator(f"#{kind}").get_by_role("button", name="Se hvem den gjelder").click()
    year.portal.work_off()
    unni.get_by_text("Gjennomfør", exact=True).click(timeout=20_000)
    unni.get_by_role("button", name="Ja, gjennomfør").click()
    year.portal.work_off()
    expect(unni.locator("#run [role=status]").get_by_text("Ferdig")).to_be_visible(timeout=20_000)


def freeze_a_report(year: Year, unni: Page) -> None:
    unni.goto(f"{year.portal.address}/reports")
    unni.get_by_role("button", name="Begynn på rapporten").click()
    unni.get_by_role("button", name="Kontroller rapporten").click()
    shot(unni, "year-report")
    unni.get_by_role("button", name="Signer rapporten").click()
    unni.get_by_role("button", name="Frys rapporten").click()
    year.portal.work_off()
    unni.get_by_role("button", name="Ta ut som CSV").wait_for(timeout=20_000)
