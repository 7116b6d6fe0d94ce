"""Nora and those around her, for stories told at the database."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.domain.calendar import OSLO
from portal.domain.words import Role, Service
from tests.policy.rows_of import Writer
from tests.policy.scene import GIVEN, NOW, OURS, permits
from tests.policy.stage import Connection, Player
from tests.policy.world import World, entered

SPRING = (date(2026, 3, 1), date(2026, 6, 30))
TABLES = ("youths", "mapping_items", "files", "consents", "consent_lines", "meetings", "invitations")


@dataclass
class Story:
    """Nora; Kari at her school, Nils in Nav, Unni in another Nav office, and UDA."""

    world: World
    app: Connection
    seats: dict[str, int]
    players: dict[str, Player]
    nora: UUID

    def sees(self, name: str, table: str = "youths") -> int:
        """How many rows about Nora somebody sees, in a request of its own."""
        key = "id" if table == "youths" else "youth_id"
        with entered(self.app, self.players[name]):
            row = self.app.execute(f"SELECT count(*) FROM {table} WHERE {key} = %s".encode(), [self.nora]).fetchone()
        assert row is not None
        return int(row[0])

    def does(self, name: str, statement: str, *given: object) -> int:
        """How many rows a statement changes; it is undone."""
        with entered(self.app, self.players[name]):
            return self.app.execute(statement.encode(), given).rowcount

    def at(self, *when: int) -> None:
        self.world.move_clock(datetime(*when, tzinfo=OSLO))  # type: ignore[misc, arg-type]  # year, month, day …


def begin(world: World, app: Connection) -> Story:
    """Nora is at Kari's school; everybody else stands outside."""
    roles = {
        "kari": Role.COUNSELLOR, "nils": Role.NAV_OT, "unni": Role.NAV_OT, "uda": Role.UDA, "odd": Role.DISTRICT_OT,
    }  # fmt: skip
    districts = {"nils": OURS, "unni": "0399", "odd": "0398"}
    seats = {name: world.seat(role, districts.get(name)) for name, role in roles.items()}
    players = {n: world.player(n, role, seats[n], districts.get(n)) for n, role in roles.items()}
    nora = world.youth(status="OTOV", district=OURS)
    world.duty(nora, seats["kari"])
    list(Writer(world, {Service.SCHOOL: seats["kari"], Service.NAV: seats["nils"]}, players["kari"].person).rows(nora))
    world.move_clock(NOW)
    return Story(world, app, seats, players, nora)


def consented(story: Story, days: tuple[date, date] = SPRING, at: datetime = GIVEN) -> UUID:
    return story.world.give(story.nora, permits([story.seats["nils"]]), days, at=at)
