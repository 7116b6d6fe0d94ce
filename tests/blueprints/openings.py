"""The tables of who gets in, and how each route is knocked at: its address, and what is sent with it."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

from flask import Flask
from werkzeug.routing import Map
from werkzeug.test import TestResponse

from portal.domain.calendar import oslo_date, school_year
from portal.domain.words import Category
from tests.blueprints import city_scene, list_scene, plan_scene
from tests.blueprints.everybody import STATES, WHO, Scene

FOLDER = Path(__file__).resolve().parent
TURNED_BACK = "Du er ikke logget inn"


@dataclass(frozen=True)
class Row:
    """A route, and for each column what becomes of who stands there: one word, or one for each state of consent."""

    method: str
    route: str
    cells: Mapping[str, str]

    def expected(self, who: str, state: str) -> str:
        """`in`, `403`, `404`, `front` (sent to sign in) or `choose` (sent to choose an appointment)."""
        words = self.cells[who].split("|")
        return words[0] if len(words) == 1 else words[STATES.index(state)]


def read(name: str) -> tuple[Row, ...]:
    """The rows of a table beside this file; lines that begin with # are its headings."""
    with (FOLDER / name).open(encoding="utf-8") as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    rows = csv.DictReader(lines, skipinitialspace=True)
    tidy = [{key.strip(): (value or "").strip() for key, value in row.items()} for row in rows]
    return tuple(Row(row.pop("method"), row.pop("route"), row) for row in tidy)


