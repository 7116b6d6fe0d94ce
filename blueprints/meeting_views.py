"""How meetings are shown: what they are called, when they are, who has answered what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import url_for
from flask_babel import format_datetime, gettext

from blueprints.consent_views import party_name
from blueprints.labels import moment
from blueprints.texts import _
from portal.domain.calendar import OSLO
from portal.domain.meetings import Kind
from portal.domain.texts import msgid
from portal.queries.meetings import Coming, Meeting

KINDS = {
    Kind.CONVERSATION: msgid("Conversation"),
    Kind.CLARIFICATION: msgid("Clarification meeting"),
    Kind.COLLABORATION: msgid("Collaboration meeting"),
}
STATES = {
    "invited": (msgid("Not answered"), "neutral", "?"),
    "accepted": (msgid("Is coming"), "success", "✓"),
    "declined": (msgid("Cannot come"), "warning", "×"),
    "cancelled": (msgid("No longer invited"), "neutral", "–"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """A meeting as a list or a room shows it; `note` is how many are coming, or the reader's own answer."""

    title: str
    when: str
    place: str
    answers: str
    url: str
    state: str
    past: bool
    youth: str = ""


def kind_name(kind: str) -> str:
    """The kind of meeting as the page calls it."""
    return str(gettext(KINDS[Kind(kind)]))


def state_of(state: str) -> tuple[str, str, str]:
    """Words, colour and sign of an answer."""
    words, colour, sign = STATES[state]
    return gettext(words), colour, sign


def when(starts: datetime, ends: datetime) -> str:
    """27. november 2026 kl. 10.00-11.00, in Oslo."""
    pattern = "HH:mm" if starts.astimezone(OSLO).date() == ends.astimezone(OSLO).date() else "d. MMMM HH:mm"
    return f"{moment(starts)}–{format_datetime(ends.astimezone(OSLO), pattern, rebase=False)}"


def party_title(role: str | None, unit: str | None) -> str:
    """OT contact, Bydel Sagene; the youth where there is no seat."""
    return party_name(role, unit or "") if role else _("The youth")


def cards(meetings: Iterable[Meeting]) -> list[Card]:
    """The meetings about one youth."""
    return [
        Card(
            title=kind_name(m.kind),
            when=when(m.starts, m.ends),
            place=m.place,
            answers=_answers(m),
            url=_url(m.youth_id, m.id),
            state=m.state,
            past=m.past,
        )
        for m in meetings
    ]


def _answers(meeting: Meeting) -> str:
    """Who sees no invitation but their own is told of no others."""
    if meeting.invited <= 1:
        return ""
    return _("%(accepted)d of %(invited)d are coming", accepted=meeting.accepted, invited=meeting.invited)


def coming_cards(meetings: Iterable[Coming]) -> list[Card]:
    """The meetings that the reader is invited to, about several youths."""
    return [
        Card(
            title=kind_name(m.kind),
            when=when(m.starts, m.ends),
            place=m.place,
            answers=state_of(m.answer)[0] if m.answer != "invited" else _("You have not answered yet"),
            url=_url(m.youth_id, m.id),
            state="called",
            past=False,
            youth=m.youth,
        )
        for m in meetings
    ]


def _url(youth_id: UUID, meeting_id: UUID) -> str:
    return url_for("meetings.meeting", youth_id=youth_id, meeting_id=meeting_id)
