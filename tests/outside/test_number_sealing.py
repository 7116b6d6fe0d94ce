"""Identity numbers lie sealed: a copy of the database tells nobody who is in it."""

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.outside.number_sealing import CannotOpen, NumberSealer

OLD, NEW, INDEX = b"o" * 32, b"n" * 32, b"i" * 32
ASE = "05840399895"


@pytest.fixture
def sealer() -> NumberSealer:
    return NumberSealer({1: OLD}, 1, INDEX)


def test_a_sealed_number_tells_nothing_and_opens_again(sealer: NumberSealer) -> None:
    sealed = sealer.seal(ASE, b"youth 1")
    assert ASE.encode() not in sealed
    assert sealer.open(sealed, b"youth 1") == ASE


def test_the_same_number_looks_different_each_time(sealer: NumberSealer) -> None:
    assert len({sealer.seal(ASE) for _ in range(1_000)}) == 1_000


def test_a_number_moved_to_another_youth_does_not_open(sealer: NumberSealer) -> None:
    with pytest.raises(CannotOpen):
        sealer.open(sealer.seal(ASE, b"youth 1"), b"youth 2")


def test_one_changed_bit_anywhere_is_found_out(sealer: NumberSealer) -> None:
    sealed = sealer.seal(ASE)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(CannotOpen):
            sealer.open(bytes(changed))


@given(st.binary(max_size=80))
def test_what_was_never_sealed_is_refused_and_no_crash(content: bytes) -> None:
    with pytest.raises(CannotOpen):
        NumberSealer({1: OLD}, 1, INDEX).open(content)


def test_keys_are_changed_without_losing_a_number(sealer: NumberSealer) -> None:
    sealed = sealer.seal(ASE, b"youth 1")
    both = NumberSealer({1: OLD, 2: NEW}, 2, INDEX)
    assert both.open(sealed, b"youth 1") == ASE
    assert not both.is_current(sealed)
    renewed = both.seal(both.open(sealed, b"youth 1"), b"youth 1")
    assert both.is_current(renewed)
    only_new = NumberSealer({2: NEW}, 2, INDEX)
    assert only_new.open(renewed, b"youth 1") == ASE
    assert only_new.digest(ASE) == sealer.digest(ASE)
    with pytest.raises(CannotOpen):
        only_new.open(sealed, b"youth 1")


def test_the_digest_finds_a_number_and_needs_its_key(sealer: NumberSealer) -> None:
    assert sealer.digest(ASE) == sealer.digest(ASE)
    assert len(sealer.digest(ASE)) == 32
    assert sealer.digest(ASE) != sealer.digest("14830899074")
    assert sealer.digest(ASE) != NumberSealer({1: OLD}, 1, b"j" * 32).digest(ASE)


def test_a_piece_of_a_file_opens_only_in_its_own_place(sealer: NumberSealer) -> None:
    content = os.urandom(100_000)
    sealed = sealer.seal_bytes(content, b"import 7, piece 0")
    assert sealer.open_bytes(sealed, b"import 7, piece 0") == content
    with pytest.raises(CannotOpen):
        sealer.open_bytes(sealed, b"import 7, piece 1")
    with pytest.raises(CannotOpen):
        sealer.open(sealed, b"import 7, piece 0")


@pytest.mark.parametrize(
    ("keys", "current", "index", "fault"),
    [
        ({1: OLD}, 2, INDEX, "current"),
        ({1: b"short"}, 1, INDEX, "32 bytes"),
        ({1: OLD}, 1, b"short", "32 bytes"),
        ({1: OLD}, 1, OLD, "index key"),
        ({70_000: OLD}, 70_000, INDEX, "65535"),
    ],
)
def test_keys_that_cannot_work_are_named_at_once(
    keys: dict[int, bytes], current: int, index: bytes, fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        NumberSealer(keys, current, index)


def test_a_city_is_sealed_in_seconds(sealer: NumberSealer) -> None:
    start = time.process_time()
    for _ in range(2_000):
        sealer.seal(ASE)
        sealer.digest(ASE)
    each = (time.process_time() - start) / 2_000 * 1e6
    assert each < 40, f"{each:.1f} µs"  # 3 on an idle machine
