"""Who could see what on a day, for a youth with fifty decisions and what became of them: the page's own reading."""

import time
from datetime import UTC, datetime, timedelta
from statistics import median
from uuid import UUID

from bench import product
from bench.report import Measured
from bench.world import World
from portal import database
from portal.domain.calendar import day_bounds, oslo_date
from portal.policy.day_views import windows
from portal.queries import day_views
from portal.queries.reading import rows

TIMES = 15
MANY = 50
FILL = f"""
    WITH seat AS (SELECT array_agg(s.id) AS ids FROM (SELECT s.id FROM policy.seats s
        WHERE s.role IN ('nav_ot', 'district_ot') ORDER BY s.id LIMIT 6) s),
    made AS (
        INSERT INTO consents (id, youth_id, schema_version, decision, decided_at, recorded_at, language, giver, purpose,
            legal_reference_id, notice_id, notice_sha256, valid_from, valid_to, period, collection, collected_by)
        SELECT md5('day' || n)::uuid, %(youth)s, '1', 'given', d.day::timestamp AT TIME ZONE 'Europe/Oslo',
            d.day::timestamp AT TIME ZONE 'Europe/Oslo', 'nb', 'youth', 'x', l.id, t.id, t.sha256, d.day, d.day + 364,
            tstzrange(d.day::timestamp AT TIME ZONE 'Europe/Oslo', (d.day + 365)::timestamp AT TIME ZONE 'Europe/Oslo'),
            'oral', p.id
        FROM generate_series(1, {MANY}) n CROSS JOIN LATERAL (SELECT current_date - n * 4 AS day) d,
            (SELECT min(id) AS id FROM legal_references) l, (SELECT id, sha256 FROM notices LIMIT 1) t,
            (SELECT id FROM people LIMIT 1) p RETURNING id),
    party AS (
        INSERT INTO consent_parties (consent_id, youth_id, seat_id)
        SELECT m.id, %(youth)s, i FROM made m, seat, unnest(seat.ids[:3]) i RETURNING consent_id, seat_id)
    INSERT INTO consent_lines (consent_id, youth_id, source, seat_id, category, verb, effect, period)
    SELECT p.consent_id, %(youth)s, 0, p.seat_id, c, 'read', 'permit', '(,)' FROM party p, generate_series(11, 16) c"""
TAKEN_BACK = f"""
    INSERT INTO consent_events (consent_id, youth_id, kind, seat_id, at, actor, channel)
    SELECT md5('day' || n)::uuid, %(youth)s, 'withdrawn', NULL, now() - n * interval '4 days' + interval '60 hours',
           (SELECT id FROM people LIMIT 1), 'oral' FROM generate_series(1, {MANY}) n"""


def of_a_busy_youth(world: World) -> list[Measured]:
    """Fifty consents of three parties and six lines each, every one of them taken back; the median of the days."""
    small = world.smallest
    application = product.app(world, small)
    with world.cluster.connect(database=small.name) as admin:
        row = admin.execute("SELECT id FROM youths WHERE status_code = 'OTUK' ORDER BY id DESC LIMIT 1").fetchone()
        assert row
        youth: UUID = row[0]
        if admin.execute("SELECT FROM consents WHERE id = md5('day1')::uuid").fetchone() is None:
            admin.execute(FILL.encode(), {"youth": youth})
            admin.execute(TAKEN_BACK.encode(), {"youth": youth})
    with application.app_context():
        database.db.session.connection()
        reader = {"youth": str(youth), "all": str((1 << 25) - 1)}
        rows(dict[str, object], "SELECT set_config('laget.youth', %(youth)s, false),"
             " set_config('laget.own_read', %(all)s, false),"
             " set_config('laget.person', %(youth)s, false)", reader)  # fmt: skip
        taken = [_one(youth, datetime.now(UTC) - timedelta(days=n * 7)) for n in range(TIMES)]
        database.db.session.rollback()
        database.db.engine.dispose()
    return [Measured(f"who could see what on day D, {MANY} consents and {MANY} events", median(taken), 50, "at_most",
                     " ms", {"slowest": round(max(taken), 1)})]  # fmt: skip


def _one(youth: UUID, at: datetime) -> float:
    begun = time.perf_counter()
    start, end = day_bounds(oslo_date(at))
    facts = day_views.facts(youth, day_views.seats(youth))
    assert windows(facts, start, end)
    assert len(facts.events) == MANY
    day_views.looks(youth, start, end)
    return (time.perf_counter() - begun) * 1000
