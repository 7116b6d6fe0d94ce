"""The weekly leavers: 5 000 rows into many youths cost the database what they cost into a tenth of them."""

import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

from bench import product
from bench.data import say
from bench.report import Measured
from bench.world import Connection, World
from portal.demo.register import synthetic_youths
from portal.outside.number_sealing import NumberSealer
from portal.outside.sealed_files import Place, seal_file
from portal.services import imports, transfer_work
from tests.conftest import Database

ROWS: Final = 5_000
BOUND: Final = 1.3
DAY: Final = date(2026, 11, 20)
KNOWN, NEW = 7, 8
"""Seeds: half of the leavers are known already."""
RECEIVED = """INSERT INTO imports (id, kind, file_name, size, sha256, started_by, started_at)
    VALUES (%s, %s, 'sluttere.json', %s, %s, %s, now())"""
CONFIRMED = """UPDATE imports SET stage = 'apply', state = 'waiting', confirmed_by = started_by, confirmed_at = now()
    WHERE id = %s"""
WORKED = """SELECT sum(total_plan_time + total_exec_time) FROM pg_stat_statements s
    JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = %s AND toplevel AND query NOT LIKE '%%pg_stat_statements%%'
    AND query NOT LIKE '%%advisory%%'"""
IN_MEMORY = """SELECT count(pg_prewarm(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'policy') AND c.relkind IN ('r', 'i')"""
"""A copy begins with nothing in memory; what is measured is the work, not the disk."""
TURNS: Final = 3


def into_many(world: World) -> list[Measured]:
    """Shown and taken in, into the two largest databases in turns; copies, so that others find theirs as they were."""
    sizes = world.sizes[-2:]
    taken: dict[int, list[float]] = {size: [] for size in sizes}
    for turn in range(TURNS):
        for size in sizes:
            taken[size].append(_once(world, size))
            say(f"leavers into {size}: {taken[size][turn]:.0f} ms")
    few, many = (min(taken[size]) for size in sizes)
    made_of = {str(size): [round(ms) for ms in taken[size]] for size in sizes}
    figure = f"weekly leavers, {ROWS} rows into {sizes[1]} youths against {sizes[0]}, database time"
    return [Measured(figure, many / few, BOUND, "at_most", "×", made_of)]


def _once(world: World, size: int) -> float:
    """Milliseconds of the server for the week's file, after one that makes half of its youths known."""
    name, source = f"bench_leavers_{size}", world.database(size).name
    world.cluster.drop_database(name)
    world.cluster.create_database(name, source)
    database = Database(world.cluster, name)
    try:
        with tempfile.TemporaryDirectory() as folder, world.cluster.connect(database=name) as admin:
            place = _place(world, database, Path(folder))
            admin.execute("CREATE EXTENSION IF NOT EXISTS pg_prewarm")
            admin.execute(IN_MEMORY)
            _take_in(admin, database, place, ("without_place", _rows(KNOWN, "ikke_tilbud")))
            admin.execute("SELECT pg_stat_statements_reset()")
            leavers = [*_rows(KNOWN, "sluttet_skole"), *_rows(NEW, "sluttet_skole")]
            _take_in(admin, database, place, ("leavers", leavers))
            found = admin.execute(WORKED.encode(), (name,)).fetchone()
            assert found
            return float(found[0])
    finally:
        world.cluster.drop_database(name)


def _rows(seed: int, why: str) -> list[dict[str, Any]]:
    return [
        {**row, "otData": {"grunn": why, "tilmeldt": f"{DAY:%d.%m.%Y}"}}
        for row in synthetic_youths(ROWS // 2, seed, DAY)
    ]


def _place(world: World, database: Database, folder: Path) -> Place:
    chosen = product.settings(world, database)
    index = chosen.number_index_key or b""
    return Place(folder, NumberSealer(dict(chosen.number_keys), chosen.number_key_id, index))


def _take_in(admin: Connection, database: Database, place: Place, sent: tuple[str, list[dict[str, Any]]]) -> None:
    kind, rows = sent
    import_id, at = uuid4(), datetime.now(UTC)
    file = place.folder / "file.json"
    file.write_text(json.dumps({"otungdommer": rows}))
    with file.open("rb") as stream:
        size, sha256 = seal_file(place, str(import_id), stream)
    admin.execute(RECEIVED.encode(), (import_id, kind, size, sha256, _somebody(admin)))
    url = database.url("laget_jobs")
    imports.run(import_id, imports.Workroom(url, place, 1 << 30), at=at)
    admin.execute(CONFIRMED.encode(), (import_id,))
    transfer_work.apply(import_id, transfer_work.Workroom(url, place), at=at)
    _check(admin, import_id, len(rows))


def _check(admin: Connection, import_id: UUID, rows: int) -> None:
    found = dict(_counted(admin, import_id))
    assert sum(found.values()) == rows, found
    assert found.get("doubtful", 0) < rows / 100, found


def _counted(admin: Connection, import_id: UUID) -> Iterator[tuple[str, int]]:
    statement = (
        "SELECT outcome, count(*) FROM transfer_rows WHERE import_id = %s AND state <> 'planned' GROUP BY outcome"
    )
    yield from admin.execute(statement.encode(), (import_id,)).fetchall()


def _somebody(admin: Connection) -> UUID:
    found = admin.execute("INSERT INTO people (kind, name) VALUES ('staff', 'Bench') RETURNING id").fetchone()
    assert found
    return UUID(str(found[0]))
