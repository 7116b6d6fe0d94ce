"""Worlds in which a clause can be broken and put back, and what Python says of them, worked out once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property

from portal.domain.words import Role
from tests.policy import scene
from tests.policy.agreement import Judge
from tests.policy.attempts import TRIED
from tests.policy.clerk import Clerk
from tests.policy.edges import EDGES
from tests.policy.forger import Forger
from tests.policy.grounds import Kept, kept, worked_out
from tests.policy.mutations import Broken
from tests.policy.players import near_and_a_few
from tests.policy.scribe import Scribe
from tests.policy.world import Player, World, entered

ROLES = (Role.COUNSELLOR, Role.DISTRICT_OT, Role.NAV_OT, Role.UDA, Role.UDA_ADDRESS_OFFICER, Role.PRIVATE_SCHOOL)
TELLING = (
    scene.in_force, scene.of_other_units, scene.expired, scene.narrowed, scene.two_halves, scene.renewed,
    scene.withdrawn_for_nav, scene.withdrawn_and_given_again,
)  # fmt: skip
INSTANTS = (
    scene.GIVEN - timedelta(days=1), scene.GIVEN, scene.LATER - timedelta(seconds=1), scene.LATER,
    scene.LATER + timedelta(minutes=30), datetime(2026, 5, 7, tzinfo=UTC), datetime(2026, 5, 12, tzinfo=UTC),
    scene.NOW, datetime(2026, 6, 1, tzinfo=UTC),
)  # fmt: skip


@dataclass
class Stand:
    """A world, and the two judgements of it."""

    world: World
    cast: scene.Cast
    judge: Judge
    tries: dict[tuple[str, str], dict[Player, list[tuple[str, str, bool]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    @cached_property
    def grounds(self) -> dict[datetime, set[Kept]]:
        return {at: worked_out(self.world, self.cast, at) for at in INSTANTS}

    def unlike(self) -> list[datetime]:
        """The instants at which the kept table is not what Python works out."""
        return [at for at, grounds in self.grounds.items() if kept(self.world, at) != grounds]

    def breaks(self, broken: Broken) -> None:
        """Put the broken clause in; what it is taken from must be there."""
        definition = self.world.admin.execute(
            "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname = %s AND pronamespace = 'policy'::regnamespace",
            [broken.function],
        ).fetchone()
        assert definition is not None
        text, times = re.subn(broken.clause, broken.instead, definition[0])
        assert times, f"{broken.clause} is not in {broken.function}"
        self.world.admin.execute(text.encode())

    def derived_anew(self, bases: Iterable[str]) -> None:
        for basis in bases:
            self.world.admin.execute("SELECT policy.refresh(%s, %s)", [list(self.world.cases), basis])

    def plan_to_write(self) -> None:
        """Work out every attempt once, honest and forged, and what Python says of it."""
        self.world.admin.execute(TRIED)
        scribe = Scribe(self.world, self.cast, scene.NOW)
        clerk = Clerk(scribe)
        clerk.begin()
        for player in near_and_a_few(self.world):
            for youth in self.world.cases:
                standing = self.judge.standing(player, youth)
                for made in (a for who in (scribe, Forger(scribe), clerk) for a in who.attempts(player, youth)):
                    words = made.statement.split(maxsplit=3)
                    written = (words[2], words[0]) if words[1] == "INTO" else (words[1], words[0])
                    tried = (f"{player.name} {made.name} {youth}", made.statement, made.allowed(standing))
                    self.tries[written][player].append(tried)

    def otherwise(self, table: str, command: str) -> list[str]:
        """Each attempt on a table that goes otherwise than Python says."""
        tried = [one for of_one in self.tries[table, command].values() for one in of_one]
        done = "".join(self.outcomes(table, command))
        return [name for (name, _, allowed), did in zip(tried, done, strict=True) if allowed != (did == "y")]

    def outcomes(self, table: str, command: str) -> Iterator[str]:
        """What every attempt on a table comes to, player by player."""
        for player, tried in self.tries[table, command].items():
            with entered(self.world.admin, player):
                statements = [statement for _, statement, _ in tried]
                row = self.world.admin.execute("SELECT public.tried(%s)", [statements]).fetchone()
            assert row is not None
            yield row[0]


def bare(world: World) -> Stand:
    """Everybody, and no youth yet."""
    with world.admin.transaction():
        cast = scene.cast(world, ROLES)
    world.move_clock(scene.NOW)
    return Stand(world, cast, Judge(world, world.admin, scene.NOW))


def peopled(world: World, *, edges: bool) -> Stand:
    """Everybody, and youths in some states of consent, at the edges too."""
    with world.admin.transaction():
        cast = scene.cast(world, ROLES)
        rows = scene.tell(world, cast, (*scene.CONSENTS, *EDGES) if edges else TELLING)
    world.move_clock(scene.NOW)
    return Stand(world, cast, Judge(world, world.admin, scene.NOW, rows))
