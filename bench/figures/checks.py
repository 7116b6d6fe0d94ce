"""Access checks per second, a thousand in one statement, against casbin and cedarpy on the same facts."""

import time
from collections.abc import Callable, Sequence
from statistics import median
from tempfile import NamedTemporaryFile
from uuid import UUID

import casbin
import cedarpy

from bench.report import Measured
from bench.world import World
from portal.domain.words import Category, Verb
from portal.queries import standings

THOUSAND = 1000
ROUNDS = 7
CHECK = standings.MAY_MANY.format(verb=Verb.READ).encode()
MODEL = """
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.sub == p.sub && r.obj == p.obj && r.act == p.act
"""


def per_second(world: World) -> list[Measured]:
    """Half of the youths asked about are visible to the seat; all three must say so."""
    large = world.largest
    with world.visit(large, "nav-5000") as visit, world.cluster.connect(database=large.name) as admin:
        mine = [row[0] for row in visit.execute(
            "SELECT DISTINCT youth_id FROM policy.access WHERE seat_id = policy.seat() AND period @> policy.now()"
            " ORDER BY 1 LIMIT 500").fetchall()]  # fmt: skip
        others = [row[0] for row in admin.execute(
            "SELECT id FROM youths WHERE id <> ALL (SELECT youth_id FROM policy.access a JOIN bench.staff t"
            " ON t.seat_id = a.seat_id WHERE t.name = 'nav-5000') LIMIT 500").fetchall()]  # fmt: skip
        asked = [*mine, *others]
        given = {"youths": asked, "bit": Category.LIST_ENTRY.bit}
        ours = _rate(lambda: {youth for (youth,) in visit.execute(CHECK, given)} == set(mine))
    them = {"casbin": _rate(_casbin(mine, asked)), "cedarpy": _rate(_cedar(mine, asked))}
    made_of = {"ours": round(ours), **{name: round(rate) for name, rate in them.items()}}
    return [Measured("access checks per second, against the better of casbin and cedarpy",
                     ours / max(them.values()), 3, "at_least", "×", made_of)]  # fmt: skip


def _rate(check: Callable[[], bool]) -> float:
    """Checks per second, the median of the rounds; the first is not counted."""
    assert check()
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        assert check()
        taken.append(time.perf_counter() - begun)
    return THOUSAND / median(taken)


def _casbin(mine: Sequence[UUID], asked: Sequence[UUID]) -> Callable[[], bool]:
    """Facts loaded beforehand; its own batch call. FastEnforcer looks only at the rules of the subject and object."""
    with NamedTemporaryFile("w", suffix=".conf") as model:
        model.write(MODEL)
        model.flush()
        enforcer = casbin.FastEnforcer(model.name, cache_key_order=[1])
    enforcer.add_policies([["nav", str(youth), "read"] for youth in mine])
    wanted = [["nav", str(youth), "read"] for youth in asked]
    return lambda: sum(enforcer.batch_enforce(wanted)) == len(mine)


def _cedar(mine: Sequence[UUID], asked: Sequence[UUID]) -> Callable[[], bool]:
    """One policy over a set of the seat's youths, entities parsed once, its own batch call."""
    rule = 'permit(principal, action == Action::"read", resource) when { principal.sees.contains(resource) };'
    sees = [{"__entity": {"type": "Youth", "id": str(youth)}} for youth in mine]
    entities = [{"uid": {"__entity": {"type": "Seat", "id": "nav"}}, "attrs": {"sees": sees}, "parents": []}]
    wanted = [{"principal": 'Seat::"nav"', "action": 'Action::"read"', "resource": f'Youth::"{youth}"', "context": {}}
              for youth in asked]  # fmt: skip

    def check() -> bool:
        answers = cedarpy.is_authorized_batch(wanted, rule, entities)
        return sum(answer.allowed for answer in answers) == len(mine)

    return check
