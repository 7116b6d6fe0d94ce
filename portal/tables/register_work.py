"""How bulk work on the register is done: one at a time, in the import's narrow role, without hurry to tidy up."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg

Connection = psycopg.Connection[Any]

ROLE: Final = "laget_import"
_LOCK: Final = 7_031_117
"""A number of our own among PostgreSQL's advisory locks."""
_SETTINGS: Final = (
    "SET LOCAL random_page_cost = 1.1",
    "SET LOCAL enable_seqscan = off",
    "SET LOCAL plan_cache_mode = force_custom_plan",
)
"""Known keys are looked up by index, however many: a plan that reads the whole table, or was made when the table was
still empty, takes longer with every batch."""
_SELDOM: Final = (100_000, 50, 100)
"""Rows make millions of objects that live shortly and in no cycle: looking for cycles takes a fifth of the time."""


@contextmanager
def importing(connection: Connection) -> Iterator[None]:
    """A transaction in the import's role."""
    with connection.transaction():
        with connection.pipeline():
            connection.execute(f"SET LOCAL ROLE {ROLE}")
            for setting in _SETTINGS:
                connection.execute(setting)
        yield


@contextmanager
def alone(connection: Connection) -> Iterator[None]:
    """Wait until no other import or run is at work; a connection that breaks lets go."""
    connection.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))
    often = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*often)
        if not connection.broken and not connection.closed:
            connection.execute("SELECT pg_advisory_unlock(%s)", (_LOCK,))
