"""What a forged request may try: in another's name, onto another's document, for another youth. Never done."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from portal.domain.words import Category, Role, Service
from tests.policy.attempts import Attempt
from tests.policy.letter_rows import forged_letters
from tests.policy.list_rows import forged_reviews
from tests.policy.plan_rows import forged_plans
from tests.policy.scribe import Scribe
from tests.policy.stair_rows import forged_stairs
from tests.policy.world import Player
from tests.policy.year_attempts import forged_in_the_year


@dataclass(frozen=True, slots=True)
class Forger:
    """Tries what nobody may, whatever their ground."""

    scribe: Scribe

    def attempts(self, player: Player, youth: UUID) -> Iterator[Attempt]:
        tried = (
            *self._in_anothers_name(player, youth),
            *self._onto_documents(youth),
            *self._for_another(player, youth),
        )
        for name, statement in tried:
            yield Attempt(name, statement, (), shape=False)

    def _in_anothers_name(self, player: Player, youth: UUID) -> Iterator[tuple[str, str]]:
        other, me, seat = self.scribe.world.giver, player.person, player.actor.seat or 0
        service = Service.YOUTH if player.actor.service is None else player.actor.service
        elsewhere = self.scribe.cast.far[Role.COUNSELLOR]
        elsewhere = self.scribe.cast.near[Role.COUNSELLOR] if elsewhere == seat else elsewhere
        tables = {
            "mapping_items": ("category, ", f"{Category.NOTES.value}, "),
            "files": ("name, media_type, sha256, content, category, ", f"'n', 't', 'h', 'c', {Category.NOTES.value}, "),
            "team_actors": ("service, in_contact, should_join, ", "2, true, true, "),
        }
        for table, (columns, values) in tables.items():
            for author, place in ((other, seat), (me, elsewhere)):
                yield (
                    f"writes {table} as somebody else",
                    (
                        f"INSERT INTO {table} ({columns}youth_id, source, author, author_seat, recorded_at) "
                        f"VALUES ({values}'{youth}', {service.value}, '{author}', {place}, '2026-01-01')"
                    ),
                )
        for author, place in ((other, seat), (me, elsewhere)):
            yield (
                "calls a meeting as somebody else",
                (
                    "INSERT INTO meetings (youth_id, kind, period, place, author, author_seat, recorded_at) VALUES "
                    f"('{youth}', 'conversation', '[2026-01-01,2026-01-02)', 'p', '{author}', {place}, '2026-01-01')"
                ),
            )
        yield from forged_in_the_year(self.scribe.world, player, youth, elsewhere)
        yield from forged_reviews(self.scribe.world, player, youth, elsewhere)
        yield from forged_letters(self.scribe.world, player, youth, elsewhere)
        yield from forged_stairs(self.scribe.world, player, youth, elsewhere)
        yield from forged_plans(self.scribe.world, player, youth, elsewhere)
        yield "records a consent as somebody else", self.scribe.consent(youth, other)
        yield "dates a consent to another transaction", self.scribe.consent(youth, me, "'1'")
        yield (
            "logs as somebody else",
            f"INSERT INTO events (at, person_id, action, youth_id) VALUES ('2026-01-01', '{other}', 't', '{youth}')",
        )
        yield (
            "declares somebody else's conflict",
            (
                "INSERT INTO conflicts (person_id, youth_id, kind, period, declared_by) "
                f"VALUES ('{other}', '{youth}', 'other', '(,)', '{me}')"
            ),
        )

    def _onto_documents(self, youth: UUID) -> Iterator[tuple[str, str]]:
        """A consent given is whole: nothing is added, changed or taken out (bug:8)."""
        records = self.scribe.world.cases[youth].history.records
        stranger = self.scribe.cast.far[Role.NAV_OT]
        for record in records[:1]:
            party, line, evidence = self.scribe.parts(youth, record.id, stranger)
            seat = next(iter(record.parties), stranger)
            yield "adds a party", party
            yield "adds a line", self.scribe.parts(youth, record.id, seat)[1]
            yield "adds a party and a line", f"{party}; {line}"
            yield "adds evidence", evidence
            yield "changes a consent", f"UPDATE consents SET valid_to = valid_to WHERE id = '{record.id}'"
            yield "removes a consent", f"DELETE FROM consents WHERE id = '{record.id}'"
        yield "removes the youth", f"DELETE FROM youths WHERE id = '{youth}'"
        yield "empties the mapping", f"DELETE FROM mapping_items WHERE youth_id = '{youth}'"
        yield "changes the mapping", f"UPDATE mapping_items SET goals = 'x' WHERE youth_id = '{youth}'"

    def _for_another(self, player: Player, youth: UUID) -> Iterator[tuple[str, str]]:
        """A row of this youth that hangs on something of another's (bug:4)."""
        others = [case for case in self.scribe.world.cases.values() if case.youth_id != youth and case.history.records]
        consent = others[-1].history.records[0]
        yield (
            "withdraws another youth's consent",
            (
                "INSERT INTO consent_events (consent_id, youth_id, kind, at, actor, channel) "
                f"VALUES ('{consent.id}', '{youth}', 'withdrawn', '2026-01-01', '{player.person}', 't')"
            ),
        )
        yield (
            "narrows another youth's consent",
            (
                "INSERT INTO consent_event_lines (event_id, youth_id, source, seat_id, category, verb) "
                f"SELECT id, '{youth}', 2, {self.scribe.guest}, 11, 'read' FROM consent_events "
                f"WHERE youth_id <> '{youth}'"
            ),
        )
        yield (
            "invites to another youth's meeting",
            (
                "INSERT INTO invitations (meeting_id, youth_id, seat_id, changed_at) "
                f"SELECT id, '{youth}', {self.scribe.cast.near[Role.COUNSELLOR]}, '2026-01-01' "
                f"FROM meetings WHERE youth_id <> '{youth}'"
            ),
        )
