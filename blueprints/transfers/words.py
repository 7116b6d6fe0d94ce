"""What the pages of transfers call things: states, outcomes, effects."""

from collections.abc import Iterable, Mapping
from typing import Any

from blueprints.languages import interface_language
from blueprints.texts import _
from portal.domain.reference import districts
from portal.domain.register_faults import Reason
from portal.domain.register_reasons import told
from portal.domain.texts import msgid
from portal.domain.transfers import BY_NAME
from portal.domain.words import Language

STATES = {
    "waiting": (msgid("Waits in the queue"), "neutral", "…"),
    "working": (msgid("Under way"), "info", "…"),
    "previewed": (msgid("Waits for your yes"), "warning", "!"),
    "done": (msgid("Taken in"), "success", "✓"),
    "refused": (msgid("Refused"), "danger", "×"),
    "failed": (msgid("Stopped"), "danger", "!"),
    "discarded": (msgid("Dropped"), "neutral", "–"),
    "undone": (msgid("Taken back"), "neutral", "↩"),
}
STAGES = {
    "check": msgid("The rows are being checked"),
    "apply": msgid("The rows are being taken in"),
    "undo": msgid("The rows are being taken back"),
}
OUTCOMES = {
    "new": msgid("New youths"),
    "changed": msgid("Known, with something new"),
    "unchanged": msgid("Unchanged"),
    "left_out": msgid("Left out"),
    "doubtful": msgid("Perhaps known"),
}
EFFECTS = {
    "registration": msgid("Registration"),
    "status": msgid("Status"),
    "facts": msgid("Register facts"),
    "report": msgid("Report to UDA"),
    "moved_out": msgid("Moved to another county"),
    "number": msgid("New identity number"),
}
NUMBERS = {
    "": msgid("None"),
    "lasting": msgid("National identity number"),
    "temporary": msgid("D-number or another temporary number"),
}
ROW_STATES = {
    "planned": (msgid("Planned"), "neutral", "…"),
    "doubtful": (msgid("Waits for a human"), "warning", "!"),
    "applied": (msgid("Taken in"), "success", "✓"),
    "undone": (msgid("Taken back"), "neutral", "↩"),
    "kept": (msgid("Stays"), "warning", "!"),
}


def language() -> Language:
    """The reader's, for sentences that are data."""
    return Language(interface_language())


def kind_name(name: str) -> str:
    """The transfer as the page calls it."""
    kind = BY_NAME.get(name)
    return _(kind.label) if kind else name


def told_reasons(stored: Iterable[Mapping[str, Any]]) -> list[str]:
    """Stored reasons as sentences in the reader's language."""
    return [told(Reason.from_json(reason), language()) for reason in stored]


def told_code(code: str | None) -> str:
    """Why a row was not taken back."""
    return told(Reason(code), language()) if code else ""


def district_name(number: str | None) -> str:
    return next((district.name for district in districts() if district.number == number), "")
