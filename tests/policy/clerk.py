"""The parts of a consent one by one, onto a document that is being made in this very transaction."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from portal.domain.words import Role
from portal.policy.actions import Action
from portal.policy.decide import ANYTHING
from tests.policy.attempts import Attempt
from tests.policy.scribe import Scribe
from tests.policy.world import Player

RECORDS = ((Action.CONSENT_RECORD, ANYTHING),)


@dataclass
class Clerk:
    """Holds an unfinished document for each youth, so that each part's own guard is asked."""

    scribe: Scribe
    documents: dict[UUID, UUID] = field(default_factory=dict)

    def begin(self) -> None:
        """Lay out a document with one party for every youth; `world.admin` must be in a transaction."""
        world = self.scribe.world
        for youth in world.cases:
            self.documents[youth] = uuid4()
            document, giver = str(self.documents[youth]), world.giver
            world.admin.execute(self.scribe.document(youth, giver, document).encode())
            world.admin.execute(self.scribe.parts(youth, self.documents[youth])[0].encode())

    def attempts(self, player: Player, youth: UUID) -> Iterator[Attempt]:
        yield Attempt("begins a consent", self.scribe.document(youth, player.person), RECORDS)
        dated = self.scribe.document(youth, player.person, txid="'1'")
        yield Attempt("dates a consent to another transaction", dated, (), shape=False)
        for name, statement in self._parts(youth, self.documents[youth]):
            yield Attempt(f"adds {name}", statement, RECORDS)
        other = next(document for whose, document in self.documents.items() if whose != youth)
        for name, statement in self._parts(youth, other):
            yield Attempt(f"adds {name} to another youth's consent", statement, (), shape=False)
        yield Attempt(
            "withdraws as somebody else",
            "INSERT INTO consent_events (consent_id, youth_id, kind, at, actor, channel) VALUES "
            f"('{self.documents[youth]}', '{youth}', 'withdrawn', '2026-01-01', '{self.scribe.world.giver}', 't')",
            (),
            shape=False,
        )

    def _parts(self, youth: UUID, document: UUID) -> Iterator[tuple[str, str]]:
        _, line, evidence = self.scribe.parts(youth, document)
        yield "a party", self.scribe.parts(youth, document, self.scribe.cast.far[Role.NAV_OT])[0]
        yield "a line", line
        yield "evidence", evidence
