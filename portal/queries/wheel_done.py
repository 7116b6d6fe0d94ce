"""What counts as done: for each rule, what the data say of the duties that have it, asked in the import's role.

Each statement answers duty, how many, and whether that is enough. BY_HAND and PASSES have none.
"""

from portal.domain.wheel import DoneRule

_BEGINS = "(i.starts_on - 21)::timestamp AT TIME ZONE 'Europe/Oslo'"
_ENDS = "(i.due_on + 60)::timestamp AT TIME ZONE 'Europe/Oslo'"
"""What is done for a day is begun three weeks before it at the earliest; late is done all the same."""


def _counted(what: str) -> str:
    return f"""SELECT d.id, n.counted, n.counted >= i.wanted FROM wheel_duties d
        JOIN wheel_items i ON i.id = d.item_id
        CROSS JOIN LATERAL (SELECT count(*)::integer AS counted FROM {what}) n WHERE d.id = ANY (:duties)"""  # noqa: S608 - our own words only


def _loaded(kind: str, more: str = "") -> str:
    return _counted(f"""imports f WHERE f.kind = '{kind}' AND f.state = 'done'
        AND coalesce(f.confirmed_at, f.started_at) >= {_BEGINS}
        AND coalesce(f.confirmed_at, f.started_at) < {_ENDS} {more}""")


_BY_THE_UNIT = """AND EXISTS (SELECT FROM policy.seats s WHERE s.id = f.seat_id AND s.unit_id = d.unit_id)
        AND coalesce(f.confirmed_at, f.started_at) >= i.starts_on::timestamp AT TIME ZONE 'Europe/Oslo'"""
_OF_THE_WEEK = """AND coalesce(f.confirmed_at, f.started_at) >= i.starts_on::timestamp AT TIME ZONE 'Europe/Oslo'
        AND coalesce(f.confirmed_at, f.started_at) < (i.starts_on + 7)::timestamp AT TIME ZONE 'Europe/Oslo'"""

# Explained: somebody at the school has tried to reach the youth or reported a status since two months before the day.
_UNEXPLAINED = """WITH unknown AS MATERIALIZED (
        SELECT y.id, r.seat_id FROM youths y
        JOIN responsibilities r ON r.youth_id = y.id AND r.duty = 'school' AND upper_inf(r.period)
        WHERE y.status_code = 'OTUK' AND y.case_ended_at IS NULL)
    SELECT d.id, count(u.id)::integer, count(u.id) = 0 FROM wheel_duties d JOIN wheel_items i ON i.id = d.item_id
    LEFT JOIN (policy.seats s JOIN unknown u ON u.seat_id = s.id)
        ON s.unit_id = d.unit_id AND s.role = 'counsellor'
        AND NOT EXISTS (SELECT FROM contact_attempts c WHERE c.youth_id = u.id AND c.author_seat = s.id
                        AND c.recorded_at >= i.due_on - interval '60 days')
        AND NOT EXISTS (SELECT FROM status_reports t WHERE t.youth_id = u.id AND t.author_seat = s.id
                        AND t.recorded_at >= i.due_on - interval '60 days')
    WHERE d.id = ANY (:duties) GROUP BY d.id"""
_TAKEN = f"""SELECT x.id, x.waiting, x.waiting = 0 AND x.loaded > 0 FROM (
        SELECT d.id, (SELECT count(*)::integer FROM status_reports t WHERE t.reporter = 'private_school'
                      AND t.state = 'waiting' AND t.reported_on <= i.due_on) AS waiting,
               (SELECT count(*) FROM imports f WHERE f.kind LIKE 'private%' AND f.state = 'done'
                AND f.started_at >= {_BEGINS} AND f.started_at < {_ENDS}) AS loaded
        FROM wheel_duties d JOIN wheel_items i ON i.id = d.item_id WHERE d.id = ANY (:duties)) x"""  # noqa: S608 - the same

DERIVED: dict[DoneRule, str] = {
    DoneRule.LISTS_SENT: _counted("otuk_lists l WHERE l.for_date BETWEEN i.due_on - 14 AND i.due_on + 21"),
    DoneRule.REVIEWS_FINISHED: _counted(
        """otuk_lists l WHERE l.unit_id = d.unit_id AND l.for_date BETWEEN i.starts_on AND i.due_on
           AND (SELECT t.kind FROM list_steps t WHERE t.list_id = l.id ORDER BY t.number DESC LIMIT 1) = 'finished'"""
    ),
    DoneRule.REPORT_FROZEN: _counted(
        "reports r WHERE r.report_day BETWEEN i.due_on - 7 AND i.due_on + 7 AND r.state = 'frozen'"
    ),
    DoneRule.LETTERS_SENT: _counted(
        f"""letter_batches b WHERE b.kind = 'non_applicants' AND b.state = 'sent'
            AND b.started_at >= {_BEGINS} AND b.started_at < {_ENDS}"""
    ),
    DoneRule.LEAVERS_LOADED: _loaded("leavers", _OF_THE_WEEK),
    DoneRule.NON_APPLICANTS_LOADED: _loaded("not_applied"),
    DoneRule.WITHOUT_PLACE_LOADED: _loaded("without_place"),
    DoneRule.MOVING_UP_LOADED: _loaded("moving_up"),
    DoneRule.PRIVATE_PUPILS_SENT: _loaded("private_pupils", _BY_THE_UNIT),
    DoneRule.PRIVATE_CHANGES_SENT: _loaded("private_changes", _BY_THE_UNIT),
    DoneRule.PRIVATE_REPORTS_TAKEN: _TAKEN,
    DoneRule.NOBODY_UNEXPLAINED: _UNEXPLAINED,
}
"""NETWORK_MEETINGS are counted once network meetings are called here (TE-10): the row comes then."""
