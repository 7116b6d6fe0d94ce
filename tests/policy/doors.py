"""The narrow doors, tried one by one: a complaint says what went through that should not have, or did not."""

from collections.abc import Iterator
from hashlib import sha256
from uuid import UUID, uuid4

from psycopg.types.range import TimestamptzRange

from portal.domain.periods import Period
from portal.domain.words import Service
from tests.policy.door_questions import Questions
from tests.policy.scene import NOW
from tests.policy.stage import Player
from tests.policy.threshold import DAY, MINUTE
from tests.policy.world import entered


class Doors(Questions):
    """Entering, choosing an appointment, signing in and out."""

    def complaints(self) -> list[str]:
        """Everything that is not as it should be."""
        return [*self._entering(), *self._choosing(), *self._signing_in(), *self.asked(), *self.searched()]

    def _entering(self) -> Iterator[str]:
        """Which sessions stand, and as whom they act."""
        person, appointment = self._somebody(Period.ALWAYS)
        past, foreign = self._somebody(Period(None, NOW - DAY))[1], self._somebody(Period.ALWAYS)[1]
        stands: tuple[tuple[str, bool, bool, UUID | None, dict[str, object]], ...] = (
            ("a session that stands", True, True, appointment, {}),
            ("one signed out of", False, False, appointment, {"ended_at": NOW - MINUTE}),
            ("one too old", False, False, appointment, {"expires_at": NOW}),
            ("one idle too long", False, False, appointment, {"seen_at": NOW - DAY, "idle": DAY}),
            ("an appointment that has ended", True, False, past, {}),
            ("somebody else's appointment", True, False, foreign, {}),
            ("no appointment", True, False, None, {}),
        )
        for name, enters, acts, held, other in stands:
            who = self._holder(past) if held == past else person
            digest = sha256(uuid4().bytes).digest()
            self.world.session(digest, who, held, **other)
            with self.app.transaction(force_rollback=True):
                self.app.execute("SET LOCAL ROLE laget_app")
                row = self.app.execute("SELECT seat_id FROM policy.enter(%s)", [digest]).fetchone()
                seat = self.value("SELECT policy.seat()")
            if (row is not None) != enters or (seat is not None) != acts:
                yield f"{name}: entered {row is not None}, acts {seat is not None}"
        yield from self._named()

    def _named(self) -> Iterator[str]:
        """What the transaction is told about whoever entered it, and that it forgets."""
        told: tuple[tuple[Player, str, object], ...] = (
            (self.players["school"], "policy.conflicts()", [self.kin]),
            (self.players["school"], "policy.city_read() | policy.own_read()", 0),
            (self.players["uda"], "policy.city_read() <> 0 AND policy.city_write() <> 0", True),
            (self.players["uda"], "policy.own_read() | policy.own_write()", 0),
            (self.me, "policy.own_read() <> 0 AND policy.own_write() <> 0", True),
            (self.me, "policy.city_read() | policy.city_write()", 0),
            (self.me, "policy.service()", Service.YOUTH.value),
            (self.me, "policy.youth()", self.youth),
        )
        for player, asked, answer in told:
            with entered(self.app, player):
                said = self.value(f"SELECT {asked}")
            if said != answer:
                yield f"{player.name} is told {said} of {asked}"
        if self.value("SELECT policy.person()") is not None:
            yield "the transaction's person outlives it"

    def _somebody(self, period: Period) -> tuple[UUID, UUID]:
        person, appointment = uuid4(), uuid4()
        self.world.put("people", id=person, kind="staff", name="Somebody")
        self.world.put(
            "appointments", id=appointment, person_id=person, seat_id=self.seats["school"], granted_by="t",
            period=TimestamptzRange(period.start, period.end),
        )  # fmt: skip
        return person, appointment

    def _holder(self, appointment: UUID) -> UUID:
        held = self.value("SELECT person_id FROM public.appointments WHERE id = %s", appointment)
        assert isinstance(held, UUID)
        return held

    def _choosing(self) -> Iterator[str]:
        """Only one's own appointment in force, and only in a session that stands."""
        person, appointment = self._somebody(Period.ALWAYS)
        past = self._somebody(Period(None, NOW - DAY))[1]
        someone = self._somebody(Period.ALWAYS)[1]
        cases: tuple[tuple[UUID, UUID, dict[str, object], bool], ...] = (
            (appointment, person, {}, True),
            (someone, person, {}, False),
            (past, self._holder(past), {}, False),
            (appointment, person, {"ended_at": NOW}, False),
        )
        for wanted, who, other, may in cases:
            digest = sha256(uuid4().bytes).digest()
            self.world.session(digest, who, None, **other)
            with self.app.transaction(force_rollback=True):
                self.app.execute("SET LOCAL ROLE laget_app")
                if self.value("SELECT policy.choose(%s, %s)", digest, wanted) is not may:
                    yield f"choosing an appointment should be {may}"

    def _signing_in(self) -> Iterator[str]:
        """Known subjects, and youths by their number; nobody else gets a session."""
        digest = sha256(b"the number").digest()
        newcomer = self.world.youth()
        self.world.put("youth_identities", youth_id=newcomer, number_digest=digest)
        sign_in = "SELECT policy.sign_in('i', %s, %s, 'a', '1 hour', '1 day', %s)"
        with self.app.transaction(force_rollback=True):
            self.app.execute("SET LOCAL ROLE laget_app")
            if self.value(sign_in, "unknown", b"1", None) or self.value(sign_in, "unknown", b"2", b"wrong"):
                yield "a stranger signs in"
            if not self.value(sign_in, "newcomer", b"3", digest):
                yield "a youth in the register cannot sign in"
            self.app.execute("SELECT * FROM policy.enter(%s)", [b"3"])
            if self.value("SELECT policy.youth()") != newcomer:
                yield "the youth who signed in is somebody else"
            self.app.execute("SELECT policy.sign_out(%s)", [b"3"])
            if self.value("SELECT person_id FROM policy.enter(%s)", b"3"):
                yield "the session stands after signing out"
