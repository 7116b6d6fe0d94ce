"""Where a cluster lives: folders, the plain user that root hands it to, passwords, socket."""

import hashlib
import json
import os
import pwd
import secrets
import stat
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from portal.outside.postgres import binaries

PORT = 5432
DATABASE = "laget"
LONGEST_SOCKET = 107 - len(f"/.s.PGSQL.{PORT}")
LOGINS = ("postgres", "laget_owner", "laget_app", "laget_jobs")
MOVED = "MOVED-TO"


@dataclass(frozen=True)
class Place:
    """`folder` is ours (locks, passwords); `home` is the server's (data, socket)."""

    folder: Path
    home: Path
    socket: Path
    programs: Path
    name: str
    owner: pwd.struct_passwd | None

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.folder / "postgres.log"

    def password(self, role: str) -> str:
        passwords: dict[str, str] = json.loads((self.folder / "passwords.json").read_text())
        return passwords[role]

    def url(self, role: str, database: str = DATABASE) -> str:
        """The libpq address of a role that may sign in (`postgres` is the administrator)."""
        socket = quote(str(self.socket), safe="")
        return f"postgresql://{role}:{self.password(role)}@/{database}?host={socket}&port={PORT}"

    def hand_over(self, path: Path, mode: int) -> None:
        """Give a path to the plain user (where we are root) with this mode."""
        if self.owner:
            os.chown(path, self.owner.pw_uid, self.owner.pw_gid)
        path.chmod(mode)


def prepare(folder: Path, given: Path | None = None) -> Place:
    folder = folder.absolute()
    owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    folder.mkdir(parents=True, exist_ok=True, mode=0o711 if owner else 0o700)
    digest = hashlib.sha256(bytes(folder)).hexdigest()[:12]
    home = _home(folder, digest) if owner else folder
    programs = binaries.find(given)
    if owner and not _open_to_all(programs / "postgres"):
        programs = binaries.copy(programs, home / "programs")
    place = Place(folder, home, _socket(home, digest), programs, f"laget-{digest}", owner)
    _make_folder(place, place.socket)
    _make_passwords(folder / "passwords.json")
    return place


def _open_to_all(path: Path) -> bool:
    """Whether a user without any rights here gets to it: every folder above lets others pass."""
    return all(above.stat().st_mode & stat.S_IXOTH for above in [path, *path.parents])


def _home(folder: Path, digest: str) -> Path:
    """The folder itself, or where that lies behind a closed door (/root, a 0700 folder): a place outside."""
    note = folder / MOVED
    if not note.exists() and _open_to_all(folder):
        return folder
    temporary = Path(tempfile.gettempdir()).resolve()
    outside = temporary if folder.resolve().is_relative_to(temporary) else Path("/var/lib")
    home = outside / f"laget-{digest}"
    home.mkdir(mode=0o711, exist_ok=True)
    if home.is_symlink() or home.stat().st_uid != os.geteuid():
        raise PermissionError(f"{home} belongs to somebody else")
    if not note.exists() and (home / "data").exists():  # our folder was deleted, with the passwords to what lies there
        (home / "data").rename(home / f"data.left-{time.time_ns()}")
    note.write_text(f"{home}\nThe server runs as a plain user, who cannot pass the folders above this one.\n")
    return home


def _socket(home: Path, digest: str) -> Path:
    """A socket's path holds 107 bytes: where the home lies too deep, a short folder for temporary things."""
    if len(bytes(home / "socket")) <= LONGEST_SOCKET:
        return home / "socket"
    short = Path(tempfile.gettempdir()) / f"laget-{digest}-s"
    return short if len(bytes(short)) <= LONGEST_SOCKET else Path("/tmp") / short.name  # noqa: S108 - 0700 and its owner is checked


def _make_folder(place: Place, path: Path) -> None:
    path.mkdir(mode=0o700, exist_ok=True)
    ours = {os.geteuid(), place.owner.pw_uid if place.owner else os.geteuid()}
    if path.is_symlink() or path.stat().st_uid not in ours:
        raise PermissionError(f"{path} belongs to somebody else")
    place.hand_over(path, 0o700)


def _make_passwords(file: Path) -> None:
    if file.exists():
        return
    fresh = file.with_suffix(f".{os.getpid()}")
    passwords = {role: secrets.token_urlsafe(24) for role in LOGINS}
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        json.dump(passwords, opened)
    try:
        os.link(fresh, file)  # fails where another process was first: its passwords count
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
