"""The OTUK list of Sara's district in the scene: she stood on it once; and what the district has reported of her."""

from tests.the_team import Team


def begin(team: Team) -> None:
    """A list with Sara alone, and a report that waits for UDA."""
    team.sql(
        """WITH l AS (INSERT INTO otuk_lists (for_date, school_year, unit_id, district_no, youths, arrived, gone,
                          review_by, sent_at, sent_by)
               SELECT '2026-10-10', 2026, s.unit_id, '030102', 1, 1, 0, '2026-11-10', now() - interval '1 hour', %s
               FROM policy.seats s WHERE s.id = %s RETURNING id)
           INSERT INTO otuk_list_rows (list_id, youth_id, number, for_date, change, status_code)
           SELECT l.id, %s, 1, '2026-10-10', 'new', 'OTUK' FROM l""",
        team.people["uda"], team.seats["omar"], team.youth_id,
    )  # fmt: skip
    team.sql(
        """INSERT INTO status_reports (youth_id, reporter, code, activity, reported_on, author, author_seat,
               recorded_at)
           VALUES (%s, 'district', 'OTAR_IM', 'work', '2026-10-12', %s, %s, now() - interval '1 hour')""",
        team.youth_id, team.people["omar"], team.seats["omar"],
    )  # fmt: skip


def blanks(team: Team, route: str) -> dict[str, object]:
    """What the addresses of this work name."""
    if not route.startswith("/lists/"):
        return {}
    return {
        "<uuid:list_id>": team.sql("SELECT id FROM otuk_lists")[0][0],
        "<uuid:report_id>": team.sql("SELECT id FROM status_reports ORDER BY recorded_at LIMIT 1")[0][0],
    }


def forms(day: str) -> dict[str, dict[str, object]]:
    """What is sent with them."""
    return {
        "/rows/<uuid:youth_id>": {"version": "0", "known": "yes"},
        "/lists/youths/<uuid:youth_id>/report": {"activity": "work"},
        "/lists/compose": {"day": day, "review_by": day},
        "/decline": {"reason": "Ikke lenger riktig"},
    }
