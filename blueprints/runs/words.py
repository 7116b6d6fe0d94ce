"""What the pages of runs call things."""

from functools import cache
from typing import Any

from blueprints.labels import status_name
from blueprints.languages import interface_language
from blueprints.texts import _
from portal.domain import responsibility, status_codes, target_group
from portal.domain.city_runs import BY_KIND, Kind, RunRow
from portal.domain.quality import BY_CODE
from portal.domain.reference import counties
from portal.domain.rules import ExplainableRow, Sentence
from portal.domain.texts import msgid
from portal.domain.words import Language
from portal.queries.city_runs import ChangeRow, RunRecord

STATES = {
    "planning": (msgid("Being planned"), "info", "…"),
    "planned": (msgid("Waits for your yes"), "warning", "!"),
    "dropped": (msgid("Dropped"), "neutral", "×"),
    "waiting": (msgid("Waits in the queue"), "neutral", "…"),
    "working": (msgid("Under way"), "info", "…"),
    "done": (msgid("Done"), "success", "✓"),
    "failed": (msgid("Stopped, tried again soon"), "warning", "!"),
}
CHANGES = {
    "planned": (msgid("Planned"), "neutral", "…"),
    "done": (msgid("Changed"), "success", "✓"),
    "skipped": (msgid("No longer fitted"), "warning", "–"),
}
OTHERS = {"assignment": msgid("Assignment to schools"), "quality": msgid("Search for errors in the register")}
REFERRALS = {
    "nav_jobseeker": msgid("Guided to Nav as a job seeker"),
    "none": msgid("In education or work: no referral"),
    "own_intake_office": msgid("The intake office is told"),
    "lower_secondary_school": msgid("The lower secondary school"),
    "manual_review_uda": msgid("UDA looks into it"),
}
SEEN = {
    "changed": msgid("Change school"),
    "unchanged": msgid("As before"),
    "overrides_kept": msgid("Decided by UDA, and kept so"),
    "first_time": msgid("Never assigned before"),
}


NOTED = (msgid("Noted"), "success", "✓")


def state_of(kind: str, state: str) -> tuple[str, str, str]:
    """What became of a change; a move is noted, and changes nothing by itself."""
    return NOTED if (kind, state) == (Kind.MOVES, "done") else CHANGES[state]


def told(sentence: Sentence) -> str:
    """In the reader's language."""
    return sentence.told_in(Language(interface_language()))


def name_of(kind: str) -> str:
    """What a kind of run is called."""
    row = BY_KIND.get(Kind(kind)) if kind in BY_KIND else None
    return told(row.name) if row else _(OTHERS.get(kind, kind))


def row_of(kind: str) -> RunRow | None:
    return BY_KIND.get(Kind(kind)) if kind in BY_KIND else None


def rule_text(rule: str) -> str:
    """Why, in the words of the rule's own row."""
    sentence = _explanations().get(rule)
    return told(sentence) if sentence else ""


@cache
def _explanations() -> dict[str, Sentence]:
    """The first row in force of each number in the three tables that runs decide by."""
    rows: list[ExplainableRow] = [*target_group.ROWS, *responsibility.ROWS, *status_codes.ROWS]
    return {row.id: row.explanation for row in reversed(rows) if row.since < row.until}


def county_name(number: str | None) -> str:
    """The county by its number; abroad has none."""
    return next((county.name for county in counties() if county.number == number), number or "")


def said_before(kind: str, row: ChangeRow) -> str:
    """How it was."""
    if kind == Kind.MOVES:
        return county_name(row.before.get("county"))
    return row.before_unit or _("No school")


def said_after(kind: str, row: ChangeRow) -> str:
    """How it becomes."""
    if kind == Kind.MOVES:
        return county_name(row.after.get("county"))
    if kind == Kind.AGE_EXIT:
        return _(REFERRALS.get(row.after.get("referral", ""), ""))
    return row.after_unit or _("No school")


def beside(kind: str, row: ChangeRow) -> str:
    """The status code, and the one that is proposed."""
    if kind == Kind.OWNERSHIP:
        return ""
    proposed = row.after.get("proposed")
    now = status_name(row.before.get("status"))
    return _("%(now)s, proposed: %(code)s", now=now or "–", code=proposed) if proposed else now


def facts(run: RunRecord, moment: Any, day: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - two filters of the templates
    """Who and when, for the top of the record."""
    return [
        (_("Holds from"), day(run.as_of)),
        (_("Planned by") if run.kind in BY_KIND else _("Started by"), run.person or _("The clock")),
        (_("Started"), moment(run.started_at)),
        (_("Let go on by"), run.carried_person),
        (_("Let go on"), moment(run.carried_at) if run.carried_at else ""),
        (_("Carried through"), moment(run.finished_at) if run.finished_at else ""),
    ]


def summary(run: RunRecord) -> list[tuple[str, str]]:
    """What the run counted."""
    if run.kind == "quality":
        return [(told(BY_CODE[code].name), str(n)) for code, n in run.summary.items() if n and code in BY_CODE]
    counted = [(_(REFERRALS[name]), str(n)) for name, n in run.summary.get("referrals", {}).items() if n]
    seen = run.summary.get("done") or run.summary.get("seen") or {}
    counted += [(_(label), str(seen[name])) for name, label in SEEN.items() if seen.get(name)]
    counted += [(rule, str(n)) for rule, n in sorted(run.summary.get("rules", {}).items())]
    if run.kind == Kind.MOVES and run.carried_at and not run.under_way:
        told_office = (
            _("Yes, without a name") if run.summary.get("told") else _("No: nobody moved out, or no address is set")
        )
        counted.append((_("The intake office is told"), told_office))
    return counted
