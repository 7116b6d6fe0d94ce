"""The history of statuses, read on both axes: as of a day, as it was known at an instant."""

from typing import Final

AS_OF: Final = """
    SELECT DISTINCT ON (t.youth_id) t.youth_id, t.id, t.code, t.via_ot, t.valid_from, t.recorded_at, t.source
    FROM statuses t
    WHERE t.valid_from <= %(day)s AND t.recorded_at <= %(known)s
      AND NOT EXISTS (SELECT FROM status_annulments x WHERE x.status_id = t.id AND x.recorded_at <= %(known)s)
    ORDER BY t.youth_id, t.valid_from DESC, t.recorded_at DESC, t.id DESC
"""
"""The status of everybody at the end of `day`, as known at `known`: the newest by day, then as recorded, then by id."""
