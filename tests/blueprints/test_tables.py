"""A list keeps its head whatever stands in the address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprints import tables
from blueprints.tables import Column, ListSpec, ListState, parse

SPEC = ListSpec(sorts=("deadline", "name"), filters={"step": ("1", "2", "3")}, descending=True)


def test_the_plain_list_has_its_own_order() -> None:
    assert parse({}, SPEC) == (ListState(sort="deadline", descending=True), ())


def test_a_counsellor_narrows_turns_and_goes_on() -> None:
    key = ("2026-11-27", "b1", 7, None)
    args = {
        "q": "  sara   lind ",
        "step": "2",
        "sort": "name",
        "dir": "desc",
        "after": tables.encode_key(key),
    }
    state, said = parse(args, SPEC)

    assert state == ListState("sara lind", {"step": "2"}, "name", True, key)
    assert said == ()
    assert state.narrowed
    assert state.args(before="x") == {
        "q": "sara lind",
        "step": "2",
        "sort": "name",
        "dir": "desc",
        "before": "x",
    }


@pytest.mark.parametrize("number", ["13097248022", "130972 48022", "Sara 13097248022", "130972-48022"])
def test_a_national_identity_number_is_never_searched_for_by_address(number: str) -> None:
    state, said = parse({"q": number}, SPEC)

    assert state.q == ""
    assert said == (tables.NO_NUMBERS,)


def test_nonsense_in_the_address_becomes_the_plain_list_and_is_told() -> None:
    state, said = parse({"step": "9", "sort": "password", "dir": "up", "after": "%%%", "q": "x" * 101}, SPEC)

    assert state == ListState(sort="deadline", descending=True)
    assert said == (tables.TOO_LONG, tables.UNKNOWN_CHOICE, tables.UNKNOWN_PLACE)


@given(st.dictionaries(st.sampled_from(["q", "step", "sort", "dir", "after", "before"]), st.text()))
def test_no_address_breaks_a_list(args: dict[str, str]) -> None:
    state, _ = parse(args, SPEC)

    assert state.sort in SPEC.sorts
    assert not (state.after and state.before)


@given(st.lists(st.one_of(st.integers(), st.text(max_size=20), st.none()), min_size=1, max_size=4))
def test_a_place_in_the_list_survives_the_address(parts: list[str | int | None]) -> None:
    text = tables.encode_key(tuple(parts))

    assert tables.decode_key(text) == tuple(parts) or len(text) > tables.MAX_CURSOR


def test_a_heading_says_the_order_and_turns_it() -> None:
    def address(**args: str) -> str:
        return "&".join(f"{name}={value}" for name, value in args.items())

    state, _ = parse({"sort": "name"}, SPEC)
    name, plain = tables.columns([Column("Navn", "name"), Column("Skole")], state, address)

    assert (name.order, name.url) == ("ascending", "sort=name&dir=desc")
    assert (plain.order, plain.url) == ("", "")
