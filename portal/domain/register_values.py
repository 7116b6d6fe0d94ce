"""Single values of the register file: text as it stands in the file to a value, or what is wrong with it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from portal.domain.national_ids import LENGTH, IdRefusal, NationalId, read_national_id
from portal.domain.register_faults import Doubtful, Wrong, shown
from portal.domain.register_words import TRUTHS

Reader = Callable[[object], object]
"""A reader answers the value or None (nothing there), or raises `Wrong` or `Doubtful`."""

_NORWEGIAN_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T]00:00(?::00)?)?", re.ASCII)
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:\d{2})?)?", re.ASCII)
_MOST_REMEMBERED: Final = 20_000
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_ORGNR_DIGITS: Final = 9
_MAIL: Final = re.compile(r"[^@\s<>\"]{1,64}@[^@\s<>\".]+(?:\.[^@\s<>\".]+)+")
_PHONE: Final = re.compile(r"(?:\+|00)?\d{8,15}", re.ASCII)
_PHONE_FILLING: Final = str.maketrans("", "", " -.()/\u00a0")


def text_of(raw: object) -> str:
    """The value as clean text: ends trimmed, composed letters, no control characters.

    What a spreadsheet made a number of is written as the whole number it was.
    """
    if not isinstance(raw, str):
        raw = str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw)
    text = raw.strip()
    if not text.isprintable():
        text = "".join(character if character.isprintable() else " " for character in text).strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def remembered(reader: Reader) -> Reader:
    """The same reader for columns whose values come again and again; remembers a bounded number of them."""
    known: dict[object, object] = {}

    def read(raw: object) -> object:
        if not isinstance(raw, str):
            return reader(raw)
        if raw in known:
            return known[raw]
        value = reader(raw)
        if len(known) < _MOST_REMEMBERED:
            known[raw] = value
        return value

    return read


def identity(raw: object) -> NationalId | None:
    """A national identity number; the zero that a spreadsheet took from a number's front is put back."""
    value = text_of(raw)
    if not value:
        return None
    found = read_national_id(value if isinstance(raw, str) else value.zfill(LENGTH))
    if isinstance(found, IdRefusal):
        raise Wrong(f"number_{found.value}", length=len(value))
    return found


def text(most: int) -> Reader:
    """Text of at most so many characters."""

    def read(raw: object) -> str | None:
        value = text_of(raw)
        if len(value) > most:
            raise Wrong("too_long", most=most)
        return value or None

    return read


def word(words: Mapping[str, object]) -> Reader:
    """One of the words of a list, whatever its case."""

    def read(raw: object) -> object:
        value = text_of(raw)
        found = words.get(value.casefold())
        if found is None and value:
            raise Wrong("word_unknown", value=shown(value))
        return found

    return read


def digits(length: int) -> Reader:
    """A number of fixed length; the zeros that a spreadsheet took from its front are put back."""

    def read(raw: object) -> str | None:
        value = text_of(raw)
        if not value:
            return None
        if not (value.isascii() and value.isdecimal() and len(value) <= length):
            raise Wrong("digits_wrong", value=shown(value), length=length)
        return value.zfill(length)

    return read


def organisation(raw: object) -> str | None:
    """A number of the register of entities: nine digits, however grouped."""
    value = text_of(raw).replace(" ", "")
    if value and not (value.isascii() and value.isdecimal() and len(value) == _ORGNR_DIGITS):
        raise Wrong("digits_wrong", value=shown(value), length=_ORGNR_DIGITS)
    return value or None


def postcode(raw: object) -> str | None:
    """Four digits; another country's postcode is kept as text and told of."""
    value = text_of(raw)[:20]
    if value.isascii() and value.isdecimal() and len(value) <= 4:  # noqa: PLR2004 - postcodes have four digits
        return value.zfill(4)
    if value:
        raise Doubtful("postcode_malformed", kept=value)
    return None


def mail(raw: object) -> str | None:
    value = text_of(raw)[:254]
    if value and not _MAIL.fullmatch(value):
        raise Doubtful("mail_malformed", kept=value)
    return value or None


def phone(raw: object) -> str | None:
    value = text_of(raw)[:40]
    if value and not _PHONE.fullmatch(value.translate(_PHONE_FILLING)):
        raise Doubtful("phone_malformed", kept=value)
    return value or None


def day(raw: object) -> date | None:
    """A day as `dd.MM.yyyy` or ISO, between 1900 and 2100."""
    value = text_of(raw)
    if not value:
        return None
    if found := _NORWEGIAN_DAY.fullmatch(value):
        parts = (found[3], found[2], found[1])
    elif found := _ISO_DAY.fullmatch(value):
        parts = (found[1], found[2], found[3])
    else:
        raise Wrong("date_invalid", value=shown(value))
    year, month, day_of_month = map(int, parts)
    if _FIRST_YEAR <= year <= _LAST_YEAR:
        try:
            return date(year, month, day_of_month)
        except ValueError:
            pass
    raise Wrong("date_invalid", value=value[:10])


def truth(raw: object) -> bool | None:
    if isinstance(raw, bool):
        return raw
    value = text_of(raw)
    found = TRUTHS.get(value.casefold())
    if found is None and value:
        raise Wrong("word_unknown", value=shown(value))
    return found


def degrees(raw: object) -> float | None:
    """Degrees with decimal point or comma; what is no number is taken as missing."""
    if isinstance(raw, float):
        return raw
    value = text_of(raw).replace(",", ".")
    try:
        return float(value) if value else None
    except ValueError:
        raise Doubtful("coordinates_outside") from None
