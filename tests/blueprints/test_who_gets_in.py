"""Every route, everybody, and every state of Sara's consent: who gets in stands in `who_gets_in.csv` (table 2d)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from flask import Flask
from pydantic import SecretStr
from werkzeug.test import TestResponse

from portal.app import create_app
from portal.database import db
from portal.demo.provider import provider
from portal.outside.postgres import Cluster
from portal.settings import Issuer
from tests.blueprints import everybody
from tests.blueprints.everybody import LAST_NAME, NUMBER, STATES, Scene
from tests.blueprints.openings import Knock, Row, outcome, read, routes
from tests.conftest import Database, settings_for

TABLE, CLOSER = read("who_gets_in.csv"), read("who_gets_closer.csv")
OTUK = "UPDATE youths SET status_code = 'OTUK'"
SITUATIONS = {
    "listed": ("none", OTUK),
    "protected": ("none", f"{OTUK}, protection = 'confidential', district_no = NULL"),
    "conflict": (
        "in force",
        "INSERT INTO conflicts SELECT p.id, y.id, 'own_child', '[2020-01-01,)', p.id FROM youths y, people p",
    ),
    "former": ("none", "UPDATE responsibilities SET period = tstzrange(lower(period), now() - interval '1 minute')"),
    "closed": ("in force", f"{OTUK}, case_ended_at = now() - interval '1 minute'"),
}  # fmt: skip
"""How `who_gets_closer.csv` begins the name of a column: the state of consent, and what is otherwise than usual."""
ROOM = next(row for row in TABLE if (row.method, row.route) == ("GET", "/youths/<uuid:youth_id>"))
NAME = "who_gets_in"
CHANGING = re.compile(r'name="csrf_token" value="[^"]*"|nonce="[^"]*"')


@dataclass
class Stage:
    """The one app of this process; its database is put back to a scene before each story."""

    app: Flask
    cluster: Cluster
    scenes: dict[str, Scene]

    def keep(self, state: str, scene: Scene) -> None:
        """The database as it stands now is the scene's."""
        self._leave()
        self.cluster.create_database(f"{NAME}_{len(self.scenes)}", NAME)
        self.scenes[state] = Scene(**vars(scene))

    def set(self, state: str) -> Scene:
        """Everything as it was when the scene was kept."""
        self._leave()
        self.cluster.drop_database(NAME)
        self.cluster.create_database(NAME, f"{NAME}_{list(self.scenes).index(state)}")
        return self.scenes[state]

    def _leave(self) -> None:
        with self.app.app_context():
            db.engine.dispose()


