"""Bench databases: so many youths with 1.5 consents each, built set by set, the access by the product's own rules."""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from bench.names import names
from portal.outside.postgres import Cluster

Connection = psycopg.Connection[Any]
SQL = Path(__file__).parent / "sql"
CHUNK = 20_000
FILLED = ("policy.access", "public.youths", "public.youth_identities", "public.youth_addresses", "public.school_spells",
          "public.statuses", "public.responsibilities", "public.consents", "public.consent_parties",
          "public.consent_lines", "public.consent_events")  # fmt: skip
_ACCESS = """
    INSERT INTO policy.access (seat_id, youth_id, basis, ground, source_mask, read_mask, write_mask, meet, period,
                               last_activity)
    SELECT d.*, y.last_activity
    FROM policy.derived(ARRAY(SELECT bench.youth(i) FROM generate_series(%s::bigint, %s) i)) d
    JOIN youths y ON y.id = d.youth_id
"""


def build(cluster: Cluster, name: str, youths: int) -> None:
    """Fill a migrated database; triggers are off, and what they keep is derived afterwards and checked on a sample."""
    begun = time.perf_counter()
    with cluster.connect(database=name) as connection:
        connection.execute(f"ALTER DATABASE {name} SET bench.youths = '{youths}'".encode())
        connection.execute(f"SET bench.youths = '{youths}'".encode())
        _run(connection, "ground")
        connection.execute("CREATE TABLE bench.names (kind text, name text, place integer)")
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO bench.names VALUES (%s, %s, %s)", names())
        connection.execute("SET session_replication_role = replica")
        with _indexes_aside(connection, FILLED[1:]):
            _run(connection, "youths")
            _run(connection, "consents")
        _vacuum(connection)
        with _indexes_aside(connection, FILLED[:1]):
            _derive(cluster, name, youths)
        _vacuum(connection)
        _check(connection, youths)
    say(f"{youths:,} youths built in {time.perf_counter() - begun:.0f} s")


def _run(connection: Connection, script: str) -> None:
    connection.execute((SQL / f"{script}.sql").read_bytes())


@contextmanager
def _indexes_aside(connection: Connection, tables: tuple[str, ...]) -> Iterator[None]:
    """Drop the indexes that no constraint hangs on, and build them when the rows are there."""
    found = connection.execute(
        """SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
           WHERE i.indrelid::regclass = ANY (%s::regclass[])
             AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)""",
        [list(tables)],
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}".encode())
    yield
    for _, definition in found:
        connection.execute(definition.encode())


def _derive(cluster: Cluster, name: str, youths: int) -> None:
    with ThreadPoolExecutor(2) as pool:
        for done in pool.map(lambda first: _derive_chunk(cluster, name, first, youths), range(1, youths + 1, CHUNK)):
            say(f"access derived for {done:,} of {youths:,}", again=True)


def _derive_chunk(cluster: Cluster, name: str, first: int, youths: int) -> int:
    last = min(first + CHUNK - 1, youths)
    with cluster.connect(database=name) as connection:
        connection.execute(_ACCESS, (first, last))
    return last


def _vacuum(connection: Connection) -> None:
    connection.execute("VACUUM (ANALYZE)")


def _check(connection: Connection, youths: int) -> None:
    """The kept table against the rules, on two thousand youths from everywhere; and the two seats' views."""
    sample = [number * youths // 2000 for number in range(1, 2001)]
    ids = "SELECT policy.differences(ARRAY(SELECT bench.youth(n) FROM unnest(%s::bigint[]) n))"
    differ = connection.execute(ids, [sample]).fetchone()
    seen = connection.execute(
        """SELECT s.name, count(DISTINCT a.youth_id) FROM bench.staff s JOIN policy.access a ON a.seat_id = s.seat_id
           AND a.period @> policy.now() WHERE s.name LIKE 'nav-%' GROUP BY s.name ORDER BY s.name"""
    ).fetchall()
    assert differ == (0,), f"the access differs from the rules in {differ} rows"
    assert seen == [("nav-300", 300), ("nav-5000", 5000)], seen


def say(text: str, *, again: bool = False) -> None:
    """Progress, where one can watch."""
    if not again or sys.stderr.isatty():
        sys.stderr.write(("\r" if again else "") + text + ("" if again else "\n"))
        sys.stderr.flush()
