"""A code of the code set is retired by whoever runs the portal."""

import pytest
from flask import Flask

from tests.conftest import Database


def term(database: Database) -> list[tuple[object, ...]]:
    with database.cluster.connect(database=database.name) as administrator:
        return administrator.execute(
            "SELECT valid_from::text, valid_to::text FROM status_code_terms WHERE code = 'ELGS_IM'"
        ).fetchall()


@pytest.mark.requirement("K-004")
def test_a_code_is_retired_and_taken_up_again(app: Flask, database: Database) -> None:
    runner = app.test_cli_runner()
    told = runner.invoke(args=["status-codes", "retire", "ELGS", "--last", "2027-06-30"])
    assert told.output == "ELGS_IM may be set through 2027-06-30.\n"
    assert term(database) == [("2011-09-15", "2027-06-30")]
    assert runner.invoke(args=["status-codes", "retire", "ELGS_IM"]).exit_code == 0
    assert term(database) == [("2011-09-15", None)]


def test_a_code_that_nobody_knows_is_refused_in_plain_words(app: Flask) -> None:
    told = app.test_cli_runner().invoke(args=["status-codes", "retire", "OTXX", "--last", "2027-06-30"])
    assert told.exit_code == 1
    assert "No code is called OTXX" in told.output
