"""The notices that are shown before a decision, as texts that come with the product."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NoticeText:
    """One version in one language; a published text never changes, a new one gets the next version.

    `body` is plain text: paragraphs with an empty line between, the first line of each its heading.
    """

    code: str
    version: int
    language: str
    published: date
    title: str
    body: str

    @property
    def sha256(self) -> bytes:
        """What a consent keeps as the proof of what was shown."""
        return sha256(f"{self.title}\n{self.body}".encode()).digest()


def notices() -> tuple[NoticeText, ...]:
    """Every notice of `portal/reference/notices`, by file name."""
    return texts_in("notices")


@cache
def texts_in(name: str) -> tuple[NoticeText, ...]:
    """Every text of a folder of `portal/reference`, by file name."""
    folder = files("portal.reference").joinpath(name)
    found = sorted(folder.iterdir(), key=lambda file: file.name)
    return tuple(_notice(file.read_text(encoding="utf-8")) for file in found if file.name.endswith(".md"))


def _notice(text: str) -> NoticeText:
    head, told = text.split("\n\n# ", 1)
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    title, body = told.split("\n\n", 1)
    return NoticeText(
        code=facts["code"],
        version=int(facts["version"]),
        language=facts["language"],
        published=date.fromisoformat(facts["published"]),
        title=title,
        body=body.strip(),
    )
