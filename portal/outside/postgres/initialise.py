"""Make the data folder of a new cluster."""

import shutil
import subprocess
from pathlib import Path

from portal.outside.postgres import binaries
from portal.outside.postgres.place import Place
from portal.outside.postgres.process import CannotStart, identity, surroundings

BUILTIN_LOCALE_SINCE = 17


def initialise(place: Place) -> None:
    """Make the data folder beside its final place, so that an interrupted start leaves nothing half."""
    if (place.data / "PG_VERSION").exists():
        _check_version(place)
        return
    fresh, password = place.home / "data.new", place.home / "password.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    place.hand_over(fresh, 0o700)
    password.touch(mode=0o600)
    password.write_text(place.password("postgres"))
    place.hand_over(password, 0o600)
    try:
        _initdb(place, fresh, password)
    finally:
        password.unlink()
    fresh.rename(place.data)


def _check_version(place: Place) -> None:
    made_by, here = int((place.data / "PG_VERSION").read_text()), binaries.version(place.programs)
    if made_by != here:
        raise CannotStart(f"{place.data} was made by PostgreSQL {made_by}, but {place.programs} holds {here}.")


def _initdb(place: Place, fresh: Path, password: Path) -> None:
    """The builtin locale sorts the same on every machine; before 17 the system's C.UTF-8, or plain C."""
    builtin = [["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]]
    locales = (builtin if binaries.version(place.programs) >= BUILTIN_LOCALE_SINCE else []) + [
        ["--locale=C.UTF-8"],
        ["--locale=C"],
    ]
    fixed = ["-D", str(fresh), "-U", "postgres", "-E", "UTF8", "-A", "scram-sha-256", f"--pwfile={password}"]
    for locale in locales:
        done = _as_owner(place, [str(place.programs / "initdb"), *fixed, *locale, "--no-instructions"])
        if done.returncode == 0:
            return
    raise CannotStart(f"initdb refused:\n{done.stderr}")


def _as_owner(place: Place, command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own programs
        command, check=False, capture_output=True, text=True, cwd="/", env=surroundings(), **identity(place)
    )
