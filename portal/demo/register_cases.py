"""The cases that the demo's register is made of: one or more for every row of table 2b."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from portal.demo.register_draws import Draw, written
from portal.demo.register_places import Row

CLOSED_SCHOOL: Final = "974590840"
"""An organisation number that no school of the reference data has: closed, or never here."""


def _too_old(draw: Draw) -> Row:
    return {"elevkurs": [_public(draw, 7, draw.day(6, 3, 1))], "otData": _ot("sluttet_skole")}


def _other_county(draw: Draw) -> Row:
    return {"adresse": draw.places.home_elsewhere(), "elevkurs": [_public(draw, 1, draw.day(1, 2, 10))],
            "otData": _ot("sluttet_skole", "OTFA")}  # fmt: skip


def _protected(draw: Draw) -> Row:
    kind = draw.random.choice(("fortrolig", "strengt_fortrolig", "strengt_fortrolig_utland"))
    return {"person": {"adressebeskyttelse": kind}, **_quit_lately(draw)}


def _pupil_at_risk(draw: Draw) -> Row:
    return {"elevkurs": [_public(draw, 0, None)], "otData": _ot(None, "ELVG_IM")}


def _apprentice(draw: Draw, state: str, code: str, why: str | None) -> Row:
    spells = [_public(draw, 3, draw.day(3, 6, 20)), _public(draw, 2, draw.day(2, 6, 20))]
    return {"elevkurs": spells, "larling": {"status": state}, "otData": _ot(why, code)}


def _adult_interrupted(draw: Draw) -> Row:
    kind = draw.random.choice(("vov", "yrkesfag", "fov"))
    return {"elevkurs": None, "vo": {"status": "avbrutt", "type": kind}, "otData": _ot("sluttet_skole")}


def _child_welfare(draw: Draw) -> Row:
    home = draw.places.home()
    address = draw.random.choice((draw.places.home(), draw.places.home_elsewhere()))
    place = {"type": "barnevern", "iOslo": True, "lat": home["lat"], "lon": home["lon"]}
    return {"adresse": address, "institusjon": place, **_quit_lately(draw)}


def _child_welfare_outside(draw: Draw) -> Row:
    return {"institusjon": {"type": "barnevern", "iOslo": False, "lat": 60.7945, "lon": 11.068},
            **_quit_last_year(draw)}  # fmt: skip


def _other_institution(draw: Draw) -> Row:
    kind = draw.random.choice(("sykehus", "fengsel", "fosterhjem", "annet"))
    return {"institusjon": {"type": kind, "iOslo": True}, **_quit_last_year(draw)}


def _quit_lately(draw: Draw) -> Row:
    return {"elevkurs": [_public(draw, 0, draw.lately())], "otData": _ot("sluttet_skole")}


def _quit_last_year(draw: Draw) -> Row:
    spells = [_public(draw, 2, draw.day(2, 6, 20)), _public(draw, 1, draw.day(1, 2, 10))]
    return {"elevkurs": spells, "otData": _ot("sluttet_skole", draw.random.choice(("OTUK", "OTOV", "OTNO")))}


def _back_and_gone(draw: Draw) -> Row:
    return {"elevkurs": [_public(draw, 1, draw.day(0, 9, 12))], "otData": _ot("svart_nei")}


def _missing_subjects(draw: Draw) -> Row:
    spells = [_public(draw, ago, draw.day(ago, 6, 20)) for ago in (3, 2, 1)]
    return {"elevkurs": spells, "otData": _ot(draw.random.choice(("osmo", "meropplaring")))}


def _private(draw: Draw) -> Row:
    school = draw.random.choice(draw.places.private_upper)
    return {"elevkurs": [draw.spell(school, 0, draw.lately(), eierform="privat")],
            "otData": _ot("sluttet_skole")}  # fmt: skip


def _moved_in(draw: Draw) -> Row:
    town = draw.random.choice(draw.places.elsewhere)
    there = draw.spell(None, 2, draw.day(2, 6, 20), fylkesnr=town[:2])
    return {"elevkurs": there, "flyttetTilOslo": written(draw.day(1, 6, 1)), "otData": _ot("ikke_sokt"),
            "grunnskole": _lower(None, town, draw.day(3, 6, 20))}  # fmt: skip


def _leaver(draw: Draw) -> Row:
    school = draw.random.choice(draw.places.public_lower)
    why = draw.random.choice(("ikke_sokt", "ikke_tilbud", "svart_nei", "ikke_aktuelle_onsker"))
    return {"elevkurs": None, "grunnskole": _lower(school, "0301", draw.day(1, 6, 20)), "otData": _ot(why)}


def _leaver_private(draw: Draw) -> Row:
    school = draw.random.choice(draw.places.private_lower)
    lower = {**_lower(school, "0301", draw.day(1, 6, 20)), "eierform": "privat"}
    return {"elevkurs": None, "grunnskole": lower, "otData": _ot("ikke_sokt")}


def _leaver_elsewhere(draw: Draw) -> Row:
    lower = _lower(None, draw.random.choice(draw.places.elsewhere), draw.day(1, 6, 20))
    return {"elevkurs": None, "grunnskole": lower, "otData": _ot("ikke_sokt")}


def _no_address(draw: Draw) -> Row:
    return {**_leaver_private(draw), "adresse": None}


def _closed_school(draw: Draw) -> Row:
    return {"elevkurs": [draw.spell(CLOSED_SCHOOL, 3, draw.day(2, 1, 15))], "otData": _ot("sluttet_skole")}


def _two_schools(draw: Draw) -> Row:
    one, other = draw.random.sample(draw.places.public_upper, 2)
    spells = [draw.spell(one, 0, draw.lately()), draw.spell(other, 0, draw.lately())]
    return {"elevkurs": spells, "otData": _ot("sluttet_skole")}


def _nothing_known(_: Draw) -> Row:
    return {"elevkurs": None, "grunnskole": None, "otData": _ot("ungdomsrett_uten_elevkurs")}


def _public(draw: Draw, years_ago: int, end: date | None) -> Row:
    return draw.spell(draw.random.choice(draw.places.public_upper), years_ago, end)


def _lower(school: str | None, town: str, left: date) -> Row:
    return {"orgnr": school, "eierform": "offentlig", "kommunenr": town, "slutt": written(left)}


def _ot(why: str | None, code: str = "OTUK") -> Row:
    return {"aktivitetskode": code, "grunn": why}


@dataclass(frozen=True, slots=True)
class Case:
    """`ages` in whole years counted by year of birth; `weight` is how often of all."""

    rule: str
    weight: int
    ages: tuple[int, int]
    fill: Callable[[Draw], Row]


CASES: Final = (
    Case("TB-01", 1, (25, 26), _too_old),
    Case("TB-02", 2, (17, 20), _other_county),
    Case("TB-03", 2, (17, 20), _protected),
    Case("TB-04", 6, (16, 18), _pupil_at_risk),
    Case("TB-05", 2, (18, 20), lambda draw: _apprentice(draw, "i_fare", "ELVG_IM", None)),
    Case("TB-06", 3, (19, 23), _adult_interrupted),
    Case("TB-07", 2, (16, 18), _child_welfare),
    Case("TB-08", 1, (17, 18), _child_welfare_outside),
    Case("TB-09", 9, (16, 19), _quit_lately),
    Case("TB-09", 14, (17, 20), _quit_last_year),
    Case("TB-09", 3, (17, 20), _back_and_gone),
    Case("TB-09", 6, (19, 22), _missing_subjects),
    Case("TB-09", 4, (19, 21), lambda draw: _apprentice(draw, "avbrutt", "OTUK", "sluttet_lareplass")),
    Case("TB-09", 1, (17, 19), _other_institution),
    Case("TB-10", 5, (16, 19), _private),
    Case("TB-11", 7, (18, 21), _moved_in),
    Case("TB-12", 18, (16, 16), _leaver),
    Case("TB-13", 4, (16, 16), _leaver_private),
    Case("TB-14", 1, (16, 16), _leaver_elsewhere),
    Case("TB-15", 1, (16, 16), _no_address),
    Case("TB-16", 1, (19, 20), _closed_school),
    Case("TB-17", 1, (17, 19), _two_schools),
    Case("TB-18", 1, (17, 19), _nothing_known),
)
