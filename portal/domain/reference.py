"""Reads the reference data that comes with the product; each list is read once."""

import csv
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import cast

from portal.domain.geography import Place, Point, Ring, point_or_none
from portal.domain.reference_rows import (
    County,
    District,
    DistrictKind,
    Municipality,
    NavOffice,
    Ownership,
    School,
    SchoolLevel,
    StatusCode,
    WheelRow,
)

Row = Mapping[str, str]


@cache
def upper_secondary_schools() -> tuple[School, ...]:
    """Every upper secondary school in Oslo, adult, special and private ones included."""
    return tuple(_school(row, "upper") for row in _rows("oslo_upper_secondary.csv"))


@cache
def lower_secondary_schools() -> tuple[School, ...]:
    """Every school in Oslo with lower secondary classes."""
    return tuple(_school(row, "lower") for row in _rows("oslo_lower_secondary.csv"))


@cache
def nearest_candidates(level: SchoolLevel) -> tuple[Place, ...]:
    """The ordinary public Oslo schools of a level: those that "the nearest school" chooses among (A-11)."""
    schools = upper_secondary_schools() if level == "upper" else lower_secondary_schools()
    return tuple(Place(s.orgnr, s.point) for s in schools if s.nearest_candidate and s.point is not None)


@cache
def districts() -> tuple[District, ...]:
    """The 15 districts, Sentrum and Marka."""
    outlines = _outlines()
    return tuple(_district(row, outlines[row["district_no"]]) for row in _rows("oslo_districts.csv"))


def district_at(point: Point) -> District | None:
    """The district whose boundary holds the point; None outside Oslo."""
    return next((district for district in districts() if district.holds(point)), None)


@cache
def nav_offices() -> tuple[NavOffice, ...]:
    """The Nav offices in Oslo."""
    return tuple(
        NavOffice(
            number=row["enhetsnr"],
            name=row["name"],
            district_no=row["district_no"],
            also_serves=tuple(word for word in row["also_serves"].split() if word.isdigit()),
            street_address=row["street_address"],
            postcode=row["postcode"],
            post_town=row["post_town"],
            phone=row["phone"],
            source=row["source"],
        )
        for row in _rows("nav_offices.csv")
    )


@cache
def counties() -> tuple[County, ...]:
    """The 15 counties, Oslo included (A-32)."""
    return tuple(
        County(r["county_no"], r["name"], r["county_authority"], r["is_oslo"] == "yes", r["source"])
        for r in _rows("norway_counties.csv")
    )


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Every municipality with its county."""
    return tuple(
        Municipality(row["municipality_no"], row["name"], row["county_no"], row["source"])
        for row in _rows("norway_municipalities.csv")
    )


@cache
def status_codes() -> Mapping[str, StatusCode]:
    """The code set by code, in the order of the code set."""
    return {row["code"]: _status_code(row) for row in _rows("ot_status_codes.csv")}


@cache
def status_code_spellings() -> Mapping[str, str]:
    """Every spelling of a code that is taken in, and the code it is (A-22)."""
    return {spelling: code.code for code in status_codes().values() for spelling in (code.code, *code.aliases)}


@cache
def annual_wheel() -> tuple[WheelRow, ...]:
    """The annual wheel as the sources print it, notes on their slips included (A-29)."""
    return tuple(
        WheelRow(when=row["date"], **{name: row[name] for name in _WHEEL_NAMES}) for row in _rows("annual_wheel.csv")
    )


_WHEEL_NAMES = ("id", "precision", "recurrence", "who", "what", "to_whom", "ot_relevant", "section",
                "quote", "note", "source")  # fmt: skip


def _text(name: str) -> str:
    return files("portal.reference").joinpath(name).read_text(encoding="utf-8")


def _rows(name: str) -> Iterator[Row]:
    return csv.DictReader(StringIO(_text(name), newline=""))


def _school(row: Row, level: SchoolLevel) -> School:
    return School(
        orgnr=row["orgnr"],
        name=row["name"],
        level=level,
        ownership=cast("Ownership", row["ownership"]),
        category=row["category"],
        street_address=row["street_address"],
        postcode=row.get("postcode", ""),
        post_town=row.get("post_town", ""),
        point=point_or_none(float(row["lat"] or 0), float(row["lon"] or 0)),
        district_no=row["district_no"],
        nearest_candidate=row["suggested_nearest_rule_candidate"] == "yes",
        coord_quality=row["coord_quality"],
        source=row["source"],
    )


def _district(row: Row, rings: tuple[Ring, ...]) -> District:
    return District(
        number=row["district_no"],
        name=row["name"],
        kind=cast("DistrictKind", row["kind"]),
        centre=Point(float(row["centre_lat"]), float(row["centre_lon"])),
        orgnr=row["orgnr"] or None,
        served_by=row["served_by_district_no"] or None,
        rings=rings,
        source=row["source"],
    )


def _status_code(row: Row) -> StatusCode:
    return StatusCode(
        code=row["code"],
        group=int(row["main_group_no"]),
        group_name=row["main_group_nb"],
        section=row["section"],
        aliases=tuple(row["code_alias"].split()),
        label_nb=row["label_nb"],
        label_en=row["label_en"],
        counts_as_contact=row["counts_as_contact"].startswith("yes"),
        via_ot_relevant=row["via_ot_relevant"] == "yes",
        counterpart=row["counterpart_code"] or None,
        required_fields=tuple(row["required_fields"].split("; ")),
        note=row["note"],
        source=row["source"],
    )


def _outlines() -> dict[str, tuple[Ring, ...]]:
    outlines: dict[str, tuple[Ring, ...]] = {}
    for feature in json.loads(_text("oslo_districts.geojson"))["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        outlines[feature["properties"]["district_no"]] = tuple(
            tuple((lon, lat) for lon, lat in ring) for polygon in polygons for ring in polygon
        )
    return outlines
