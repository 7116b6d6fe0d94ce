"""Checks the rows of a register file one by one: taken in, set aside with every reason, or repeated."""

import re
from collections.abc import Container, Mapping
from datetime import date
from typing import Final, TypeVar

from portal.domain.geography import in_norway
from portal.domain.national_ids import NationalId
from portal.domain.register_columns import COLUMNS
from portal.domain.register_faults import Doubtful, Reason, Wrong
from portal.domain.register_form import SPELLS, RawRow
from portal.domain.register_youths import (
    AcceptedRow,
    Address,
    AdultEducation,
    Institution,
    LowerSchool,
    OtData,
    Person,
    QuarantinedRow,
    RegisterYouth,
    RepeatedRow,
    RowOutcome,
    Spell,
)

T = TypeVar("T")
Sections = dict[str, dict[str, object]]

_OSLO_COUNTY: Final = (None, "03")
_OSLO_MUNICIPALITY: Final = (None, "0301")
_OSLO_DISTRICT: Final = re.compile(r"0301(0[1-9]|1[0-7])")
_LOW_BITS: Final = (1 << 64) - 1


class RowChecker:
    """Checks one file's rows in order; between rows it keeps two numbers per person, no row.

    `known_schools` holds the organisation numbers that the portal has units for.
    """

    def __init__(self, known_schools: Container[str]) -> None:
        self._schools = known_schools
        self._earlier: dict[int | tuple[str, str, date], int] = {}
        self.seen = 0

    def check(self, row: RawRow) -> RowOutcome:
        self.seen += 1
        reasons = list(row.faults)
        warnings: list[Reason] = []
        sections = _values(row.values, reasons, warnings)
        _settle_person(sections, reasons, warnings)
        if reasons:
            return QuarantinedRow(row.number, tuple(reasons), tuple(warnings))
        _settle_places(sections, warnings)
        self._doubt_schools(sections, warnings)
        return self._compared(row.number, _youth(sections, warnings), warnings)

    def announced(self, count: int | None) -> tuple[Reason, ...]:
        """The warning owed when the sender announced another number of rows than there were (bug:18)."""
        if count is None or count == self.seen:
            return ()
        return (Reason("announced_differs", params={"announced": count, "found": self.seen}),)

    def _doubt_schools(self, sections: Sections, warnings: list[Reason]) -> None:
        for section, fields in sections.items():
            school = fields.get("school")
            if school is None or school in self._schools:
                continue
            if _lies_in_oslo(fields):
                warnings.append(Reason("school_unknown", f"{section}.orgnr", {"school": str(school)}))

    def _compared(self, number: int, youth: RegisterYouth, warnings: list[Reason]) -> RowOutcome:
        key = _who(youth.person)
        facts = hash(youth) & _LOW_BITS
        earlier = self._earlier.setdefault(key, number << 64 | facts)
        first = earlier >> 64
        if first == number:
            return AcceptedRow(number, youth, tuple(warnings))
        if earlier & _LOW_BITS == facts:
            return RepeatedRow(number, (Reason("person_repeated", params={"row": first}),))
        return QuarantinedRow(number, (Reason("person_differs", params={"row": first}),), tuple(warnings))


def _values(values: Mapping[str, object], reasons: list[Reason], warnings: list[Reason]) -> Sections:
    sections: Sections = {"person": {}}
    for column, raw in values.items():
        section, attribute, reader = COLUMNS[column]
        try:
            value = reader(raw)
        except Doubtful as doubt:
            warnings.append(Reason(doubt.code, column, doubt.params))
            value = doubt.kept
        except Wrong as wrong:
            reasons.append(Reason(wrong.code, column, wrong.params))
            continue
        if value is not None:
            sections.setdefault(section, {})[attribute] = value
    return sections


def _settle_person(sections: Sections, reasons: list[Reason], warnings: list[Reason]) -> None:
    person = sections["person"]
    number = person.get("number")
    if isinstance(number, NationalId):
        born = person.get("birth_date", number.birth_date)
        if born != number.birth_date:
            warnings.append(Reason("birth_date_differs", "person.fdato"))
        person["number"] = number.number
        person["birth_date"] = number.birth_date
    elif not all(person.get(name) for name in ("first_name", "last_name", "birth_date")) and not any(
        reason.field == "person.fnr" for reason in reasons
    ):
        reasons.append(Reason("name_missing", "person"))


def _settle_places(sections: Sections, warnings: list[Reason]) -> None:
    for section in ("adresse", "institusjon"):
        fields = sections.get(section)
        if fields and ("lat" in fields or "lon" in fields):
            lat, lon = fields.get("lat"), fields.get("lon")
            if isinstance(lat, float) and isinstance(lon, float) and in_norway(lat, lon):
                continue
            fields.pop("lat", None)
            fields.pop("lon", None)
            warnings.append(Reason("coordinates_outside", f"{section}.lat"))
    district = sections.get("adresse", {}).get("district")
    if district and str(district).startswith("0301") and not _OSLO_DISTRICT.fullmatch(str(district)):
        sections["adresse"]["district"] = None
        warnings.append(Reason("district_unknown", "adresse.bydelsnr", {"district": str(district)}))


def _lies_in_oslo(fields: Mapping[str, object]) -> bool:
    return fields.get("county") in _OSLO_COUNTY and fields.get("municipality") in _OSLO_MUNICIPALITY


def _youth(sections: Sections, warnings: list[Reason]) -> RegisterYouth:
    """Put the sections together; the tables of columns and attributes are held together by a test."""
    found = sections.get
    return RegisterYouth(
        Person(**found("person", {})),  # type: ignore[arg-type]
        _made(Address, found("adresse")),
        _made(OtData, found("otData")),
        _spells(sections, warnings),
        _made(LowerSchool, found("grunnskole")),
        found("", {}).get("moved_to_oslo"),  # type: ignore[arg-type]
        _made(Institution, found("institusjon")),
        found("larling", {}).get("state"),  # type: ignore[arg-type]
        _made(AdultEducation, found("vo")),
    )


def _made(kind: type[T], fields: Mapping[str, object] | None) -> T | None:
    return kind(**fields) if fields else None


def _spells(sections: Sections, warnings: list[Reason]) -> tuple[Spell, ...]:
    spells = []
    for section, fields in sections.items():
        if not section.startswith(SPELLS):
            continue
        start, last_day = fields.get("start"), fields.get("last_day")
        if isinstance(start, date) and isinstance(last_day, date) and last_day < start:
            warnings.append(Reason("spell_backwards", f"{section}.slutt"))
        else:
            spells.append(Spell(**fields))  # type: ignore[arg-type]
    return tuple(spells)


def _who(person: Person) -> int | tuple[str, str, date]:
    if person.number is not None:
        return int(person.number)
    first, last = str(person.first_name).casefold(), str(person.last_name).casefold()
    return (first, last, person.birth_date or date.min)
