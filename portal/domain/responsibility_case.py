"""A youth's case as table 2b looks at it: the count school worked out, the schools at hand."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from portal.domain.calendar import latest_count_date
from portal.domain.geography import NearestOf, Place, Point, point_or_none
from portal.domain.reference import (
    district_at,
    districts,
    lower_secondary_schools,
    nearest_candidates,
    upper_secondary_schools,
)
from portal.domain.reference_rows import SchoolLevel
from portal.domain.register_words import SpellKind
from portal.domain.responsibility_facts import (
    Action,
    Flag,
    Lead,
    ManualReason,
    ResponsibilityFacts,
    Spell,
    Status,
)


@dataclass(frozen=True, slots=True)
class Schools:
    """The schools that the rules choose among, and what is known of the others by their orgnr."""

    upper: NearestOf
    lower: NearestOf
    not_public: frozenset[str] = frozenset()
    state: frozenset[str] = frozenset()
    special: frozenset[str] = frozenset()
    without_pupil_status: frozenset[str] = frozenset()

    def of(self, level: SchoolLevel) -> NearestOf:
        """The candidates for "the nearest" of a level."""
        return self.upper if level == "upper" else self.lower


@dataclass(frozen=True, slots=True)
class Case:
    """The facts and what follows from them; `count_spells` are the spells of the latest count date."""

    facts: ResponsibilityFacts
    schools: Schools
    count_spells: tuple[Spell, ...]

    @property
    def count_spell(self) -> Spell | None:
        """The spell that names the count school; None where there is none or where they conflict."""
        spells = self.count_spells
        return spells[0] if len(spells) == 1 or (spells and not self.conflicting) else None

    @property
    def conflicting(self) -> bool:
        """Whether the youth was a pupil of two schools on the same count date."""
        return len({(s.orgnr, s.kind, s.county) for s in self.count_spells}) > 1

    @property
    def home(self) -> Point | None:
        """The registered address as a point, where there is one."""
        home = self.facts.residence
        return point_or_none(home.lat, home.lon) if home else None


@dataclass(frozen=True, slots=True)
class Choice:
    """What a row proposes; level and origin say how to find another school should this one be closed."""

    status: Status
    school_orgnr: str | None = None
    lead: Lead | None = None
    flags: tuple[Flag, ...] = ()
    reason: ManualReason | None = None
    level: SchoolLevel = "upper"
    origin: Point | None = None
    candidates: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A case with the row's proposal: what the checks TB-15 to TB-17 look at."""

    case: Case
    choice: Choice


@cache
def reference_schools() -> Schools:
    """The schools of the reference data (A-11, A-36)."""
    everyone = (*upper_secondary_schools(), *lower_secondary_schools())
    return Schools(
        upper=NearestOf(nearest_candidates("upper")),
        lower=NearestOf(nearest_candidates("lower")),
        not_public=frozenset(s.orgnr for s in everyone if s.ownership != "public"),
        state=frozenset(s.orgnr for s in everyone if s.ownership == "state"),
        special=frozenset(s.orgnr for s in upper_secondary_schools() if s.special),
        without_pupil_status=frozenset(s.orgnr for s in everyone if s.pupils_are_private_candidates),
    )


def case_of(facts: ResponsibilityFacts, schools: Schools) -> Case:
    """Work out the count school, and take the candidates that the facts bring."""
    if facts.candidate_schools is not None:
        points = ((c.orgnr, point_or_none(c.lat, c.lon)) for c in facts.candidate_schools)
        nearest = NearestOf(Place(orgnr, point) for orgnr, point in points if point is not None)
        schools = replace(schools, upper=nearest, lower=nearest)
    return Case(facts, schools, spells_on_latest_count_date(facts, schools.without_pupil_status))


def spells_on_latest_count_date(
    facts: ResponsibilityFacts, without_pupil_status: frozenset[str] = frozenset()
) -> tuple[Spell, ...]:
    """The spells that hold the latest 1 October on which the youth was a pupil at all (A-05)."""
    latest, held = date.min, ()  # type: date, tuple[Spell, ...]
    for spell in facts.last_vgs_spells:
        if spell.kind is SpellKind.PRIVATE_CANDIDATE or spell.orgnr in without_pupil_status:
            continue
        ended = spell.last_day
        count_date = latest_count_date(facts.as_of if ended is None else min(ended, facts.as_of))
        if spell.start <= count_date >= latest:
            held = (*held, spell) if count_date == latest else (spell,)
            latest = count_date
    return held


def serving_district(case: Case) -> str | None:
    """The district that serves the registered address: Sentrum by St. Hanshaugen, Marka by nobody (A-35)."""
    home = case.facts.residence
    if home is None:
        return None
    number = home.district_no
    if number is None and (point := case.home) is not None:
        number = getattr(district_at(point), "number", None)
    return _served_by().get(number or "")


@cache
def _served_by() -> dict[str, str | None]:
    return {district.number: district.served_by for district in districts()}
