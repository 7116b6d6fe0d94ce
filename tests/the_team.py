"""Sara and the team around her: real units of Oslo, real seats, written as the administrator for a story to begin."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from flask import Flask

from portal.domain.words import Category, Service
from portal.queries.visitors import Visitor, enter
from tests.conftest import Database

SCHOOL, DISTRICT, NAV = "Hersleb videregående skole", "Grünerløkka", "Nav Grünerløkka"
SEATS = {"reidun": ("counsellor", SCHOOL), "omar": ("district_ot", DISTRICT), "nina": ("nav_ot", NAV)}


@dataclass(frozen=True)
class Team:
    """Reidun is Sara's counsellor, Omar the district's OT contact, Nina leads OT at Nav; all by their first names."""

    database: Database
    youth_id: UUID
    seats: dict[str, int]
    people: dict[str, UUID]

    def sql(self, statement: str, *given: object) -> list[tuple[Any, ...]]:
        """As the administrator, whom no row guard stops; one mapping fills names, else each %s its own."""
        parameters: Any = given[0] if len(given) == 1 and isinstance(given[0], dict) else given
        with self.database.cluster.connect(database=self.database.name) as administrator:
            cursor = administrator.execute(statement.encode(), parameters)
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def acting(self, app: Flask, who: str) -> Iterator[Visitor]:
        """A request of theirs: signed in by OpenID Connect a moment ago."""
        with app.app_context():
            visitor = enter(self.token(who))
            assert visitor is not None
            yield visitor

    def token(self, who: str) -> str:
        """The token of a session of theirs."""
        token = f"{who} {uuid4()}"
        appointment = self.sql("SELECT id FROM appointments WHERE person_id = %s", self.people[who])
        self.sql(
            """INSERT INTO sessions
                   (digest, person_id, appointment_id, issuer, acr, started_at, seen_at, idle, expires_at)
               VALUES (%s, %s, %s, 'https://staff.invalid', 'high', now(), now(), '1 day', now() + interval '1 day')""",
            sha256(token.encode()).digest(), self.people[who], appointment[0][0] if appointment else None,
        )  # fmt: skip
        return token

    def mapped(self) -> None:
        """Reidun and Sara have found out how it is, and that Nav should join: that opens the first gate (TE-03)."""
        by = "SELECT gen_random_uuid(), %s, 0, %s, %s, now() - interval '1 hour'"
        who = (self.youth_id, self.people["reidun"], self.seats["reidun"])
        self.sql(
            f"""INSERT INTO mapping_items (id, youth_id, source, author, author_seat, recorded_at, category, situation,
                    needs, goals) {by}, {Category.NOTES.value}, 'Borte fra skolen', 'Noen som spør', 'Fagbrev'""",
            *who,
        )
        self.sql(
            f"""INSERT INTO team_actors (id, youth_id, source, author, author_seat, recorded_at, service, in_contact,
                    should_join) {by}, {Service.NAV.value}, false, true""",
            *who,
        )

    def consent(self, *who: str, until: date | None = None, meet: bool = True) -> UUID:
        """Sara says yes to these: her work goals, and meetings. She is asked when all is mapped."""
        if not self.sql("SELECT FROM team_actors WHERE youth_id = %s", self.youth_id):
            self.mapped()
        consent_id, today = uuid4(), datetime.now(UTC).date()
        last = until or today + timedelta(days=90)
        self.sql(
            """INSERT INTO consents (id, youth_id, schema_version, decision, decided_at, recorded_at, language, giver,
                   purpose, legal_reference_id, notice_id, notice_sha256, valid_from, valid_to, period, collection,
                   collected_by, collected_seat)
               SELECT %(id)s, %(youth)s, 'test', 'given', %(at)s, %(at)s, 'nb', 'youth', 'follow-up',
                   (SELECT min(id) FROM legal_references), n.id, n.sha256, %(first)s, %(last)s,
                   tstzrange(greatest(%(at)s, %(first)s::date::timestamp AT TIME ZONE 'Europe/Oslo'),
                             (%(last)s::date + 1)::timestamp AT TIME ZONE 'Europe/Oslo'),
                   'oral', %(person)s, %(seat)s
               FROM notices n WHERE n.language = 'nb' LIMIT 1""",
            {
                "id": consent_id, "youth": self.youth_id, "at": datetime.now(UTC), "first": today, "last": last,
                "person": self.people["reidun"], "seat": self.seats["reidun"],
            },
        )  # fmt: skip
        for name in who:
            self._line(consent_id, self.seats[name], Category.WORK, "read")
            if meet:
                self._line(consent_id, self.seats[name], Category.MEETING, "meet")
        return consent_id

    def withdraw(self, consent_id: UUID, who: str) -> None:
        """Sara takes it back; without the service, so nothing but the access ends."""
        self.sql(
            """INSERT INTO consent_events (consent_id, youth_id, kind, seat_id, at, actor, channel)
               VALUES (%s, %s, 'withdrawn', %s, now(), %s, 'staff')""",
            consent_id, self.youth_id, self.seats[who], self.people["reidun"],
        )  # fmt: skip

    def _line(self, consent_id: UUID, seat: int, category: Category, verb: str) -> None:
        self.sql(
            "INSERT INTO consent_parties (consent_id, youth_id, seat_id) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            consent_id, self.youth_id, seat,
        )  # fmt: skip
        self.sql(
            """INSERT INTO consent_lines (consent_id, youth_id, source, seat_id, category, verb, effect, period)
               SELECT id, youth_id, %s, %s, %s, %s, 'permit', period FROM consents WHERE id = %s""",
            int(Service.SCHOOL), seat, int(category), verb, consent_id,
        )  # fmt: skip


def gather(database: Database) -> Team:
    """Sara goes to Hersleb and lives in Grünerløkka; nobody has consented to anything yet."""
    team = Team(database, uuid4(), {}, {})
    team.sql(
        """INSERT INTO youths (id, first_name, last_name, birth_year, district_no, last_activity)
           VALUES (%s, 'Sara', 'Moen', 2009, '030102', now() - interval '1 day')""",
        team.youth_id,
    )
    team.sql("INSERT INTO youth_contacts (youth_id, mail) VALUES (%s, 'sara@ungdom.invalid')", team.youth_id)
    for name, (role, unit) in SEATS.items():
        appoint(team, name, role, unit)
    team.sql(
        """INSERT INTO responsibilities (youth_id, category, duty, seat_id, period, rule)
           VALUES (%s, 5, 'school', %s, tstzrange(now() - interval '1 day', NULL), 'TB-01')""",
        team.youth_id, team.seats["reidun"],
    )  # fmt: skip
    team.people["sara"] = uuid4()
    team.sql(
        "INSERT INTO people (id, kind, name, youth_id) VALUES (%s, 'youth', 'Sara', %s)",
        team.people["sara"], team.youth_id,
    )  # fmt: skip
    return team


def appoint(team: Team, name: str, role: str, unit: str) -> None:
    """One more at work: somebody with a role at a unit."""
    ((seat,),) = team.sql(
        "SELECT s.id FROM policy.seats s JOIN units u ON u.id = s.unit_id WHERE s.role = %s AND u.name LIKE %s",
        role, f"%{unit}",
    )  # fmt: skip
    team.seats[name], team.people[name] = seat, uuid4()
    team.sql(
        "INSERT INTO people (id, kind, name, mail) VALUES (%s, 'staff', %s, %s)",
        team.people[name], name.title(), f"{name}@kommune.invalid",
    )  # fmt: skip
    team.sql(
        """INSERT INTO appointments (person_id, seat_id, period, granted_by)
           VALUES (%s, %s, tstzrange(now() - interval '1 day', NULL), 'UDA')""",
        team.people[name], seat,
    )  # fmt: skip
