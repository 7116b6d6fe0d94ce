"""What the reference data is made of: schools, districts, Nav offices, counties, codes, annual wheel."""

from dataclasses import dataclass
from typing import Literal

from portal.domain.geography import Point, Ring, holds

SchoolLevel = Literal["lower", "upper"]
Ownership = Literal["public", "private", "state"]
DistrictKind = Literal["district", "area without own administration"]


@dataclass(frozen=True, slots=True)
class School:
    """A school with its place; `nearest_candidate` is an ordinary public Oslo school (A-11)."""

    orgnr: str
    name: str
    level: SchoolLevel
    ownership: Ownership
    category: str
    street_address: str
    postcode: str
    post_town: str
    point: Point | None
    district_no: str
    nearest_candidate: bool
    coord_quality: str
    source: str

    @property
    def special(self) -> bool:
        """Whether it is a school for few, whose pupils UDA looks at one by one (A-36)."""
        return "special" in self.category

    @property
    def pupils_are_private_candidates(self) -> bool:
        """Whether its pupils have no pupil status (A-36)."""
        return "privatist" in self.category


@dataclass(frozen=True, slots=True)
class District:
    """A district, or one of the two areas without own administration; `served_by` is None for Marka (A-35)."""

    number: str
    name: str
    kind: DistrictKind
    centre: Point
    orgnr: str | None
    served_by: str | None
    rings: tuple[Ring, ...]
    source: str

    def holds(self, point: Point) -> bool:
        """Whether the point lies within the boundary."""
        return holds(self.rings, point)


@dataclass(frozen=True, slots=True)
class NavOffice:
    """A Nav office and the districts it serves, its own first."""

    number: str
    name: str
    district_no: str
    also_serves: tuple[str, ...]
    street_address: str
    postcode: str
    post_town: str
    phone: str
    source: str


@dataclass(frozen=True, slots=True)
class County:
    number: str
    name: str
    authority: str
    is_oslo: bool
    source: str


@dataclass(frozen=True, slots=True)
class Municipality:
    number: str
    name: str
    county_no: str
    source: str


@dataclass(frozen=True, slots=True)
class StatusCode:
    """A code of the code set; `counterpart` is the same activity before or after first contact."""

    code: str
    group: int
    group_name: str
    section: str
    aliases: tuple[str, ...]
    label_nb: str
    label_en: str
    counts_as_contact: bool
    via_ot_relevant: bool
    counterpart: str | None
    required_fields: tuple[str, ...]
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class WheelRow:
    """A duty of the annual wheel; `when` is MM-DD, a month, a day or a frequency, as `precision` says."""

    id: str
    when: str
    precision: str
    recurrence: str
    who: str
    what: str
    to_whom: str
    ot_relevant: str
    section: str
    quote: str
    note: str
    source: str
