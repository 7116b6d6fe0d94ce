"""Who plays: somebody with two roles at once, and those it is enough to ask."""

from portal.domain.words import Role
from tests.policy.scene import OURS, Cast
from tests.policy.stage import Player
from tests.policy.world import World


def two_roles_at_once(world: World, on_stage: Cast) -> tuple[Player, Player]:
    """One person, counsellor far away and Nav lead close by: never both in one transaction."""
    far = world.player("both, at school", Role.COUNSELLOR, on_stage.far[Role.COUNSELLOR])
    near = world.player("both, at Nav", Role.NAV_OT, on_stage.near[Role.NAV_OT], OURS, person=far.person)
    return far, near


def near_and_a_few(world: World) -> list[Player]:
    """Everybody but those far away who play the same part as another one far away."""
    far = ("counsellor far", "nav_ot far")
    return [player for player in world.players if not player.name.endswith(" far") or player.name in far]
