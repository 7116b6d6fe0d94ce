"""Follow-up plans as they stand: the newest version, its measures, what was said of it, and its earlier versions."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from portal.queries.plan_versions import Draft, Mark, MeasureVersion, Version
from portal.queries.reading import one, rows


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the staircase asks of a plan: whether it runs or is `over`, the youth agreed, and whose measures it has.

    `services` are those with a measure that is neither done nor stopped, as far as the reader may see.
    """

    plan_id: UUID
    version: int
    starts: date
    ends: date
    begun: bool
    over: bool
    agreed: bool
    services: tuple[int, ...]


VERSIONS = """
    SELECT p.id, p.plan_id, p.version, p.source, p.renews, p.goals, p.information_flow, p.coordinator,
           s.role AS coordinator_role, u.name AS coordinator_unit, p.transition, p.transition_seat,
           t.role AS transition_role, v.name AS transition_unit, p.starts, p.ends, p.evaluate_on,
           p.starts <= d.today AS begun, p.ends < d.today AS over,
           coalesce(p.source = policy.service(), false) AS mine,
           EXISTS (SELECT FROM plans n WHERE n.renews = p.plan_id) AS renewed,
           w.name AS person, a.name AS unit, p.recorded_at
    FROM plans p CROSS JOIN (SELECT (policy.now() AT TIME ZONE 'Europe/Oslo')::date AS today) d
    JOIN policy.seats s ON s.id = p.coordinator JOIN units u ON u.id = s.unit_id
    LEFT JOIN policy.seats t ON t.id = p.transition_seat LEFT JOIN units v ON v.id = t.unit_id
    JOIN policy.seats b ON b.id = p.author_seat JOIN units a ON a.id = b.unit_id
    LEFT JOIN people w ON w.id = p.author
    WHERE p.youth_id = %(youth)s
"""
NEWEST = " AND NOT EXISTS (SELECT FROM plans n WHERE n.plan_id = p.plan_id AND n.version > p.version)"
MEASURES = """
    SELECT m.id, m.measure_id, m.version, m.category, m.source, m.kind, m.what, m.responsible, s.role,
           u.name AS unit, m.starts, m.due, m.state, m.due < d.today AND m.state IN ('agreed', 'started') AS late,
           coalesce(m.source = policy.service(), false) AS mine, coalesce(w.name, '') AS person, m.recorded_at
    FROM plan_measures m CROSS JOIN (SELECT (policy.now() AT TIME ZONE 'Europe/Oslo')::date AS today) d
    JOIN policy.seats s ON s.id = m.responsible JOIN units u ON u.id = s.unit_id
    LEFT JOIN people w ON w.id = m.author
    WHERE m.youth_id = %(youth)s AND m.plan_id = %(plan)s
"""
OF_NOW = " AND NOT EXISTS (SELECT FROM plan_measures n WHERE n.measure_id = m.measure_id AND n.version > m.version)"
MARKS = """
    SELECT k.version, k.kind, k.channel, k.words, k.on_day, coalesce(w.name, '') AS person, k.recorded_at
    FROM plan_marks k LEFT JOIN people w ON w.id = k.author
    WHERE k.youth_id = %(youth)s AND k.plan_id = %(plan)s ORDER BY k.recorded_at DESC, k.id
"""
FACTS = """
    SELECT p.plan_id, p.version, p.starts, p.ends, p.starts <= d.today AS begun, p.ends < d.today AS over,
           EXISTS (SELECT FROM plan_marks k WHERE k.plan_id = p.plan_id AND k.version = p.version
                   AND k.kind = 'agreed') AS agreed,
           ARRAY(SELECT DISTINCT m.source::integer FROM plan_measures m WHERE m.plan_id = p.plan_id
                 AND m.state IN ('agreed', 'started') AND NOT EXISTS (SELECT FROM plan_measures n
                     WHERE n.measure_id = m.measure_id AND n.version > m.version) ORDER BY 1) AS services
    FROM plans p CROSS JOIN (SELECT (policy.now() AT TIME ZONE 'Europe/Oslo')::date AS today) d
    WHERE p.youth_id = %(youth)s
        AND NOT EXISTS (SELECT FROM plans n WHERE n.plan_id = p.plan_id AND n.version > p.version)
    ORDER BY p.ends < d.today, p.starts > d.today, p.starts DESC, p.recorded_at DESC, p.id LIMIT 1
"""
DRAFTS = "SELECT id, words, recorded_at FROM plan_drafts {whose} ORDER BY recorded_at DESC, id LIMIT 20"


def current(youth_id: UUID) -> PlanFacts | None:
    """The plan that runs today; else the next to begin; else the last that ended, which is `over`."""
    found = one(dict[str, Any], FACTS, {"youth": youth_id})
    return PlanFacts(**found | {"services": tuple(found["services"])}) if found else None


def of_youth(youth_id: UUID) -> list[Version]:
    """The newest version of each plan, the last to begin first."""
    return rows(Version, VERSIONS + NEWEST + " ORDER BY p.starts DESC, p.recorded_at DESC, p.id", {"youth": youth_id})


def get(youth_id: UUID, plan_id: UUID) -> Version | None:
    """The newest version of this plan, or None where it is not to be seen."""
    return one(Version, VERSIONS + NEWEST + " AND p.plan_id = %(plan)s", {"youth": youth_id, "plan": plan_id})


def versions(youth_id: UUID, plan_id: UUID) -> list[Version]:
    """Every version, the newest first."""
    order = " AND p.plan_id = %(plan)s ORDER BY p.version DESC"
    return rows(Version, VERSIONS + order, {"youth": youth_id, "plan": plan_id})


def measures(youth_id: UUID, plan_id: UUID) -> list[MeasureVersion]:
    """The measures as they stand, by day; each as far as the reader may see what it is about."""
    order = f"{OF_NOW} ORDER BY m.starts, m.due, m.measure_id"
    return rows(MeasureVersion, MEASURES + order, {"youth": youth_id, "plan": plan_id})


def measure(youth_id: UUID, plan_id: UUID, measure_id: UUID) -> list[MeasureVersion]:
    """Every version of one measure, the newest first."""
    given = {"youth": youth_id, "plan": plan_id, "measure": measure_id}
    order = " AND m.measure_id = %(measure)s ORDER BY m.version DESC"
    return rows(MeasureVersion, MEASURES + order, given)


def marks(youth_id: UUID, plan_id: UUID) -> list[Mark]:
    """What was said of it, the newest first."""
    return rows(Mark, MARKS, {"youth": youth_id, "plan": plan_id})


def drafts(youth_id: UUID) -> list[Draft]:
    """The reader's own texts that were given back, the newest first."""
    return rows(Draft, DRAFTS.format(whose="WHERE youth_id = %(youth)s"), {"youth": youth_id})


def own_drafts() -> list[Draft]:
    """The same, about anybody."""
    return rows(Draft, DRAFTS.format(whose=""))
