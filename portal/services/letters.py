"""A letter to one youth: shown first, then written down as sent, and printed again from what was kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import insert, text

from portal.database import db
from portal.domain.calendar import oslo_date
from portal.domain.letter_batches import SILENCE, ProtectedLetter, coming_school_year
from portal.domain.letter_texts import LetterKind, Page, blocks, content_hash, written_day
from portal.domain.more_training import State, Step
from portal.domain.refusals import NotKnown
from portal.domain.words import Basis, Category, Language, Protection, Role, Verb
from portal.outside.letter_press import press
from portal.policy.grants import rule_of
from portal.queries import letters as kept
from portal.queries import more_training
from portal.queries.visitors import Visitor
from portal.tables import ContactAttempt, LetterRow, MoreTrainingStep
from portal.tables.log import Ground, note

SENDER: Final = "Oslo kommune"
PURPOSES: Final = {
    LetterKind.NON_APPLICANTS: "inform_rights",
    LetterKind.APPRENTICE: "inform_rights",
    LetterKind.MEETING: "reach",
    LetterKind.MORE_TRAINING: "inform_offers",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """Which letter, in which language, by post or by hand, and what the writer fills in."""

    kind: LetterKind
    language: Language
    channel: str = "post"
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A letter that is not written down yet."""

    text: kept.Text
    values: Mapping[str, str]
    page: Page


def shown(visitor: Visitor, youth_id: UUID, wish: Wish) -> bytes:
    """The letter as it would be, which nobody has been sent. Raises ProtectedLetter, NotKnown."""
    return press([_draft(visitor, youth_id, wish).page], visitor.now)


def send(visitor: Visitor, youth_id: UUID, wish: Wish) -> UUID:
    """Write it down as sent: an attempt, never contact (K 1.1). Raises ProtectedLetter, NotKnown."""
    draft, letter_id, session = _draft(visitor, youth_id, wish), uuid4(), db.session
    by = {"youth_id": youth_id, "author": visitor.person_id, "author_seat": visitor.seat_id}
    session.execute(
        insert(LetterRow).values(
            **by,
            id=letter_id,
            kind=wish.kind.value,
            text_id=draft.text.id,
            language=wish.language.value,
            values=dict(draft.values),
            sha256=content_hash(draft.text.sha256, draft.values),
            channel=wish.channel,
            made_at=visitor.now,
            sent_at=visitor.now,
        )
    )
    if _may(visitor, Category.CONTACT):
        session.execute(insert(ContactAttempt).values(**by, **_attempt(visitor, wish.kind)))
    if wish.kind is LetterKind.MORE_TRAINING:
        _called(visitor, youth_id, by)
    note(visitor, "letter.sent", youth_id, _ground(visitor), {"kind": wish.kind.value})
    session.execute(text("SELECT policy.touch(:youth)"), {"youth": youth_id})
    session.commit()
    return letter_id


def printed(youth_id: UUID, letter_id: UUID) -> bytes:
    """A letter that was sent, as it was, but to the address that the reader may see today. Raises NotKnown."""
    letter, recipient = kept.content(youth_id, letter_id), kept.recipient(youth_id)
    if letter is None or recipient is None:
        raise NotKnown
    language, day = Language(letter.language), oslo_date(letter.made_at)
    said, sender = blocks(letter.body, letter.values), _sender(letter.unit)
    page = Page(language, letter.title, said, sender, recipient.lines, written_day(day, language))
    return press([page], letter.made_at)


def _draft(visitor: Visitor, youth_id: UUID, wish: Wish) -> _Draft:
    version = kept.newest_text(wish.kind.value, wish.language.value)
    recipient = kept.recipient(youth_id)
    if version is None or recipient is None:
        raise NotKnown
    hidden = recipient.protection != Protection.NONE and visitor.role is not Role.UDA_ADDRESS_OFFICER
    if hidden and wish.channel == "post":
        raise ProtectedLetter
    values = {"first_name": recipient.first_name, **_times(visitor.now), **wish.values}
    lines = recipient.lines if wish.channel == "post" else (recipient.name,)
    written = written_day(oslo_date(visitor.now), wish.language)
    said = blocks(version.body, values)
    return _Draft(version, values, Page(wish.language, version.title, said, _sender(visitor.unit_name), lines, written))


def _times(now: datetime) -> dict[str, str]:
    return {"school_year": coming_school_year(oslo_date(now))}


def _sender(unit: str | None) -> str:
    return f"{SENDER}, {unit}" if unit else SENDER


def _attempt(visitor: Visitor, kind: LetterKind) -> dict[str, object]:
    return {
        "id": uuid4(), "category": Category.CONTACT.value, "source": visitor.service, "made_at": visitor.now,
        "channel": "letter", "counterpart": "youth", "outcome": "no_reply", "counts": False, "rule": SILENCE,
        "purpose": PURPOSES[kind], "recorded_at": visitor.now,
    }  # fmt: skip


def _called(visitor: Visitor, youth_id: UUID, by: Mapping[str, object]) -> None:
    """Every right that waits for the conversation is called to it by this letter (R-186)."""
    day = oslo_date(visitor.now)
    for right in more_training.of_youth(youth_id):
        if right.stands(day).outcome.state is State.ENROLLED:
            step = {"right_id": right.id, "step": Step.CALLED.value, "on_day": day, "recorded_at": visitor.now}
            db.session.execute(insert(MoreTrainingStep).values(**by, **step))


def _may(visitor: Visitor, category: Category) -> bool:
    return visitor.role is not None and rule_of(visitor.role, Verb.WRITE, category, Basis.DUTY) is not None


def _ground(visitor: Visitor) -> Ground:
    rule = rule_of(visitor.role, Verb.WRITE, Category.STATUS_FACTS, Basis.DUTY) if visitor.role else None
    return Ground(Basis.DUTY.value, rule=rule or "", categories=Category.STATUS_FACTS.bit)
