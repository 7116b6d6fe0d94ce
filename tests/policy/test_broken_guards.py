"""Each clause of the rendered sentence, taken out of every guard that has it: somebody's row or write shows it."""

import re
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest

from portal.policy.rows import ABOUT_YOUTHS, UPDATES, guards
from portal.policy.sentences import Guard
from tests.conftest import Database
from tests.policy.mutations import CLAUSES, SAME_WITHOUT
from tests.policy.stands import Stand, peopled
from tests.policy.world import World

TABLES = {f"public.{row[0]}" for row in (*ABOUT_YOUTHS, *UPDATES)}


@pytest.fixture(scope="module")
def whole(module_database: Database) -> Iterator[Stand]:
    with psycopg.connect(module_database.url("postgres"), autocommit=True) as admin:
        made = peopled(World(admin), edges=False)
        with admin.transaction(force_rollback=True):
            made.plan_to_write()
            yield made


@pytest.fixture
def stand(whole: Stand) -> Iterator[Stand]:
    """Whatever is broken is whole again afterwards."""
    with whole.world.admin.transaction(force_rollback=True):
        yield whole


def about_youths() -> list[Guard]:
    """The web application's guards of the tables that are about a youth."""
    return [guard for guard in guards() if guard.role == "laget_app" and guard.table in TABLES]


def name(guard: Guard) -> str:
    return f"{guard.table.removeprefix('public.')} {guard.command}"


def open_up(stand: Stand, *, but: str | None = None) -> None:
    """Take the other locks off, so that they do not hide that this one is broken."""
    for table in ("policy.access", *sorted(TABLES)):
        if table != but:
            stand.world.admin.execute(f"ALTER POLICY app_select ON {table} USING (true)".encode())


def noticed(stand: Stand, guard: Guard, before: str) -> bool:
    """Whether anybody reads otherwise than Python says, or writes otherwise than the whole guard lets them."""
    table = guard.table.removeprefix("public.")
    if guard.command == "SELECT":
        return any(stand.judge.reading([table], [player]) for player in stand.world.players)
    done = ""
    for of_one in stand.outcomes(table, guard.command):
        done += of_one
        if not before.startswith(done):
            return True
    return False


def survives(stand: Stand, guard: Guard, clause: str, instead: str) -> bool:
    using = guard.using and re.sub(clause, instead, guard.using)
    check = guard.check and re.sub(clause, instead, guard.check)
    admin, reads = stand.world.admin, guard.command == "SELECT"
    with admin.transaction(force_rollback=True):
        open_up(stand, but=guard.table if reads else None)
        before = "" if reads else outcomes_when_whole(stand, guard)
        admin.execute(f"DROP POLICY {guard.name} ON {guard.table}".encode())
        admin.execute(replace(guard, using=using, check=check).sql().encode())
        return not noticed(stand, guard, before)


_whole: dict[str, str] = {}


def outcomes_when_whole(stand: Stand, guard: Guard) -> str:
    """What every attempt comes to under the whole guard alone; asked once."""
    if name(guard) not in _whole:
        _whole[name(guard)] = "".join(stand.outcomes(guard.table.removeprefix("public."), guard.command))
    return _whole[name(guard)]


def test_whole_guards_let_happen_what_python_says(stand: Stand) -> None:
    assert stand.judge.reading() == []
    written = {(g.table.removeprefix("public."), g.command) for g in about_youths() if g.command != "SELECT"}
    assert [line for table, command in sorted(written) for line in stand.otherwise(table, command)] == []


@pytest.mark.parametrize(("clause", "pattern", "instead"), CLAUSES, ids=[clause[0] for clause in CLAUSES])
def test_a_guard_without_one_of_its_clauses_is_noticed(
    stand: Stand, clause: str, pattern: str, instead: tuple[str, ...]
) -> None:
    having = [guard for guard in about_youths() if re.search(pattern, guard.sql())]
    assert having, clause
    unnoticed = {name(guard) for guard in having if all(survives(stand, guard, pattern, other) for other in instead)}
    assert unnoticed == SAME_WITHOUT.get(clause, frozenset())
