"""The status of each youth as of a day, as it was known at an instant: valid time and recorded time in one sentence.

A status holds from `valid_from` until a later one; it is known from `recorded_at` until it is annulled. Of those
that hold and are known the newest counts; of the same day the one recorded last, then the greater id.
"""

from typing import Final

DAY: Final = "%(day)s"
KNOWN: Final = "%(known)s"
COLUMNS: Final = "s.youth_id, s.id AS status_id, s.code, s.via_ot, s.valid_from, s.recorded_at"
"""All of them stand in the index `statuses_youth`: a reading over the whole city never opens the table."""


def as_of(*, day: str = DAY, known: str = KNOWN, among: str = "", columns: str = COLUMNS, standing: str = "") -> str:
    """A SELECT of one row for each youth who had a status: youth_id, status_id, code, via_ot, valid_from, recorded_at.

    `day` and `known` are SQL for a date and an instant (psycopg's placeholders unless told otherwise); `among` is a
    condition on the statuses `s` that narrows whom it is about, e.g. "s.youth_id = ANY (%(youths)s)"; `standing` is
    another way to ask that a status was not annulled.
    """
    narrowed = f"AND {among}" if among else ""
    return f"""SELECT DISTINCT ON (s.youth_id) {columns}
        FROM public.statuses s
        WHERE s.valid_from <= {day} AND s.recorded_at <= {known} {narrowed} AND {standing or not_annulled(known)}
        ORDER BY s.youth_id, s.valid_from DESC, s.recorded_at DESC, s.id DESC"""  # noqa: S608 - our own words only


def not_annulled(known: str = KNOWN) -> str:
    """The condition that a status `s` was not annulled at an instant."""
    return f"""NOT EXISTS (SELECT FROM public.status_annulments x
            WHERE x.status_id = s.id AND x.recorded_at <= {known})"""


def of_everybody() -> str:
    """As `as_of`, for the whole city: the annulled are found once and the statuses read along their index, unsorted."""
    annulled = f"SELECT x.status_id FROM public.status_annulments x WHERE x.recorded_at <= {KNOWN}"  # noqa: S608 - ours
    return as_of(standing=f"s.id NOT IN ({annulled})")
