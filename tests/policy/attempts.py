"""What somebody may try to write about a youth, and all that Python asks for before it may be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from portal.domain.words import Category, Service
from portal.policy.actions import Action
from portal.policy.decide import ANYTHING, About, decide
from portal.policy.standing import Standing
from tests.policy.rows_of import NOBODYS
from tests.policy.world import Player, World

TRIED = """
CREATE OR REPLACE FUNCTION public.tried(_statements text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    _said text := '';
    _statement text;
    _rows integer;
BEGIN
    FOREACH _statement IN ARRAY _statements LOOP
        BEGIN
            EXECUTE _statement;
            GET DIAGNOSTICS _rows = ROW_COUNT;
            RAISE EXCEPTION USING ERRCODE = 'XX999', MESSAGE = CASE WHEN _rows > 0 THEN 'y' ELSE 'n' END;
        EXCEPTION
            WHEN SQLSTATE 'XX999' THEN _said := _said || SQLERRM;
            WHEN insufficient_privilege THEN _said := _said || 'n';
        END;
    END LOOP;
    RETURN _said;
END $$
"""
"""Tries each statement and undoes it: y where it did something, n where it was refused or found no row."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A statement, and all that Python asks for before it may be done."""

    name: str
    statement: str
    asks: tuple[tuple[Action, About], ...]
    shape: bool = True

    def allowed(self, standing: Standing) -> bool:
        return self.shape and all(decide(action, standing, about).allowed for action, about in self.asks)


WRITTEN = (Category.CONTACT, Category.HEALTH, Category.NOTES)


@dataclass(frozen=True, slots=True)
class Scribe:
    """Tries everything; `guest` is the seat that is invited."""

    world: World
    guest: int

    def attempts(self, player: Player, youth: UUID) -> Iterator[Attempt]:
        yield from self._about_the_youth(player, youth)
        yield from self._words(player, youth)
        yield from self._consent(player, youth)
        yield from self._meeting(player, youth)
        yield from self._changes(youth)

    def _about_the_youth(self, player: Player, youth: UUID) -> Iterator[Attempt]:
        me = f"'{player.person}'"
        yield Attempt(
            "records a status",
            "INSERT INTO statuses (youth_id, code, valid_from, recorded_at, recorded_by, source) "
            f"VALUES ('{youth}', 'OTOV', '2026-01-01', '2026-01-01', {me}, 't')",
            ((Action.STATUS_RECORD, ANYTHING),),
        )
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
                yield Attempt(
                    f"maps {category.name} as {source}",
                    "INSERT INTO mapping_items (youth_id, category, source, author, author_seat, recorded_at) "
                    f"VALUES ('{youth}', {category.value}, {source}, {whose})",
                    ((Action.MAPPING_WRITE, About(category=category, source=Service(source))),),
                )
        yield Attempt(
            "names an actor",
            "INSERT INTO team_actors (youth_id, source, service, in_contact, should_join, author, author_seat, "
            f"recorded_at) VALUES ('{youth}', {service}, 2, true, true, {whose})",
            ((Action.TEAM_WRITE, About(source=player.actor.service)),),
        )

    def _consent(self, player: Player, youth: UUID) -> Iterator[Attempt]:
        me, seat = player.person, self.guest
        yield Attempt(
            "records a consent",
            "WITH made AS (SELECT gen_random_uuid() AS id) INSERT INTO consents (id, youth_id, schema_version, "
            "decision, decided_at, recorded_at, language, giver, purpose, legal_reference_id, notice_id, "
            "notice_sha256, valid_from, valid_to, period, collection, collected_by) "
            f"SELECT id, '{youth}', '1', 'given', '2001-01-01', '2001-01-01', 'nb', 'youth', 'p', 1, "
            f"'{self.world.notice}', 'h', '2000-01-01', '2000-01-02', 'empty', 'oral', '{me}' FROM made",
            ((Action.CONSENT_RECORD, ANYTHING),),
        )
        records = self.world.cases[youth].history.records
        for record in records[:1]:
            yield Attempt(
                "withdraws",
                "INSERT INTO consent_events (consent_id, youth_id, kind, at, actor, channel) "
                f"VALUES ('{record.id}', '{youth}', 'withdrawn', '2026-01-01', '{me}', 't')",
                ((Action.CONSENT_WITHDRAW, ANYTHING),),
            )
            yield Attempt(
                "widens a consent given earlier",
                "INSERT INTO consent_parties (consent_id, youth_id, seat_id) "
                f"VALUES ('{record.id}', '{youth}', {seat})",
                (),
                shape=False,
            )

    def _meeting(self, player: Player, youth: UUID) -> Iterator[Attempt]:
        seat = player.actor.seat
        yield Attempt(
            "calls a meeting",
            "INSERT INTO meetings (youth_id, kind, period, place, author, author_seat, recorded_at) VALUES "
            f"('{youth}', 'conversation', '[2026-01-01,2026-01-02)', 'p', '{player.person}', {seat or 'NULL'}, "
            "'2026-01-01')",
            ((Action.MEETING_CALL, ANYTHING),),
            shape=seat is not None,
        )

    def _changes(self, youth: UUID) -> Iterator[Attempt]:
        protected = self.world.cases[youth].protection != "none"
        category = Category.PROTECTED_ASSIGNMENT if protected else Category.ASSIGNMENT
        from_school = About(source=Service.SCHOOL)
        yield Attempt(
            "changes the phone number",
            f"UPDATE youth_contacts SET phone = '1' WHERE youth_id = '{youth}'",
            ((Action.CONTACT_READ, from_school), (Action.CONTACT_WRITE, from_school)),
        )
        yield Attempt(
            "overrides the assignment",
            f"UPDATE assignments SET needs_human = true WHERE youth_id = '{youth}'",
            tuple((a, About(category=category)) for a in (Action.ASSIGNMENT_READ, Action.ASSIGNMENT_OVERRIDE)),
        )
        for name, seat in (("the guest's", self.guest), ("the youth's", NOBODYS)):
            where = f"seat_id = {seat}" if seat != NOBODYS else "seat_id IS NULL"
            yield Attempt(
                f"cancels {name} invitation",
                f"UPDATE invitations SET state = 'cancelled' WHERE youth_id = '{youth}' AND {where}",
                tuple((a, About(seat=seat)) for a in (Action.MEETING_SEE, Action.MEETING_CANCEL)),
            )
