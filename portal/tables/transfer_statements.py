"""The statements by which a transfer is shown, applied and taken back: set by set, by key."""
# ruff: noqa: S608 - put together from names that stand in this file only

from collections.abc import Mapping
from typing import Final

PLANS: Final = (
    "youth_id", "registered_on", "entry_reason", "school_year", "code", "valid_from", "rule", "report_code",
    "activity", "activity_start",
)  # fmt: skip
PLAN_TYPES: Final = ("uuid", "date", "text", "smallint", "text", "date", "text", "text", "text", "date")
PREPARE: Final = (
    "CREATE TEMPORARY TABLE IF NOT EXISTS arriving_plans ("
    + ", ".join(f"{column} {kind}" for column, kind in zip(PLANS, PLAN_TYPES, strict=True))
    + ") ON COMMIT DELETE ROWS"
)

STANDING: Final = """
    SELECT y.id, y.status_code, y.status_on, y.birth_year,
        ARRAY(SELECT r.school_year || '|' || r.entry_reason FROM registrations r WHERE r.youth_id = y.id) AS entered,
        ARRAY(SELECT r.registered_on || '|' || r.entry_reason FROM registrations r WHERE r.youth_id = y.id) AS days,
        ARRAY(SELECT p.code || '|' || coalesce(p.activity_start::text, '') FROM status_reports p
              WHERE p.youth_id = y.id AND p.state <> 'declined') AS reported,
        EXISTS (SELECT FROM school_spells s WHERE s.youth_id = y.id AND s.start_on <= %(today)s
                AND (s.last_day IS NULL OR s.last_day >= %(today)s) AND s.kind <> 'private_candidate') AS pupil,
        coalesce((SELECT g.vo_state = 'active' FROM youth_registers g WHERE g.youth_id = y.id), false) AS adult_pupil
    FROM youths y WHERE y.id = ANY (%(ids)s)"""
BEFORE: Final = """
    SELECT y.id, jsonb_build_object('youths', to_jsonb(y),
        'youth_identities', (SELECT to_jsonb(t) FROM youth_identities t WHERE t.youth_id = y.id),
        'youth_contacts', (SELECT to_jsonb(t) FROM youth_contacts t WHERE t.youth_id = y.id),
        'youth_addresses', (SELECT to_jsonb(t) FROM youth_addresses t WHERE t.youth_id = y.id),
        'youth_registers', (SELECT to_jsonb(t) FROM youth_registers t WHERE t.youth_id = y.id),
        'school_spells', (SELECT jsonb_agg(to_jsonb(t)) FROM school_spells t WHERE t.youth_id = y.id))::text
    FROM youths y WHERE y.id = ANY (%(ids)s)"""
RENUMBERED: Final = """
    UPDATE youth_identities i SET number_sealed = n.sealed, number_digest = n.digest, temporary_number = n.passing
    FROM unnest(%(ids)s::uuid[], %(sealed)s::bytea[], %(digests)s::bytea[], %(passing)s::boolean[])
        AS n (youth_id, sealed, digest, passing)
    WHERE i.youth_id = n.youth_id"""
_NEWER: Final = "p.registered_on >= coalesce(y.registered_on, '-infinity')"
TOUCHED: Final = f"""
    UPDATE youths y SET last_activity = greatest(y.last_activity, %(at)s),
        registered_on = CASE WHEN {_NEWER} THEN p.registered_on ELSE y.registered_on END,
        entry_reason = CASE WHEN {_NEWER} THEN p.entry_reason ELSE y.entry_reason END,
        case_ended_at = CASE WHEN p.registered_on IS NULL THEN y.case_ended_at END,
        status_code = coalesce(p.code, y.status_code), status_on = coalesce(p.valid_from, y.status_on)
    FROM unnest(%(touched)s::uuid[]) AS t (id) LEFT JOIN arriving_plans p ON p.youth_id = t.id WHERE y.id = t.id"""
