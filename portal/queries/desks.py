"""What waits for the one who has come: next steps, new cases, cases with news.

Every statement starts from the seat's own rows of `policy.access`; row security narrows the rest.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.queries.reading import rows

SHOWN = 5
NEWEST = 50


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next for a youth: renew, map, ask or meet; `total` youths wait for the same."""

    youth_id: UUID
    first_name: str
    last_name: str
    step: str
    since: datetime
    last_day: date | None
    total: int

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Case:
    """A case that a consent opens; `looked_at` is when I was there last, if I ever was."""

    youth_id: UUID
    first_name: str
    last_name: str
    since: datetime
    until: datetime | None
    last_activity: datetime
    looked_at: datetime | None
    total: int

    @property
    def name(self) -> str:
        """As the Norwegians write it."""
        return f"{self.first_name} {self.last_name}"

    @property
    def news(self) -> str:
        """What there is to look at: `new`, `changed` or nothing."""
        if self.looked_at is None:
            return "new"
        return "changed" if self.last_activity > self.looked_at else ""


MINE = """SELECT a.youth_id, min(lower(a.period)) AS since, max(upper(a.period)) AS until,
           max(a.last_activity) AS last_activity
    FROM policy.access a WHERE a.seat_id = policy.seat() AND a.basis = ANY (%(bases)s::text[])
      AND a.period @> policy.now() AND a.youth_id <> ALL (policy.conflicts()) GROUP BY a.youth_id"""
PARTIES = """SELECT DISTINCT ON (p.seat_id) c.valid_to, upper(c.period) AS ends,
                 c.decision = 'given' AND c.period @> policy.now() AND NOT EXISTS (
                     SELECT FROM consent_events e WHERE e.youth_id = c.youth_id AND e.kind = 'withdrawn'
                       AND e.at >= c.decided_at AND coalesce(e.seat_id, p.seat_id) = p.seat_id) AS holds
          FROM consents c JOIN consent_parties p ON p.consent_id = c.id
          WHERE c.youth_id = m.youth_id ORDER BY p.seat_id, c.decided_at DESC, c.id"""
"""The newest decision about each party of a youth `m`."""
NEXT_STEPS = f"""
    WITH mine AS MATERIALIZED ({MINE}), known AS (
        SELECT m.youth_id, m.since, d.asked, d.open, d.last_day,
               EXISTS (SELECT FROM mapping_items i WHERE i.youth_id = m.youth_id) AS mapped,
               EXISTS (SELECT FROM meetings t WHERE t.youth_id = m.youth_id AND t.state = 'called') AS called
        FROM mine m CROSS JOIN LATERAL (
            SELECT count(*) > 0 AS asked,
                   coalesce(bool_or(x.holds), false) AS open,
                   min(x.valid_to) FILTER (WHERE x.holds AND x.ends <= %(soon)s) AS last_day
            FROM ({PARTIES}) x) d
    ), stepped AS (
        SELECT k.*, CASE WHEN k.last_day IS NOT NULL THEN 'renew' WHEN NOT k.mapped THEN 'map'
                         WHEN NOT k.asked THEN 'ask' WHEN k.open AND NOT k.called THEN 'meet' END AS step
        FROM known k
    ), placed AS (
        SELECT s.*, (count(*) OVER step)::integer AS total,
               row_number() OVER (step ORDER BY s.last_day, s.since, s.youth_id) AS place
        FROM stepped s WHERE s.step IS NOT NULL WINDOW step AS (PARTITION BY s.step)
    )
    SELECT y.id AS youth_id, y.first_name, y.last_name, p.step, p.since, p.last_day, p.total
    FROM placed p JOIN youths y ON y.id = p.youth_id WHERE p.place <= {SHOWN}
    ORDER BY array_position(ARRAY['renew', 'map', 'ask', 'meet'], p.step), p.place
"""  # noqa: S608 - our own words only
CASES = f"""
    WITH mine AS MATERIALIZED ({MINE}), looked_for AS (
        (SELECT * FROM mine ORDER BY last_activity DESC, youth_id DESC LIMIT {NEWEST})
        UNION (SELECT * FROM mine WHERE until <= %(soon)s ORDER BY until, youth_id LIMIT {NEWEST})
    )
    SELECT y.id AS youth_id, y.first_name, y.last_name, m.since, m.until, m.last_activity, l.at AS looked_at,
           (SELECT count(*) FROM mine)::integer AS total
    FROM looked_for m JOIN youths y ON y.id = m.youth_id
    LEFT JOIN policy.own_looks(ARRAY(SELECT youth_id FROM looked_for)) l ON l.youth_id = m.youth_id
    ORDER BY m.last_activity DESC, m.youth_id DESC
"""  # noqa: S608 - our own words only


def next_steps(soon: datetime) -> list[NextStep]:
    """For each youth of one's own duty the next step, the first few of each kind.

    A consent that ends by `soon` comes before all else.
    """
    return rows(NextStep, NEXT_STEPS, {"bases": ["duty"], "soon": soon})


def newly_assigned(new: datetime) -> list[Case]:
    """Those the duty for came after `new`, the latest first."""
    statement = f"""SELECT y.id AS youth_id, y.first_name, y.last_name, m.since, m.until, m.last_activity,
            NULL::timestamptz AS looked_at, (count(*) OVER ())::integer AS total
        FROM ({MINE}) m JOIN youths y ON y.id = m.youth_id WHERE m.since > %(new)s
        ORDER BY m.since DESC, y.sort_key, y.id LIMIT {SHOWN}"""  # noqa: S608 - our own words only
    return rows(Case, statement, {"bases": ["duty"], "new": new})


def cases(soon: datetime) -> list[Case]:
    """The consented cases with the newest activity, and those that end by `soon`; newest activity first."""
    return rows(Case, CASES, {"bases": ["consent"], "soon": soon})
