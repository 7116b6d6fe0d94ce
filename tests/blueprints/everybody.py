"""Sara's case as it stands in each state of her consent, and everybody who might knock at its doors."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from flask import Flask

from portal import database
from portal.domain.calendar import oslo_date, oslo_midnight, school_year_start
from portal.domain.consent_answers import Answer, Evidence
from portal.domain.consent_proposals import Giver
from portal.domain.consents import Decided, Line
from portal.domain.meetings import Call, Kind
from portal.domain.words import Category, Service, Verb
from portal.outside.number_sealing import NumberSealer
from portal.queries.visitors import Visitor
from portal.services import consents, meetings, teams, visits, wheel_years
from tests.blueprints import city_scene, letters, list_scene, plan_scene
from tests.conftest import Database
from tests.the_team import Team, appoint, gather

NUMBER = "14830899074"
"""Sara's identity number: synthetic, month + 80."""
LAST_NAME = "Moen"
WHO = {
    "school": "reidun", "district": "omar", "nav": "nina", "youth": "sara",
}  # fmt: skip
"""Columns of the tables whose person `tests/the_team.py` gathers; the others are made here by the column's name."""
ELSEWHERE = {
    "other_school": ("counsellor", "Stovner videregående skole"),
    "other_district": ("district_ot", "Bydel Stovner"),
    "other_nav": ("nav_ot", "Nav Stovner"),
    "adviser": ("nav_adviser", "Nav Grünerløkka"),
    "uda": ("uda", "Utdanningsadministrasjonen"),
    "officer": ("uda_address_officer", "Utdanningsadministrasjonen"),
    "apprentices": ("fagopplaering", "Avdeling for fagopplæring"),
    "adult": ("vo_service_centre", "Servicesenter for voksenopplæring"),
    "actor": ("other_actor", "Barneverntjenesten"),
    "private": ("private_school", "Akademiet Oslo AS"),
}
STATES = ("none", "in force", "withdrawn")
ISSUER = "https://staff.invalid"
HOUR = timedelta(hours=1)


@dataclass
class Scene:
    """One database with Sara in it, and the ids that addresses need."""

    app: Flask
    team: Team
    meeting_id: UUID
    file_id: UUID
    import_id: UUID
    written: letters.Written

    def signed_in(self, who: str) -> str:
        """The cookie of a browser in which they have come back from their OpenID provider."""
        with self.app.app_context():
            claims = visits.Claims(ISSUER, WHO.get(who, who), "high")
            token = visits.sign_in(claims, visits.Lasting(HOUR, HOUR))
            serializer = self.app.session_interface.get_signing_serializer(self.app)  # type: ignore[attr-defined] # cookies
            return str(serializer.dumps({"_user_id": token, "_fresh": True}))


def begin(app: Flask, place: Database) -> Scene:
    """Everybody is appointed; Sara is mapped, has a file and a conversation ahead; nobody has any consent."""
    team = gather(place)
    for name, (role, unit) in ELSEWHERE.items():
        appoint(team, name, role, unit)
    team.people["unappointed"], team.people["other_youth"] = uuid4(), uuid4()
    team.sql("INSERT INTO people (id, kind, name) VALUES (%s, 'staff', 'Una')", team.people["unappointed"])
    _youths(app, team)
    for name, person in team.people.items():
        team.sql("INSERT INTO identities VALUES (%s, %s, %s, now())", ISSUER, name, person)
    team.sql(
        "INSERT INTO statuses (youth_id, code, valid_from, recorded_at, source) "
        "VALUES (%s, 'OTOV', '2026-01-01', '2026-01-01', 'register')", team.youth_id,
    )  # fmt: skip
    with team.acting(app, "reidun") as reidun:
        for category in (Category.WORK, Category.HEALTH):
            teams.map_category(reidun, team.youth_id, teams.Mapping(category, "vil bli kokk", "", ""))
        file_id = teams.keep_file(reidun, team.youth_id, teams.Upload(Category.WORK, "plan.txt", "text/plain", b"x"))
        meeting_id = meetings.call(reidun, team.youth_id, _call(Kind.CONVERSATION, ()))
        database.forget()
    team.mapped()
    _wheel(app, team)
    city_scene.begin(team)
    list_scene.begin(team)
    plan_scene.begin(team)
    return Scene(app, team, meeting_id, file_id, _register_work(team), letters.write(team))


def _wheel(app: Flask, team: Team) -> None:
    """The annual wheel of this school year, as UDA made it on its first day."""
    with team.acting(app, "uda") as uda:
        first = school_year_start(oslo_date(uda.now))
        wheel_years.make(replace(uda, now=oslo_midnight(first)), first.year)
        database.forget()


