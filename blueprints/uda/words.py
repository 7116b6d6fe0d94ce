"""What UDA's pages call things: states, reasons, flags, rules."""

from collections.abc import Iterable, Mapping
from typing import Any

from blueprints.languages import interface_language
from blueprints.texts import _
from portal.domain import responsibility, target_group
from portal.domain.city_runs import BY_KIND, Kind
from portal.domain.reference import districts
from portal.domain.register_faults import Reason
from portal.domain.register_reasons import told
from portal.domain.rules import ExplainableRow, Sentence
from portal.domain.texts import msgid
from portal.domain.words import Language

STATES = {
    "waiting": (msgid("Waits in the queue"), "neutral", "…"),
    "working": (msgid("Under way"), "info", "…"),
    "done": (msgid("Done"), "success", "✓"),
    "refused": (msgid("Refused"), "danger", "×"),
    "failed": (msgid("Stopped, tried again soon"), "warning", "!"),
}
STATUSES = {
    "assigned": msgid("Assigned to a school"),
    "manual": msgid("UDA decides"),
    "none": msgid("No school"),
}
REASONS = {
    "conflicting_data": msgid("Conflicting information"),
    "no_registered_address": msgid("No registered address"),
    "no_rule": msgid("No rule fits"),
    "protected_address": msgid("Protected address"),
    "vo_no_school_rule": msgid("Adult education: no rule for a school"),
}
FLAGS = {
    "confirm_uda": msgid("UDA must confirm"),
    "older_than_one_year": msgid("Left lower secondary school more than a year ago"),
}
LEADS = {
    "school": msgid("The school"),
    "district_ot": msgid("The OT contact in the district"),
    "fagopplaering": msgid("The apprenticeship office"),
}
DUTIES = {"school": msgid("Responsible school"), "lead": msgid("Leads the follow-up")}
HUMAN = {"waits": msgid("Waits for a human"), "decided": msgid("Decided by a human")}
INSTITUTIONS = {
    "child_welfare": msgid("Child welfare institution"),
    "hospital": msgid("Hospital"),
    "prison": msgid("Prison"),
    "foster_home": msgid("Foster home"),
    "other": msgid("Other institution"),
}
CONTRACTS = {"active": msgid("Running"), "at_risk": msgid("At risk"), "interrupted": msgid("Interrupted")}
BY_HAND = msgid("Decided by UDA against the rules.")


def language() -> Language:
    """The reader's, for sentences that are data."""
    return Language(interface_language())


def name_of(names: Mapping[str, str], word: str | None) -> str:
    """The word as the page says it; a word that the table does not have stands as it is."""
    return _(names[word]) if word and word in names else (word or "")


def rule_text(rule: str | None) -> str:
    """The explanation of a rule of table 2a or 2b in the reader's language."""
    if rule == "override":
        return _(BY_HAND)
    sentence = _sentences().get(rule or "")
    return sentence.told_in(language()) if sentence else ""


def told_reasons(stored: Iterable[Mapping[str, Any]]) -> list[str]:
    """Stored reasons as sentences in the reader's language."""
    return [told(Reason.from_json(reason), language()) for reason in stored]


def rule_ids() -> list[tuple[str, str]]:
    """The rules of table 2b with their explanations, for a filter."""
    return [(row.id, f"{row.id} · {row.explanation.told_in(language())}") for row in _once(responsibility.ROWS)]


def district_name(number: str | None) -> str:
    return next((district.name for district in districts() if district.number == number), "")


def counted(number: int, cap: int) -> str:
    """A count that was not counted further than the cap."""
    return _("More than %(number)d", number=cap) if number > cap else str(number)


def counts(summary: Mapping[str, int]) -> list[tuple[str, int, str]]:
    """Rules with how often each decided, and what it says."""
    return [(rule, number, rule_text(rule)) for rule, number in sorted(summary.items()) if number]


def run_name(kind: str) -> str:
    """What a run over the city is called."""
    return BY_KIND[Kind(kind)].name.told_in(language())


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",")


def _once(rows: Iterable[ExplainableRow]) -> Iterable[ExplainableRow]:
    """The first row in force of each number: an alternative reading has the same number."""
    return {row.id: row for row in reversed([row for row in rows if row.since < row.until])}.values()


def _sentences() -> dict[str, Sentence]:
    return {row.id: row.explanation for row in _once([*target_group.ROWS, *responsibility.ROWS])}
