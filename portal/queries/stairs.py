"""What the staircase rests on, and the history of its steps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from portal.domain.staircase_facts import PlanFacts, StairFacts, Step
from portal.queries.reading import one, rows


@dataclass(frozen=True, slots=True)
class Stood:
    """A step of the history; without `person` it followed by itself from what was recorded."""

    step: int
    rule: str
    at: datetime
    why: str
    person: str | None
    role: str | None
    unit: str | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class _Kept:
    """A row of `policy.stairs`, the plan beside it, the step last taken by hand, and the newest in the history.

    The plan is the one that runs today, else the next, else the last; `planned_at` when it was written, or ended.
    """

    situation: bool
    needs: bool
    goals: bool
    actors: bool
    wanted: Sequence[int]
    reached: Sequence[int]
    consented: bool
    met: bool
    parted_at: datetime | None
    changed_at: datetime | None
    ends: date | None
    information_flow: bool | None
    transitions: bool | None
    measures: bool | None
    planned_at: datetime | None
    chosen: int | None
    newest: int | None
    newest_at: datetime | None


@dataclass(frozen=True, slots=True)
class Kept:
    """The facts, and the step that the history tells last."""

    facts: StairFacts
    newest: tuple[int, datetime] | None


# A plan has always a coordinator, and a measure a responsible party: their columns say so.
PLAN = """
    SELECT p.ends, p.information_flow <> '' AS information_flow, p.transition_seat IS NOT NULL AS transitions,
           EXISTS (SELECT FROM plan_measures m WHERE m.plan_id = p.plan_id AND m.state <> 'stopped'
                   AND NOT EXISTS (SELECT FROM plan_measures n
                                   WHERE n.measure_id = m.measure_id AND n.version > m.version)) AS measures,
           greatest(p.recorded_at, CASE WHEN p.ends < d.today
               THEN (p.ends + 1)::timestamp AT TIME ZONE 'Europe/Oslo' END) AS planned_at
    FROM plans p CROSS JOIN (SELECT (policy.now() AT TIME ZONE 'Europe/Oslo')::date AS today) d
    WHERE p.youth_id = %(youth)s
      AND NOT EXISTS (SELECT FROM plans n WHERE n.plan_id = p.plan_id AND n.version > p.version)
    ORDER BY p.ends < d.today, p.starts > d.today, p.starts DESC, p.recorded_at DESC, p.id LIMIT 1
"""
KEPT = f"""
    SELECT k.*, p.*, c.step AS chosen, l.step AS newest, l.at AS newest_at
    FROM policy.stairs(%(youth)s) k LEFT JOIN ({PLAN}) p ON true
    LEFT JOIN LATERAL (SELECT step FROM step_events WHERE youth_id = %(youth)s AND author IS NOT NULL
                       ORDER BY recorded_at DESC, id LIMIT 1) c ON true
    LEFT JOIN LATERAL (SELECT step, at FROM step_events WHERE youth_id = %(youth)s
                       ORDER BY recorded_at DESC, id LIMIT 1) l ON true
"""  # noqa: S608 - our own words only
HISTORY = """
    SELECT e.step, e.rule, e.at, e.why, CASE WHEN e.author IS NOT NULL THEN coalesce(p.name, '') END AS person, s.role,
           u.name AS unit, e.recorded_at
    FROM step_events e LEFT JOIN people p ON p.id = e.author
    LEFT JOIN policy.seats s ON s.id = e.author_seat LEFT JOIN units u ON u.id = s.unit_id
    WHERE e.youth_id = %(youth)s ORDER BY e.recorded_at DESC, e.id LIMIT 200
"""


def facts(youth_id: UUID) -> StairFacts | None:
    """What is recorded by now; None for whoever neither reads the team nor calls meetings."""
    found = kept(youth_id)
    return found.facts if found else None


def kept(youth_id: UUID) -> Kept | None:
    """The same with the newest of the history, in one statement."""
    row = one(_Kept, KEPT, {"youth": youth_id})
    if row is None:
        return None
    found = StairFacts(
        row.situation, row.needs, row.goals, row.actors, tuple(row.wanted), tuple(row.reached), row.consented,
        row.met, row.parted_at, row.changed_at,
    )  # fmt: skip
    newest = (row.newest, row.newest_at) if row.newest is not None and row.newest_at else None
    return Kept(_with_plan(replace(found, chosen=Step(row.chosen) if row.chosen is not None else None), row), newest)


def history(youth_id: UUID) -> list[Stood]:
    """The steps as they were recorded, newest first."""
    return rows(Stood, HISTORY, {"youth": youth_id})


def _with_plan(found: StairFacts, row: _Kept) -> StairFacts:
    """The same with the plan, as far as the reader may see it."""
    if row.ends is None or row.planned_at is None:
        return found
    says = PlanFacts(
        row.ends, measures=bool(row.measures), information_flow=bool(row.information_flow),
        transitions=bool(row.transitions),
    )  # fmt: skip
    return replace(found, plan=says, changed_at=max(row.planned_at, found.changed_at or row.planned_at))
