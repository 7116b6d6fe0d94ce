"""The first words of every transaction, in one breath: BEGIN and `policy.enter`, by libpq's own blocking call.

Every request says them, so they go past the driver's cursor: half the time of it, and one wait instead of four.
"""

from collections import namedtuple
from functools import cache
from typing import Any

from psycopg import Connection, errors
from psycopg.adapt import Transformer
from psycopg.pq import ExecStatus, TransactionStatus


def enter(driver: Connection[Any], digest: bytes) -> Any:  # noqa: ANN401 - a row
    """The row of `policy.enter` for the session with this digest, or None where that session does not stand."""
    server = driver.pgconn
    begin = b"BEGIN; " if server.transaction_status == TransactionStatus.IDLE else b""
    result = server.exec_(b"%sSELECT * FROM policy.enter('\\x%s')" % (begin, digest.hex().encode()))
    if result.status != ExecStatus.TUPLES_OK:
        raise errors.error_from_result(result)
    if not result.ntuples:
        return None
    reader = Transformer(driver)
    reader.set_pgresult(result, set_loaders=True)
    return reader.load_row(0, _row(tuple(result.fname(column) or b"" for column in range(result.nfields)))._make)


@cache
def _row(names: tuple[bytes, ...]) -> Any:  # noqa: ANN401 - a class
    return namedtuple("Row", [name.decode() for name in names])  # noqa: PYI024 - as the columns are called
