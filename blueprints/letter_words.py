"""What the pages call letters, leaflets, referrals and more training; and a PDF as an answer."""

from collections.abc import Mapping
from io import BytesIO

from flask import Response, send_file

from blueprints.languages import NAMES, interface_language
from blueprints.texts import _
from portal.domain.letter_texts import LetterKind, Sheet
from portal.domain.more_training import Ground, State, Step
from portal.domain.referrals import Helped
from portal.domain.rules import Sentence
from portal.domain.target_group import ROWS
from portal.domain.texts import msgid
from portal.domain.words import Language

KINDS: Mapping[str, str] = {
    LetterKind.NON_APPLICANTS: msgid("Rights, to one who has not applied"),
    LetterKind.MEETING: msgid("Call to a meeting"),
    LetterKind.MORE_TRAINING: msgid("Call to an intake conversation about more training"),
    LetterKind.APPRENTICE: msgid("The OT contact will make contact"),
}
SHEETS: Mapping[str, str] = {
    Sheet.NAV_LEAFLET: msgid("Leaflet: register as a job seeker with Nav"),
    Sheet.OT_LEAFLET: msgid("Leaflet: follow-up by the district's OT contact"),
    Sheet.CLARIFICATION: msgid("Form: clarification meeting"),
    Sheet.CONSENT: msgid("Form: consent to cooperation"),
    Sheet.PLAN: msgid("Form: follow-up plan"),
}
STATES: Mapping[str, tuple[str, str, str]] = {
    "waiting": (msgid("Waits in the queue"), "neutral", "…"),
    "working": (msgid("Under way"), "info", "…"),
    "failed": (msgid("Stopped, tried again soon"), "warning", "!"),
    "ready": (msgid("Ready to print"), "info", "✓"),
    "sending": (msgid("Being written down as sent"), "info", "…"),
    "sent": (msgid("Sent"), "success", "✓"),
    "discarding": (msgid("Being discarded"), "neutral", "…"),
    "discarded": (msgid("Discarded"), "neutral", "×"),
}
CHANNELS = {"post": msgid("By post"), "hand": msgid("Given by hand")}
REFERRALS = {
    "nav_jobseeker": msgid("Nav, as a job seeker"),
    "own_intake_office": msgid("The intake office"),
    "lower_secondary_school": msgid("The lower secondary school"),
    "manual_review_uda": msgid("UDA clarifies"),
    "none": msgid("Nowhere else"),
}
HELPED: Mapping[str, str] = {
    Helped.TOLD: msgid("Told what to do"),
    Helped.LEAFLET: msgid("Got the leaflet"),
    Helped.REGISTERED_TOGETHER: msgid("We registered together"),
    Helped.WENT_ALONG: msgid("I went along"),
    Helped.HANDED_OVER: msgid("Handed over to who is responsible"),
}
GROUNDS: Mapping[str, str] = {
    Ground.NUS_EXAM: msgid("Entitled to the NUS exam"),
    Ground.NOT_ASSESSED: msgid("Not assessed (IV)"),
    Ground.NOT_PASSED: msgid("Has not passed the subject"),
}
STEPS: Mapping[str, str] = {
    Step.INFORMED: msgid("Informed and guided"),
    Step.ENROLLED: msgid("Enrolled"),
    Step.CALLED: msgid("Called to the intake conversation"),
    Step.INTAKE_HELD: msgid("Intake conversation held"),
    Step.NUS_PASSED: msgid("NUS exam passed"),
    Step.NUS_FAILED: msgid("NUS exam not passed"),
    Step.GRADED: msgid("Final grade passed"),
    Step.QUIT: msgid("Left the training"),
}
STANDS: Mapping[str, tuple[str, str, str]] = {
    State.OPEN: (msgid("Has the right"), "info", "!"),
    State.ENROLLED: (msgid("Enrolled"), "warning", "!"),
    State.CALLED: (msgid("Called"), "info", "…"),
    State.IN_TRAINING: (msgid("In training"), "success", "✓"),
    State.CONTINUES: (msgid("May continue"), "warning", "!"),
    State.LEFT: (msgid("Has left"), "warning", "!"),
    State.ENDED: (msgid("The right has ended"), "neutral", "–"),
}
LANGUAGES = {language.value: NAMES[language.value] for language in Language}


def named(words: Mapping[str, str], key: str) -> str:
    """The word in the reader's language."""
    return _(words[key]) if key in words else key


def offered(words: Mapping[str, str]) -> list[tuple[str | int, str]]:
    """Values and words for a select or radio field."""
    return [(key, _(word)) for key, word in words.items()]


def told(sentence: Sentence) -> str:
    """A rule's sentence in the reader's language."""
    return sentence.told_in(Language(interface_language()))


def rule_told(rule: str) -> str:
    """The sentence of a row of table 2a, in the reader's language."""
    return next((told(row.explanation) for row in ROWS if row.id == rule), "")


def pdf(content: bytes, name: str, *, inline: bool = False) -> Response:
    """A PDF that no browser or proxy keeps."""
    response = send_file(
        BytesIO(content), mimetype="application/pdf", as_attachment=not inline, download_name=f"{name}.pdf"
    )
    response.headers["Cache-Control"] = "no-store"
    return response
