"""Database time: what the server itself counts for planning and executing, statement by statement."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import psycopg

Connection = psycopg.Connection[Any]
Question = tuple[str, Mapping[str, object]]

WARM = 15
"""So many runs are not counted: caches fill, statements are prepared and settle on a plan."""


def database_ms(admin: Connection, connection: Connection, questions: Sequence[Question]) -> float:
    """Milliseconds of the server for the questions asked once, on a transaction that is open already."""
    admin.execute("SELECT pg_stat_statements_reset()")
    for statement, given in questions:
        connection.execute(statement.encode(), given).fetchall()
    connection.execute("SELECT")  # a statement is counted when the next one takes its place
    counted = admin.execute(
        """SELECT sum(total_plan_time + total_exec_time) FROM pg_stat_statements
           WHERE toplevel AND query <> 'SELECT' AND query NOT LIKE '%pg_stat_statements%'"""
    ).fetchone()
    assert counted is not None
    return float(counted[0])


def side_by_side(
    admin: Connection, sides: Sequence[tuple[Connection, Sequence[Question]]], times: int
) -> list[list[float]]:
    """The milliseconds of each side, taken in turns so that what disturbs one disturbs all."""
    for connection, questions in [*sides] * WARM:
        database_ms(admin, connection, questions)
    taken: list[list[float]] = [[] for _ in sides]
    for _ in range(times):
        for kept, (connection, questions) in zip(taken, sides, strict=True):
            kept.append(database_ms(admin, connection, questions))
    return taken


def rows_of(connection: Connection, question: Question) -> list[Any]:
    """The answer, to see that both sides gave the same."""
    statement, given = question
    return connection.execute(statement.encode(), given).fetchall()


def repeated(measure: Callable[[], float], times: int) -> list[float]:
    """The same measurement again and again."""
    return [measure() for _ in range(times)]
