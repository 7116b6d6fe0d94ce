"""What is hashed of the log, and where a log differs from what was sealed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from portal.domain.seals import NOTHING, Difference, Mark, Seal, What, broken, difference, leaf, sealed

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def leaves(*lines: str) -> bytes:
    return b"".join(leaf(line.encode()) for line in lines)


READ = ("1\t700\troom.read", "2\t700\tlist.read", "3\t701\troom.read")


def one(number: int = 1, previous: bytes = NOTHING) -> Seal:
    return sealed(number, NOON, Mark(701, 3), leaves(*READ), previous)


def test_the_same_entries_have_the_same_seal_on_whichever_clock_it_is_read() -> None:
    oslo = sealed(1, NOON.astimezone(timezone(timedelta(hours=1))), Mark(701, 3), leaves(*READ), NOTHING)
    assert oslo.digest == one().digest
    assert (one().entries, one().name) == (3, f"1:{one().digest.hex()}")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (READ, None),
        ((READ[0], "2\t700\tlist.written", READ[2]), Difference(What.CHANGED, 1, 2)),
        ((READ[0], READ[2]), Difference(What.REMOVED, 1, 2)),
        (READ[:2], Difference(What.REMOVED, 1, 3)),
        ((), Difference(What.REMOVED, 1, 1)),
        ((READ[0], "9\t700\troom.read", *READ[1:]), Difference(What.INSERTED, 1, 9)),
        ((*READ, "9\t701\troom.read"), Difference(What.INSERTED, 1, 9)),
        ((READ[1], READ[0], READ[2]), Difference(What.MOVED, 1, 2)),
        (("1\t700\tlist.read", "2\t700\troom.read", READ[2]), Difference(What.CHANGED, 1, 1)),
    ],
)
def test_the_first_entry_that_is_not_as_it_was_sealed_is_named(now: tuple[str, ...], told: Difference | None) -> None:
    assert difference(one(), leaves(*now)) == told


def test_a_seal_that_was_made_to_fit_afterwards_does_not_follow_the_one_before() -> None:
    first = one()
    second = sealed(2, NOON, Mark(800, 9), leaves("9\t800\troom.read"), first.digest)
    assert broken(second, 2, first.digest) is None
    forged = sealed(1, NOON, Mark(701, 3), leaves(*READ[:2]), NOTHING)
    assert broken(forged, 1, NOTHING) is None
    assert broken(second, 2, forged.digest) == Difference(What.SEAL_CHANGED, 2)


@pytest.mark.parametrize(
    "touched",
    [
        {"at": NOON - timedelta(days=1)},
        {"until": Mark(702, 3)},
        {"leaves": leaves(*READ[:2])},
        {"previous": bytes(31) + b"\1"},
        {"digest": bytes(32)},
    ],
)
def test_nothing_of_a_seal_can_be_touched(touched: dict[str, object]) -> None:
    assert broken(replace(one(), **touched), 1, NOTHING) == Difference(What.SEAL_CHANGED, 1)  # type: ignore[arg-type] # each its own


def test_a_seal_that_was_taken_out_is_missed() -> None:
    assert broken(one(3), 2, NOTHING) == Difference(What.SEAL_MISSING, 2)
