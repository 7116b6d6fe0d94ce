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
    """A row of `policy.stairs`."""

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


@dataclass(frozen=True, slots=True)
class _Planned:
    """The plan that runs today, else the next, else the last; `changed_at` when it was written, or ended."""

    ends: date
    measures: bool
    information_flow: bool
    transitions: bool
    changed_at: datetime


# A plan has always a coordinator, and a measure a responsible party: their columns say so.
PLAN = """
    SELECT p.ends, p.information_flow <> '' AS information_flow, p.transition_seat IS NOT NULL AS transitions,
           EXISTS (SELECT FROM plan_measures m WHERE m.plan_id = p.plan_id AND m.state <> 'stopped'
                   AND NOT EXISTS (SELECT FROM plan_measures n
                                   WHERE n.measure_id = m.measure_id AND n.version > m.version)) AS measures,
           greatest(p.recorded_at, CASE WHEN p.ends < d.today
               THEN (p.ends + 1)::timestamp AT TIME ZONE 'Europe/Oslo' END) AS changed_at
    FROM plans p CROSS JOIN (SELECT (policy.now() AT TIME ZONE 'Europe/Oslo')::date AS today) d
    WHERE p.youth_id = %(youth)s
      AND NOT EXISTS (SELECT FROM plans n WHERE n.plan_id = p.plan_id AND n.version > p.version)
    ORDER BY p.ends < d.today, p.starts > d.today, p.starts DESC, p.recorded_at DESC, p.id LIMIT 1
"""
HISTORY = """
    SELECT e.step, e.rule, e.at, e.why, CASE WHEN e.author IS NOT NULL THEN coalesce(p.name, '') END AS person, s.role,
           u.name AS unit, e.recorded_at
    FROM step_events e LEFT JOIN people p ON p.id = e.author
    LEFT JOIN policy.seats s ON s.id = e.author_seat LEFT JOIN units u ON u.id = s.unit_id
    WHERE e.youth_id = %(youth)s ORDER BY e.recorded_at DESC, e.id LIMIT 200
"""


def facts(youth_id: UUID) -> StairFacts | None:
    """What is recorded by now; None for whoever neither reads the team nor calls meetings."""
    kept = one(_Kept, "SELECT * FROM policy.stairs(%(youth)s)", {"youth": youth_id})
    if kept is None:
        return None
    found = StairFacts(
        kept.situation, kept.needs, kept.goals, kept.actors, tuple(kept.wanted), tuple(kept.reached), kept.consented,
        kept.met, kept.parted_at, kept.changed_at,
    )  # fmt: skip
    return _with_plan(replace(found, chosen=_chosen(youth_id)), youth_id)


def history(youth_id: UUID) -> list[Stood]:
    """The steps as they were recorded, newest first."""
    return rows(Stood, HISTORY, {"youth": youth_id})


def _with_plan(found: StairFacts, youth_id: UUID) -> StairFacts:
    """The same with the plan, as far as the reader may see it."""
    plan = one(_Planned, PLAN, {"youth": youth_id})
    if plan is None:
        return found
    says = PlanFacts(
        plan.ends, measures=plan.measures, information_flow=plan.information_flow, transitions=plan.transitions
    )
    return replace(found, plan=says, changed_at=max(plan.changed_at, found.changed_at or plan.changed_at))


def _chosen(youth_id: UUID) -> Step | None:
    """The step that somebody last took by hand."""
    statement = """SELECT step FROM step_events WHERE youth_id = %(youth)s AND author IS NOT NULL
        ORDER BY recorded_at DESC, id LIMIT 1"""
    row = one(dict[str, int], statement, {"youth": youth_id})
    return Step(row["step"]) if row else None
