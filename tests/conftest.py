"""A throw-away PostgreSQL, a migrated database for each test that asks, and the product on top of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from flask import Flask
from sqlalchemy import create_engine

from portal.app import create_app
from portal.outside import postgres
from portal.settings import Issuer, Settings, for_sqlalchemy

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "laget_template"
_numbers = count()


SLOW = (
    "blueprints/test_kept_pages.py",
    "blueprints/test_letters.py",
    "blueprints/test_lists.py",
    "blueprints/test_otuk.py",
    "blueprints/test_plans.py",
    "blueprints/test_quality.py",
    "blueprints/test_referrals.py",
    "blueprints/test_register_facts.py",
    "blueprints/test_reports.py",
    "blueprints/test_rules_page.py",
    "blueprints/test_runs.py",
    "blueprints/test_staircase.py",
    "blueprints/test_statistics.py",
    "blueprints/test_statuses.py",
    "blueprints/test_transfers.py",
    "blueprints/test_uda.py",
    "blueprints/test_wheel.py",
    "blueprints/test_who_gets_in.py",
    "demo/",
    "domain/test_disclosure.py",
    "migrations/",
    "outside/test_postgres.py",
    "outside/test_queue.py",
    "outside/test_register_refusals.py",
    "policy/",
    "queries/",
    "services/test_arrivals.py",
    "services/test_assignments",
    "services/test_bulletins.py",
    "services/test_city_runs.py",
    "services/test_closures.py",
    "services/test_contacts.py",
    "services/test_imports",
    "services/test_letter",
    "services/test_list_reviews.py",
    "services/test_more_training.py",
    "services/test_otuk_lists.py",
    "services/test_overrides.py",
    "services/test_plans",
    "services/test_quality.py",
    "services/test_referrals.py",
    "services/test_report",
    "services/test_seals.py",
    "services/test_sending.py",
    "services/test_single_letters.py",
    "services/test_staircase.py",
    "services/test_statistics.py",
    "services/test_status",
    "services/test_transfer",
    "services/test_wheel",
    "services/test_whose",
)
"""Stories that make many databases, start and kill processes, or read large files; the year of the service whole."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the slow ones, by where they stand."""
    tests = Path(__file__).resolve().parent
    for item in items:
        if item.path.relative_to(tests).as_posix().startswith(SLOW):
            item.add_marker(pytest.mark.slow)


@dataclass(frozen=True)
class Database:
    """One test's database; `url` is the address for a role of the product."""

    cluster: postgres.Cluster
    name: str

    def url(self, role: str = "laget_app") -> str:
        return self.cluster.url(role, self.name)


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[postgres.Cluster]:
    """The throw-away cluster of this test process."""
    running = postgres.start_cluster(tmp_path_factory.mktemp("pg"))
    yield running
    running.stop()


def migrate(url: str, revision: str = "head") -> None:
    """Bring the database at `url` (the owner's) to `revision`."""
    config = Config(str(ROOT / "migrations" / "alembic.ini"))
    config.set_main_option("script_location", str(ROOT / "migrations"))
    engine = create_engine(for_sqlalchemy(url))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()
    engine.dispose()


@pytest.fixture(scope="session")
def template(cluster: postgres.Cluster) -> str:
    """A migrated database with the units of Oslo, to make others from."""
    cluster.create_database(TEMPLATE)
    migrate(cluster.url("laget_owner", TEMPLATE))
    load_reference(cluster.url("laget_owner", TEMPLATE))
    return TEMPLATE


def load_reference(url: str) -> None:
    """The reference data, as `flask reference load` puts it in."""
    from portal.services import reference  # noqa: PLC0415 - only the tests that want a database pay for it

    engine = create_engine(for_sqlalchemy(url))
    with engine.begin() as connection:
        reference.load(connection)
    engine.dispose()


@pytest.fixture
def database(cluster: postgres.Cluster, template: str) -> Iterator[Database]:
    """A database of the test's own."""
    name = f"laget_{next(_numbers)}"
    cluster.create_database(name, template)
    yield Database(cluster, name)
    cluster.drop_database(name)


def settings_for(database: Database, instance: Path, issuers: tuple[Issuer, ...] = ()) -> Settings:
    """The product's settings over a test's database."""
    return Settings.model_validate(
        {
            "mode": "test",
            "instance_path": instance,
            "DATABASE_URL": database.url("laget_app"),
            "jobs_database_url": database.url("laget_jobs"),
            "owner_database_url": database.url("laget_owner"),
            "secret_key": "a secret that only the tests know of, long enough",
            "number_keys": {1: "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="},
            "number_index_key": "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI=",
            "issuers": issuers,
            "secure_cookies": False,
            "public_url": "http://localhost",
        }
    )


@pytest.fixture
def app(database: Database, tmp_path: Path) -> Iterator[Flask]:
    """The product over the test's database."""
    application = create_app(settings_for(database, tmp_path))
    yield application
    with application.app_context():
        from portal.database import db  # noqa: PLC0415 - as above

        db.engine.dispose()
