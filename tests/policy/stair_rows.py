"""The history of a youth's staircase: a step that followed, one taken by hand, and what somebody may try to add."""

from collections.abc import Iterator
from uuid import UUID, uuid4

from portal.policy.actions import Action
from portal.policy.decide import ANYTHING
from tests.policy.attempts import Attempt
from tests.policy.row import WHEN, Row, anything
from tests.policy.world import Player, World

STEP = (
    "INSERT INTO step_events (youth_id, step, rule, at, author, author_seat, recorded_at) "
    "VALUES ('%s', 1, 'TE-07a', '2026-01-01', %s, '2026-01-01')"
)


def stair_rows(world: World, seat: int, person: UUID, youth: UUID) -> Iterator[Row]:
    """One step by nobody, one by somebody; both are read by whoever reads the team."""
    for by in ({}, {"author": person, "author_seat": seat}):
        made = uuid4()
        world.put("step_events", id=made, youth_id=youth, step=1, rule="TE-03", at=WHEN, recorded_at=WHEN, **by)
        yield Row("step_events", str(made), youth, Action.TEAM_READ, anything)


def stair_attempts(player: Player, youth: UUID) -> Iterator[Attempt]:
    """A step in nobody's name, and in one's own."""
    asks = ((Action.TEAM_WRITE, ANYTHING),)
    yield Attempt("adds a step that followed", STEP % (youth, "NULL, NULL"), asks)
    whose = f"'{player.person}', {player.actor.seat or 'NULL'}"
    yield Attempt("takes a step", STEP % (youth, whose), asks, player.actor.seat is not None)


def forged_stairs(world: World, player: Player, youth: UUID, elsewhere: int) -> Iterator[tuple[str, str]]:
    """A step in another's name or from another's seat, and a history made anew."""
    for author, place in ((world.giver, player.actor.seat or 0), (player.person, elsewhere)):
        yield "takes a step as somebody else", STEP % (youth, f"'{author}', {place}")
    yield "changes the history of steps", f"UPDATE step_events SET step = 3 WHERE youth_id = '{youth}'"
    yield "empties the history of steps", f"DELETE FROM step_events WHERE youth_id = '{youth}'"
