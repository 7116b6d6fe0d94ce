"""The cluster of the bench, with a database for each size, and visits to it in somebody's name."""

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg

from bench.data import build, say
from portal.outside import postgres
from portal.outside.postgres import Cluster
from tests.conftest import Database, load_reference, migrate

Connection = psycopg.Connection[Any]
TEMPLATE = "bench_template"
MEGABYTE = 1024 * 1024


def settings() -> Mapping[str, str]:
    """A throw-away server with room: everything in memory, nothing running beside what is measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MEGABYTE
    return {
        "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "wal_level": "minimal",
        "max_wal_senders": "0", "max_wal_size": "8GB", "checkpoint_timeout": "1h", "autovacuum": "off",
        "shared_buffers": f"{min(4096, memory // 4)}MB", "maintenance_work_mem": "512MB",
        "max_connections": "100", "shared_preload_libraries": "pg_stat_statements",
        "pg_stat_statements.track_planning": "on", "pg_stat_statements.track_utility": "off",
    }  # fmt: skip


@dataclass
class World:
    """`sizes` are the numbers of youths, ascending; a database that is there already is taken as it is."""

    cluster: Cluster
    sizes: tuple[int, ...]
    folder: Path
    _tokens: dict[tuple[str, str], str] = field(default_factory=dict)

    def database(self, youths: int) -> Database:
        """The database with so many youths, built where it is not there yet."""
        database = Database(self.cluster, f"bench_{youths}")
        if not self._is_there(database.name):
            self.cluster.create_database(database.name, self._template())
            build(self.cluster, database.name, youths)
        return database

    def empty(self, name: str) -> Database:
        """A database with nothing but reference data, anew."""
        self.cluster.drop_database(name)
        self.cluster.create_database(name, self._template())
        return Database(self.cluster, name)

    @property
    def smallest(self) -> Database:
        return self.database(self.sizes[0])

    @property
    def largest(self) -> Database:
        return self.database(self.sizes[-1])

    def token(self, database: Database, who: str) -> str:
        """A session's token, from the product's own door."""
        if (database.name, who) not in self._tokens:
            token = secrets.token_urlsafe(32)
            with psycopg.connect(database.url("laget_app"), autocommit=True) as connection:
                person = connection.execute(
                    "SELECT policy.sign_in('bench', %s, %s, 'high', '1 day', '1 day', NULL)",
                    (who, sha256(token.encode()).digest()),
                ).fetchone()
            assert person != (None,), f"nobody is called {who}"
            self._tokens[database.name, who] = token
        return self._tokens[database.name, who]

    @contextmanager
    def visit(self, database: Database, who: str, role: str = "laget_app") -> Iterator[Connection]:
        """A transaction in somebody's name, as the product opens it; as `postgres` without row security."""
        digest = sha256(self.token(database, who).encode()).digest()
        with psycopg.connect(database.url(role)) as connection:
            connection.execute("SELECT * FROM policy.enter(%s)", (digest,))
            yield connection
            connection.rollback()

    def _is_there(self, name: str) -> bool:
        with self.cluster.connect() as connection:
            return connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None

    def _template(self) -> str:
        if not self._is_there(TEMPLATE):
            say("a migrated database to copy from …")
            self.cluster.create_database(TEMPLATE)
            migrate(self.cluster.url("laget_owner", TEMPLATE))
            load_reference(self.cluster.url("laget_owner", TEMPLATE))
            with self.cluster.connect(database=TEMPLATE) as connection:
                connection.execute("CREATE EXTENSION pg_stat_statements")
        return TEMPLATE


@contextmanager
def world(folder: Path, sizes: tuple[int, ...], *, keep: bool = False) -> Iterator[World]:
    """The bench's cluster in `folder`, stopped at the end; without `keep` it is thrown away."""
    start = postgres.start if keep else postgres.start_cluster
    cluster = start(folder / "cluster", settings=settings())
    try:
        yield World(cluster, sizes, folder)
    finally:
        cluster.stop()
