"""A transaction that reads the whole city at once, in the import's narrow role: what reports are made in."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, Final

import psycopg

from portal.tables.register_work import ROLE

Connection = psycopg.Connection[Any]
_SETTINGS: Final = (
    "SET LOCAL work_mem = '256MB'",
    "SET LOCAL max_parallel_workers_per_gather = 0",
    "SET LOCAL jit = off",
)
"""Each worker would read the whole history for itself: two take twice the work and no less time."""


@contextmanager
def city(url: str) -> Iterator[Connection]:
    """One transaction; memory enough to hold everybody, so that nothing is sorted on disk."""
    with closing(psycopg.connect(url, autocommit=True)) as connection, connection.transaction():
        connection.execute(f"SET LOCAL ROLE {ROLE}")
        for setting in _SETTINGS:
            connection.execute(setting)
        yield connection
