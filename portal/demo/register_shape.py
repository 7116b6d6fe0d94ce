"""Gives the invented register the shape that Udir published for 2025: half have not applied, one in four is unreached.

Source: "Ungdom i oppfølgingstenesta 2025", udir.no, as quoted in the counties' meeting on data quality in VIGO (V).
"""

from datetime import date
from random import Random
from typing import Final

from portal.demo.register_places import Row
from portal.domain.calendar import school_year_start

REACHED: Final = 0.74
"""How many of those whom a case leaves unknown have been reached: about one in four outside is left."""
NOT_APPLIED: Final = 0.95
"""How many of those who left in an earlier school year are here because they have not applied since."""
OF_LEAVERS: Final = 0.7
CODES: Final = ("OTOV",) * 4 + ("OTNO",)
LEAVERS: Final = frozenset({"ikke_tilbud", "svart_nei", "ikke_aktuelle_onsker"})


def shaped(row: Row, random: Random, as_of: date) -> Row:
    """The row with the code and the reason that the published shares ask for; whoever they do not concern stays."""
    given = row["otData"]
    if not isinstance(given, dict):
        return row
    ot = dict(given)
    if ot.get("aktivitetskode") == "OTUK" and random.random() < REACHED:
        ot["aktivitetskode"] = random.choice(CODES)
    earlier = ot.get("grunn") == "sluttet_skole" and _left_before(row, school_year_start(as_of))
    if (earlier and random.random() < NOT_APPLIED) or (ot.get("grunn") in LEAVERS and random.random() < OF_LEAVERS):
        ot["grunn"] = "ikke_sokt"
    return {**row, "otData": ot}


def _left_before(row: Row, day: date) -> bool:
    spells = row.get("elevkurs")
    listed = spells if isinstance(spells, list) else [spells]
    ends = [_day(spell.get("slutt")) for spell in listed if isinstance(spell, dict)]
    return bool(ends) and all(end is not None and end < day for end in ends)


def _day(written: str | None) -> date | None:
    if not written:
        return None
    day, month, year = written.split(".")
    return date(int(year), int(month), int(day))
