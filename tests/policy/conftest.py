"""Connections to a test's database: the application's own, and the administrator's who sets the stage."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Protocol

import psycopg
import pytest

from portal.outside import postgres
from tests.conftest import Database
from tests.policy.story import Story, begin
from tests.policy.world import Connection, World

_numbers = count()


class Place(Protocol):
    """A migrated database of the test's own."""

    def url(self, role: str = "laget_app") -> str: ...


@pytest.fixture
def admin(database: Place) -> Iterator[Connection]:
    with psycopg.connect(database.url("postgres"), autocommit=True) as connection:
        yield connection


@pytest.fixture
def app_connection(database: Place) -> Iterator[Connection]:
    with psycopg.connect(database.url("laget_app"), autocommit=True) as connection:
        yield connection


@pytest.fixture
def world(admin: Connection) -> World:
    return World(admin)


@pytest.fixture(scope="module")
def cluster_database(cluster: postgres.Cluster, template: str) -> Iterator[Callable[[], Database]]:
    """Makes databases that the tests of one module share."""
    made: list[str] = []

    def make() -> Database:
        made.append(f"policy_{next(_numbers)}")
        cluster.create_database(made[-1], template)
        return Database(cluster, made[-1])

    yield make
    for name in made:
        cluster.drop_database(name)


@pytest.fixture(scope="module")
def module_database(cluster_database: Callable[[], Database]) -> Database:
    """A database that the tests of one module share."""
    return cluster_database()


@pytest.fixture
def story(world: World, app_connection: Connection) -> Iterator[Story]:
    """Nora's story; whatever happens in it, the kept access table is what it should be."""
    told = begin(world, app_connection)
    yield told
    assert world.drift() == 0
