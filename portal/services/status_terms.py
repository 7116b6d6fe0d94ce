"""Until when a code may be set: the code set changes with the years, and what was set before stands."""

from datetime import date

from sqlalchemy import Connection, text

from portal.database import as_keeper
from portal.domain.reference import status_code_spellings

_END = text("UPDATE status_code_terms SET valid_to = :last WHERE code = :code AND valid_from <= :last")
_REOPEN = text("UPDATE status_code_terms SET valid_to = NULL WHERE code = :code")


class UnknownCode(Exception):
    """No code of the code set is spelled so, or it began after the day."""


def retire(connection: Connection, code: str, last: date | None) -> str:
    """Let the code be set through a day, or without an end (None); answers the code. Raises UnknownCode.

    The owner's connection: nobody who is signed in can do this.
    """
    known = status_code_spellings().get(code)
    with as_keeper(connection):
        given = {"code": known, "last": last}
        changed = connection.execute(_END if last else _REOPEN, given).rowcount if known else 0
    if not changed:
        raise UnknownCode(code)
    return known or code
