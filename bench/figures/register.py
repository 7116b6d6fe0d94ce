"""The register: a file taken in and assigned against a plain COPY of the same rows; the rules over everybody."""

import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import psycopg

from bench import product
from bench.data import say
from bench.report import Measured
from bench.world import Connection, World
from portal.demo.register import synthetic_youths
from portal.demo.register_file import write_register
from portal.domain.register_form import FileKind
from portal.outside.number_sealing import NumberSealer
from portal.outside.sealed_files import Place, seal_file
from portal.services import assignments, imports
from tests.conftest import Database

ROOT = Path(__file__).resolve().parents[2]
YOUTHS = 100_000
NOBODY_ASSIGNED = """
    SET session_replication_role = replica;
    TRUNCATE responsibilities, assignments;
    DELETE FROM policy.access WHERE basis = 'duty';
    RESET session_replication_role
"""
DAY = date(2026, 11, 22)
RECEIVED = """INSERT INTO imports (id, file_name, size, sha256, started_by, started_at)
    VALUES (%s, 'register.json', %s, %s, %s, now())"""
TABLES = ("public.people", "public.imports", "public.runs", "public.youths", "public.youth_identities",
          "public.youth_contacts", "public.youth_addresses", "public.youth_registers", "public.school_spells",
          "public.registrations", "public.statuses", "public.assignments", "public.responsibilities", "public.events",
          "policy.access")  # fmt: skip


def import_against_copy(world: World) -> list[Measured]:
    """Import, check, match and assign 100 000 youths; the same rows by COPY into the same indexed tables."""
    ours, bare = world.empty("bench_import"), world.empty("bench_copy")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.json"
        write_register(file, synthetic_youths(YOUTHS, 1814, DAY), FileKind.JSON)
        say("the file is written")
        took = _taken_in(world, ours, file)
        copied = _copied(world, ours, bare, Path(folder))
    made_of = {**{name: round(seconds, 1) for name, seconds in took.items()}, "copy": round(copied, 1)}
    return [Measured("import, check, match and assign 100 000 youths, against COPY",
                     sum(took.values()) / copied, 4, "at_most", "×", made_of)]  # fmt: skip


def assign_everybody(world: World) -> list[Measured]:
    """The rules over the largest database, in which nobody has a school yet; the result written, progress told."""
    large = world.largest
    with world.cluster.connect(database=large.name) as admin:
        admin.execute(NOBODY_ASSIGNED)
        admin.execute("VACUUM (ANALYZE) policy.access, responsibilities, assignments")
        run_id = _run_row(admin)
        command = [sys.executable, "-m", "bench.assigning", large.url("laget_jobs"), str(run_id)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            told = _watched(admin, run_id, process)
            assert process.stdout is not None
            took = json.loads(process.stdout.read())
        written = admin.execute(
            "SELECT state, done, (SELECT count(*) FROM assignments) FROM runs WHERE id = %s", [run_id]
        )
        assert written.fetchone() == ("done", world.sizes[-1], world.sizes[-1])
    made_of = {"youths": world.sizes[-1], "times_that_progress_was_seen": told}
    return [
        Measured("responsibility of the most youths, result written", took["seconds"], 90, "at_most", " s", made_of),
        Measured("memory of that process", took["mib"], 1024, "at_most", " MiB"),
    ]


def _watched(admin: Connection, run_id: UUID, process: subprocess.Popen[bytes]) -> int:
    """How many different states of progress could be read while it ran."""
    seen = set()
    while process.poll() is None:
        seen.add(admin.execute("SELECT done FROM runs WHERE id = %s", [run_id]).fetchone())
        time.sleep(0.5)
    return len(seen)


def _taken_in(world: World, database: Database, file: Path) -> dict[str, float]:
    chosen = product.settings(world, database)
    index = chosen.number_index_key or b""
    place = Place(world.folder / "uploads", NumberSealer(dict(chosen.number_keys), chosen.number_key_id, index))
    import_id = uuid4()
    with file.open("rb") as stream:
        size, sha256 = seal_file(place, str(import_id), stream)
    with world.cluster.connect(database=database.name) as admin:
        person = _somebody(admin)
        admin.execute(RECEIVED.encode(), (import_id, size, sha256, person))
        run_id = _run_row(admin)
    begun = time.perf_counter()
    imports.run(import_id, imports.Workroom(database.url("laget_jobs"), place, 1 << 30), at=datetime.now(UTC))
    between = time.perf_counter()
    assignments.run(run_id, assignments.Workroom(database.url("laget_jobs")), at=datetime.now(UTC))
    return {"import": between - begun, "assign": time.perf_counter() - between}


def _copied(world: World, source: Database, target: Database, folder: Path) -> float:
    """Seconds of COPY alone, as owner: the tables' own constraints and indexes, nobody's rules nor triggers."""
    seconds = 0.0
    with world.cluster.connect(database=source.name) as out, \
            psycopg.connect(target.url("laget_owner"), autocommit=True) as into:  # fmt: skip
        for table in TABLES:
            into.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY".encode())
            into.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER".encode())
        for table in TABLES:
            dump = folder / table
            columns = _columns(out, table)
            with dump.open("wb") as stream, out.cursor().copy(f"COPY {table} ({columns}) TO STDOUT".encode()) as copy:
                for part in copy:
                    stream.write(part)
            seconds += _copy_in(into, f"COPY {table} ({columns}) FROM STDIN", dump)
            dump.unlink()
    return seconds


def _copy_in(into: Connection, statement: str, dump: Path) -> float:
    begun = time.perf_counter()
    with dump.open("rb") as stream, into.cursor().copy(statement.encode()) as copy:
        while part := stream.read(1 << 20):
            copy.write(part)
    return time.perf_counter() - begun


def _columns(connection: Connection, table: str) -> str:
    found = connection.execute(
        "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = %s::regclass"
        " AND attnum > 0 AND NOT attisdropped AND attgenerated = ''", (table,)).fetchone()  # fmt: skip
    assert found
    return str(found[0])


def _somebody(admin: Connection) -> UUID:
    found = admin.execute("INSERT INTO people (kind, name) VALUES ('staff', 'Bench') RETURNING id").fetchone()
    assert found
    return UUID(str(found[0]))


def _run_row(admin: Connection) -> UUID:
    run_id = uuid4()
    admin.execute("INSERT INTO runs (id, kind, as_of, started_at) VALUES (%s, 'assignment', %s, now())", (run_id, DAY))
    return run_id
