"""Who stands before the narrow doors: a school, a Nav lead with a consent, one without, UDA and the youth."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from portal.domain.consents import ConsentEventKind, Effect, Line
from portal.domain.periods import Period
from portal.domain.words import Category, Role, Service, Verb
from tests.policy.scene import DAYS, GIVEN, LATER, NOW, OURS, permits
from tests.policy.world import World

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
STRANGER = UUID(int=7)


class Threshold:
    """A youth with a school, a Nav lead with a consent, one without, UDA; everything at the moved clock's `NOW`."""

    def __init__(self, world: World) -> None:
        self.world, self.app = world, world.admin
        with world.admin.transaction():
            self._people()
            self._youths()
        world.move_clock(NOW)

    def _people(self) -> None:
        seats = {
            "school": (Role.COUNSELLOR, None), "nav": (Role.NAV_OT, OURS), "stranger": (Role.NAV_OT, "0399"),
            "uda": (Role.UDA, None), "district": (Role.DISTRICT_OT, OURS),
        }  # fmt: skip
        self.seats = {name: self.world.seat(*held) for name, held in seats.items()}
        self.players = {
            name: self.world.player(f"door {name}", role, self.seats[name], district)
            for name, (role, district) in seats.items()
        }

    def _youths(self) -> None:
        world = self.world
        self.youth, self.other, self.kin = (world.youth(district=OURS) for _ in range(3))
        for youth in (self.youth, self.other, self.kin):
            world.duty(youth, self.seats["school"])
        given = world.give(self.youth, permits([self.seats["nav"]]), DAYS, at=GIVEN)
        notes = [(Line(Service.SCHOOL, self.seats["nav"], Category.NOTES, Verb.READ), Effect.PERMIT)]
        ended = world.give(self.other, notes, DAYS, at=GIVEN)
        world.happen(self.other, ended, ConsentEventKind.WITHDRAWN, LATER)
        world.conflict(self.players["school"], self.kin, Period(GIVEN, None))
        world.conflict(self.players["uda"], self.kin)
        for name in ("school", "uda"):
            self.players[name] = next(p for p in world.players if p.name == f"door {name}")
        self.given = given
        self.me = world.youth_player("door youth", self.youth)

    def value(self, statement: str, *given: object) -> Any:
        row = self.app.execute(statement.encode(), given).fetchone()
        return row[0] if row else None
