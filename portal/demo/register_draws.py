"""What the cases of the demo's register draw from: chance, places, and days that are plausible."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from portal.demo.register_places import Places, Row
from portal.domain.calendar import latest_count_date

_PROGRAMMES: Final = (
    ("STUSP1----", "Studiespesialisering"), ("HEHES1----", "Helse- og oppvekstfag"),
    ("BABAT1----", "Bygg- og anleggsteknikk"), ("ELELE1----", "Elektro og datateknologi"),
    ("RMRMF1----", "Restaurant- og matfag"), ("TPTIP1----", "Teknologi- og industrifag"),
    ("SRSSR1----", "Salg, service og reiseliv"), ("IDIDR1----", "Idrettsfag"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draw:
    """What a case draws from, and the day for which its dates are plausible."""

    random: Random
    places: Places
    as_of: date

    def day(self, years_ago: int, month: int, day: int) -> date:
        """A day of the school year `years_ago` before the one of the latest count date."""
        year = latest_count_date(self.as_of).year - years_ago
        return date(year if month >= 8 else year + 1, month, day)  # noqa: PLR2004 - school years begin in August

    def spell(self, school: str | None, years_ago: int, end: date | None, **more: object) -> Row:
        """A time at school from the August of a school year."""
        code, name = self.random.choice(_PROGRAMMES)
        start = self.day(years_ago, 8, 18)
        return {"orgnr": school, "eierform": "offentlig", "fylkesnr": "03", "promrkode": code,
                "promrnavn": name, "start": written(start), "slutt": written(end), **more}  # fmt: skip

    def lately(self) -> date:
        """A day between the latest count date and `as_of`."""
        first = latest_count_date(self.as_of) + timedelta(days=1)
        return first + timedelta(days=self.random.randint(0, max(0, (self.as_of - first).days)))


def written(day: date | None) -> str | None:
    """A day as VIGO writes it."""
    return f"{day.day:02}.{day.month:02}.{day.year}" if day else None
