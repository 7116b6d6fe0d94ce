"""What is amiss, if anything: the database, its migrations, the policy table it decides by."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from portal.database import db
from portal.policy.fingerprint import fingerprint
from portal.queries.reading import one

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
STORED = text("SELECT revision, grants, print FROM policy.fingerprint()")
NEWEST = "SELECT seal, seconds_since, seconds_unsealed FROM policy.newest_seal()"


@dataclass(frozen=True, slots=True)
class SealedLog:
    """The newest seal's number and age (none before the first), and how long the oldest unsealed entry has waited."""

    seal: int | None
    seconds_since: int | None
    seconds_unsealed: int


@cache
def head() -> str | None:
    """The newest migration that this code comes with."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def failed() -> list[str]:
    """The checks that fail: `database`, `migrations`, `policy`; a database behind the code cannot be asked more."""
    try:
        stored = db.session.execute(STORED).one()
    except (DBAPIError, NoConnection):
        db.session.rollback()
        return ["migrations"] if _answers() else ["database"]
    own = fingerprint()
    migrations = [] if stored.revision == head() else ["migrations"]
    policy = [] if (stored.grants, stored.print) == (own.grants, own.print) else ["policy"]
    return migrations + policy


def sealed_log() -> SealedLog | None:
    """Of a database that nothing fails in."""
    return one(SealedLog, NEWEST)


def _answers() -> bool:
    try:
        db.session.execute(text("SELECT 1"))
    except (DBAPIError, NoConnection):
        db.session.rollback()
        return False
    return True
