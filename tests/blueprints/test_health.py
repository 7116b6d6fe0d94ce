"""Those who watch over the product are told that something is amiss, and never more than where."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Database


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def change(database: Database, statement: str) -> None:
    with database.cluster.connect(database=database.name) as administrator:
        administrator.execute(statement.encode())


def test_all_is_well_and_nobody_needs_to_sign_in(client: FlaskClient) -> None:
    answer = client.get("/health")
    unsealed = {"seal": None, "seconds_since": None, "seconds_unsealed": 0}
    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok", "log": unsealed})
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "tampering",
    [
        "INSERT INTO policy.granted VALUES ('nav_ot', 'read', 15, 'list', 'TD-04')",
        "DELETE FROM policy.granted WHERE role = 'youth' AND category = 10",
        "UPDATE policy.granted SET rule = 'TD-99' WHERE role = 'nav_ot' AND basis = 'list'",
        "INSERT INTO policy.own_sources VALUES ('uda', 2)",
        "INSERT INTO policy.city_roles VALUES ('nav_ot')",
    ],
)
@pytest.mark.requirement("TD-02")
def test_a_stored_policy_that_differs_from_the_code_s_is_noticed(
    client: FlaskClient, database: Database, tampering: str
) -> None:
    change(database, tampering)
    answer = client.get("/health")
    assert (answer.status_code, answer.get_json()) == (503, {"status": "failing", "failed": ["policy"]})


@pytest.mark.parametrize(
    "tampering",
    ["UPDATE public.alembic_version SET version_num = '0001'", "DROP FUNCTION policy.fingerprint()"],
)
def test_a_database_behind_the_code_is_noticed(client: FlaskClient, database: Database, tampering: str) -> None:
    change(database, tampering)
    answer = client.get("/health")
    assert (answer.status_code, answer.get_json()) == (503, {"status": "failing", "failed": ["migrations"]})


def test_a_database_that_is_gone_is_noticed_and_nothing_is_told_of_why(client: FlaskClient, database: Database) -> None:
    database.cluster.drop_database(database.name)
    answer = client.get("/health")
    assert (answer.status_code, answer.get_json()) == (503, {"status": "failing", "failed": ["database"]})
