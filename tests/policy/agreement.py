"""Do the two readers of the policy agree? Every visible row, every attempt to write, by everybody."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from uuid import UUID

from portal.policy.cases import standing_of
from portal.policy.decide import decide
from portal.policy.standing import Standing
from tests.policy.attempts import TRIED, Attempt
from tests.policy.row import Row
from tests.policy.rows_of import KEYS
from tests.policy.world import Connection, Player, World, entered


class Judge:
    """Compares, at an instant of the moved clock, what Python decides with what PostgreSQL lets happen."""

    def __init__(self, world: World, app: Connection, at: datetime, rows: Iterable[Row] = ()) -> None:
        self.world, self.app, self.at = world, app, at
        self.rows: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self.rows[row.table].append(row)
        self.standing: Callable[[Player, UUID], Standing] = cache(self._standing)
        self.expected: Callable[[Player, str], frozenset[str]] = cache(self._expected)

    def _standing(self, player: Player, youth: UUID) -> Standing:
        return standing_of(player.actor, self.world.cases[youth], player.conflicts, self.at)

    def _expected(self, player: Player, table: str) -> frozenset[str]:
        """The rows that Python decides the player may read."""
        return frozenset(row.key for row in self.rows[table] if self._may(player, row))

    def _may(self, player: Player, row: Row) -> bool:
        standing, asks = self.standing(player, row.youth), ((row.action, row.about), *row.also)
        return all(decide(action, standing, about(player.actor)).allowed for action, about in asks)

    def reading(self, tables: Iterable[str] | None = None, players: Iterable[Player] | None = None) -> list[str]:
        """Every row that one reader shows to somebody and the other does not."""
        differ, asked = [], tuple(self.rows if tables is None else tables)
        for player in self.world.players if players is None else players:
            with entered(self.app, player):
                for table in asked:
                    differ += self._reading_table(player, table)
        return differ

    def _reading_table(self, player: Player, table: str) -> list[str]:
        statement = f"SELECT ({KEYS.get(table, 'id')})::text FROM public.{table}"
        known = {row.key for row in self.rows[table]}
        shown = {spelled for (spelled,) in self.app.execute(statement.encode())} & known
        expected = self.expected(player, table)
        return [
            f"{player.name} reads {table} {key}: PostgreSQL {key in shown}, Python {key in expected}"
            for key in sorted(shown ^ expected)
        ]

    def writing(
        self,
        attempts: Callable[[Player, UUID], Iterable[Attempt]],
        players: Iterable[Player],
        youths: Iterable[UUID],
    ) -> list[str]:
        """Every attempt to write that one reader lets through and the other does not."""
        self.world.admin.execute(TRIED)
        differ, about = [], tuple(youths)
        for player in players:
            with entered(self.app, player):
                for youth in about:
                    differ += self._writing_to(player, youth, list(attempts(player, youth)))
        return differ

    def _writing_to(self, player: Player, youth: UUID, attempts: list[Attempt]) -> list[str]:
        row = self.app.execute("SELECT public.tried(%s)", [[made.statement for made in attempts]]).fetchone()
        assert row is not None
        standing = self.standing(player, youth)
        return [
            f"{player.name} {made.name} of {youth}: PostgreSQL {done}, Python {made.allowed(standing)}"
            for made, done in zip(attempts, row[0], strict=True)
            if made.allowed(standing) != (done == "y")
        ]
