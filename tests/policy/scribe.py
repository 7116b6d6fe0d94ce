"""Everything that somebody may try to write about a youth, honestly; `forger.py` has the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.domain.words import Category, Protection, Role, Service
from portal.policy.actions import Action
from portal.policy.cases import standing_of
from portal.policy.decide import ANYTHING, About, decide
from portal.policy.standing import Actor
from tests.policy.attempts import Attempt
from tests.policy.city_rows import city_attempts
from tests.policy.letter_rows import letter_attempts
from tests.policy.list_rows import list_attempts
from tests.policy.plan_rows import plan_attempts
from tests.policy.row import NOBODYS
from tests.policy.rows_of import MEETING
from tests.policy.scene import Cast
from tests.policy.stair_rows import stair_attempts
from tests.policy.world import Player, World
from tests.policy.year_attempts import year_attempts

WRITTEN = (Category.CONTACT, Category.HEALTH, Category.NOTES)


@dataclass(frozen=True, slots=True)
class Scribe:
    """Tries everything at the moved clock's instant."""

    world: World
    cast: Cast
    at: datetime

    def attempts(self, player: Player, youth: UUID) -> Iterator[Attempt]:
        yield from self._about_the_youth(player, youth)
        yield from self._words(player, youth)
        yield from self._consent(player, youth)
        yield from self._meeting(player, youth)
        yield from self._changes(player, youth)
        yield from list_attempts(self.world, player, youth)

    @property
    def guest(self) -> int:
        """The seat that is invited to the meeting of every youth."""
        return self.cast.near[Role.NAV_OT]

    def _about_the_youth(self, player: Player, youth: UUID) -> Iterator[Attempt]:
        yield from year_attempts(self.world, player, youth)
        yield from city_attempts(player, youth)
        yield from letter_attempts(player, youth)
        yield from stair_attempts(player, youth)
        yield from plan_attempts(player, youth)
        for category in (Category.ASSIGNMENT, Category.PROTECTED_ASSIGNMENT):
            yield Attempt(
                f"assigns {category.name}",
                "INSERT INTO responsibilities (youth_id, category, duty, seat_id, period, rule) "
                f"VALUES ('{youth}', {category.value}, 'lead', {self.guest}, '[2000-01-01,2000-01-02)', 't')",
                ((Action.ASSIGNMENT_OVERRIDE, About(category=category)),),
            )

    def _words(self, player: Player, youth: UUID) -> Iterator[Attempt]:
        seat = player.actor.seat
        service = (Service.YOUTH if player.actor.service is None else player.actor.service).value
        whose = f"'{player.person}', {seat or 'NULL'}, '2026-01-01'"
        for source in sorted({service, Service.NAV.value}):
            for category in WRITTEN:
                asks = About(category=category, source=Service(source))
                yield Attempt(
                    f"maps {category.name} as {source}",
                    "INSERT INTO mapping_items (youth_id, category, source, author, author_seat, recorded_at) "
                    f"VALUES ('{youth}', {category.value}, {source}, {whose})",
                    ((Action.MAPPING_WRITE, asks),),
                )
            yield Attempt(
                f"files NOTES as {source}",
                "INSERT INTO files (youth_id, category, source, author, author_seat, recorded_at, name, media_type, "
                f"sha256, content) VALUES ('{youth}', {Category.NOTES.value}, {source}, {whose}, 'n', 't', 'h', 'c')",
                ((Action.FILE_WRITE, About(category=Category.NOTES, source=Service(source))),),
            )
            yield Attempt(
                f"names an actor as {source}",
                "INSERT INTO team_actors (youth_id, source, service, in_contact, should_join, author, author_seat, "
                f"recorded_at) VALUES ('{youth}', {source}, 2, true, true, {whose})",
                ((Action.TEAM_WRITE, About(source=Service(source))),),
            )

    def _consent(self, player: Player, youth: UUID) -> Iterator[Attempt]:
        yield Attempt("records a consent", self.consent(youth, player.person), ((Action.CONSENT_RECORD, ANYTHING),))
        for record in self.world.cases[youth].history.records[:1]:
            yield Attempt(
                "withdraws",
                "INSERT INTO consent_events (consent_id, youth_id, kind, at, actor, channel) "
                f"VALUES ('{record.id}', '{youth}', 'withdrawn', '2026-01-01', '{player.person}', 't')",
                ((Action.CONSENT_WITHDRAW, ANYTHING),),
            )
        for event in self._narrowings(youth):
            yield Attempt(
                "takes back one line more",
                "INSERT INTO consent_event_lines (event_id, youth_id, source, seat_id, category, verb) "
                f"VALUES ('{event}', '{youth}', 2, {self.guest}, 11, 'read')",
                ((Action.CONSENT_NARROW, ANYTHING),),
            )

    def _narrowings(self, youth: UUID) -> list[UUID]:
        rows = self.world.admin.execute(
            "SELECT id FROM public.consent_events WHERE youth_id = %s AND kind = 'narrowed'", [youth]
        )
        return [row[0] for row in rows.fetchall()]

    def consent(self, youth: UUID, collector: UUID, txid: str = "pg_current_xact_id()") -> str:
        """The whole consent: the document, a party, a line and its evidence."""
        return "; ".join([self.document(youth, collector, txid=txid), *self.parts(youth, CONSENT)])

    def document(self, youth: UUID, collector: UUID, key: str | None = None, txid: str = "pg_current_xact_id()") -> str:
        """A consent of which nothing is said yet; its days have passed."""
        return (
            "INSERT INTO consents (id, youth_id, schema_version, decision, decided_at, recorded_at, language, giver, "
            "purpose, legal_reference_id, notice_id, notice_sha256, valid_from, valid_to, period, collection, "
            f"collected_by, txid) VALUES ('{key or CONSENT}', '{youth}', '1', 'given', '2001-01-01', '2001-01-01', "
            f"'nb', 'youth', 'p', 1, '{self.world.notice}', 'h', '2000-01-01', '2000-01-02', 'empty', 'oral', "
            f"'{collector}', {txid})"
        )

    def parts(self, youth: UUID, consent: UUID, seat: int | None = None) -> tuple[str, str, str]:
        """A party, a line and the evidence of a consent."""
        whose, party = f"'{consent}', '{youth}'", seat or self.guest
        return (
            f"INSERT INTO consent_parties (consent_id, youth_id, seat_id) VALUES ({whose}, {party})",
            (
                "INSERT INTO consent_lines (consent_id, youth_id, source, seat_id, category, verb, effect, period) "
                f"VALUES ({whose}, 7, {party}, 11, 'read', 'permit', 'empty')"
            ),
            f"INSERT INTO consent_evidence (consent_id, youth_id, evidence) VALUES ({whose}, 'heard')",
        )

    def _meeting(self, player: Player, youth: UUID) -> Iterator[Attempt]:
        seat, invited = player.actor.seat, self.cast.near[Role.DISTRICT_OT]
        yield Attempt(
            "calls a meeting",
            "INSERT INTO meetings (youth_id, kind, period, place, author, author_seat, recorded_at) VALUES "
            f"('{youth}', 'conversation', '[2026-01-01,2026-01-02)', 'p', '{player.person}', {seat or 'NULL'}, "
            "'2026-01-01')",
            ((Action.MEETING_CALL, ANYTHING),),
            shape=seat is not None,
        )
        meeting = self.world.number("SELECT count(*) FROM public.meetings WHERE youth_id = %s", youth)
        yield Attempt(
            "invites the OT contact",
            "INSERT INTO invitations (meeting_id, youth_id, seat_id, changed_at) "
            f"SELECT id, youth_id, {invited}, '2026-01-01' FROM meetings WHERE youth_id = '{youth}'",
            ((Action.MEETING_CALL, ANYTHING), (Action.MEETING_SEE, self._of_the_meeting(player))),
            shape=meeting > 0 and self._may_come(youth, invited),
        )

    def _of_the_meeting(self, player: Player) -> About:
        there = {self.cast.near[Role.COUNSELLOR], self.guest}
        return About(invited=player.actor.seat in there)

    def _may_come(self, youth: UUID, seat: int) -> bool:
        """Whether the OT contact may meet now and when the meeting is held (bug:13)."""
        contact, case = Actor(Role.DISTRICT_OT, seat, Service.DISTRICT), self.world.cases[youth]
        return all(
            decide(Action.MEETING_JOIN, standing_of(contact, case, (), at)).allowed for at in (self.at, MEETING[0])
        )

    def _changes(self, player: Player, youth: UUID) -> Iterator[Attempt]:
        case = self.world.cases[youth]
        protected = case.protection is not Protection.NONE
        category = Category.PROTECTED_ASSIGNMENT if protected else Category.ASSIGNMENT
        from_school, assignment = About(source=Service.SCHOOL), About(category=category)
        changes: tuple[tuple[str, str, tuple[tuple[Action, About], ...], bool], ...] = (
            ("changes the phone number", "youth_contacts SET phone = '1'",
             ((Action.CONTACT_READ, from_school), (Action.CONTACT_WRITE, from_school)), True),
            ("overrides the assignment", "assignments SET needs_human = true",
             ((Action.ASSIGNMENT_READ, assignment), (Action.ASSIGNMENT_OVERRIDE, assignment)), True),
            ("ends a duty", "responsibilities SET period = period",
             ((Action.YOUTH_SEE, ANYTHING), (Action.ASSIGNMENT_OVERRIDE, About(category=Category.ASSIGNMENT))),
             bool(case.responsibilities)),
            ("moves the meeting", "meetings SET state = 'cancelled'", ((Action.MEETING_CANCEL, ANYTHING),),
             player.actor.seat == self.cast.near[Role.COUNSELLOR]),
        )  # fmt: skip
        for name, what, asks, shape in changes:
            yield Attempt(name, f"UPDATE {what} WHERE youth_id = '{youth}'", asks, shape)
        for name, seat in (("the guest's", self.guest), ("the youth's", NOBODYS)):
            where = f"seat_id = {seat}" if seat != NOBODYS else "seat_id IS NULL"
            yield Attempt(
                f"cancels {name} invitation",
                f"UPDATE invitations SET state = 'cancelled' WHERE youth_id = '{youth}' AND {where}",
                ((Action.MEETING_SEE, About(seat=seat)), (Action.MEETING_CANCEL, About(seat=seat))),
            )


CONSENT = UUID(int=99)
