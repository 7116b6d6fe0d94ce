"""The contact log in words: by what, with whom, what came of it, and why it counts or does not."""

from collections.abc import Iterable
from dataclasses import dataclass

from blueprints.labels import moment
from blueprints.texts import _, tongue
from portal.domain.contact_rules import SENTENCES
from portal.domain.contacts import Channel, Counterpart, Outcome, Purpose
from portal.domain.rules import Sentence
from portal.domain.texts import msgid
from portal.domain.words import Language
from portal.queries.contacts import ContactRow

CHANNELS = {
    Channel.PHONE: msgid("Phone call"),
    Channel.SMS: msgid("SMS"),
    Channel.MEETING: msgid("Met in person"),
    Channel.LETTER: msgid("Letter"),
    Channel.MAIL: msgid("E-mail"),
    Channel.VISIT: msgid("Home visit"),
    Channel.SOCIAL_MEDIA: msgid("Social media"),
    Channel.PORTAL: msgid("Message in Laget"),
    Channel.OTHER_SERVICE: msgid("Through another service"),
}
OUTCOMES = {
    Outcome.NO_REPLY: msgid("No reply"),
    Outcome.DIALOGUE: msgid("The youth answered: we talked or wrote together"),
    Outcome.EXPLICIT_REFUSAL: msgid("The youth said clearly no to follow-up"),
    Outcome.GUARDIAN_FEEDBACK: msgid("A guardian answered"),
    Outcome.THIRD_PARTY_REPORT: msgid("Somebody else told how the youth is"),
    Outcome.WRONG_ADDRESS: msgid("Wrong number or address"),
}
COUNTERPARTS = {
    Counterpart.YOUTH: msgid("The youth"),
    Counterpart.GUARDIAN: msgid("A guardian"),
    Counterpart.THIRD_PARTY: msgid("Somebody else"),
}
PURPOSES = {
    Purpose.REACH: msgid("To get hold of the youth"),
    Purpose.FOLLOW_UP: msgid("To follow up"),
    Purpose.INFORM_RIGHTS: msgid("To inform about rights"),
    Purpose.INFORM_OFFERS: msgid("To inform about offers that fit"),
    Purpose.OFFER_FOLLOW_UP: msgid("To offer follow-up again"),
    Purpose.OFFER_GUIDANCE: msgid("To offer guidance"),
    Purpose.AFTER_SERVICE: msgid("To inform of the right to help after the service"),
    Purpose.OTHER: msgid("Something else"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log as it is read."""

    when: str
    iso: str
    what: str
    counts: bool
    why: str
    note: str
    by: str


def told(sentence: Sentence) -> str:
    """A rule's sentence in the reader's language."""
    return sentence.told_in(Language(tongue().code))


def why(rule: str, *, counts: bool) -> str:
    """Counts as contact because …, or does not count because …"""
    sentence = SENTENCES.get(rule)
    said = told(sentence) if sentence else ""
    text = _("Counts as contact: %(why)s", why=said) if counts else _("Does not count as contact: %(why)s", why=said)
    return f"{text} ({rule})"


def lines(rows: Iterable[ContactRow]) -> list[Line]:
    """The newest first."""
    return [
        Line(
            when=moment(row.made_at),
            iso=row.made_at.isoformat(),
            what=_what(row),
            counts=row.counts,
            why=why(row.rule, counts=row.counts),
            note=row.note,
            by=", ".join(filter(None, (row.author, row.unit))),
        )
        for row in rows
    ]


def timeline(rows: Iterable[ContactRow]) -> list[dict[str, str]]:
    """The same in short, for the room."""
    return [
        {"when": moment(row.made_at), "iso": row.made_at.isoformat(), "text": _what(row), "note": row.note}
        for row in rows
    ]


def _what(row: ContactRow) -> str:
    parts = [_(CHANNELS[Channel(row.channel)]), _(OUTCOMES[Outcome(row.outcome)])]
    if row.outcome in {Outcome.NO_REPLY, Outcome.WRONG_ADDRESS} and row.counterpart != Counterpart.YOUTH:
        parts.append(_(COUNTERPARTS[Counterpart(row.counterpart)]))
    if row.purpose != Purpose.REACH:
        parts.append(_(PURPOSES[Purpose(row.purpose)]))
    return " · ".join(parts)
