"""What the address asks of the statistics: year, level, unit, dimension; what is none of ours is left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.disclosure import CITY
from portal.domain.statistics import BY_KEY, STATUS
from portal.queries import statistics as kept
from portal.queries.statistics import Moment

LEVEL_OF_ALL = "city"


@dataclass(frozen=True, slots=True)
class Asked:
    """A checked address; without a unit the whole level is compared."""

    moment: Moment
    moments: list[Moment]
    level: str
    unit: int | None
    by: str
    names: dict[int, str]

    @property
    def subject(self) -> int | None:
        """The unit whose numbers are shown; None where units are compared."""
        return CITY if self.level == LEVEL_OF_ALL else self.unit

    def args(self, **changes: object) -> dict[str, str]:
        """The address again, with changes."""
        now = {"year": self.moment.school_year, "level": self.level, "unit": self.unit, "by": self.by, **changes}
        return {name: str(value) for name, value in now.items() if value not in {None, ""}}


def ask(args: Mapping[str, str]) -> Asked | None:
    """None where nothing has been counted yet."""
    moments = kept.moments()
    if not moments:
        return None
    chosen = next((moment for moment in moments if str(moment.school_year) == args.get("year")), moments[0])
    level = args.get("level") if args.get("level") in {"district", "school"} else LEVEL_OF_ALL
    names = {} if level == LEVEL_OF_ALL else dict(kept.units(str(level)))
    unit = next((unit for unit in names if str(unit) == args.get("unit")), None)
    by = args.get("by", "")
    return Asked(chosen, moments, str(level), unit, by if by in BY_KEY else STATUS, names)