@pytest.fixture(scope="module")
def stage(cluster: Cluster, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Three scenes, each from the one before: no consent, a consent in force, all of it taken back."""
    cluster.create_database(NAME, template)
    place = Database(cluster, NAME)
    with provider([]) as staff:
        issuer = Issuer(key="staff", label="Ansattporten", issuer=staff.issuer, kind="staff", client_id="laget",
                        client_secret=SecretStr("of the tests"))  # fmt: skip
        app = create_app(settings_for(place, tmp_path_factory.mktemp("who"), (issuer,)))
        app.config["WTF_CSRF_ENABLED"] = False
        made = Stage(app, cluster, {})
        scene = everybody.begin(app, place)
        made.keep("none", scene)
        everybody.consent(scene)
        made.keep("in force", scene)
        everybody.withdraw(scene)
        made.keep("withdrawn", scene)
        yield made
        made._leave()
    for number in range(len(made.scenes)):
        cluster.drop_database(f"{NAME}_{number}")
    cluster.drop_database(NAME)


def test_every_route_has_its_row_and_every_row_its_route(stage: Stage) -> None:
    rows = [(row.method, row.route) for row in TABLE]
    assert len(rows) == len(set(rows)), "a route stands twice in who_gets_in.csv"
    missing, gone = routes(stage.app) - set(rows), set(rows) - routes(stage.app)
    assert not missing, f"add to who_gets_in.csv who may come in here, by table 2d: {sorted(missing)}"
    assert not gone, f"take out of who_gets_in.csv, there are no such routes: {sorted(gone)}"


@pytest.mark.requirement(
    "TD-01", "TD-02", "TD-05", "TD-06", "TD-07", "TD-08", "TD-15", "TD-17", "TD-20", "bug:15", "bug:16"
)
@pytest.mark.parametrize("who", list(TABLE[0].cells))
@pytest.mark.parametrize("state", STATES)
def test_who_gets_in(stage: Stage, state: str, who: str) -> None:
    scene = stage.set(state)
    cookie = None if who == "nobody" else scene.signed_in(who)
    hidden = ROOM.expected(who, state) not in {"in", "front", "choose"}
    knock = Knock(scene, who)
    wrong = [fault for row in in_order(TABLE) for fault in faults(knock, row, state, cookie, hidden=hidden)]
    assert not wrong, "\n".join(wrong)


def test_the_closer_table_holds_every_route_about_a_youth(stage: Stage) -> None:
    rows = {(row.method, row.route) for row in CLOSER}
    missing, gone = routes(stage.app, about_youths=True) - rows, rows - routes(stage.app)
    assert not missing, f"add to who_gets_closer.csv who may come in here, by table 2d: {sorted(missing)}"
    assert not gone, f"take out of who_gets_closer.csv, there are no such routes: {sorted(gone)}"


@pytest.mark.requirement("TD-03", "TD-04", "TD-13", "TD-15", "TD-20", "bug:15", "bug:16")
@pytest.mark.parametrize("column", list(CLOSER[0].cells))
def test_who_gets_closer(stage: Stage, column: str) -> None:
    situation, _, who = column.partition("_")
    state, otherwise = SITUATIONS[situation]
    scene = stage.set(state)
    scene.team.sql(otherwise)
    cookie = scene.signed_in(who)
    hidden = CLOSER[0].cells[column] == "404"
    knock = Knock(scene, who)
    wrong = [
        fault
        for row in in_order(CLOSER)
        for fault in faults(knock, Row(row.method, row.route, {who: row.cells[column]}), state, cookie, hidden=hidden)
    ]
    listed = [row.route for row in TABLE if (row.method, "youth_id" in row.route) == ("GET", False)] if hidden else []
    wrong += [
        f"{route}: names the youth"
        for route in listed
        if names(knock.at(Row("GET", route, {}), scene.team.youth_id, cookie), scene.team.youth_id)
    ]
    assert not wrong, "\n".join(wrong)


def in_order(rows: tuple[Row, ...]) -> list[Row]:
    """What only looks comes before what changes; the last of the table is signing out."""
    return sorted(rows, key=lambda row: row.method == "POST")


def faults(knock: Knock, row: Row, state: str, cookie: str | None, *, hidden: bool) -> Iterator[str]:
    """What is wrong with the answer to one who knocks; `hidden`: they must not learn that there is such a youth."""
    youth_id = knock.scene.team.youth_id
    answer = knock.at(row, youth_id, cookie)
    got, expected, at = outcome(knock.scene.app, answer), row.expected(knock.who, state), f"{row.method} {row.route}"
    if got != expected:
        yield f"{at}: {got}, should be {expected}"
    if (hidden or got in {"403", "404"}) and names(answer, youth_id):
        yield f"{at}: the answer names the youth"
    if hidden and got == "404" and "<uuid:youth_id>" in row.route:
        nobody = uuid4()
        if unchanging(answer, youth_id) != unchanging(knock.at(row, nobody, cookie), nobody):
            yield f"{at}: the answer is another than about a youth who does not exist"


def names(answer: TestResponse, youth_id: UUID) -> list[str]:
    """What of the answer would tell that this youth is known here; the address asked for is no news."""
    body = unchanging(answer, youth_id)[2]
    return [word for word in (LAST_NAME, NUMBER, str(youth_id)) if word in body]


def unchanging(answer: TestResponse, asked: UUID) -> tuple[int, list[tuple[str, str]], str]:
    """The whole answer, but for the address that was asked for and what is new in every answer."""
    body = CHANGING.sub("", answer.get_data().decode(errors="replace")).replace(f"/{asked}", "/…")
    headers = [(name, value) for name, value in answer.headers if name not in {"Set-Cookie", "Date"}]
    return answer.status_code, headers, body
