"""The rows of a list of youths in the reader's words: the template writes them down, and asks nothing for each."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from uuid import UUID

from blueprints.addresses import url_for
from blueprints.labels import day_in, status_name
from blueprints.texts import tongue
from portal.domain.words import Protection
from portal.queries.youths import ListRow

ANYBODY = UUID(int=0)


class Line(NamedTuple):
    """A youth at list level, as it is read; `url` leads to the room."""

    url: str
    name: str
    protected: bool
    born: int | str
    status: str
    school: str
    activity: str


def lines(rows: Sequence[ListRow]) -> list[Line]:
    """One for each row; the address of the room is made once, as only the youth in it differs."""
    language = tongue().code
    before, _, after = url_for("youths.room", youth_id=ANYBODY).partition(str(ANYBODY))
    return [
        Line(
            f"{before}{row.id}{after}",
            row.name,
            row.protection != Protection.NONE,
            row.birth_year or "–",
            _status(row.status_code),
            row.school or "–",
            day_in(language, row.last_activity),
        )
        for row in rows
    ]


@cache
def _status(code: str | None) -> str:
    return status_name(code) or "–"
