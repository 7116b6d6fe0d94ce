"""The narrow doors let through what they should and nothing else."""

import pytest

from tests.policy.doors import Doors
from tests.policy.world import World


@pytest.mark.requirement("bug:13")
@pytest.mark.requirement("bug:16")
def test_each_door_lets_through_what_it_should_and_nothing_else(world: World) -> None:
    assert Doors(world).complaints() == []
    assert world.drift() == 0
