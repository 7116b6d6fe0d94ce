"""How each error of the register is found: one statement over whole sets, for everybody or for the few asked about.

Each answers the youth and the facts that it rests on. `{only}` narrows to some youths; `today` is the day one looks.
"""
# ruff: noqa: S608 - put together from names that stand in this file only

from collections.abc import Mapping
from datetime import date
from typing import Final

from portal.domain.city_runs import latest_birth_out
from portal.domain.reference import status_codes

OPEN: Final = "y.case_ended_at IS NULL AND {only}"
_RUNNING: Final = "('active', 'at_risk')"
_ABROAD: Final = "('25', '98', '99')"
"""County parts of the numbers that the population register uses for abroad (2580) and not stated (9999)."""
_IN_OSLO_INSTITUTION: Final = "coalesce(g.institution_kind = 'child_welfare' AND g.institution_in_oslo, false)"
_LAST_YEAR: Final = """s.kind <> 'private_candidate' AND s.last_day <= %(today)s
    AND extract(month FROM s.last_day) IN (6, 7)
    AND (s.programme_code ~ '^(ST|ID|MD|MK|KD).{{3}}3' OR s.programme_code LIKE 'PBPBY%%')"""
"""Vg3 of the programmes for study competence, or supplementary studies, until the school year was over."""

