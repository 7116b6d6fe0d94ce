"""Where the one who looks stands towards a youth: the rows of `policy.access` in force, in one statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.domain.words import Category, Verb
from portal.policy.standing import NOBODY, Actor, Standing, standing_kept
from portal.queries.reading import rows
from portal.queries.visitors import Visitor

STATEMENT = """
    SELECT a.basis, a.ground, a.source_mask, a.read_mask, a.write_mask, a.meet, lower(a.period) AS since,
           upper(a.period) AS until, policy.conflicts() @> ARRAY[%(youth)s::uuid] AS conflict,
           EXISTS (SELECT FROM youths y WHERE y.id = %(youth)s) AS there
    FROM (SELECT) once LEFT JOIN policy.access a
        ON a.seat_id = policy.seat() AND a.youth_id = %(youth)s AND a.period @> policy.now()
    ORDER BY a.id
"""
MAY_MANY = """
    SELECT i.id FROM unnest(%(youths)s::uuid[]) i (id)
    WHERE i.id <> ALL ((SELECT policy.conflicts())::uuid[]) AND (
        (i.id = (SELECT policy.youth()) AND ((SELECT policy.own_{verb}()) & %(bit)s) <> 0)
        OR ((SELECT policy.city_{verb}()) & %(bit)s) <> 0 AND EXISTS (SELECT FROM youths y WHERE y.id = i.id)
        OR EXISTS (SELECT FROM policy.access a WHERE a.seat_id = policy.seat() AND a.youth_id = i.id
                   AND (a.{verb}_mask & %(bit)s) <> 0 AND a.period @> policy.now()))
"""
"""The sentence of every row guard, of many youths at once."""


@dataclass(frozen=True, slots=True)
class _Row:
    basis: str | None
    ground: UUID | None
    source_mask: int | None
    read_mask: int | None
    write_mask: int | None
    meet: bool | None
    since: datetime | None
    until: datetime | None
    conflict: bool
    there: bool


def towards(visitor: Visitor, youth_id: UUID) -> Standing:
    """The grounds in force now; a youth stands so towards nobody but themself.

    Nobody stands towards a youth who is not there for them: a duty for the whole city would else answer otherwise
    to an unknown id than to a youth whom a conflict of interest hides (bug:16).
    """
    if visitor.youth_id not in {None, youth_id}:
        return NOBODY
    found = rows(_Row, STATEMENT, {"youth": youth_id})
    if not found[0].there:
        return NOBODY
    actor = Actor(visitor.role, visitor.seat_id, visitor.service, youth_id=visitor.youth_id)
    return standing_kept(actor, [row for row in found if row.basis], conflict=found[0].conflict)  # type: ignore[misc] # rows with a basis are whole


def may_many(youth_ids: Iterable[UUID], verb: Verb, category: Category) -> frozenset[UUID]:
    """Those of the youths about whom the one who asks may read, or write, the category; in one statement."""
    given = {"youths": list(youth_ids), "bit": category.bit}
    return frozenset(row["id"] for row in rows(dict[str, UUID], MAY_MANY.format(verb=verb), given))
