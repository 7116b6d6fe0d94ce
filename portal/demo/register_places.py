"""Invented addresses at real points inside Oslo's districts, and the schools around them."""

from dataclasses import dataclass, field
from random import Random

from portal.demo.register_names import POSTCODES, STREETS
from portal.domain import reference
from portal.domain.geography import Point
from portal.domain.reference_rows import District, School

_PER_DISTRICT = 40
_AROUND = 0.004
"""Degrees: up to about 450 metres from a school, where there is land and where people live."""

Row = dict[str, object]


@dataclass(slots=True)
class Places:
    """What rows are drawn from; made once per file."""

    random: Random
    homes: list[Row] = field(init=False)
    public_upper: list[str] = field(init=False)
    private_upper: list[str] = field(init=False)
    public_lower: list[str] = field(init=False)
    private_lower: list[str] = field(init=False)
    elsewhere: list[str] = field(init=False)

    def __post_init__(self) -> None:
        upper, lower = reference.upper_secondary_schools(), reference.lower_secondary_schools()
        self.homes = [home for area in reference.districts() for home in self._homes(area, (*upper, *lower))]
        self.public_upper = [school.orgnr for school in upper if school.nearest_candidate]
        self.private_upper = [school.orgnr for school in upper if school.category == "private vgs"]
        self.public_lower = [school.orgnr for school in lower if school.nearest_candidate]
        self.private_lower = [school.orgnr for school in lower if school.ownership == "private"]
        self.elsewhere = [town.number for town in reference.municipalities() if town.county_no != "03"]

    def home(self) -> Row:
        """A registered address in Oslo, as the form has it."""
        chosen = dict(self.random.choice(self.homes))
        chosen["gate"] = f"{self.random.choice(STREETS)} {self.random.randint(1, 88)}"
        return chosen

    def home_elsewhere(self) -> Row:
        """A registered address in another county."""
        town = self.random.choice(self.elsewhere)
        return {"gate": f"{self.random.choice(STREETS)} {self.random.randint(1, 88)}", "kommunenr": town}

    def home_in(self, district_no: str) -> Row:
        """A registered address in one district."""
        near = [home for home in self.homes if home["bydelsnr"] == district_no]
        return {**self.random.choice(near), "gate": f"{STREETS[0]} {self.random.randint(1, 88)}"}

    def _homes(self, district: District, schools: tuple[School, ...]) -> list[Row]:
        anchors = [s.point for s in schools if s.district_no == district.number and s.point]
        points = (self._near(self.random.choice(anchors or [district.centre])) for _ in range(_PER_DISTRICT))
        return [
            {"gate": "", "postnr": POSTCODES[district.number], "poststed": "OSLO", "kommunenr": "0301",
             "bydelsnr": district.number, "lat": point.lat, "lon": point.lon}
            for point in points if district.holds(point)
        ]  # fmt: skip

    def _near(self, anchor: Point) -> Point:
        north, east = (self.random.uniform(-_AROUND, _AROUND) for _ in range(2))
        return Point(round(anchor.lat + north, 5), round(anchor.lon + 2 * east, 5))
