"""Invented youths as rows of the register file, over all rules of table 2b."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final

from portal.demo.people import YOUTHS
from portal.demo.register_cases import CASES, Case
from portal.demo.register_draws import Draw, written
from portal.demo.register_names import BOYS, FAMILIES, GIRLS
from portal.demo.register_numbers import NumbersOfYear
from portal.demo.register_places import Places, Row
from portal.demo.register_shape import shaped
from portal.domain.national_ids import NationalId, read_national_id

_LETTERS: Final = str.maketrans({**dict.fromkeys(" ’'-", ""), "æ": "ae", "ø": "o", "å": "a", "ł": "l", "ı": "i"})


def synthetic_youths(number: int, seed: int, as_of: date) -> Iterator[Row]:
    """So many rows of the form, every case at least once from 23 rows on; the same for the same seed."""
    random = Random(seed)  # noqa: S311 - invented people
    draw = Draw(random, Places(random), as_of)
    shape = Random(seed)  # noqa: S311 - of its own: the people stay who they are
    numbers: dict[int, Iterator[tuple[str, date]]] = {}
    for serial, case in enumerate(_cases(random, number), 1):
        year = as_of.year - random.randint(*case.ages)
        if year not in numbers:
            numbers[year] = iter(NumbersOfYear(year, seed))
        row = _row(draw, case.fill(draw), next(numbers[year]), serial)
        yield shaped(row, shape, as_of) if serial > len(CASES) else row


def known_youths(as_of: date) -> Iterator[Row]:
    """The four who can sign in to the demo, at the schools and in the districts of its staff."""
    random = Random(0)  # noqa: S311 - invented people
    draw = Draw(random, Places(random), as_of)
    for youth in YOUTHS:
        story = _STORIES[youth.sub]
        first, _, last = youth.name.rpartition(" ")
        number = read_national_id(youth.number)
        if not isinstance(number, NationalId):
            raise TypeError(youth.sub)
        left = draw.day(story.years_ago, *story.left) if story.left else None
        spell = draw.spell(story.school, story.years_ago, left)
        filling: Row = {
            "elevkurs": [spell],
            "otData": story.ot,
            "adresse": draw.places.home_in(story.district),
        }
        row = _row(draw, {**filling, **story.more}, (number.number, number.birth_date), 0)
        mail = f"{_folded(first)}.{_folded(last)}@eksempel.invalid"
        named = {"fornavn": first, "etternavn": last, "kjonn": story.gender, "epost": mail}
        yield {**row, "person": {**_section(row, "person"), **named}}


def _ot(code: str, why: str) -> Row:
    return {"aktivitetskode": code, "grunn": why}


@dataclass(frozen=True, slots=True)
class _Story:
    school: str
    district: str
    gender: str
    years_ago: int
    left: tuple[int, int] | None
    ot: Row
    more: Row


_HERSLEB, _STOVNER = "912001008", "974591065"
_GAMLE_OSLO, _STOVNER_DISTRICT = "030101", "030111"
_STORIES: Final = {
    "ida": _Story(_HERSLEB, _GAMLE_OSLO, "K", 0, (11, 6), _ot("OTUK", "sluttet_skole"), {}),
    "amir": _Story(_STOVNER, _STOVNER_DISTRICT, "M", 1, (2, 13), _ot("OTOV", "sluttet_skole"), {}),
    # at risk and still a pupil (6.1.1): on no list, so the district and Nav see her by consent alone
    "sofie": _Story(_HERSLEB, _GAMLE_OSLO, "K", 0, None, {"aktivitetskode": "ELVG_IM"}, {}),
    "jonas": _Story(_STOVNER, _STOVNER_DISTRICT, "M", 2, (6, 20), _ot("OTUK", "sluttet_lareplass"),
                    {"larling": {"status": "avbrutt"}}),
}  # fmt: skip


def _cases(random: Random, number: int) -> Iterator[Case]:
    yield from CASES[:number]
    weights = [case.weight for case in CASES]
    yield from random.choices(CASES, weights, k=max(0, number - len(CASES)))


def _row(draw: Draw, filling: Row, who: tuple[str, date], serial: int) -> Row:
    random = draw.random
    number, born = who
    girl = random.random() < 0.44  # noqa: PLR2004 - V-038: 44 per cent of the target group are girls
    first, last = random.choice(GIRLS if girl else BOYS), random.choice(FAMILIES)
    person: Row = {
        "fnr": number, "fornavn": first, "etternavn": last,
        "fdato": written(born), "kjonn": "K" if girl else "M",
        "epost": f"{_folded(first)}.{_folded(last)}{serial}@eksempel.invalid", "mobilnr": f"0{serial:07d}",
    }  # fmt: skip
    given = _section(filling, "otData")
    registered = draw.as_of - timedelta(days=random.randint(3, 58))
    ot: Row = {"aktivitetskode": "OTUK", "tilmeldt": written(registered), **given}
    row: Row = {
        "adresse": draw.places.home(),
        "grunnskole": _lower_school(draw, born),
        **filling,
        "person": {**person, "adressebeskyttelse": "ugradert", **_section(filling, "person")},
        "otData": {name: value for name, value in ot.items() if value is not None},
    }
    return {name: value for name, value in row.items() if value is not None}


def _lower_school(draw: Draw, born: date) -> Row:
    left = written(date(born.year + 16, 6, 20))
    school = draw.random.choice(draw.places.public_lower)
    return {"orgnr": school, "eierform": "offentlig", "kommunenr": "0301", "slutt": left}


def _section(row: Row, name: str) -> Row:
    section = row.get(name)
    return section if isinstance(section, dict) else {}


@cache
def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return plain.encode("ascii", "ignore").decode()
