import ast
import re
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import Script, ScriptDirectory

from tests.migrations.catalogue import Catalogue, catalogue, differences
from tests.migrations.conftest import MIGRATIONS, Place

SCRIPTS: list[Script] = list(ScriptDirectory(str(MIGRATIONS)).walk_revisions())[::-1]


def seen(place: Place) -> Catalogue:
    with place.cluster.connect(database=place.name) as administrator:
        return catalogue(administrator)


def statements(script: Path, suffix: str) -> str:
    text = script.with_suffix(suffix).read_text(encoding="utf-8")
    return re.sub(r"--.*", "", text).strip()


def test_every_migration_can_be_taken_back_and_made_again(empty: Place) -> None:
    """The way up, then down step by step, and at each step up and down once more."""
    empty.stamp_table()
    on_the_way = {"base": seen(empty)}
    for script in SCRIPTS:
        empty.run(command.upgrade, script.revision)
        on_the_way[script.revision] = seen(empty)
    for script in reversed(SCRIPTS):
        before = str(script.down_revision or "base")
        empty.run(command.downgrade, before)
        assert differences(seen(empty), on_the_way[before]) == {}, f"{script.revision} leaves something behind"
        empty.run(command.upgrade, script.revision)
        assert differences(seen(empty), on_the_way[script.revision]) == {}, f"{script.revision} twice"
        empty.run(command.downgrade, before)


def test_migrations_are_numbered_one_after_the_other() -> None:
    revisions = [script.revision for script in SCRIPTS]
    assert revisions == [f"{number:04}" for number in range(1, len(revisions) + 1)]
    assert [script.down_revision for script in SCRIPTS] == [None, *revisions[:-1]]
    files = {path.name for path in (MIGRATIONS / "versions").glob("*.*")}
    for script in SCRIPTS:
        path = Path(script.path)
        assert path.name.startswith(script.revision + "_")
        files -= {path.name, path.with_suffix(".up.sql").name, path.with_suffix(".down.sql").name}
    assert files == set()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.revision)
def test_a_migration_is_literal_text_that_goes_both_ways(script: Script) -> None:
    path = Path(script.path)
    assert statements(path, ".up.sql")
    assert statements(path, ".down.sql")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        name
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or "."]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported == {"pathlib", "alembic"}


def test_the_env_needs_no_application_to_run_a_migration(migrated: Place) -> None:
    with migrated.engine.connect() as connection:
        config: Config = migrated.config(connection)
        command.current(config, check_heads=True)
