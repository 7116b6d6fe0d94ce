"""What stands on a list can be opened one by one: the list, the search and the count know of nobody else (bug:15)."""

from uuid import UUID

import psycopg
import pytest

from portal.domain.words import Role
from tests.conftest import Database
from tests.policy import scene
from tests.policy.players import two_roles_at_once
from tests.policy.stage import Connection
from tests.policy.world import World, entered

LIST = """
    SELECT a.youth_id FROM policy.access a JOIN public.youths y ON y.id = a.youth_id
    WHERE a.seat_id = policy.seat() AND (a.read_mask & 1) <> 0 AND a.period @> policy.now()
"""
DRIVEN = """
    SELECT a.youth_id FROM policy.access a
    WHERE a.seat_id = policy.seat() AND (a.read_mask & 1) <> 0 AND a.period @> policy.now()
"""
SEARCH = "SELECT youth_id FROM policy.search_youths('nordmann', 1000)"


def ids(connection: Connection, statement: str) -> set[UUID]:
    return {row[0] for row in connection.execute(statement.encode())}


@pytest.mark.requirement("bug:15")
@pytest.mark.requirement("bug:16")
@pytest.mark.requirement("TD-13")
def test_whoever_stands_on_a_list_can_be_opened_by_whoever_reads_it(database: Database) -> None:
    with (
        psycopg.connect(database.url("postgres"), autocommit=True) as admin,
        psycopg.connect(database.url("laget_app"), autocommit=True) as app,
    ):
        world = World(admin)
        on_stage = scene.cast(world)
        two_roles_at_once(world, on_stage)
        with admin.transaction():
            scene.tell(world, on_stage)
        world.move_clock(scene.NOW)
        protected = {youth for youth, case in world.cases.items() if case.protection.value != "none"}
        for player in world.players:
            with entered(app, player):
                opened = {y for y in world.cases if app.execute("SELECT id FROM youths WHERE id = %s", [y]).fetchone()}
                assert ids(app, "SELECT id FROM youths") & world.cases.keys() == opened
                assert ids(app, LIST) <= opened
                assert ids(app, DRIVEN) <= opened
                assert ids(app, SEARCH) <= opened
                by_list = ids(app, f"{LIST} AND a.basis = 'list'")
                assert by_list & protected == set()
                if player.actor.role not in {Role.UDA, Role.UDA_ADDRESS_OFFICER, Role.YOUTH}:
                    assert ids(app, LIST) == ids(app, SEARCH) == opened, player.name