FOUND: Final[Mapping[str, str]] = {
    "completed": f"""
        SELECT y.id, jsonb_build_object('programme', max(s.programme_code), 'last_day', max(s.last_day))
        FROM school_spells s JOIN youths y ON y.id = s.youth_id
        WHERE {OPEN} AND {_LAST_YEAR} AND coalesce(y.status_code, '') <> 'Feil'
          AND coalesce(y.entry_reason, '') NOT IN ('missing_subjects', 'more_training') GROUP BY y.id""",
    "in_vo": f"""
        SELECT y.id, jsonb_build_object('kind', g.vo_kind) FROM youth_registers g JOIN youths y ON y.id = g.youth_id
        WHERE {OPEN} AND g.vo_state IN {_RUNNING} AND y.status_code = 'OTUK'""",
    "other_county": f"""
        SELECT y.id, jsonb_build_object('county', g.county_of_residence)
        FROM youth_registers g JOIN youths y ON y.id = g.youth_id
        WHERE {OPEN} AND g.county_of_residence <> '03' AND g.county_of_residence NOT IN {_ABROAD}
          AND NOT {_IN_OSLO_INSTITUTION} AND coalesce(y.status_code, '') NOT IN ('OTFA_IM', 'Feil')""",
    "abroad": f"""
        SELECT y.id, jsonb_build_object('county', g.county_of_residence)
        FROM youth_registers g JOIN youths y ON y.id = g.youth_id
        WHERE {OPEN} AND g.county_of_residence IN {_ABROAD}
          AND coalesce(y.status_code, '') NOT IN ('OTFU_IM', 'Feil')""",
    "duplicate": """
        WITH born AS (SELECT n.id, n.sort_key, i.birth_date, n.status_code FROM youths n
                      JOIN youth_identities i ON i.youth_id = n.id
                      WHERE n.case_ended_at IS NULL AND i.birth_date IS NOT NULL)
        SELECT y.id, jsonb_build_object('others', jsonb_agg(o.id ORDER BY o.id))
        FROM born y JOIN born o ON o.sort_key = y.sort_key AND o.birth_date = y.birth_date AND o.id <> y.id
        WHERE {only} AND coalesce(y.status_code, '') <> 'Feil' AND coalesce(o.status_code, '') <> 'Feil'
        GROUP BY y.id""",
    "missing_address": f"""
        SELECT y.id, jsonb_build_object('lacks',
            CASE WHEN g.county_of_residence IS NULL THEN 'address' ELSE 'district' END)
        FROM youths y LEFT JOIN youth_registers g ON g.youth_id = y.id
        WHERE {OPEN} AND y.protection = 'none'
          AND (g.county_of_residence IS NULL OR (g.county_of_residence = '03' AND y.district_no IS NULL))""",
    "missing_school": f"""
        SELECT y.id, '{{{{}}}}'::jsonb FROM youths y LEFT JOIN youth_registers g ON g.youth_id = y.id
        WHERE {OPEN} AND g.lower_orgnr IS NULL
          AND NOT EXISTS (SELECT FROM school_spells s WHERE s.youth_id = y.id AND s.orgnr IS NOT NULL)""",
    "unknown_school": f"""
        SELECT y.id, jsonb_build_object('orgnrs', jsonb_agg(DISTINCT x.orgnr)) FROM (
            SELECT s.youth_id, s.orgnr FROM school_spells s WHERE coalesce(s.county, '03') = '03'
            UNION ALL SELECT g.youth_id, g.lower_orgnr FROM youth_registers g
                      WHERE coalesce(g.lower_municipality, '0301') = '0301') x
        JOIN youths y ON y.id = x.youth_id LEFT JOIN units u ON u.orgnr = x.orgnr
        WHERE {OPEN} AND x.orgnr IS NOT NULL AND u.id IS NULL GROUP BY y.id""",
    "osmo_caught": f"""
        SELECT y.id, jsonb_build_object('vo', max(g.vo_state), 'apprenticeship', max(g.apprenticeship_state),
            'reasons', coalesce(jsonb_agg(DISTINCT n.entry_reason) FILTER (WHERE n.id IS NOT NULL), '[]'))
        FROM registrations m JOIN youths y ON y.id = m.youth_id LEFT JOIN youth_registers g ON g.youth_id = y.id
        LEFT JOIN registrations n ON n.youth_id = m.youth_id AND n.school_year = m.school_year
            AND n.entry_reason NOT IN ('missing_subjects', '')
        WHERE {OPEN} AND m.entry_reason = 'missing_subjects' GROUP BY y.id
        HAVING count(n.id) > 0 OR max(g.vo_state) = 'active' OR max(g.apprenticeship_state) = 'active'""",
    "private_candidate": f"""
        SELECT y.id, jsonb_build_object('orgnr', max(l.orgnr)) FROM school_spells l JOIN youths y ON y.id = l.youth_id
        WHERE {OPEN} AND l.kind = 'private_candidate' AND NOT EXISTS (
            SELECT FROM school_spells n WHERE n.youth_id = l.youth_id AND n.kind <> 'private_candidate'
              AND coalesce(n.start_on, '-infinity') >= coalesce(l.start_on, '-infinity')) GROUP BY y.id""",
    "spell_conflict": f"""
        SELECT y.id, jsonb_build_object('orgnrs', jsonb_agg(DISTINCT b.orgnr) || jsonb_agg(DISTINCT a.orgnr))
        FROM school_spells a JOIN school_spells b ON b.youth_id = a.youth_id AND b.id > a.id AND b.orgnr <> a.orgnr
            AND a.start_on <= coalesce(b.last_day, 'infinity') AND b.start_on <= coalesce(a.last_day, 'infinity')
        JOIN youths y ON y.id = a.youth_id
        WHERE {OPEN} AND a.kind <> 'private_candidate' AND b.kind <> 'private_candidate' GROUP BY y.id""",
    "no_birth_date": f"""
        SELECT y.id, '{{{{}}}}'::jsonb FROM youths y LEFT JOIN youth_identities i ON i.youth_id = y.id
        WHERE {OPEN} AND i.birth_date IS NULL""",
    "no_status": f"SELECT y.id, '{{{{}}}}'::jsonb FROM youths y WHERE {OPEN} AND y.status_code IS NULL",
    "unknown_code": f"""
        SELECT y.id, jsonb_build_object('code', y.status_code) FROM youths y
        WHERE {OPEN} AND y.status_code <> ALL (%(codes)s)""",
    "quit_pupil": f"""
        SELECT y.id, jsonb_build_object('registered', y.registered_on) FROM youths y
        WHERE {OPEN} AND y.status_code = 'ELVG_IM' AND y.entry_reason IN ('quit_school', 'quit_apprenticeship')
          AND y.registered_on >= coalesce(y.status_on, y.registered_on)""",
    "back_in_oslo": f"""
        SELECT y.id, jsonb_build_object('county', g.county_of_residence)
        FROM youth_registers g JOIN youths y ON y.id = g.youth_id
        WHERE {OPEN} AND y.status_code = 'OTFA_IM' AND (g.county_of_residence = '03' OR {_IN_OSLO_INSTITUTION})""",
    "too_old": f"""
        SELECT y.id, jsonb_build_object('born', extract(year FROM i.birth_date)) FROM youth_identities i
        JOIN youths y ON y.id = i.youth_id WHERE {OPEN} AND i.birth_date <= %(latest_birth)s""",
    "not_in_file": f"""
        WITH last AS (SELECT f.id, f.started_at FROM imports f WHERE f.kind = 'register' AND f.state = 'done'
                      ORDER BY f.started_at DESC, f.id DESC LIMIT 1)
        SELECT y.id, jsonb_build_object('seen', g.seen_at::date)
        FROM last JOIN youth_registers g ON g.import_id IS DISTINCT FROM last.id AND g.seen_at < last.started_at
        JOIN youths y ON y.id = g.youth_id WHERE {OPEN}""",
}  # fmt: skip
_AMONG: Final[Mapping[str, str]] = {
    "duplicate": """
        SELECT y.id, jsonb_build_object('others', jsonb_agg(o.id ORDER BY o.id))
        FROM youths y JOIN youth_identities i ON i.youth_id = y.id
        JOIN youths o ON o.sort_key = y.sort_key AND o.id <> y.id AND o.case_ended_at IS NULL
        JOIN youth_identities b ON b.youth_id = o.id AND b.birth_date = i.birth_date
        WHERE y.case_ended_at IS NULL AND {only} AND coalesce(y.status_code, '') <> 'Feil'
          AND coalesce(o.status_code, '') <> 'Feil' GROUP BY y.id""",
}
"""Where a few are found by key in another way than everybody at once."""
_EVERYBODY, _SOME = "true", "y.id = ANY (%(youths)s)"


def over_everybody(code: str) -> str:
    """The statement that finds it in the whole register."""
    return FOUND[code].format(only=_EVERYBODY)


def among(code: str) -> str:
    """The statement that finds it among `youths`."""
    return _AMONG.get(code, FOUND[code]).format(only=_SOME)


def given(today: date) -> dict[str, object]:
    """What the statements ask for."""
    return {"today": today, "codes": list(status_codes()), "latest_birth": latest_birth_out(today)}
