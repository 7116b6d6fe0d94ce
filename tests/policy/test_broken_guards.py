"""Each clause of the rendered sentence, taken out of every guard that has it: somebody's row or write shows it."""

import re
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest

from portal.policy.rows import ABOUT_YOUTHS, UPDATES, guards
from portal.policy.sentences import Guard
from tests.conftest import Database
from tests.policy.mutations import CLAUSES
from tests.policy.stands import Stand, peopled
from tests.policy.world import World

TABLES = {f"public.{row[0]}" for row in (*ABOUT_YOUTHS, *UPDATES)}


@pytest.fixture(scope="module")
def stand(module_database: Database) -> Iterator[Stand]:
    with psycopg.connect(module_database.url("postgres"), autocommit=True) as admin:
        made = peopled(World(admin), edges=False)
        made.plan_to_write()
        yield made


def noticed(stand: Stand, guard: Guard) -> bool:
    """Whether anybody reads or writes in that table otherwise than Python says."""
    table = guard.table.removeprefix("public.")
    if guard.command == "SELECT":
        return any(stand.judge.reading([table], [player]) for player in stand.world.players)
    return any(stand.writing(table, guard.command))


def survives(stand: Stand, guard: Guard, clause: str, instead: str) -> bool:
    using = guard.using and re.sub(clause, instead, guard.using)
    check = guard.check and re.sub(clause, instead, guard.check)
    with stand.world.admin.transaction(force_rollback=True):
        stand.world.admin.execute(f"DROP POLICY {guard.name} ON {guard.table}".encode())
        stand.world.admin.execute(replace(guard, using=using, check=check).sql().encode())
        return not noticed(stand, guard)


def test_whole_guards_let_happen_what_python_says(stand: Stand) -> None:
    assert stand.judge.reading() == []
    written = {(g.table.removeprefix("public."), g.command) for g in about_youths() if g.command != "SELECT"}
    assert [line for table, command in written for line in stand.writing(table, command)] == []


def about_youths() -> list[Guard]:
    """The web application's guards of the tables that are about a youth."""
    return [guard for guard in guards() if guard.role == "laget_app" and guard.table in TABLES]


@pytest.mark.parametrize(("clause", "pattern", "instead"), CLAUSES)
def test_a_guard_without_one_of_its_clauses_is_noticed(
    stand: Stand, clause: str, pattern: str, instead: tuple[str, ...]
) -> None:
    having = [guard for guard in about_youths() if re.search(pattern, guard.sql())]
    assert having, clause
    unnoticed = [
        f"{guard.table} {guard.command}"
        for guard in having
        if all(survives(stand, guard, pattern, other) for other in instead)
    ]
    assert unnoticed == []
