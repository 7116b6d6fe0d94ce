"""Each trigger and each narrow door, broken on purpose: the table drifts, the doors are complained of."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.conftest import Database
from tests.policy.days_work import days_work
from tests.policy.doors import Doors
from tests.policy.mutations import DOORS, FROZEN, KEEPING, Broken
from tests.policy.stands import Stand, bare
from tests.policy.world import World


@pytest.fixture(scope="module")
def whole(module_database: Database) -> Iterator[Stand]:
    with psycopg.connect(module_database.url("postgres"), autocommit=True) as admin:
        yield bare(World(admin))


@pytest.fixture
def stand(whole: Stand) -> Iterator[Stand]:
    """Whatever is broken is whole again afterwards, and nobody of it remembered."""
    players, cases = list(whole.world.players), dict(whole.world.cases)
    with whole.world.admin.transaction(force_rollback=True):
        yield whole
    whole.world.players, whole.world.cases = players, cases


def test_a_days_work_leaves_no_drift(stand: Stand) -> None:
    assert days_work(stand.world, stand.cast) == 0


@pytest.mark.parametrize("broken", KEEPING, ids=lambda broken: broken.name)
def test_a_broken_trigger_drifts(stand: Stand, broken: Broken) -> None:
    stand.breaks(broken)
    assert days_work(stand.world, stand.cast) > 0


def test_drift_sees_a_row_too_few_and_a_row_too_many(stand: Stand) -> None:
    youth = stand.world.youth()
    stand.world.duty(youth, stand.cast.parties[0])
    assert stand.world.drift() == 0
    stand.world.admin.execute("UPDATE policy.access SET read_mask = read_mask | 1 << 3 WHERE youth_id = %s", [youth])
    assert stand.world.drift() == 2
    stand.world.admin.execute("DELETE FROM policy.access WHERE youth_id = %s", [youth])
    assert stand.world.drift() == 1


def test_whole_doors_give_no_cause_for_complaint(stand: Stand) -> None:
    assert Doors(stand.world).complaints() == []


@pytest.mark.parametrize("broken", DOORS, ids=lambda broken: broken.name)
def test_a_broken_door_is_complained_of(stand: Stand, broken: Broken) -> None:
    stand.breaks(broken)
    assert Doors(stand.world).complaints()


@pytest.mark.requirement("bug:8")
@pytest.mark.requirement("bug:20")
@pytest.mark.parametrize(("table", "statement"), FROZEN)
def test_what_is_frozen_cannot_be_changed_even_by_the_administrator(stand: Stand, table: str, statement: str) -> None:
    with pytest.raises(psycopg.errors.RestrictViolation), stand.world.admin.transaction():
        stand.world.admin.execute(statement.format(table=table).encode())
