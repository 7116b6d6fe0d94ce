"""One at a time: imports and runs of the rules over the city do not run side by side."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg

_LOCK: Final = 7_031_117
"""A number of our own among PostgreSQL's advisory locks."""


@contextmanager
def alone(connection: psycopg.Connection[Any]) -> Iterator[None]:
    """Wait until nobody else works on the register; a connection that breaks lets go."""
    connection.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))
    try:
        yield
    finally:
        if not connection.broken and not connection.closed:
            connection.execute("SELECT pg_advisory_unlock(%s)", (_LOCK,))
