"""Everybody, towards every youth, in every state of consent: Python and PostgreSQL give the same answer."""

import psycopg
import pytest

from portal.domain.words import Role
from tests.conftest import Database
from tests.policy import scene
from tests.policy.agreement import Judge
from tests.policy.attempts import Scribe
from tests.policy.world import World


@pytest.mark.requirement("TD-02")
@pytest.mark.requirement("bug:7")
def test_what_python_decides_is_what_postgresql_lets_happen(database: Database) -> None:
    with (
        psycopg.connect(database.url("postgres"), autocommit=True) as admin,
        psycopg.connect(database.url("laget_app"), autocommit=True) as app,
    ):
        world = World(admin)
        on_stage = scene.cast(world)
        scene.two_roles_at_once(world, on_stage)
        with admin.transaction():
            rows = scene.tell(world, on_stage)
        world.move_clock(scene.NOW)
        judge = Judge(world, app, scene.NOW)
        assert judge.reading(rows) == []
        scribe = Scribe(world, on_stage.near[Role.NAV_OT])
        youths = list(world.cases)
        assert judge.writing(scribe.attempts, scene.near_and_a_few(world), youths[1::2] + youths[2:6:2]) == []
        assert world.drift() == 0
