"""National identity numbers: the published test numbers, and what a refusal may say."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.national_ids import IdKind, IdRefusal, NationalId, read_national_id

VECTORS = list(csv.DictReader(Path(__file__).with_name("national_ids.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['kind']} {vector['number']}")
def test_the_published_numbers_are_read_or_refused(vector: dict[str, str]) -> None:
    assert isinstance(read_national_id(vector["number"]), NationalId) == (vector["valid"] == "yes")


@pytest.mark.parametrize(
    ("number", "kind", "born", "synthetic"),
    [
        ("13097248022", IdKind.BIRTH_NUMBER, date(1972, 9, 13), False),
        ("29020075838", IdKind.BIRTH_NUMBER, date(2000, 2, 29), False),
        ("13527248013", IdKind.H_NUMBER, date(1972, 12, 13), False),
        ("68467038838", IdKind.D_AND_H_NUMBER, date(1970, 6, 28), False),
        ("02013299997", IdKind.BIRTH_NUMBER, date(2032, 1, 2), False),
        ("30108299939", IdKind.BIRTH_NUMBER, date(1982, 10, 30), False),
        ("05440355678", IdKind.H_NUMBER, date(2003, 4, 5), False),
        ("17912099997", IdKind.BIRTH_NUMBER, date(2020, 11, 17), True),
        ("130972 48022", IdKind.BIRTH_NUMBER, date(1972, 9, 13), False),
    ],
)
def test_a_number_tells_register_birth_date_and_whether_it_is_made_up(
    number: str, kind: IdKind, born: date, synthetic: bool
) -> None:
    read = read_national_id(number)

    assert isinstance(read, NationalId)
    assert (read.kind, read.birth_date, read.synthetic) == (kind, born, synthetic)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("1309724802", IdRefusal.LENGTH),
        ("1309724802211", IdRefusal.LENGTH),
        ("", IdRefusal.LENGTH),
        ("1309724802x", IdRefusal.DIGITS),
        ("١٣٠٩٧٢٤٨٠٢٢", IdRefusal.DIGITS),
        ("29020112345", IdRefusal.DATE),
        ("32127248022", IdRefusal.DATE),
        ("13004570022", IdRefusal.DATE),
        ("13097248032", IdRefusal.CHECK),
        ("02013299987", IdRefusal.CHECK),
    ],
)
def test_a_refusal_says_which_part_is_wrong(number: str, why: IdRefusal) -> None:
    assert read_national_id(number) is why


def test_navs_synthetic_numbers_have_the_form_of_an_h_number() -> None:
    read = read_national_id("05440355678")

    assert isinstance(read, NationalId)
    assert read.may_be_synthetic


def test_the_number_shows_in_no_representation() -> None:
    read = read_national_id("13097248022")

    assert "13097248022" not in f"{read!r} {read}"


@given(st.text(max_size=14) | st.from_regex(r"[0-9]{11}", fullmatch=True))
def test_whatever_is_written_is_read_or_refused(written: str) -> None:
    assert isinstance(read_national_id(written), NationalId | IdRefusal)
