"""Which value stands in which column of the register file, and how it is read."""

from collections.abc import Mapping
from typing import Final

from portal.domain import register_words as words
from portal.domain.register_form import MOST_SPELLS, SINGLE, SPELLS
from portal.domain.register_values import (
    Reader,
    day,
    degrees,
    digits,
    identity,
    mail,
    organisation,
    phone,
    postcode,
    remembered,
    text,
    truth,
    word,
)

_day: Final = remembered(day)


def _word(words: Mapping[str, object]) -> Reader:
    return remembered(word(words))


def _number(raw: object) -> str | None:
    """An identity number that the person had before, a D-number say."""
    found = identity(raw)
    return found.number if found else None


def _digits(length: int) -> Reader:
    return remembered(digits(length))


_PLAIN: Final[Mapping[str, Mapping[str, tuple[str, Reader]]]] = {
    "person": {
        "fnr": ("number", identity),
        "fornavn": ("first_name", text(100)),
        "etternavn": ("last_name", text(100)),
        "fdato": ("birth_date", _day),
        "kjonn": ("gender", _word(words.GENDERS)),
        "epost": ("email", mail),
        "mobilnr": ("phone", phone),
        "adressebeskyttelse": ("protection", _word(words.PROTECTIONS)),
        "tidligereFnr": ("earlier_number", _number),
    },
    "adresse": {
        "gate": ("street", text(200)),
        "postnr": ("postcode", remembered(postcode)),
        "poststed": ("post_town", remembered(text(100))),
        "kommunenr": ("municipality", _digits(4)),
        "bydelsnr": ("district", _digits(6)),
        "lat": ("lat", degrees),
        "lon": ("lon", degrees),
    },
    "otData": {
        "aktivitetskode": ("status_code", _word(words.STATUS_CODES)),
        "tilmeldt": ("registered", _day),
        "grunn": ("entry_reason", _word(words.ENTRY_REASONS)),
        "tilknytningnr": ("unit_number", text(20)),
        "tilknytningnavn": ("unit_name", text(200)),
    },
    "grunnskole": {
        "orgnr": ("school", remembered(organisation)),
        "eierform": ("kind", _word(words.LOWER_SCHOOL_KINDS)),
        "kommunenr": ("municipality", _digits(4)),
        "slutt": ("left", _day),
    },
    "institusjon": {
        "type": ("kind", _word(words.INSTITUTION_KINDS)),
        "iOslo": ("in_oslo", truth),
        "lat": ("lat", degrees),
        "lon": ("lon", degrees),
    },
    "larling": {"status": ("state", _word(words.APPRENTICESHIP_STATES))},
    "vo": {
        "status": ("state", _word(words.ADULT_STATES)),
        "type": ("kind", _word(words.ADULT_KINDS)),
    },
}

_SPELL: Final[Mapping[str, tuple[str, Reader]]] = {
    "orgnr": ("school", remembered(organisation)),
    "eierform": ("kind", _word(words.SPELL_KINDS)),
    "fylkesnr": ("county", _digits(2)),
    "promrkode": ("programme_code", remembered(text(20))),
    "promrnavn": ("programme", remembered(text(200))),
    "start": ("start", _day),
    "slutt": ("last_day", _day),
}

_SPELL_SECTIONS: Final = tuple(f"{SPELLS}.{number}" for number in range(MOST_SPELLS))

COLUMNS: Final[Mapping[str, tuple[str, str, Reader]]] = {
    **{
        f"{section}.{name}": (section, attribute, reader)
        for section, fields in (*_PLAIN.items(), *((spell, _SPELL) for spell in _SPELL_SECTIONS))
        for name, (attribute, reader) in fields.items()
    },
    SINGLE: ("", "moved_to_oslo", _day),
}
"""Column of the file → section, attribute in `register_youths`, reader."""
