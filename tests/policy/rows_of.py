"""The rows that hang on a youth, each with the action by which it is read and what narrows that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from psycopg.types.range import TimestamptzRange

from portal.domain.words import CONSENTABLE, Category, Protection, Service
from portal.policy.actions import Action
from portal.policy.decide import About
from tests.policy.city_rows import city_rows
from tests.policy.letter_rows import letter_rows
from tests.policy.list_rows import list_rows
from tests.policy.plan_rows import plan_rows
from tests.policy.report_rows import report_rows
from tests.policy.row import NOBODYS, WHEN, Row, anything, from_service, of_consent, of_seat, part
from tests.policy.stair_rows import stair_rows
from tests.policy.world import World
from tests.policy.year_rows import year_rows

MEETING = (datetime(2026, 6, 10, 10, tzinfo=UTC), datetime(2026, 6, 10, 11, tzinfo=UTC))


KEYS = {
    **dict.fromkeys((
        "youth_identities", "youth_contacts", "youth_addresses", "youth_registers", "assignments", "school_spells",
        "run_changes", "quality_findings", "report_rows", "status_file_rows",
    ), "youth_id"),
    "otuk_list_rows": "concat_ws('/', list_id, youth_id)",
    "list_reviews": "concat_ws('/', list_id, youth_id, version)",
    "status_annulments": "status_id",
    "status_facts": "concat_ws('/', status_id, category)",
    "consent_evidence": "consent_id",
    "consent_parties": "concat_ws('/', consent_id, seat_id)",
    "consent_lines": "concat_ws('/', consent_id, source, seat_id, category, verb)",
    "consent_event_lines": "concat_ws('/', event_id, source, seat_id, category, verb)",
}  # fmt: skip
"""How a row of each table is told from another, where `id` does not say it."""


@dataclass
class Writer:
    """Whose words the rows are: a seat and a person of each service."""

    world: World
    seats: dict[Service, int]
    person: UUID

    def rows(self, youth: UUID) -> Iterator[Row]:
        """Fill every table for this youth."""
        yield from self._register(youth)
        yield from self._words(youth)
        yield from year_rows(self.world, self.seats, self.person, youth)
        yield from plan_rows(self.world, self.seats, self.person, youth)
        yield from letter_rows(self.world, self.seats, self.person, youth)
        yield from city_rows(self.world, self.seats, self.person, youth)
        yield from list_rows(self.world, self.seats, self.person, youth)
        yield from report_rows(self.world, self.person, youth)
        yield from stair_rows(self.world, self.seats[Service.SCHOOL], self.person, youth)
        yield from self._meetings(youth)
        yield from self._consents(youth)

    def _register(self, youth: UUID) -> Iterator[Row]:
        put, protected = self.world.put, self.world.cases[youth].protection is not Protection.NONE
        key = str(youth)
        address = Category.PROTECTED_ADDRESS if protected else Category.ADDRESS
        assignment = Category.PROTECTED_ASSIGNMENT if protected else Category.ASSIGNMENT
        put("youth_identities", youth_id=youth)
        put("youth_contacts", youth_id=youth, source=Service.SCHOOL.value)
        put("youth_addresses", youth_id=youth, category=address.value)
        put("youth_registers", youth_id=youth, seen_at=WHEN)
        put(
            "assignments", youth_id=youth, category=assignment.value, decided_at=WHEN, status="assigned", rule="TB-09",
            needs_human=False,
        )  # fmt: skip
        yield Row("youths", key, youth, Action.YOUTH_SEE, anything)
        yield Row("youth_identities", key, youth, Action.IDENTITY_READ, anything)
        yield Row("youth_contacts", key, youth, Action.CONTACT_READ, from_service(Service.SCHOOL))
        yield Row("youth_addresses", key, youth, Action.ADDRESS_READ, lambda _: About(category=address))
        yield Row("youth_registers", key, youth, Action.REGISTER_READ, anything)
        yield Row("assignments", key, youth, Action.ASSIGNMENT_READ, lambda _: About(category=assignment))
        yield from self._follow_up(youth)

    def _follow_up(self, youth: UUID) -> Iterator[Row]:
        put = self.world.put
        for duty in self.world.cases[youth].responsibilities:
            yield Row("responsibilities", str(duty.id), youth, Action.YOUTH_SEE, anything)
        registration = uuid4()
        put("registrations", id=registration, youth_id=youth, registered_on=WHEN.date(), recorded_at=WHEN)
        yield Row("registrations", str(registration), youth, Action.YOUTH_SEE, anything)
        put("events", at=WHEN, person_id=self.person, action="t", youth_id=youth)
        event = self.world.number("SELECT max(id) FROM public.events")
        yield Row("events", str(event), youth, Action.LOG_READ, anything)
        put("youth_pasts", youth_id=youth, until=WHEN, protection="none")
        past = self.world.number("SELECT max(id) FROM public.youth_pasts")
        yield Row("youth_pasts", str(past), youth, Action.LOG_READ, anything)
        put("school_spells", youth_id=youth, kind="public_vgs")
        yield Row("school_spells", str(youth), youth, Action.REGISTER_READ, anything)

    def _words(self, youth: UUID) -> Iterator[Row]:
        for source in self.seats:
            for category in CONSENTABLE:
                yield self._item("mapping_items", youth, category, source)
            for category in (Category.HEALTH, Category.CONSENT_TEXT):
                yield self._item("files", youth, category, source)
            actor = uuid4()
            self.world.put(
                "team_actors", id=actor, youth_id=youth, source=source.value, service=2, in_contact=True,
                should_join=True, author=self.person, author_seat=self.seats[source], recorded_at=WHEN,
            )  # fmt: skip
            yield Row("team_actors", str(actor), youth, Action.TEAM_READ, from_service(source))

    def _item(self, table: str, youth: UUID, category: Category, source: Service) -> Row:
        made, seat = uuid4(), self.seats[source]
        content = {} if table == "mapping_items" else {
            "name": "n", "media_type": "t", "sha256": b"h", "content": b"c",
        }  # fmt: skip
        self.world.put(
            table, id=made, youth_id=youth, category=category.value, source=source.value, author=self.person,
            author_seat=seat, recorded_at=WHEN, **content,
        )  # fmt: skip
        action = Action.MAPPING_READ if table == "mapping_items" else Action.FILE_READ
        return Row(
            table, str(made), youth, action,
            lambda actor: About(category=category, source=source, written_here=actor.seat == seat),
        )  # fmt: skip

    def _meetings(self, youth: UUID) -> Iterator[Row]:
        author, guest = self.seats[Service.SCHOOL], self.seats[Service.NAV]
        meeting, invitations = uuid4(), {guest: uuid4(), None: uuid4()}
        self.world.put(
            "meetings", id=meeting, youth_id=youth, kind="clarification", place="Rom 2", author=self.person,
            author_seat=author, recorded_at=WHEN, period=TimestamptzRange(*MEETING),
        )  # fmt: skip
        for seat, made in invitations.items():
            self.world.put("invitations", id=made, meeting_id=meeting, youth_id=youth, seat_id=seat, changed_at=WHEN)
        yield Row(
            "meetings", str(meeting), youth, Action.MEETING_SEE,
            lambda actor: About(invited=actor.seat in {author, guest}),
        )  # fmt: skip
        for seat, made in invitations.items():
            yield Row("invitations", str(made), youth, Action.MEETING_SEE, of_seat(seat or NOBODYS))

    def _consents(self, youth: UUID) -> Iterator[Row]:
        history = self.world.cases[youth].history
        for record in history.records:
            key, consent = str(record.id), record.id
            self.world.put("consent_evidence", consent_id=consent, youth_id=youth, evidence="heard")
            yield Row("consents", key, youth, Action.CONSENT_SEE, of_consent(consent))
            yield Row("consent_evidence", key, youth, Action.CONSENT_READ, anything)
            for seat in record.parties:
                yield Row("consent_parties", f"{key}/{seat}", youth, Action.CONSENT_PART_SEE, part(consent, seat))
            for term in record.terms:
                line = term.line
                spelled = f"{key}/{line.source.value}/{line.seat}/{line.category.value}/{line.verb}"
                yield Row("consent_lines", spelled, youth, Action.CONSENT_PART_SEE, part(consent, line.seat))
        rows = self.world.admin.execute(
            "SELECT id, consent_id, seat_id FROM public.consent_events WHERE youth_id = %s", [youth]
        ).fetchall()
        for event, consent, seat in rows:
            yield Row("consent_events", str(event), youth, Action.CONSENT_PART_SEE, part(consent, seat))
        for (spelled,) in self.world.admin.execute(
            f"SELECT {KEYS['consent_event_lines']} FROM public.consent_event_lines WHERE youth_id = %s".encode(),
            [youth],
        ).fetchall():
            yield Row("consent_event_lines", spelled, youth, Action.CONSENT_READ, anything)
