"""The embedded database through good days and bad ones."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from portal.outside import postgres
from portal.outside.postgres import binaries as programs
from portal.outside.postgres import process

ROOT = Path(__file__).resolve().parents[2]
DEBIAN = Path("/usr/lib/postgresql/15/bin")
FORBIDDEN_TO_THE_APP = (
    "CREATE TABLE public.t ()",
    "CREATE TEMPORARY TABLE t ()",
    "CREATE SCHEMA s",
    "CREATE EXTENSION pg_trgm SCHEMA pg_catalog",
    "CREATE ROLE r",
    "SET ROLE laget_owner",
    "SET ROLE laget_keeper",
)
APP = """
import sys, time
from pathlib import Path
from portal.outside import postgres
cluster = postgres.start(Path(sys.argv[1]), binaries=Path(sys.argv[2]))
with cluster.connect("laget_owner", "laget") as owner:
    owner.execute("CREATE TABLE IF NOT EXISTS note (text text)")
    owner.execute("INSERT INTO note VALUES ('kept')")
print("written", flush=True)
time.sleep(60)
"""


@pytest.fixture(scope="module", params=["wheel", "debian"])
def binaries(request: pytest.FixtureRequest) -> Path:
    """Both PostgreSQLs that the product runs on, where they are there."""
    if request.param == "debian" and not DEBIAN.is_dir():
        pytest.skip("Debian's PostgreSQL 15 is not installed")
    return DEBIAN if request.param == "debian" else programs.find()


@pytest.fixture
def cluster(tmp_path: Path, binaries: Path) -> Iterator[postgres.Cluster]:
    """A cluster that the story may handle roughly."""
    started = postgres.start(tmp_path / "database", binaries=binaries)
    yield started
    started.stop()
    _forget(started)


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory, binaries: Path) -> Iterator[postgres.Cluster]:
    """A cluster that several stories look at."""
    started = postgres.start(tmp_path_factory.mktemp("steady") / "database", binaries=binaries)
    yield started
    started.stop()
    _forget(started)


def _forget(cluster: postgres.Cluster) -> None:
    (cluster.place.folder / process.THROWN_AWAY).touch()
    process.dismiss(cluster.place)


def _app(cluster: postgres.Cluster) -> subprocess.Popen[str]:
    """Another process that uses the database, and has written a row."""
    command = [sys.executable, "-c", APP, str(cluster.place.folder), str(cluster.place.programs)]
    app = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert app.stdout
    assert app.stdout.readline() == "written\n"
    return app


def _kill(app: subprocess.Popen[str]) -> None:
    app.kill()
    app.communicate()


def _notes(cluster: postgres.Cluster) -> int:
    with cluster.connect("laget_owner", "laget") as owner:
        row = owner.execute("SELECT count(*) FROM note").fetchone()
    return int(row[0]) if row else 0


def _pid(cluster: postgres.Cluster) -> int:
    server = process.postmaster(cluster.place)
    assert server
    return server.pid


def _kill_server(cluster: postgres.Cluster) -> None:
    os.kill(_pid(cluster), signal.SIGKILL)
    _wait_until_gone(cluster)


def _wait_until_gone(cluster: postgres.Cluster) -> None:
    until = time.monotonic() + 20
    while process.postmaster(cluster.place):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_second_start_joins_the_server_that_runs(cluster: postgres.Cluster, binaries: Path) -> None:
    joined = postgres.start(cluster.place.folder, binaries=binaries)
    first = _pid(cluster)
    assert _pid(joined) == first
    cluster.stop()
    assert _pid(joined) == first, "the one who joined still uses it"
    joined.stop()
    assert not postgres.is_running(cluster.place)


def test_the_server_stops_when_its_last_user_is_killed_and_no_row_is_lost(
    cluster: postgres.Cluster, binaries: Path
) -> None:
    app = _app(cluster)
    cluster.stop()
    assert postgres.is_running(cluster.place)
    _kill(app)
    _wait_until_gone(cluster)
    again = postgres.start(cluster.place.folder, binaries=binaries)
    assert _notes(again) == 1
    again.stop()


def test_a_killed_server_is_revived_with_every_committed_row(cluster: postgres.Cluster) -> None:
    app = _app(cluster)
    _kill_server(cluster)
    assert cluster.revive()
    assert not cluster.revive()
    assert _notes(cluster) == 1
    _kill(app)


def test_a_new_start_right_after_both_were_killed_finds_its_way(cluster: postgres.Cluster, binaries: Path) -> None:
    app = _app(cluster)
    _kill_server(cluster)
    _kill(app)
    cluster.stop()
    again = postgres.start(cluster.place.folder, binaries=binaries)
    assert _notes(again) == 1
    again.stop()


def test_a_stranger_with_the_old_process_number_is_not_taken_for_the_server(
    cluster: postgres.Cluster, binaries: Path
) -> None:
    cluster.stop()
    lines = [
        str(os.getpid()),
        str(cluster.place.data),
        "0",
        "5432",
        str(cluster.place.socket),
        "",
        "0 0",
        "ready",
    ]
    stale = cluster.place.data / "postmaster.pid"
    stale.write_text("\n".join(lines))
    cluster.place.hand_over(stale, 0o600)
    assert not postgres.is_running(cluster.place)
    again = postgres.start(cluster.place.folder, binaries=binaries)
    assert _pid(again) != os.getpid()
    again.stop()


def test_a_start_that_was_interrupted_while_making_the_cluster_begins_anew(tmp_path: Path) -> None:
    half = tmp_path / "database" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    started = postgres.start(tmp_path / "database")
    assert postgres.is_running(started.place)
    started.stop()
    _forget(started)


def test_whoever_reaches_the_socket_still_needs_the_password(steady: postgres.Cluster) -> None:
    place = steady.place
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=str(place.socket), user="postgres", dbname="postgres")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=str(place.socket), user="laget_app", password="guess", dbname="laget")
    assert stat.S_IMODE((place.folder / "passwords.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(place.socket.stat().st_mode) == 0o700
    with steady.connect() as administrator:
        assert administrator.execute("SHOW listen_addresses").fetchone() == ("",)
        stored = administrator.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'laget_app'").fetchone()
    assert stored
    assert stored[0].startswith("SCRAM-SHA-256$")


def test_none_of_the_products_roles_is_more_than_it_must_be(steady: postgres.Cluster) -> None:
    with steady.connect() as administrator:
        mighty = administrator.execute(
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'laget_%'"
            " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)"
        ).fetchall()
        logins = administrator.execute(
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'laget_%' AND rolcanlogin ORDER BY 1"
        ).fetchall()
    assert mighty == []
    assert [name for (name,) in logins] == ["laget_app", "laget_jobs", "laget_owner"]


def test_the_worker_steps_into_the_import_only_by_asking(steady: postgres.Cluster) -> None:
    with steady.connect("laget_owner", "laget") as owner:
        owner.execute("CREATE TABLE staging ()")
        owner.execute("GRANT USAGE ON SCHEMA public TO laget_import")
        owner.execute("GRANT SELECT ON staging TO laget_import")
    with steady.connect("laget_jobs", "laget") as worker:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            worker.execute("SELECT FROM public.staging")
        worker.execute("SET ROLE laget_import")
        worker.execute("SELECT FROM public.staging")


def test_the_owner_can_hand_a_function_to_the_keeper(steady: postgres.Cluster) -> None:
    with steady.connect("laget_owner", "laget") as owner:
        owner.execute("CREATE SCHEMA policy")
        owner.execute("GRANT USAGE, CREATE ON SCHEMA policy TO laget_keeper")
        owner.execute("CREATE FUNCTION policy.one() RETURNS int LANGUAGE sql SECURITY DEFINER RETURN 1")
        owner.execute("ALTER FUNCTION policy.one() OWNER TO laget_keeper")


def test_the_app_can_make_nothing(steady: postgres.Cluster) -> None:
    with steady.connect("laget_app", "laget") as app:
        for forbidden in FORBIDDEN_TO_THE_APP:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(forbidden.encode())


def test_the_script_for_a_real_server_runs_twice_and_makes_the_same_roles(steady: postgres.Cluster) -> None:
    psql = [
        str(steady.place.programs / "psql"),
        "-v",
        "ON_ERROR_STOP=1",
        "-X",
        "-q",
        steady.url("postgres", "postgres"),
    ]
    for _ in range(2):
        done = subprocess.run(psql, input=postgres.script(), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    steady.connect("laget_app", "laget").close()


def test_a_copy_of_a_database_is_closed_to_strangers_as_well(steady: postgres.Cluster) -> None:
    steady.create_database("original")
    steady.create_database("copy", "original")
    with steady.connect() as administrator:
        administrator.execute("CREATE ROLE stranger LOGIN PASSWORD 'stranger'")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=str(steady.place.socket), user="stranger", password="stranger", dbname="copy")
    steady.connect("laget_app", "copy").close()
    steady.drop_database("copy")
    steady.drop_database("original")


def test_letters_beyond_ascii_have_a_case_on_every_machine(steady: postgres.Cluster) -> None:
    with steady.connect(database="laget") as administrator:
        assert administrator.execute("SELECT lower('ÆØÅ'), 'Ærlig' ILIKE 'æ%'").fetchone() == ("æøå", True)


def test_a_folder_that_lies_too_deep_for_a_socket_gets_a_short_one(tmp_path: Path) -> None:
    started = postgres.start(tmp_path / ("d" * 60) / ("e" * 60))
    assert len(bytes(started.place.socket)) < 93
    started.connect("laget_app", "laget").close()
    started.stop()
    _forget(started)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has a plain user to become")
def test_root_hands_the_server_to_a_plain_user_who_cannot_pass_a_closed_door(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    started = postgres.start(closed / "database")
    server = process.postmaster(started.place)
    assert server
    assert server.uids().effective != 0
    assert not started.place.home.is_relative_to(closed)
    assert str(started.place.home) in (started.place.folder / "MOVED-TO").read_text()
    started.stop()
    _forget(started)


def test_a_lost_password_file_is_said_in_plain_words(cluster: postgres.Cluster) -> None:
    cluster.stop()
    file = cluster.place.folder / "passwords.json"
    kept = file.read_text()
    file.unlink()
    with pytest.raises(postgres.CannotStart, match="does not open"):
        postgres.start(cluster.place.folder, binaries=cluster.place.programs)
    file.write_text(kept)


def test_a_setting_that_names_no_postgres_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(postgres.NoPostgres, match="LAGET_POSTGRES_BINARIES"):
        postgres.start(tmp_path / "database", binaries=tmp_path)


def test_two_programs_that_start_at_the_same_moment_share_one_server(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from portal.outside import postgres\n"
    code += "cluster = postgres.start(Path(sys.argv[1]))\n"
    code += "print(cluster.connect().execute('SELECT 1').fetchone(), flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(tmp_path / "database")]
    both = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    answers = [each.stdout.readline() for each in both if each.stdout]
    assert answers == ["(1,)\n"] * 2
    for each in both:
        each.communicate("")
    place = postgres.located(tmp_path / "database")
    (place.folder / process.THROWN_AWAY).touch()
    process.dismiss(place)


def test_nothing_listens_on_the_network(steady: postgres.Cluster) -> None:
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", 5432)) != 0
    assert postgres.is_running(steady.place)
