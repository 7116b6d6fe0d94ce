"""Where everybody in the report stood at the end of a day, as it was known at an instant: one set, read once."""
# ruff: noqa: S608 - put together from names that stand in the product's own code only

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from portal.domain.calendar import day_bounds
from portal.domain.reference import status_codes
from portal.domain.report_codes import ACTIVE, CLARIFIED, OUTSIDE, UNKNOWN, codes_of
from portal.queries.status_history import of_everybody

OLDEST: Final = 24
"""Out from 1 January after the year in which the youth turns so old (TA-04, V-031)."""
_CONTACT: Final = """CASE WHEN f.facts#>>'{contact,kind}' IN ('dialogue', 'guardian_feedback', 'explicit_refusal')
                THEN (f.facts#>>'{contact,date}')::date END"""
"""What somebody else reports is no contact (TC-06, K 1.1)."""
STANDING: Final = f"""
    SELECT y.id AS youth_id, s.code, s.via_ot, s.valid_from AS status_on, s.status_id, g.registered_on,
           g.entry_reason, y.birth_year, i.gender, y.district_no, i.birth_date, i.number_digest IS NOT NULL AS numbered,
           {_CONTACT} AS first_contact, (f.facts#>>'{{activity,start}}')::date AS activity_start,
           CASE WHEN s.code = ANY (%(unknown)s) THEN NULL
                ELSE s.code <> ALL (%(outside)s) AND NOT (s.code = ANY (%(active)s) AND s.via_ot IS FALSE)
           END AS national
    FROM youths y
    JOIN (SELECT DISTINCT ON (r.youth_id) r.youth_id, r.registered_on, r.entry_reason FROM registrations r
          WHERE r.registered_on <= %(day)s AND r.recorded_at <= %(known)s
          ORDER BY r.youth_id, r.registered_on DESC, r.entry_reason DESC) g ON g.youth_id = y.id
    LEFT JOIN ({of_everybody()}) s ON s.youth_id = y.id
    LEFT JOIN youth_identities i ON i.youth_id = y.id
    LEFT JOIN status_facts f ON f.status_id = s.status_id AND f.category = 25
    WHERE (y.birth_year IS NULL OR y.birth_year >= %(born)s) AND (y.case_ended_at IS NULL OR y.case_ended_at >= %(end)s)
"""
"""Everybody registered on or before the day whom age has not taken out; `code` is NULL where nothing is known."""
LINE: Final = """youth_id, code, via_ot, status_on, registered_on, entry_reason, birth_year, gender, district_no,
    national, first_contact, activity_start"""
"""The columns of a row in the report, in the order of `portal.domain.report_form.Line`."""


def given(day: date, known: datetime) -> Mapping[str, object]:
    """What STANDING and the checks ask for."""
    codes = status_codes().values()
    return {
        "day": day,
        "known": known,
        "end": day_bounds(day)[1],
        "born": day.year - OLDEST,
        "unknown": codes_of(UNKNOWN),
        "active": codes_of(ACTIVE),
        "clarified": codes_of(CLARIFIED),
        "outside": codes_of(OUTSIDE),
        "paired": [code.code for code in codes if code.group == ACTIVE and code.counterpart],
        "already": [code.code for code in codes if code.group == OUTSIDE and code.counterpart],
    }