def consent(scene: Scene) -> None:
    """Sara says yes to three: the district may write notes too, child welfare may not meet; a meeting is called."""
    team = scene.team
    lines = [Line(Service.SCHOOL, team.seats[who], Category.WORK, Verb.READ) for who in ("omar", "nina", "actor")]
    lines += [Line(Service.SCHOOL, team.seats[who], Category.MEETING, Verb.MEET) for who in ("omar", "nina")]
    lines.append(Line(Service.SCHOOL, team.seats["omar"], Category.NOTES, Verb.WRITE))
    with team.acting(scene.app, "reidun") as reidun:
        consents.record(reidun, team.youth_id, _answer(team, reidun, tuple(lines)))
    with team.acting(scene.app, "reidun") as reidun:
        seats = (team.seats["omar"], team.seats["nina"])
        scene.meeting_id = meetings.call(reidun, team.youth_id, _call(Kind.CLARIFICATION, seats))
        database.forget()


def withdraw(scene: Scene) -> None:
    """Sara takes all of it back."""
    for who in ("omar", "nina", "actor"):
        with scene.team.acting(scene.app, "reidun") as reidun:
            consents.withdraw(reidun, scene.team.youth_id, scene.team.seats[who])
            database.forget()


def _youths(app: Flask, team: Team) -> None:
    """Sara is at risk but not on the OTUK list, so that consent alone decides; Jonas is somebody else's."""
    sealer: NumberSealer = app.config["NUMBER_SEALER"]
    team.sql("UPDATE youths SET status_code = 'ELVG_IM', status_on = '2026-09-25' WHERE id = %s", team.youth_id)
    team.sql(
        """INSERT INTO youth_identities (youth_id, number_sealed, number_digest, birth_date)
           VALUES (%s, %s, %s, '2008-03-14')""",
        team.youth_id, sealer.seal(NUMBER), sealer.digest(NUMBER),
    )  # fmt: skip
    team.sql(
        """WITH y AS (INSERT INTO youths (first_name, last_name, birth_year, district_no, last_activity)
                      VALUES ('Jonas', 'Holm', 2008, '030111', now()) RETURNING id)
           INSERT INTO people (id, kind, name, youth_id) SELECT %s, 'youth', 'Jonas', id FROM y""",
        team.people["other_youth"],
    )
    team.sql(
        """INSERT INTO assignments (youth_id, category, decided_at, status, unit_id, rule, needs_human)
           SELECT %s, 5, now(), 'assigned', unit_id, 'TB-04', false FROM policy.seats WHERE id = %s""",
        team.youth_id, team.seats["reidun"],
    )  # fmt: skip


def _register_work(team: Team) -> UUID:
    """A register file that UDA has sent, with a row set aside."""
    import_id = uuid4()
    team.sql(
        """INSERT INTO imports (id, file_name, size, sha256, state, quarantined, started_by, started_at)
           VALUES (%s, 'register.csv', 10, '', 'done', 1, %s, now())""",
        import_id, team.people["uda"],
    )  # fmt: skip
    team.sql(
        """WITH i AS (INSERT INTO imports (kind, file_name, size, sha256, state, started_by, started_at)
               VALUES ('leavers', 'sluttere.csv', 10, 'a', 'previewed', %s, now()) RETURNING id)
           INSERT INTO transfer_rows (import_id, row_no, state, outcome, sealed)
           SELECT id, 1, 'doubtful', 'doubtful', 'x' FROM i""",
        team.people["uda"],
    )
    _reports(team)
    return import_id


def _reports(team: Team) -> None:
    """A report that was frozen and corrected, with nobody in it, and a status file that waits to be carried."""
    first = uuid4()
    for report, version, corrects, why in ((first, 1, None, ""), (uuid4(), 2, first, "meldt for sent")):
        team.sql(
            """INSERT INTO reports (id, report_day, version, corrects, reason, state, opened_by, opened_at, checked_by,
                   checked_at, signed_by, signed_name, signed_at, known_at, row_count, digest)
               SELECT %s, '2026-06-15', %s, %s, %s, 'frozen', p.id, now(), p.id, now(), p.id, p.name, now(), now(), 0,
                      sha256('') FROM people p WHERE p.id = %s""",
            report, version, corrects, why, team.people["uda"],
        )  # fmt: skip
    team.sql(
        """INSERT INTO status_files (state, as_of, asked_by, asked_at, row_count, digest)
           VALUES ('made', '2026-06-15', %s, now(), 0, sha256(''))""",
        team.people["uda"],
    )  # fmt: skip


def _call(kind: Kind, seats: tuple[int, ...]) -> Call:
    start = datetime.now(UTC).replace(minute=0) + timedelta(days=7)
    return Call(kind=kind, start=start, end=start + HOUR, place="Møterom 2", seats=seats)


def _answer(team: Team, reidun: Visitor, lines: tuple[Line, ...]) -> Answer:
    notice = UUID(str(team.sql("SELECT id FROM notices WHERE language = 'nb' LIMIT 1")[0][0]))
    today = date.today()  # noqa: DTZ011 - as the story was written
    return Answer(
        decision=Decided.GIVEN, parties=tuple({line.seat for line in lines}), lines=lines, decided_at=reidun.now,
        valid_from=today, valid_to=today + timedelta(days=60), giver=Giver.YOUTH, language="nb", notice_id=notice,
        collection="oral", evidence=Evidence("Sagt i samtale"), purpose="Oppfølging",
    )  # fmt: skip
