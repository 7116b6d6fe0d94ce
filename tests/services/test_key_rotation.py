"""The administrator gives the identity numbers a new key, and the old one is no longer needed."""

import pytest
from flask import Flask

from portal.outside.number_sealing import CannotOpen, NumberSealer
from portal.services.key_rotation import rotate
from tests.conftest import Database
from tests.the_register import IDA, Register, as_file, row, uda_at_work
from tests.the_team import gather

OLD, NEW, INDEX = b"A" * 32, b"C" * 32, b"B" * 32


@pytest.fixture
def register(app: Flask, database: Database) -> Register:
    return uda_at_work(app, gather(database))


def test_every_number_and_every_row_set_aside_opens_with_the_new_key_alone(
    register: Register, database: Database
) -> None:
    register.take_in(as_file(row(), row(number="05840399896")))
    both = NumberSealer({1: OLD, 2: NEW}, 2, INDEX)
    url = database.url("laget_jobs")

    assert list(rotate(url, both))[-1] == 2
    assert list(rotate(url, both))[-1] == 0  # again: nothing is left to do
    ((sealed, digest),) = register.sql(
        "SELECT number_sealed, number_digest FROM youth_identities WHERE number_digest IS NOT NULL"
    )
    alone = NumberSealer({2: NEW}, 2, INDEX)
    assert alone.open(sealed, register.youth().bytes) == IDA
    assert alone.digest(IDA) == digest  # found as before


def test_without_the_old_key_nothing_is_changed(register: Register, database: Database) -> None:
    register.take_in(as_file(row()))
    before = register.sql("SELECT number_sealed FROM youth_identities")
    with pytest.raises(CannotOpen):
        list(rotate(database.url("laget_jobs"), NumberSealer({2: NEW}, 2, INDEX)))

    assert register.sql("SELECT number_sealed FROM youth_identities") == before
