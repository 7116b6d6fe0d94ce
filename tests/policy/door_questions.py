"""What the narrow doors answer when asked: may, may meet, who may, touch and search."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from portal.domain.words import Category, Verb
from tests.policy.scene import DAYS, GIVEN, NOW, permits
from tests.policy.stage import Player
from tests.policy.threshold import DAY, STRANGER, Threshold
from tests.policy.world import entered


class Questions(Threshold):
    """Each question to each who asks."""

    def asked(self) -> Iterator[str]:
        """May, may meet, invited, who may and touch answer as the guards do."""
        may = "SELECT policy.may(%s, %s, %s::smallint)"
        expected: tuple[tuple[Player, UUID, Verb, Category, bool], ...] = (
            (self.players["nav"], self.youth, Verb.READ, Category.HEALTH, True),
            (self.players["nav"], self.youth, Verb.WRITE, Category.HEALTH, False),
            (self.players["nav"], self.youth, Verb.READ, Category.WORK, False),
            (self.players["nav"], self.other, Verb.READ, Category.NOTES, False),
            (self.players["stranger"], self.youth, Verb.READ, Category.HEALTH, False),
            (self.players["school"], self.youth, Verb.WRITE, Category.HEALTH, True),
            (self.players["school"], self.kin, Verb.READ, Category.LIST_ENTRY, False),
            (self.players["uda"], self.youth, Verb.READ, Category.LIST_ENTRY, True),
            (self.players["uda"], self.youth, Verb.READ, Category.HEALTH, False),
            (self.players["uda"], STRANGER, Verb.READ, Category.LIST_ENTRY, False),
            (self.me, self.youth, Verb.READ, Category.HEALTH, True),
            (self.me, self.youth, Verb.WRITE, Category.HEALTH, False),
            (self.me, self.other, Verb.READ, Category.HEALTH, False),
        )
        for player, youth, verb, category, answer in expected:
            with entered(self.app, player):
                if self.value(may, youth, verb.value, category.value) is not answer:
                    yield f"{player.name} may {verb} {category.name} should be {answer}"
        yield from self._meeting()
        yield from self._touching()
        yield from self._climbing()

    def _meeting(self) -> Iterator[str]:
        ask, nav = "SELECT policy.may_meet(%s, %s, %s)", self.seats["nav"]
        after = NOW.replace(month=8)
        with entered(self.app, self.players["school"]):
            for seat, youth, at, answer in (
                (nav, self.youth, NOW + DAY, True),
                (nav, self.youth, after, False), (nav, self.other, NOW + DAY, False),
                (self.seats["stranger"], self.youth, NOW + DAY, False),
                (self.seats["school"], self.youth, after, True),
            ):  # fmt: skip
                if self.value(ask, seat, youth, at) is not answer:
                    yield f"seat {seat} may meet should be {answer}"
            if self.value(ask, nav, self.youth, GIVEN - DAY) is not False:
                yield "one meets before the consent"
        later = self.world.youth()
        lines = permits([nav])
        self.world.give(later, lines, (date(2026, 6, 1), DAYS[1]), at=GIVEN)
        with entered(self.app, self.players["school"]):
            if self.value(ask, nav, later, NOW.replace(month=6)) is not False:
                yield "one is invited before one may open the case"

    def _touching(self) -> Iterator[str]:
        for name, moves in (("nav", True), ("stranger", False)):
            with entered(self.app, self.players[name]):
                self.app.execute("SELECT policy.touch(%s)", [self.youth])
                self.app.execute("RESET ROLE")
                moved = self.value("SELECT last_activity >= policy.now() FROM public.youths WHERE id = %s", self.youth)
            if moved is not moves:
                yield f"{name} moves the youth's last activity: {moved}"
        for name, sees in (("school", True), ("nav", False), ("stranger", False)):
            with entered(self.app, self.players[name]):
                if bool(self.value("SELECT count(*) FROM policy.who_may(%s)", self.youth)) is not sees:
                    yield f"{name} sees who may what: {not sees}"

    def _climbing(self) -> Iterator[str]:
        """What the staircase rests on is told to whoever reads the team or calls meetings, about that youth alone."""
        for name, youth, told in (
            ("school", self.youth, True), ("nav", self.youth, True), ("nav", self.other, False),
            ("stranger", self.youth, False), ("school", self.kin, False), ("uda", self.youth, False),
        ):  # fmt: skip
            with entered(self.app, self.players[name]):
                if bool(self.value("SELECT count(*) FROM policy.stairs(%s)", youth)) is not told:
                    yield f"{name} is told of the staircase: {not told}"
        with entered(self.app, self.players["school"]):
            if self.value("SELECT consented FROM policy.stairs(%s)", self.other) is not False:
                yield "another's consent opens the first gate"

    def searched(self) -> Iterator[str]:
        """Search finds what one may see, and nothing else."""
        mine = {
            "nav": {self.youth},
            "stranger": set[UUID](),
            "school": {self.youth, self.other},
            "district": set[UUID](),
        }
        for name, found in mine.items():
            with entered(self.app, self.players[name]):
                shown = {
                    row[0] for row in self.app.execute("SELECT youth_id FROM policy.search_youths('nordmann', 99)")
                }
            if shown & {self.youth, self.other, self.kin} != found:
                yield f"{name} finds {len(shown)} by name"
        with entered(self.app, self.players["uda"]):
            for words in ("nordmann", "no"):
                shown = self._found(999, words)
                if not {self.youth, self.other} <= shown or self.kin in shown:
                    yield f"UDA finds {len(shown)} by {words}"
            if self.value("SELECT count(*) FROM policy.search_youths('%%%%%%', 999)"):
                yield "a wildcard is taken for one"

    def _found(self, limit: int, words: str = "nordmann") -> set[UUID]:
        found = self.app.execute("SELECT youth_id FROM policy.search_youths(%s, %s)", [words, limit]).fetchall()
        return {youth for (youth,) in found}
