"""The kept rows of `policy.access`, against the grounds that Python works out of the facts."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from portal.domain.words import Category, Role, Verb
from portal.policy.cases import standing_of
from portal.policy.standing import Actor
from tests.policy.scene import DISTRICTS, Cast
from tests.policy.world import PLACES, World

Kept = tuple[int, UUID, str, UUID, int, int, int, bool]


def worked_out(world: World, cast: Cast, at: datetime) -> set[Kept]:
    """What Python says that the table should hold in force at an instant."""
    found: set[Kept] = set()
    for seats, district in zip((cast.near, cast.far), DISTRICTS, strict=True):
        for role, seat in seats.items():
            actor = Actor(role, seat, PLACES[role][1], district if role in WITH_DISTRICT else None)
            found |= _of_actor(world, actor, at)
    return found


WITH_DISTRICT = frozenset({Role.DISTRICT_OT, Role.NAV_OT, Role.NAV_ADVISER})


def _of_actor(world: World, actor: Actor, at: datetime) -> set[Kept]:
    return {
        (
            actor.seat or 0,
            youth,
            ground.basis.value,
            ground.ref,
            sum(1 << source for source in ground.sources),
            _mask(ground.opens, Verb.READ),
            _mask(ground.opens, Verb.WRITE),
            (Verb.MEET, Category.MEETING) in ground.opens,
        )
        for youth, case in world.cases.items()
        for ground in standing_of(actor, case, (), at).grounds
        if ground.ref is not None
    }


def _mask(opens: Iterable[tuple[Verb, Category]], verb: Verb) -> int:
    return sum(category.bit for each, category in opens if each is verb)


def kept(world: World, at: datetime) -> set[Kept]:
    """What the table holds in force at an instant, rows of one ground and source put together."""
    rows = world.admin.execute(
        """
        SELECT seat_id, youth_id, basis, ground, source_mask, bit_or(read_mask), bit_or(write_mask), bool_or(meet)
        FROM policy.access WHERE period @> %s::timestamptz AND youth_id = ANY (%s) GROUP BY 1, 2, 3, 4, 5
        """,
        [at, list(world.cases)],
    ).fetchall()
    return {(*row,) for row in rows}
