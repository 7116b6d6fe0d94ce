"""What others may report that a youth does, and which code the rules then propose to UDA (TC-06, A-21)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.domain.rules import Decision
from portal.domain.status_code_facts import Activity, ActivityKind, Contact, StatusChoice, StatusFacts
from portal.domain.status_codes import decide
from portal.domain.words import Role

BY_REPORT = "TC-06"
"""The row of table 2c by which a report gives a code; nearly all else waits for contact with the youth."""
PREVENTIVE, BY_PREVENTIVE_WORK = "ELVG_IM", "TC-05"
"""An apprentice at risk, reported by the apprenticeship office, is preventive work and outside the target group."""


@dataclass(frozen=True, slots=True)
class Reportable:
    """An activity that can be reported; Nav's and the county's part tell the measures apart."""

    kind: ActivityKind
    nav: bool = False
    county: bool = False


REPORTABLE: Mapping[str, Reportable] = {
    "work": Reportable("work"),
    "public_vgs": Reportable("public_vgs"),
    "private_vgs": Reportable("private_vgs"),
    "other_county_vgs": Reportable("other_county_vgs"),
    "vgs_abroad": Reportable("vgs_abroad"),
    "vo_youth_right": Reportable("vo_youth_right"),
    "higher_level_course": Reportable("higher_level_course"),
    "apprenticeship": Reportable("apprenticeship"),
    "practice_certificate": Reportable("practice_certificate"),
    "planned_basic_competence": Reportable("planned_basic_competence"),
    "measure_nav": Reportable("measure", nav=True),
    "measure_county": Reportable("measure", county=True),
    "measure_both": Reportable("measure", nav=True, county=True),
}
BY_CODE: Mapping[str, str] = {
    "OTAR": "work", "OTEV": "public_vgs", "OTVF": "private_vgs", "OTLL": "apprenticeship", "OTAP": "measure_nav",
    "OTOA": "measure_county", "OTKO": "measure_both",
}  # fmt: skip
"""What a code says the youth does, for a report whose activity is in words of its own."""
REPORTERS: Mapping[Role, str] = {
    Role.COUNSELLOR: "school",
    Role.DISTRICT_OT: "district",
    Role.FAGOPPLAERING: "apprenticeships",
}
SOURCES: Mapping[str, Literal["district_ot", "private_school"]] = {
    "district": "district_ot", "private_school": "private_school",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What was reported: by whom, which activity, since when, on which day."""

    reporter: str
    activity: str
    start: date | None
    on: date
    code: str = ""

    @property
    def activity_word(self) -> str:
        """One of REPORTABLE, or nothing where neither the activity nor the code says which."""
        if self.activity in REPORTABLE:
            return self.activity
        return BY_CODE.get(self.code.removesuffix("_IM"), "")


@dataclass(frozen=True, slots=True)
class Standing:
    """How the youth stands now: the code and the day of registration."""

    code: str | None
    registered_on: date | None


def proposal(told: Told, youth: Standing, as_of: date) -> Decision[StatusChoice]:
    """What table 2c says of the report; it gives a code where the rule is BY_REPORT, else the code stays."""
    reported = REPORTABLE.get(told.activity_word)
    facts = StatusFacts(
        as_of=as_of,
        registered=youth.registered_on,
        contact=Contact(kind="third_party_report", date=told.on, source=SOURCES.get(told.reporter)),
        activity=Activity(kind=reported.kind, start=told.start) if reported else None,
        nav_involved=bool(reported and reported.nav),
        county_involved=bool(reported and reported.county),
        preventive=told.code == PREVENTIVE,
        previous_code=youth.code or "OTUK",
    )
    return decide(facts)


def by_a_report(decision: Decision[StatusChoice]) -> bool:
    """Whether the row that decided is one by which a report gives a code (A-21)."""
    return decision.rule in {BY_REPORT, BY_PREVENTIVE_WORK}


def gives_code(decision: Decision[StatusChoice]) -> bool:
    """Whether UDA may take the report as it stands."""
    return by_a_report(decision) and not decision.outcome.missing


def stands_already(told: Told, youth: Standing) -> bool:
    """Whether the youth has the reported code by now, through OT or not: nothing is left but to answer."""
    return bool(youth.code) and (youth.code or "").removesuffix("_IM") == told.code.removesuffix("_IM")
