"""Leaflets and forms on paper that are about nobody, to hand out or fill in with a pen (R-176, R-194, R-200)."""

from collections.abc import Sequence
from typing import Any

from portal.domain.calendar import oslo_date
from portal.domain.letter_texts import Page, Sheet, blocks, written_day
from portal.domain.refusals import NotKnown
from portal.domain.words import Language
from portal.outside.letter_press import press
from portal.queries import letters
from portal.queries.referrals import office_of
from portal.queries.visitors import Visitor

NO_OFFICE = "nav.no/kontor"


def printed(visitor: Visitor, sheet: Sheet, language: Language, district_no: str | None = None) -> bytes:
    """One sheet in a language, with the contacts of a district where it names any. Raises NotKnown."""
    version = letters.newest_text(sheet.value, language.value)
    if version is None:
        raise NotKnown
    contacts = letters.ot_contacts(district_no) if district_no else []
    values = {"office": office_of(district_no) or NO_OFFICE, "contact": _contact(contacts) or "____________________"}
    written = written_day(oslo_date(visitor.now), language) if sheet in {Sheet.NAV_LEAFLET, Sheet.OT_LEAFLET} else ""
    return press([Page(language, version.title, blocks(version.body, values), written=written)], visitor.now)


def _contact(found: Sequence[dict[str, Any]]) -> str:
    """Unit, then each OT contact by name and mail."""
    people = [", ".join(filter(None, (row["person"], row["mail"]))) for row in found if row["person"]]
    return ": ".join(filter(None, (found[0]["unit"], "; ".join(people)))) if found else ""
