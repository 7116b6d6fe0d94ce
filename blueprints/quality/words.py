"""What the quality desk calls things, and where each error is mended."""

from datetime import date

from flask import current_app, url_for

from blueprints.labels import day, entry_reason
from blueprints.languages import interface_language
from blueprints.texts import _
from portal.domain.quality import BY_CODE, Check
from portal.domain.reference import counties
from portal.domain.rules import Sentence
from portal.domain.texts import msgid
from portal.domain.words import Language
from portal.queries.quality import COUNT_CAP, Finding

SHOWN = {"open": msgid("To be mended"), "fine": msgid("Seen and fine")}
LACKS = {"address": msgid("No address"), "district": msgid("No district")}


def told(sentence: Sentence) -> str:
    """In the reader's language."""
    return sentence.told_in(Language(interface_language()))


def check_of(code: str) -> Check | None:
    return BY_CODE.get(code)


def counted(number: int) -> str:
    """A count that was not counted further than the cap."""
    return _("More than %(number)d", number=COUNT_CAP) if number > COUNT_CAP else str(number)


def mend_url(row: Finding) -> str:
    """Where the youth's error is mended."""
    place = BY_CODE[row.code].place
    if place == "imports":
        return url_for("uda.imports")
    if place == "room" and "statuses.new" in current_app.view_functions:
        return url_for("statuses.new", youth_id=row.youth_id)
    return url_for("uda.assignment", youth_id=row.youth_id)


def rests_on(row: Finding) -> str:
    """The facts of the error in short; never more than the register says."""
    said = [_one(name, value) for name, value in row.facts.items() if value]
    return " · ".join(filter(None, said))


def _one(name: str, value: object) -> str:
    if name == "county":
        return next((county.name for county in counties() if county.number == value), str(value))
    if name in {"last_day", "seen", "registered"}:
        return _day_of(str(value))
    if name == "lacks":
        return _(LACKS.get(str(value), str(value)))
    return _list(name, value) if isinstance(value, list) else str(value)


def _list(name: str, value: list[object]) -> str:
    if name == "others":
        return _("%(number)d more of this name and day", number=len(value))
    if name == "reasons":
        return ", ".join(entry_reason(str(reason)) for reason in value)
    return ", ".join(sorted({str(one) for one in value}))


def _day_of(text: str) -> str:
    """A day as it was kept, as one reads it."""
    return day(date.fromisoformat(text[:10]))
