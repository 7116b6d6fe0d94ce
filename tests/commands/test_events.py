"""flask events: whether the log is what was sealed."""

import pytest
from flask import Flask

from tests.conftest import Database

WRITE = b"INSERT INTO events (at, person_id, action) SELECT now(), gen_random_uuid(), 'room.read'"
LONG_AGO = ("--from", "2020-01-01", "--to", "2020-12-31")


@pytest.mark.requirement("TD-17")
def test_verify_names_the_first_entry_that_was_touched(app: Flask, database: Database) -> None:
    runner = app.test_cli_runner()
    assert runner.invoke(args=["events", "seal"]).output == "The log is empty.\n"
    with database.cluster.connect(database=database.name) as administrator:
        administrator.execute(WRITE)
        name = runner.invoke(args=["events", "seal"]).output.split()[0]
        found = runner.invoke(args=["events", "verify", "--kept", name])
        assert (found.exit_code, found.output) == (0, "1 seals over 1 entries hold; 0 entries wait for the next.\n")
        administrator.execute("SET session_replication_role = replica")
        administrator.execute("UPDATE events SET action = 'nothing'")
    found = runner.invoke(args=["events", "verify"])
    assert found.exit_code == 1
    assert "The log is not what was sealed: entry changed 1 (seal 1)." in found.output
    assert runner.invoke(args=["events", "verify", *LONG_AGO]).exit_code == 0, "no seal was made then"
    other = runner.invoke(args=["events", "verify", "--kept", f"1:{'0' * 64}"])
    assert "seal is not the one that was kept (seal 1)" in other.output


def test_a_seal_that_is_not_written_as_one_is_refused(app: Flask) -> None:
    found = app.test_cli_runner().invoke(args=["events", "verify", "--kept", "soon"])
    assert found.exit_code == 2
    assert "NUMBER:HASH" in found.output


@pytest.mark.requirement("TD-17")
def test_health_tells_the_age_of_the_newest_seal(app: Flask, database: Database) -> None:
    with database.cluster.connect(database=database.name) as administrator:
        administrator.execute(WRITE)
        app.test_cli_runner().invoke(args=["events", "seal"])
        administrator.execute(WRITE.replace(b"now()", b"now() - interval '90 seconds'"))
    told = app.test_client().get("/health").get_json()["log"]
    assert told["seal"] == 1
    assert 0 <= told["seconds_since"] < 60
    assert 90 <= told["seconds_unsealed"] < 150
