"""What the portal's mails say, by language: never a name, never a reason. And the time that one asks to keep free."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

DEFAULT = "nb"


class Occasion(StrEnum):
    """Why a mail is sent."""

    INVITED = "invited"
    MEETING_CANCELLED = "meeting_cancelled"
    TEAM_CHANGED = "team_changed"
    NEW_LIST = "new_list"
    YOUTHS_MOVED = "youths_moved"


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and text; the link to the portal is added where it is sent."""

    subject: str
    body: str


LETTERS: dict[Occasion, dict[str, Letter]] = {
    Occasion.INVITED: {
        "nb": Letter(
            "Du har en ny innkalling i Laget",
            "Du har en ny innkalling i Laget. Logg inn for å se den og svare:",
        ),
        "nn": Letter(
            "Du har ei ny innkalling i Laget",
            "Du har ei ny innkalling i Laget. Logg inn for å sjå henne og svare:",
        ),
        "en": Letter(
            "You have a new invitation in Laget",
            "You have a new invitation in Laget. Sign in to see it and answer:",
        ),
    },
    Occasion.MEETING_CANCELLED: {
        "nb": Letter(
            "En innkalling i Laget er avlyst",
            "En innkalling du har fått i Laget, gjelder ikke lenger. Du trenger ikke gjøre noe.",
        ),
        "nn": Letter(
            "Ei innkalling i Laget er avlyst",
            "Ei innkalling du har fått i Laget, gjeld ikkje lenger. Du treng ikkje gjere noko.",
        ),
        "en": Letter(
            "An invitation in Laget is cancelled",
            "An invitation you got in Laget no longer applies. You need not do anything.",
        ),
    },
    Occasion.TEAM_CHANGED: {
        "nb": Letter(
            "Samarbeidet er endret",
            "Samarbeidet er endret. Logg inn i Laget for å se hva som gjelder nå:",
        ),
        "nn": Letter(
            "Samarbeidet er endra",
            "Samarbeidet er endra. Logg inn i Laget for å sjå kva som gjeld no:",
        ),
        "en": Letter(
            "The cooperation has changed",
            "The cooperation has changed. Sign in to Laget to see what applies now:",
        ),
    },
    Occasion.YOUTHS_MOVED: {
        "nb": Letter(
            "Ny liste over flyttinger i Laget",
            "Det er en ny liste over flyttinger i Laget. Logg inn for å se den og varsle de andre fylkene:",
        ),
        "nn": Letter(
            "Ny liste over flyttingar i Laget",
            "Det er ei ny liste over flyttingar i Laget. Logg inn for å sjå henne og varsle dei andre fylka:",
        ),
        "en": Letter(
            "A new list of moves in Laget",
            "There is a new list of moves in Laget. Sign in to see it and tell the other counties:",
        ),
    },
    Occasion.NEW_LIST: {
        "nb": Letter(
            "Du har en ny liste i Laget",
            "Det ligger en ny liste i Laget. Logg inn for å åpne den:",
        ),
        "nn": Letter(
            "Du har ei ny liste i Laget",
            "Det ligg ei ny liste i Laget. Logg inn for å opne ho:",
        ),
        "en": Letter(
            "You have a new list in Laget",
            "There is a new list in Laget. Sign in to open it:",
        ),
    },
}

SUMMARIES = {"nb": "Møte", "nn": "Møte", "en": "Meeting"}
"""All that a calendar says of what the time is for."""


def letter(occasion: Occasion, language: str = DEFAULT) -> Letter:
    """In the receiver's language where there is one, else in bokmål."""
    languages = LETTERS[occasion]
    return languages.get(language) or languages[DEFAULT]


@dataclass(frozen=True, slots=True)
class Slot:
    """A time in somebody's calendar; `uid` stays its whole life, `sequence` rises with each change (RFC 5546)."""

    uid: str
    sequence: int
    start: datetime
    end: datetime
    summary: str = SUMMARIES[DEFAULT]

    def to_json(self) -> str:
        return json.dumps([self.uid, self.sequence, self.start.isoformat(), self.end.isoformat(), self.summary])

    @classmethod
    def from_json(cls, text: str) -> Self:
        uid, sequence, start, end, summary = json.loads(text)
        return cls(uid, sequence, datetime.fromisoformat(start), datetime.fromisoformat(end), summary)
