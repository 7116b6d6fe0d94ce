"""The log is sealed, and whoever touches it afterwards - be it the database's administrator - is found out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, RestrictViolation

from portal.domain.calendar import oslo_midnight
from portal.domain.seals import BEGINNING, CountsFromLower, Difference, Mark, What
from portal.services import seals
from portal.tables import sealing
from tests.conftest import Database
from tests.policy.stage import Connection

pytestmark = pytest.mark.requirement("TD-17")

LONG_AGO = oslo_midnight(datetime(2026, 11, 2).date())  # noqa: DTZ001 - a day
WRITE = """
    INSERT INTO events (at, person_id, seat_id, action, youth_id, categories, basis, rule, detail)
    VALUES (%s, %s, 7, 'room.read', %s, 5, 'consent', 'TD-05', '{"page": "Åse\\tØ"}')"""
IDA, REIDUN = UUID(int=1), UUID(int=2)


@dataclass
class Log:
    """A log in which people look at Ida, and its administrator, who is above every guard."""

    database: Database
    admin: Connection

    @property
    def url(self) -> str:
        return self.database.url("laget_jobs")

    def looks(self, times: int = 1) -> None:
        for _ in range(times):
            self.admin.execute(WRITE, (LONG_AGO, REIDUN, IDA))

    def seal(self, days: int = 0) -> str:
        newest = seals.seal(self.url, at=LONG_AGO + timedelta(days=days))
        assert newest is not None
        return newest.name

    def tamper(self, statement: str, *given: object) -> None:
        """As superuser, with the triggers off."""
        self.admin.execute("SET session_replication_role = replica")
        self.admin.execute(statement.encode(), given)
        self.admin.execute("SET session_replication_role = origin")

    def numbers(self) -> list[int]:
        found = self.admin.execute("SELECT id FROM events ORDER BY txid, id").fetchall()
        return [number for (number,) in found]

    def found(self, **asked: object) -> Difference | None:
        return seals.verify(self.url, seals.Asked(**asked)).difference  # type: ignore[arg-type] # as asked


@pytest.fixture
def log(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """Three entries at most under each seal."""
    monkeypatch.setattr(sealing, "AT_ONCE", 3)
    monkeypatch.setattr(sealing, "_NEW", sealing._NEW.replace("LIMIT 50000", "LIMIT 3"))
    with database.cluster.connect(database=database.name) as admin:
        yield Log(database, admin)


def test_the_log_is_sealed_and_holds(log: Log) -> None:
    assert seals.seal(log.url, at=LONG_AGO) is None
    assert seals.verify(log.url) == seals.Verified()
    log.looks(7)
    name = log.seal()
    assert name.startswith("3:")
    assert log.seal() == name, "nothing new, no new seal"
    log.looks(2)
    assert seals.verify(log.url) == seals.Verified(seals=3, entries=7, unsealed=2)


def test_seven_entries_of_one_transaction_are_sealed_whole(log: Log) -> None:
    with log.admin.transaction():
        log.looks(7)
    log.seal()
    assert seals.verify(log.url) == seals.Verified(seals=3, entries=7)
    log.tamper("DELETE FROM events WHERE id = %s", log.numbers()[3])
    assert log.found() is not None


@pytest.mark.parametrize(
    "column",
    ["at = at - interval '1 second'", "person_id = youth_id", "seat_id = NULL", "action = 'list.read'",
     "youth_id = NULL", "categories = 4", "basis = 'duty'", "ground = youth_id", "rule = 'TD-01'",
     "detail = '{}'"],
)  # fmt: skip
def test_an_entry_that_is_changed_in_any_way_is_named(log: Log, column: str) -> None:
    log.looks(8)
    log.seal()
    fifth = log.numbers()[4]
    log.tamper(f"UPDATE events SET {column} WHERE id = %s", fifth)
    assert log.found() == Difference(What.CHANGED, 2, fifth)


def test_an_entry_that_is_taken_out_is_named_wherever_it_stood(log: Log) -> None:
    log.looks(8)
    log.seal()
    for place in (7, 3, 0):
        gone = log.numbers()[place]
        log.tamper("DELETE FROM events WHERE id = %s", gone)
        assert log.found() == Difference(What.REMOVED, place // 3 + 1, gone)


@pytest.mark.parametrize("place", [0, 2, 3, 7])
def test_an_entry_that_is_put_in_later_is_named(log: Log, place: int) -> None:
    """By somebody who copies another's place, with a number of their own."""
    log.looks(8)
    log.seal()
    log.tamper(
        "INSERT INTO events (id, txid, at, person_id, action) OVERRIDING SYSTEM VALUE"
        " SELECT 0, txid, at, person_id, 'nothing' FROM events WHERE id = %s",
        log.numbers()[place],
    )
    assert log.found() == Difference(What.INSERTED, place // 3 + 1, 0)


def test_an_entry_between_two_seals_is_found_too(log: Log) -> None:
    log.looks(3)
    log.seal()
    log.admin.execute("SELECT pg_current_xact_id()")
    log.looks(3)
    log.seal()
    log.tamper(
        "INSERT INTO events (id, txid, at, person_id, action) OVERRIDING SYSTEM VALUE"
        " SELECT 1000, txid, at, person_id, 'nothing' FROM events WHERE id = %s",
        log.numbers()[2],
    )
    assert log.found() == Difference(What.INSERTED, 2, 1000)


def test_two_entries_that_change_places_are_found(log: Log) -> None:
    log.looks(2)
    log.admin.execute(WRITE, (LONG_AGO, REIDUN, uuid4()))
    log.seal()
    first, _, third = log.numbers()
    log.tamper(
        "UPDATE events e SET youth_id = o.youth_id FROM events o"
        " WHERE (e.id, o.id) IN ((%(a)s, %(b)s), (%(b)s, %(a)s))".replace("%(a)s", str(first)).replace(
            "%(b)s", str(third)
        )
    )
    assert log.found() == Difference(What.CHANGED, 1, first)
    log.tamper(f"UPDATE events SET txid = (txid::text::bigint + 1000000)::text::xid8 WHERE id = {third}")
    log.tamper(f"UPDATE events SET youth_id = '{IDA}' WHERE id = {first}")
    assert log.found() == Difference(What.REMOVED, 1, third)


def test_a_seal_that_is_changed_or_taken_out_is_found(log: Log) -> None:
    log.looks(9)
    log.seal()
    log.tamper("UPDATE seals SET leaves = substr(leaves, 1, 80) WHERE id = 2")
    assert log.found() == Difference(What.SEAL_CHANGED, 2)
    log.tamper("DELETE FROM seals WHERE id = 2")
    assert log.found() == Difference(What.SEAL_MISSING, 2)
    log.tamper("DELETE FROM seals WHERE id = 1")
    assert log.found() == Difference(What.SEAL_MISSING, 2)


def test_a_log_that_is_sealed_anew_from_the_start_is_betrayed_by_the_seal_that_was_kept_elsewhere(log: Log) -> None:
    log.looks(5)
    kept = log.seal()
    assert log.found(kept=kept) is None
    log.tamper("DELETE FROM events WHERE id = %s", log.numbers()[1])
    log.tamper("DELETE FROM seals")
    assert log.found(kept=kept) == Difference(What.SEAL_MISSING, 2)
    log.seal()
    assert log.found() is None, "the chain alone cannot tell"
    assert log.found(kept=kept) == Difference(What.NOT_AS_KEPT, 2)


def test_only_the_seals_of_some_days_are_looked_through(log: Log) -> None:
    log.looks(3)
    log.seal()
    log.looks(3)
    log.seal(days=2)
    log.tamper("DELETE FROM events WHERE id = %s", log.numbers()[0])
    later = LONG_AGO + timedelta(days=1)
    assert seals.verify(log.url, seals.Asked(first=later)) == seals.Verified(seals=1, entries=3)
    assert log.found(end=later) is not None
    log.tamper("DELETE FROM seals WHERE id = 1")
    assert log.found(first=later) == Difference(What.SEAL_MISSING, 1)


def test_whoever_began_before_the_seal_and_is_done_after_it_breaks_nothing(log: Log) -> None:
    """A slow transaction has the lower number: what came after it waits for it, and nothing comes in before."""
    log.looks(2)
    with log.database.cluster.connect(database=log.database.name) as slow:
        with slow.transaction():
            slow.execute(WRITE, (LONG_AGO, REIDUN, IDA))
            log.looks(3)
            log.seal()
            assert seals.verify(log.url) == seals.Verified(seals=1, entries=2, unsealed=3)
        log.seal()
    assert seals.verify(log.url) == seals.Verified(seals=3, entries=6)


def test_a_server_that_counts_from_lower_is_refused_with_what_to_do(log: Log) -> None:
    log.looks()
    log.seal()
    log.tamper("UPDATE seals SET until_txid = '4000000000000'")
    with pytest.raises(CountsFromLower):
        log.seal()


def test_nobody_else_adds_seals_and_nobody_at_all_changes_them(log: Log) -> None:
    log.looks()
    log.seal()
    with psycopg.connect(log.database.url("laget_app")) as web, pytest.raises(InsufficientPrivilege):
        web.execute("SELECT * FROM seals")
    with psycopg.connect(log.url) as worker, pytest.raises(InsufficientPrivilege):
        worker.execute("DELETE FROM seals")
    with pytest.raises(RestrictViolation):
        log.admin.execute("UPDATE seals SET at = at")


@pytest.mark.parametrize("column", ["txid", "id"])
def test_whoever_writes_the_log_does_not_choose_the_place_in_it(log: Log, column: str) -> None:
    with psycopg.connect(log.database.url("laget_app")) as web, pytest.raises(InsufficientPrivilege):
        web.execute(
            f"INSERT INTO events ({column}, at, person_id, action) OVERRIDING SYSTEM VALUE"
            " VALUES ('5', now(), %s, 'x')".encode(),
            (IDA,),
        )


def test_the_sealer_knows_where_the_log_begins() -> None:
    assert Mark(0, 0) == BEGINNING
    assert Mark(5, 9) < Mark(6, 1)
