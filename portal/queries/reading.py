"""How a query reads: prebuilt statements on the driver's own cursor, rows as the dataclass asked for."""

from collections.abc import Mapping
from typing import Any, TypeVar, get_origin

import psycopg
from psycopg.rows import args_row, class_row, dict_row

from portal import database

Row = TypeVar("Row")


def driver() -> psycopg.Connection[Any]:
    """The driver's connection, inside the session's own transaction."""
    connection = database.driver()
    if not isinstance(connection, psycopg.Connection):
        raise TypeError("the product reads through psycopg")
    return connection


def rows(kind: type[Row], statement: str, given: Mapping[str, object] | None = None) -> list[Row]:
    """All rows of the statement, each a `kind`: a dataclass whose fields are its columns, or dict.

    A NamedTuple takes the columns in their order, which is quickest.

    The session's own transaction and the person named in it; SQLAlchemy's row objects would take
    two thirds of the time of a list page.
    """
    with driver().cursor(row_factory=_factory(kind)) as cursor:
        return list(cursor.execute(statement.encode(), given).fetchall())


def _factory(kind: type[Row]) -> Any:  # noqa: ANN401 - one of psycopg's
    if get_origin(kind) is dict or kind is dict:
        return dict_row
    return args_row(kind) if issubclass(kind, tuple) else class_row(kind)


def one(kind: type[Row], statement: str, given: Mapping[str, object] | None = None) -> Row | None:
    """The only row of the statement, or None."""
    found = rows(kind, statement, given)
    return found[0] if found else None
