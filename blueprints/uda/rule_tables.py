"""The four tables that can be tried: their facts in the order in which one asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from portal.domain.rules import ExplainableRow, TableModule
from portal.domain.texts import msgid


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that are asked for under one heading; a fact made of others is a group of its own."""

    heading: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its module, its name, its facts, those asked for first, the others, and a case to begin with."""

    module: str
    name: str
    facts: str
    first: tuple[Group, ...]
    more: tuple[Group, ...]
    example: Mapping[str, object]

    @property
    def rules(self) -> TableModule:
        """The module that the command and the running system call too."""
        return cast("TableModule", import_module(self.module))

    @property
    def kind(self) -> type:
        """The dataclass of the facts."""
        return cast("type", getattr(self.rules, self.facts))

    @property
    def rows(self) -> list[ExplainableRow]:
        """The rows that hold at some time, in reading order."""
        return [row for row in self.rules.ROWS if row.since < row.until]


YOUTH, SCHOOLING = msgid("The youth"), msgid("Schooling and training")
WORK, INSTITUTION = msgid("Work and follow-up"), msgid("Institution")
PLACED = Group(INSTITUTION, ("institution_kind", "institution_in_oslo", "institution_main_responsibility"))
ABODE = {"lat": 59.8814, "lon": 10.8254, "district_no": "030113"}
TABLES = {
    "target-group": Table(
        "portal.domain.target_group", msgid("Target group"), "TargetGroupFacts",
        (
            Group(YOUTH, ("as_of", "birth_date", "county_of_residence", "lower_secondary_completed")),
            Group(SCHOOLING, ("event", "education_now", "upper_secondary_result", "at_risk")),
        ),
        (
            Group(SCHOOLING, ("vo_kind", "wants_requalification")),
            Group(WORK, ("in_work", "wants_more_activity", "activity_started", "ot_follows_up", "declined_follow_up")),
            Group(msgid("Situation"), ("situation", "emigrated")),
            PLACED,
        ),
        {"as_of": "2026-11-22", "birth_date": "2009-05-10", "event": "not_applied"},
    ),
    "responsibility": Table(
        "portal.domain.responsibility", msgid("Responsible school"), "ResponsibilityFacts",
        (
            Group(YOUTH, ("as_of", "birth_date")),
            Group("", ("residence", "lower_school", "last_vgs_spells")),
        ),
        (
            Group(YOUTH, ("target", "at_risk", "county_of_residence", "moved_to_oslo", "protected_address")),
            Group("", ("current_school", "apprenticeship", "vo", "institution", "closed_schools", "candidate_schools")),
        ),
        {"as_of": "2026-11-22", "birth_date": "2009-05-10", "residence": ABODE, "lower_school":
         {"orgnr": "974589648", "kind": "private", "municipality": "0301", "left": "2026-06-19"}},
    ),
    "status-code": Table(
        "portal.domain.status_codes", msgid("Status code"), "StatusFacts",
        (
            Group(YOUTH, ("as_of", "birth_date")),
            Group(msgid("Codes"), ("previous_code", "proposed_code", "proposed_via_ot")),
            Group("", ("contact", "activity")),
        ),
        (
            Group(msgid("The measure"), ("nav_involved", "county_involved", "history")),
            Group("", ("refusal",)),
            Group(WORK, ("wants_more_activity", "ot_follows_up", "referred_to", "preventive")),
            Group(msgid("Situation"), ("situation", "event", "emigrated", "completed_vgo", "postponement_applied")),
            PLACED,
            Group(msgid("The registration"), ("registered", "registered_county")),
        ),
        {"as_of": "2026-11-22", "contact": {"kind": "dialogue", "date": "2026-11-10"},
         "activity": {"kind": "work", "start": "2026-11-15"}},
    ),
    "access": Table(
        "portal.policy.access_table", msgid("Access"), "AccessFacts",
        (Group("", ("actor",)), Group(msgid("The question"), ("resource",)), Group("", ("consent",))),
        (Group("", ("youth",)),),
        {"actor": {"role": "nav_ot", "unit": "own"}, "resource": "mapping", "consent": {"state": "none"}},
    ),
}  # fmt: skip
