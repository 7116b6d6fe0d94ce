"""Everybody, towards every youth, in every state of consent: Python and PostgreSQL give the same answer."""

import psycopg
import pytest

from tests.conftest import Database
from tests.policy import scene
from tests.policy.agreement import Judge
from tests.policy.forger import Forger
from tests.policy.players import near_and_a_few, two_roles_at_once
from tests.policy.scribe import Scribe
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
        two_roles_at_once(world, on_stage)
        with admin.transaction():
            rows = scene.tell(world, on_stage)
        world.move_clock(scene.NOW)
        judge, players = Judge(world, app, scene.NOW, rows), near_and_a_few(world)
        scribe, youths = Scribe(world, on_stage, scene.NOW), list(world.cases)
        followed = [*(youths[2 * told + 1] for told in (0, 1, 2, 3, 5, 9, 12)), youths[2], *youths[-2:]]
        assert judge.reading() == []
        assert (
            judge.writing(
                scribe.attempts,
                players,
                followed,
            )
            == []
        )
        assert judge.writing(Forger(scribe).attempts, players, youths[3:7]) == []
        assert world.drift() == 0
