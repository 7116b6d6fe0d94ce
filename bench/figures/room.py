"""Opening the team room: how many statements, whatever is in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg

from bench import product
from bench.report import Measured
from bench.world import World
from portal import opening

MANY = 20
FILL = """
    INSERT INTO mapping_items (youth_id, category, source, situation, author, author_seat, recorded_at)
    SELECT %(youth)s, 11 + n %% 12, 0, 'x', p.id, s.id, now()
    FROM generate_series(1, %(many)s) n, (SELECT id FROM people LIMIT 1) p,
         (SELECT seat_id AS id FROM policy.access WHERE youth_id = %(youth)s AND basis = 'duty' LIMIT 1) s
"""


def statements(world: World) -> list[Measured]:
    """Counted at the driver: entering, the door's question, the page, the log; an empty room and a full one."""
    small = world.smallest
    application = product.app(world, small)
    client = application.test_client()
    name, _, value = product.cookie(application, world.token(small, "counsellor")).partition("=")
    client.set_cookie(name, value)
    with world.visit(small, "counsellor") as visit:
        found = visit.execute("SELECT youth_id FROM policy.access WHERE seat_id = policy.seat() LIMIT 1").fetchone()
    assert found
    counts = [_opened(client, found[0])]
    with world.cluster.connect(database=small.name) as admin:
        admin.execute(FILL.encode(), {"youth": found[0], "many": MANY})
    counts.append(_opened(client, found[0]))
    made_of = {"empty": counts[0], "full": counts[1]}
    return [
        Measured("SQL statements of opening the team room", max(counts), 12, "at_most", "", made_of),
        Measured("statements more for a full room than for an empty", counts[1] - counts[0], 0, "at_most"),
    ]


def _opened(client: Any, youth_id: UUID) -> int:  # noqa: ANN401 - Flask's test client
    with _counted() as seen:
        assert client.get(f"/youths/{youth_id}").status_code == 200
    return len(seen)


@contextmanager
def _counted() -> Iterator[list[object]]:
    """Every statement that a cursor of the driver is given; BEGIN and COMMIT are the connection's own."""
    seen: list[object] = []
    execute, enter = psycopg.Cursor.execute, opening.enter

    def entering(*given: Any) -> Any:  # noqa: ANN401 - a row
        seen.append("policy.enter")
        return enter(*given)

    def counting(self: Any, query: Any, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - psycopg's own
        seen.append(query)
        return execute(self, query, *given, **named)

    psycopg.Cursor.execute = counting  # type: ignore[method-assign] # for the time of one page
    opening.enter = entering  # type: ignore[assignment] # the same
    try:
        yield seen
    finally:
        psycopg.Cursor.execute = execute  # type: ignore[method-assign] # as it was
        opening.enter = enter
