"""Do the two readers of the policy agree? Every visible row, every attempt to write, by everybody."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from portal.policy.cases import standing_of
from portal.policy.decide import decide
from portal.policy.standing import Standing
from tests.policy.attempts import TRIED, Attempt
from tests.policy.rows_of import KEYS, Row
from tests.policy.world import Connection, Player, World, entered


@dataclass
class Judge:
    """Compares, at an instant of the moved clock, what Python decides with what PostgreSQL lets happen."""

    world: World
    app: Connection
    at: datetime

    def __post_init__(self) -> None:
        self.standing: Callable[[Player, UUID], Standing] = cache(self._standing)

    def _standing(self, player: Player, youth: UUID) -> Standing:
        return standing_of(player.actor, self.world.cases[youth], player.conflicts, self.at)

    def may(self, player: Player, row: Row) -> bool:
        return decide(row.action, self.standing(player, row.youth), row.about(player.actor)).allowed

    def reading(self, rows: Iterable[Row]) -> list[str]:
        """Every row that one reader shows to somebody and the other does not."""
        by_table: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_table[row.table].append(row)
        differ = []
        for player in self.world.players:
            with entered(self.app, player):
                for table, of_table in by_table.items():
                    differ += self._reading_table(player, table, of_table)
        return differ

    def _reading_table(self, player: Player, table: str, rows: list[Row]) -> list[str]:
        statement = f"SELECT ({KEYS.get(table, 'id')})::text FROM public.{table}"
        shown = {spelled for (spelled,) in self.app.execute(statement.encode())}
        return [
            f"{player.name} reads {table} of {row.youth}: Python {row.key not in shown}, PostgreSQL {row.key in shown}"
            for row in rows
            if self.may(player, row) != (row.key in shown)
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
            f"{player.name} {made.name} of {youth}: Python {made.allowed(standing)}, PostgreSQL {done}"
            for made, done in zip(attempts, row[0], strict=True)
            if made.allowed(standing) != (done == "y")
        ]
