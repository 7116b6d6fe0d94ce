"""What letters, leaflets and forms on paper say: versioned texts with blanks, read as blocks (R-171, R-200)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from hashlib import sha256
from json import dumps
from typing import Final

from portal.domain.notices import NoticeText, texts_in
from portal.domain.words import Language

MONTHS: Final = {
    Language.BOKMAL: "januar februar mars april mai juni juli august september oktober november desember",
    Language.NYNORSK: "januar februar mars april mai juni juli august september oktober november desember",
    Language.ENGLISH: "January February March April May June July August September October November December",
}
_BLANK: Final = re.compile(r"\{(\w+)\}")


class LetterKind(StrEnum):
    """A letter to one youth: the code of its texts."""

    NON_APPLICANTS = "non_applicants"
    MEETING = "meeting"
    MORE_TRAINING = "more_training"
    APPRENTICE = "apprentice"


class Sheet(StrEnum):
    """A leaflet or form on paper, about nobody: the code of its texts (R-176, R-194, R-200)."""

    NAV_LEAFLET = "nav_leaflet"
    OT_LEAFLET = "ot_leaflet"
    CLARIFICATION = "clarification_form"
    CONSENT = "consent_form"
    PLAN = "plan_form"


class BlockKind(StrEnum):
    """A part of a text: its first letters say which; a paragraph has none."""

    HEADING = "heading"
    ITEM = "item"
    LINE = "line"
    BOX = "box"
    PARAGRAPH = "paragraph"


MARKS: Final = (
    ("## ", BlockKind.HEADING),
    ("- ", BlockKind.ITEM),
    ("____ ", BlockKind.LINE),
    ("[ ] ", BlockKind.BOX),
    ("", BlockKind.PARAGRAPH),
)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item of a list, a line to write on, or a box to tick."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One letter or sheet, all its blanks filled; what is printed, and nothing more."""

    language: Language
    title: str
    blocks: tuple[Block, ...]
    sender: str = "Oslo kommune"
    recipient: tuple[str, ...] = ()
    written: str = ""


@cache
def letter_texts() -> tuple[NoticeText, ...]:
    """Every text of `portal/reference/letters`, by file name."""
    return texts_in("letters")


@cache
def newest(code: str, language: Language) -> NoticeText:
    """The latest version of a text."""
    return max((t for t in letter_texts() if (t.code, t.language) == (code, language.value)), key=lambda t: t.version)


def blocks(body: str, values: Mapping[str, str]) -> tuple[Block, ...]:
    """The parts of a text, each then filled, so that nothing filled in is a mark; KeyError for a blank left open."""
    return tuple(Block(b.kind, _BLANK.sub(lambda blank: values[blank[1]], b.text)) for b in _blocks(body))


def blanks(body: str) -> frozenset[str]:
    """What a text asks to be filled in."""
    return frozenset(_BLANK.findall(body))


def content_hash(text_sha256: bytes, values: Mapping[str, str]) -> bytes:
    """What was said to whom: over the hash of the text's version and all that was filled in."""
    return sha256(text_sha256 + dumps(dict(values), sort_keys=True, ensure_ascii=False).encode()).digest()


def written_day(day: date, language: Language) -> str:
    """1. mai 2026, as the letter's language writes it."""
    dot = "" if language is Language.ENGLISH else "."
    return f"{day.day}{dot} {MONTHS[language].split()[day.month - 1]} {day.year}"


def _blocks(body: str) -> Iterator[Block]:
    for paragraph in body.split("\n\n"):
        for line in paragraph.splitlines():
            mark, kind = next((mark, kind) for mark, kind in MARKS if line.startswith(mark))
            yield Block(kind, line.removeprefix(mark))


def written_time(day: date, clock: time, language: Language) -> str:
    """4. juni 2026 kl. 10.00, as the letter's language writes it."""
    at = f"at {clock:%H:%M}" if language is Language.ENGLISH else f"kl. {clock:%H.%M}"
    return f"{written_day(day, language)} {at}"