"""All that a transfer changes of a known youth's own row at once: each further version of the row would be written in
every index again, that of the names above all. The code is the newest by then, as its trigger finds."""
CARRIED_OUT: Final = (
    """INSERT INTO registrations (id, youth_id, registered_on, entry_reason, import_id, recorded_at, for_year)
       SELECT gen_random_uuid(), youth_id, registered_on, entry_reason, %(import)s, %(at)s, school_year
       FROM arriving_plans WHERE registered_on IS NOT NULL ON CONFLICT ON CONSTRAINT registrations_once DO NOTHING""",
    """INSERT INTO statuses (id, youth_id, code, valid_from, recorded_at, recorded_by, source, rule, import_id)
       SELECT gen_random_uuid(), youth_id, code, valid_from, %(at)s, %(person)s, 'transfer', rule, %(import)s
       FROM arriving_plans WHERE code IS NOT NULL""",
    """INSERT INTO status_reports (id, youth_id, reporter, code, activity, activity_start, reported_on, author,
           author_seat, recorded_at, import_id)
       SELECT gen_random_uuid(), youth_id, %(reporter)s, report_code, activity, activity_start, %(today)s, %(author)s,
           %(seat)s, %(at)s, %(import)s
       FROM arriving_plans WHERE report_code IS NOT NULL""",
    """INSERT INTO events (at, person_id, action, youth_id, basis, rule, detail)
       SELECT %(at)s, %(person)s, CASE WHEN report_code IS NULL THEN 'transfer.applied' ELSE 'transfer.reported' END,
           youth_id, 'duty', 'TD-07', jsonb_build_object('import', %(import)s::text)
       FROM arriving_plans""",
    """INSERT INTO events (at, person_id, action, youth_id, basis, rule, detail)
       SELECT %(at)s, %(person)s, 'intake.notified', youth_id, 'duty', 'TC-02',
           jsonb_build_object('import', %(import)s::text)
       FROM arriving_plans WHERE code = 'OTFA_IM'""",
)
ACTIVITY: Final = "SELECT id, last_activity FROM youths WHERE id = ANY (%(ids)s)"

KEPT_FOR: Final = """
    SELECT t.row_no, t.youth_id, CASE
        WHEN EXISTS (SELECT FROM status_reports p WHERE p.youth_id = t.youth_id AND p.import_id = t.import_id
                     AND p.state <> 'waiting') THEN 'report_decided'
        WHEN EXISTS (SELECT FROM statuses s WHERE s.youth_id = t.youth_id AND s.recorded_at >= i.recorded
                     AND s.import_id IS DISTINCT FROM t.import_id) THEN 'later_status'
        WHEN EXISTS (SELECT FROM transfer_rows n JOIN imports m ON m.id = n.import_id
                     WHERE n.youth_id = t.youth_id AND n.state = 'applied' AND n.import_id <> t.import_id
                     AND m.confirmed_at > i.confirmed_at) OR g.seen_at > i.recorded THEN 'later_file'
        WHEN y.last_activity IS DISTINCT FROM t.activity THEN 'written_since' END
    FROM transfer_rows t JOIN youths y ON y.id = t.youth_id
    LEFT JOIN youth_registers g ON g.youth_id = t.youth_id AND g.import_id IS DISTINCT FROM t.import_id
    CROSS JOIN (SELECT confirmed_at, coalesce(finished_at, confirmed_at) AS recorded FROM imports
                WHERE id = %(import)s) i
    WHERE t.import_id = %(import)s AND t.row_no = ANY (%(rows)s) FOR UPDATE OF y"""
