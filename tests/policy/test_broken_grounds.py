"""Each clause by which access is derived, broken on purpose: the grounds are not Python's any more."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.conftest import Database
from tests.policy.mutations import DERIVING, Broken
from tests.policy.stands import Stand, peopled
from tests.policy.world import World


@pytest.fixture(scope="module")
def whole(module_database: Database) -> Iterator[Stand]:
    with psycopg.connect(module_database.url("postgres"), autocommit=True) as admin:
        yield peopled(World(admin), edges=True)


@pytest.fixture
def stand(whole: Stand) -> Iterator[Stand]:
    """Whatever is broken is whole again afterwards."""
    with whole.world.admin.transaction(force_rollback=True):
        yield whole


def test_the_kept_grounds_are_those_that_python_works_out(stand: Stand) -> None:
    assert stand.unlike() == []
    stand.derived_anew(("duty", "list", "consent"))
    assert stand.unlike() == []
    assert stand.world.drift() == 0


@pytest.mark.parametrize("broken", DERIVING, ids=lambda broken: broken.name)
def test_a_broken_derivation_shows_in_the_grounds(stand: Stand, broken: Broken) -> None:
    stand.breaks(broken)
    stand.derived_anew([broken.function.removesuffix("_access")])
    assert stand.unlike() != []
