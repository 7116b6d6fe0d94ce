"""Databases that are brought to any revision."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine

from portal.outside import postgres
from portal.settings import for_sqlalchemy

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
Step = Callable[[Config, str], None]


class Place:
    """A database that migrations are run on, by its owner, through the product's own `env.py`."""

    def __init__(self, cluster: postgres.Cluster, name: str) -> None:
        self.cluster, self.name = cluster, name
        self.engine = create_engine(for_sqlalchemy(cluster.url("laget_owner", name)))

    def run(self, step: Step, revision: str) -> None:
        """Go up or down to `revision`."""
        with self.engine.connect() as connection:
            step(self.config(connection), revision)
            connection.commit()

    def stamp_table(self) -> None:
        """Make the empty table that says where we are."""
        with self.engine.connect() as connection:
            command.ensure_version(self.config(connection))
            connection.commit()

    def config(self, connection: Connection) -> Config:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        return config


@pytest.fixture(scope="session")
def migrated(cluster: postgres.Cluster) -> Iterator[Place]:
    """At the head."""
    place = Place(cluster, "migrated")
    cluster.create_database(place.name)
    place.run(command.upgrade, "head")
    yield place
    place.engine.dispose()


@pytest.fixture
def empty(cluster: postgres.Cluster) -> Iterator[Place]:
    """Before the first migration."""
    place = Place(cluster, "empty")
    cluster.create_database(place.name)
    yield place
    place.engine.dispose()
    cluster.drop_database(place.name)
