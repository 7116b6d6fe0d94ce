"""The narrow doors let through what they should and nothing else."""

import psycopg
import pytest

from portal.domain.words import Role
from tests.policy.doors import Doors
from tests.policy.stage import Connection, Player
from tests.policy.world import World, entered


@pytest.mark.requirement("bug:13")
@pytest.mark.requirement("bug:16")
def test_each_door_lets_through_what_it_should_and_nothing_else(world: World) -> None:
    assert Doors(world).complaints() == []
    assert world.drift() == 0


def test_whoever_entered_is_forgotten_when_the_transaction_is_kept(world: World, app_connection: Connection) -> None:
    kari = world.player("kari", Role.COUNSELLOR, world.seat(Role.COUNSELLOR))
    with app_connection.transaction():
        app_connection.execute("SELECT * FROM policy.enter(%s)", [kari.digest])
        assert app_connection.execute("SELECT policy.person(), policy.seat()").fetchone() == (
            kari.person,
            kari.actor.seat,
        )
    assert app_connection.execute("SELECT policy.person(), policy.seat()").fetchone() == (None, None)


@pytest.mark.requirement("bug:5")
def test_people_keep_their_own_affairs_only(world: World, app_connection: Connection) -> None:
    seat, youth = world.seat(Role.COUNSELLOR), world.youth()
    kari, berit = (world.player(name, Role.COUNSELLOR, seat) for name in ("kari", "berit"))
    uda = world.player("uda", Role.UDA, world.seat(Role.UDA))
    world.conflict(berit, youth)
    run = "INSERT INTO runs (kind, as_of, started_at, started_by) VALUES ('assignment', '2026-01-01', now(), %s)"
    declare = (
        "INSERT INTO conflicts (person_id, youth_id, kind, period, declared_by) VALUES (%s, %s, 'other', '(,)', %s)"
    )
    language = "UPDATE people SET language = 'nn' WHERE id = %s"
    kept: tuple[tuple[Player, str, list[object], int | None], ...] = (
        (kari, "SELECT * FROM conflicts", [], 0),
        (berit, "SELECT * FROM conflicts", [], 1),
        (kari, declare, [kari.person, youth, kari.person], 1),
        (kari, declare, [berit.person, youth, kari.person], None),
        (kari, language, [kari.person], 1),
        (kari, language, [berit.person], 0),
        (kari, run, [kari.person], None),
        (uda, run, [uda.person], 1),
        (uda, run, [kari.person], None),
    )
    for who, statement, given, changed in kept:
        with entered(app_connection, who):
            if changed is None:
                with pytest.raises(psycopg.errors.InsufficientPrivilege), app_connection.transaction():
                    app_connection.execute(statement.encode(), given)
            else:
                assert app_connection.execute(statement.encode(), given).rowcount == changed
