"""flask reports verify: whether every frozen report is what it was."""

import pytest
from flask import Flask

from tests.conftest import Database
from tests.the_register import uda_at_work
from tests.the_reports import JUNE, Desk
from tests.the_team import gather


@pytest.mark.requirement("R-033")
def test_verify_says_of_each_report_whether_it_holds(app: Flask, database: Database) -> None:
    desk = Desk(uda_at_work(app, gather(database)))
    desk.register.sql("UPDATE youths SET case_ended_at = '2020-01-01'")
    runner = app.test_cli_runner()
    assert runner.invoke(args=["reports", "verify"]).output == "No report is frozen.\n"
    desk.youth("Ida", "OTUK")
    kept = desk.frozen()
    assert kept.digest is not None
    found = runner.invoke(args=["reports", "verify", "--day", JUNE.isoformat()])
    assert (found.exit_code, found.output) == (0, f"2026-06-15 version 1 holds {kept.digest.hex()}\n")
    desk.register.sql("ALTER TABLE report_rows DISABLE TRIGGER never_changed; UPDATE report_rows SET via_ot = true")
    found = runner.invoke(args=["reports", "verify"])
    assert found.exit_code == 1
    assert "DOES NOT HOLD" in found.output