TAKEN_BACK: Final = (
    """INSERT INTO status_annulments (status_id, youth_id, reason, recorded_at, recorded_by)
       SELECT s.id, s.youth_id, 'transfer undone', %(at)s, %(person)s FROM statuses s
       WHERE s.import_id = %(import)s AND s.youth_id = ANY (%(ids)s) ON CONFLICT DO NOTHING""",
    """WITH gone AS (DELETE FROM registrations WHERE import_id = %(import)s AND youth_id = ANY (%(ids)s)
           RETURNING id, youth_id, registered_on, entry_reason, school_year, import_id, recorded_at)
       INSERT INTO registration_annulments (id, youth_id, registered_on, entry_reason, school_year, import_id,
           recorded_at, annulled_at, annulled_by)
       SELECT gone.*, %(at)s, %(person)s FROM gone""",
    """DELETE FROM status_reports WHERE import_id = %(import)s AND youth_id = ANY (%(ids)s) AND state = 'waiting'""",
    """UPDATE youths SET case_ended_at = %(at)s, registered_on = NULL, entry_reason = NULL
       WHERE id = ANY (%(new)s)""",
    """INSERT INTO events (at, person_id, action, youth_id, basis, rule, detail)
       SELECT %(at)s, %(person)s, 'transfer.undone', u.id, 'duty', 'TD-07',
           jsonb_build_object('import', %(import)s::text)
       FROM unnest(%(ids)s::uuid[]) AS u (id)""",
)
_YOUTH_COLUMNS: Final = (
    "first_name", "last_name", "birth_year", "protection", "district_no", "registered_on", "entry_reason",
    "case_ended_at",
)  # fmt: skip
_KEYED: Final[Mapping[str, tuple[str, ...]]] = {
    "youth_identities": ("number_sealed", "number_digest", "birth_date", "gender", "temporary_number"),
    "youth_contacts": ("source", "phone", "mail"),
    "youth_addresses": (
        "category", "street", "postcode", "post_town", "municipality_no", "registered_district_no", "latitude",
        "longitude", "institution_latitude", "institution_longitude",
    ),
    "youth_registers": (
        "county_of_residence", "moved_to_oslo", "institution_kind", "institution_in_oslo", "apprenticeship_state",
        "vo_state", "vo_kind", "lower_orgnr", "lower_kind", "lower_municipality", "lower_left", "link_no", "link_name",
        "import_id", "seen_at",
    ),
}  # fmt: skip
_SPELL_COLUMNS: Final = "youth_id, orgnr, kind, county, programme_code, programme, start_on, last_day"

_ALL_SPELLS: Final = """CROSS JOIN LATERAL jsonb_populate_recordset(NULL::school_spells,
    CASE jsonb_typeof(k.b->'school_spells') WHEN 'array' THEN k.b->'school_spells' ELSE '[]' END) o"""


def restored() -> tuple[str, ...]:
    """Earlier facts put back, given as `before`: a JSON list of what BEFORE answers."""
    said = "(SELECT b FROM jsonb_array_elements(%(before)s::jsonb) AS x (b)) k"
    youths = ", ".join(f"{column} = o.{column}" for column in _YOUTH_COLUMNS)
    one = "CROSS JOIN LATERAL jsonb_populate_record(NULL::{0}, nullif(k.b->'{0}', 'null')) o"
    keyed = (
        f"INSERT INTO {table} (youth_id, {', '.join(columns)})"
        f" SELECT o.youth_id, {', '.join(f'o.{c}' for c in columns)}"
        f" FROM {said} {one.format(table)} WHERE o.youth_id IS NOT NULL"
        f" ON CONFLICT (youth_id) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in columns)}"
        for table, columns in _KEYED.items()
    )  # fmt: skip
    absent = (
        f"DELETE FROM {table} t USING {said} WHERE t.youth_id = (k.b->'youths'->>'id')::uuid"
        f" AND jsonb_typeof(k.b->'{table}') = 'null'" for table in ("youth_contacts", "youth_addresses")
    )  # fmt: skip
    return (
        f"UPDATE youths y SET {youths} FROM {said} {one.format('youths')} WHERE y.id = o.id",
        *keyed,
        *absent,
        f"DELETE FROM school_spells s USING {said} WHERE s.youth_id = (k.b->'youths'->>'id')::uuid",
        f"INSERT INTO school_spells ({_SPELL_COLUMNS}) SELECT {_SPELL_COLUMNS} FROM {said} {_ALL_SPELLS}",
    )