def routes(app: Flask, *, about_youths: bool = False) -> set[tuple[str, str]]:
    """Every method and rule of the product but the files anybody may fetch."""
    urls: Map = app.url_map
    return {
        (method, rule.rule)
        for rule in urls.iter_rules()
        if rule.endpoint != "static" and (not about_youths or rule.arguments & {"youth_id", "meeting_id"})
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def this_school_year() -> int:
    """The one whose wheel the scene has."""
    return school_year(oslo_date(datetime.now(UTC)))


@dataclass
class Knock:
    """Somebody who knocks."""

    scene: Scene
    who: str

    @cached_property
    def invitation(self) -> UUID:
        """Their own invitation to the newest meeting, or the youth's where they have none."""
        found = self.scene.team.sql(
            "SELECT id FROM invitations WHERE meeting_id = %s ORDER BY seat_id IS NOT DISTINCT FROM %s DESC, seat_id "
            "NULLS FIRST LIMIT 1", self.scene.meeting_id, self.scene.team.seats.get(self.name),
        )  # fmt: skip
        return UUID(str(found[0][0]))

    @cached_property
    def appointment(self) -> str:
        """Their appointment, or anybody's where they have none."""
        person = self.scene.team.people.get(self.name)
        found = self.scene.team.sql("SELECT id FROM appointments ORDER BY person_id = %s DESC LIMIT 1", person)
        return str(found[0][0])

    @cached_property
    def status(self) -> str:
        """A status of Sara's."""
        found = self.scene.team.sql("SELECT id FROM statuses WHERE youth_id = %s", self.scene.team.youth_id)
        return str(found[0][0])

    @cached_property
    def report(self) -> str:
        """A correction that is frozen."""
        return str(self.scene.team.sql("SELECT id FROM reports WHERE version = 2")[0][0])

    @cached_property
    def status_file(self) -> str:
        """A file that waits to be carried."""
        return str(self.scene.team.sql("SELECT id FROM status_files")[0][0])

    @cached_property
    def transfer(self) -> str:
        """A file of the year that waits for UDA's yes, with a row that waits for a human."""
        return str(self.scene.team.sql("SELECT id FROM imports WHERE kind = 'leavers'")[0][0])

    @cached_property
    def school(self) -> str:
        """A school that can be given the duty."""
        seat = self.scene.team.seats["reidun"]
        return str(self.scene.team.sql("SELECT unit_id FROM policy.seats WHERE id = %s", seat)[0][0])

    @cached_property
    def wheel_item(self) -> str:
        """The schools' first registration deadline of this school year."""
        found = self.scene.team.sql("SELECT id FROM wheel_items WHERE source_id = 'W-004'")
        return str(found[0][0])

    @property
    def name(self) -> str:
        """What they are called in the team."""
        return WHO.get(self.who, self.who)

    def address(self, row: Row, youth_id: UUID) -> str:
        """The route about this youth; what else it names is Sara's."""
        team = self.scene.team
        blanks = {
            "<uuid:youth_id>": youth_id, "<uuid:meeting_id>": self.scene.meeting_id,
            "<uuid:invitation_id>": self.invitation, "<uuid:file_id>": self.scene.file_id,
            "<uuid:status_id>": self.status, "<uuid:import_id>": self.scene.import_id,
            "<int:seat_id>": team.seats["nina"], "<key>": "staff",
            "<table>": "target-group", "<any(csv,xlsx):kind>": "csv", "<any(csv,xlsx,json):kind>": "csv",
        }  # fmt: skip
        blanks |= {
            "<uuid:item_id>": self.wheel_item, "<uuid:bulletin_id>": uuid4(), "<int:year>": this_school_year(),
            "<string(length=43):token>": "a" * 43,
        }  # fmt: skip
        written = self.scene.written
        blanks |= {
            "<uuid:letter_id>": written.letter, "<uuid:right_id>": written.right, "<uuid:batch_id>": written.batch,
            "<int:part>": 1, "<code>": "plan_form",
        }  # fmt: skip
        if row.route.startswith("/me/stop/"):
            blanks["<int:seat_id>"] = team.seats["omar"]  # the youth takes Nav's back by the other route
        if row.route.startswith("/transfers/"):
            blanks |= {"<uuid:import_id>": self.transfer, "<int:row_no>": 1}
        blanks |= city_scene.blanks(team, row.route) | list_scene.blanks(team, row.route) | plan_scene.blanks(team)
        if row.route.startswith("/reports/"):
            file_id = {"<uuid:file_id>": self.status_file}
            blanks |= {"<uuid:report_id>": self.report, "<check_id>": "no_status", **file_id}
        address = "/search?q=Sar" if row.route == "/search" else row.route
        for blank, value in blanks.items():
            address = address.replace(blank, str(value))
        return address

    def form(self, row: Row) -> dict[str, object]:
        """Something that can be kept where the page has such a thing, else nothing."""
        day = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
        written = str(int(Category.NOTES))
        forms: dict[str, dict[str, object]] = {
            "mapping": {"category": written, "situation": "kommer til avtaler"},
            "actors": {"in_contact": ["13"]},
            "files/new": {"category": written, "file": (BytesIO(b"%PDF-1.7 notat"), "notat.pdf")},
            "meetings/new": {"kind": "conversation", "day": day, "starts": "10:00", "ends": "11:00", "place": "Rom 3"},
            "<uuid:invitation_id>": {"answer": "accepted"},
            "/appointments": {"appointment": self.appointment},
            "/conflict": {"kind": "own_child"},
            "/contacts": {"channel": "sms", "outcome": "no_reply", "day": "2026-01-02", "purpose": "reach"},
            "/language": {"language": "nn", "back": "/health"},
            "/uda/imports": {"file": (BytesIO(b"fornavn;etternavn\n"), "register.csv")},
            "/uda/assignments": {"as_of": day},
            "/uda/assignments/<uuid:youth_id>": {"unit": self.school, "reason": "Etter samtale"},
            "/uda/rules/<table>": {"facts": "{}"},
            "/fine": {"reason": "Etter samtale"},
        }
        forms |= list_scene.forms(day)
        return next((data for end, data in forms.items() if row.route.endswith(end)), {})

    def at(self, row: Row, youth_id: UUID, cookie: str | None) -> TestResponse:
        """The answer to somebody with this cookie, in a browser that has been nowhere else."""
        browser = self.scene.app.test_client()
        if cookie:
            browser.set_cookie("laget", cookie)
        data = self.form(row) if row.method == "POST" else None
        return browser.open(self.address(row, youth_id), method=row.method, data=data, buffered=True)


def outcome(app: Flask, answer: TestResponse) -> str:
    """The word for it; what the form or the domain has to say is another matter: they got in."""
    if answer.status_code in {401, 403, 404} or answer.status_code >= 500:
        return str(answer.status_code)
    if answer.location == "/appointments":
        return "choose"
    if answer.location == "/" and any(TURNED_BACK in text for text in _flashed(app, answer)):
        return "front"
    return "in"


def _flashed(app: Flask, answer: TestResponse) -> Iterator[str]:
    """What the next page would say."""
    with app.test_request_context(headers={"Cookie": answer.headers.get("Set-Cookie", "").partition(";")[0]}) as page:
        yield from (text for _kind, text in page.session.get("_flashes", []))
