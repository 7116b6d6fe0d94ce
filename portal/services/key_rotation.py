"""Sealing anew what an older key sealed: identity numbers, and rows set aside; a batch a transaction."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import psycopg

from portal.outside.number_sealing import NumberSealer
from portal.tables.arrival_writing import row_seal
from portal.tables.register_work import importing

BATCH = 5000
Connection = psycopg.Connection[Any]

_NUMBERS = """
    SELECT youth_id, number_sealed FROM youth_identities
    WHERE number_sealed IS NOT NULL AND youth_id > %s ORDER BY youth_id LIMIT %s"""
_NUMBER = "UPDATE youth_identities SET number_sealed = %s WHERE youth_id = %s"
_ROWS = """
    SELECT import_id, row_no, verdict, sealed FROM import_rows
    WHERE sealed IS NOT NULL AND (import_id, row_no) > (%s, %s) ORDER BY import_id, row_no LIMIT %s"""
_ROW = "UPDATE import_rows SET sealed = %s WHERE import_id = %s AND row_no = %s AND verdict = %s"
_FIRST = "00000000-0000-0000-0000-000000000000"


def rotate(database_url: str, sealer: NumberSealer) -> Iterator[int]:
    """After each batch, how many have been sealed with the current key; nothing is ever in the clear on disk.

    May be stopped and run again: what the current key sealed is passed over. The key that finds numbers
    (the keyed hash) is another, and stays. Raises CannotOpen where a key is missing.
    """
    with closing(psycopg.connect(database_url, autocommit=True)) as connection:
        done = 0
        for batch in (*_numbers(connection, sealer), *_rows(connection, sealer)):
            done += batch
            yield done


def _numbers(connection: Connection, sealer: NumberSealer) -> Iterator[int]:
    last: object = _FIRST
    while True:
        with importing(connection):
            found = connection.execute(_NUMBERS, (last, BATCH)).fetchall()
            old = [(youth, sealed) for youth, sealed in found if not sealer.is_current(sealed)]
            anew = [(sealer.seal(sealer.open(sealed, y.bytes), y.bytes), y) for y, sealed in old]
            connection.cursor().executemany(_NUMBER, anew)
        if not found:
            return
        last = found[-1][0]
        yield len(old)


def _rows(connection: Connection, sealer: NumberSealer) -> Iterator[int]:
    last: tuple[object, int] = (_FIRST, 0)
    while True:
        with importing(connection):
            found = connection.execute(_ROWS, (*last, BATCH)).fetchall()
            old = [row for row in found if not sealer.is_current(row[3])]
            connection.cursor().executemany(_ROW, [_sealed_anew(sealer, row) for row in old])
        if not found:
            return
        last = found[-1][:2]
        yield len(old)


def _sealed_anew(sealer: NumberSealer, row: tuple[Any, ...]) -> tuple[object, ...]:
    import_id, row_no, verdict, sealed = row
    about = row_seal(import_id, row_no)
    return sealer.seal_bytes(sealer.open_bytes(sealed, about), about), import_id, row_no, verdict
