"""Where the rows of a register file wait, and what is written of them: set by set, never row by row.

`a` is the row that has arrived, `o` what is known of the youth; a youth who is new has no `o`.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from portal.domain.arrivals import COLUMNS

SPELL_COLUMNS: Final = ("orgnr", "kind", "county", "programme_code", "programme", "start_on", "last_day")

_TYPES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("birth_year", "category"), "smallint"),
    **dict.fromkeys(("birth_date", "registered_on", "lower_left", "moved_to_oslo", "start_on", "last_day"), "date"),
    **dict.fromkeys(("has_address", "institution_in_oslo", "known", "temporary_number"), "boolean"),
    **dict.fromkeys(("latitude", "longitude", "institution_latitude", "institution_longitude"), "double precision"),
    **dict.fromkeys(("number_sealed", "number_digest"), "bytea"),
    "youth_id": "uuid",
}  # fmt: skip
ARRIVING: Final = ("youth_id", "known", "number_sealed", "number_digest", "temporary_number", *COLUMNS)
ARRIVING_SPELLS: Final = ("youth_id", "known", *SPELL_COLUMNS)


def types(columns: Iterable[str]) -> list[str]:
    return [_TYPES.get(column, "text") for column in columns]


def _waiting_room(table: str, columns: Iterable[str]) -> str:
    described = ", ".join(f"{column} {kind}" for column, kind in zip(columns, types(columns), strict=True))
    return f"CREATE TEMPORARY TABLE IF NOT EXISTS {table} ({described}) ON COMMIT DELETE ROWS"


PREPARE: Final = (_waiting_room("arriving", ARRIVING), _waiting_room("arriving_spells", ARRIVING_SPELLS))

KNOWN_NUMBERS: Final = """
    SELECT i.number_digest, y.id, y.protection FROM youth_identities i JOIN youths y ON y.id = i.youth_id
    WHERE i.number_digest = ANY (%(digests)s)"""
NAMESAKES: Final = """
    SELECT y.first_name, y.last_name, i.birth_date, y.id, y.protection
    FROM unnest(%(firsts)s::text[], %(lasts)s::text[], %(births)s::date[]) AS n (first_name, last_name, birth_date)
    JOIN youths y ON y.sort_key = norwegian_order(n.last_name || ' ' || n.first_name)
    JOIN youth_identities i ON i.youth_id = y.id AND i.birth_date = n.birth_date"""
PASSING: Final = f"{NAMESAKES} AND (i.number_digest IS NULL OR i.temporary_number)"
"""Those who may be the one of a row with a lasting number: who has none, or a D-number."""
UNNUMBERED: Final = f"{NAMESAKES} AND i.number_digest IS NULL"
"""Those who may be the one of a row without a number, and of a row with a number that nobody has."""

_TAKE, _KEEP = "a.{0}", "coalesce(a.{0}, o.{0})"
_SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "adresse": ("street", "postcode", "post_town", "municipality_no", "registered_district_no", "latitude",
                "longitude", "county_of_residence"),
    "institusjon": ("institution_kind", "institution_in_oslo", "institution_latitude", "institution_longitude"),
    "grunnskole": ("lower_orgnr", "lower_kind", "lower_municipality", "lower_left"),
    "flyttetTilOslo": ("moved_to_oslo",),
    "larling": ("apprenticeship_state",),
    "vo": ("vo_state", "vo_kind"),
}  # fmt: skip
"""A section that the file carries for anybody is what holds for everybody in it; another is left as it is."""
_COORDINATES: Final = ("latitude", "longitude", "institution_latitude", "institution_longitude")
_YOUTHS: Final[Mapping[str, str]] = {
    "first_name": "coalesce(a.first_name, o.first_name, '')",
    "last_name": "coalesce(a.last_name, o.last_name, '')",
    "birth_year": _KEEP,
    "protection": _TAKE,
    "registered_on": "greatest(a.registered_on, o.registered_on)",
    "entry_reason": "CASE WHEN a.registered_on < o.registered_on THEN o.entry_reason"
                    " ELSE coalesce(a.entry_reason, o.entry_reason) END",
}  # fmt: skip
_IDENTITIES: Final[Mapping[str, str]] = {
    "number_sealed": "coalesce(o.number_sealed, a.number_sealed)",
    "number_digest": "coalesce(o.number_digest, a.number_digest)",
    "birth_date": _KEEP,
    "gender": _KEEP,
    "temporary_number": "CASE WHEN o.number_digest IS NULL THEN coalesce(a.temporary_number, false)"
                        " ELSE o.temporary_number END",
}  # fmt: skip
_CONTACTS: Final[Mapping[str, str]] = {"phone": _KEEP, "mail": _KEEP}
_ADDRESS_COLUMNS: Final = (*_SECTIONS["adresse"][:-1], *_SECTIONS["institusjon"][2:])
_REGISTER_COLUMNS: Final = (
    *("county_of_residence", "moved_to_oslo", "institution_kind", "institution_in_oslo", "apprenticeship_state"),
    *("vo_state", "vo_kind", "lower_orgnr", "lower_kind", "lower_municipality", "lower_left"),
)


def _of_sections(columns: Iterable[str], carried: Iterable[str]) -> dict[str, str]:
    from_file = {column for section in carried for column in _SECTIONS.get(section, ())}
    chosen: dict[str, str] = {column: "a.{0}" if column in from_file else "o.{0}" for column in columns}
    hidden: dict[str, str] = {
        c: f"CASE WHEN a.protection = 'none' THEN {chosen[c]} END" for c in _COORDINATES if c in chosen
    }
    return {**chosen, **hidden}


def _district(carried: Iterable[str]) -> str:
    return f"CASE WHEN a.protection = 'none' THEN {'a' if 'adresse' in carried else 'o'}.district_no END"


_HOME: Final = "a.street, a.postcode, a.municipality_no, a.registered_district_no, a.latitude, a.county_of_residence"
_SAYS_HOME: Final = f"num_nonnulls({_HOME}) > 0"


def partial_tables() -> tuple["Table", ...]:
    """The same for a file of some facts about some youths: what a row does not say stays (the transfers)."""
    home = dict.fromkeys(_SECTIONS["adresse"], f"CASE WHEN {_SAYS_HOME} THEN a.{{0}} ELSE o.{{0}} END")
    kept = dict.fromkeys((*_ADDRESS_COLUMNS, *_REGISTER_COLUMNS), _KEEP) | home
    hidden = {c: f"CASE WHEN a.protection = 'none' THEN {kept[c]} END" for c in _COORDINATES}
    address = {"category": _TAKE, **{c: hidden.get(c, kept[c]) for c in _ADDRESS_COLUMNS}}
    district = (
        f"CASE WHEN a.protection = 'none' THEN CASE WHEN {_SAYS_HOME} THEN a.district_no ELSE o.district_no END END"
    )
    registers = {c: kept[c] for c in _REGISTER_COLUMNS}
    return _tables({**_YOUTHS, "district_no": district}, address, registers)


Table = tuple[str, str, Mapping[str, str], str]
"""Name, key, columns with what they become, and which youths have a row at all."""


def tables(carried: Iterable[str]) -> tuple[Table, ...]:
    """The tables that hold one row of each youth, for a file that carries these sections."""
    address = {"category": _TAKE, **_of_sections(_ADDRESS_COLUMNS, carried)}
    youths = {**_YOUTHS, "district_no": _district(carried)}
    return _tables(youths, address, _of_sections(_REGISTER_COLUMNS, carried))


def _tables(youths: Mapping[str, str], address: Mapping[str, str], registers: Mapping[str, str]) -> tuple[Table, ...]:
    link = {"link_no": _KEEP, "link_name": _KEEP}
    return (
        ("youths", "id", youths, "true"),
        ("youth_identities", "youth_id", _IDENTITIES, "true"),
        ("youth_contacts", "youth_id", _CONTACTS, "a.phone IS NOT NULL OR a.mail IS NOT NULL"),
        ("youth_addresses", "youth_id", address, "a.has_address OR o.youth_id IS NOT NULL"),
        ("youth_registers", "youth_id", {**registers, **link}, "true"),
    )


EXTRA: Final[Mapping[str, Mapping[str, str]]] = {
    "youths": {
        "status_code": "a.status_code",
        "status_on": "CASE WHEN a.status_code IS NOT NULL THEN least(a.registered_on, %(today)s) END",
        "last_activity": "%(at)s",
    },
    "youth_registers": {"import_id": "%(import)s", "seen_at": "%(at)s"},
}
"""What a new row has beside: a known one gets it by a statement of its own."""
