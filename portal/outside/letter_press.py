"""Prints letters and forms to PDF/UA with Typst; the typeface comes inside the package, none of the machine's is used.

`python -m portal.outside.letter_press` reads pages as JSON and writes the PDF: a process of its own gives the memory
of a large batch back when it ends.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any, Final

from portal.domain.letter_texts import Page

STANDARD: Final = "ua-1"
LONGEST_SECONDS: Final = 300


class PressStopped(Exception):
    """The process that prints ended before it was done."""


def press(pages: Sequence[Page], at: datetime) -> bytes:
    """All pages as one PDF/UA file; the same pages at the same instant give the same bytes."""
    return _compile(_as_data(pages), at)


def press_apart(pages: Sequence[Page], at: datetime) -> bytes:
    """The same in a process of its own, for many. Raises PressStopped."""
    order = json.dumps({"at": at.isoformat(), "pages": _as_data(pages)}).encode()
    command = [sys.executable, "-m", __name__]
    done = subprocess.run(command, input=order, capture_output=True, timeout=LONGEST_SECONDS, check=False)  # noqa: S603 - ourselves
    if done.returncode:
        raise PressStopped(done.stderr.decode(errors="replace")[-500:])
    return done.stdout


def _as_data(pages: Sequence[Page]) -> list[dict[str, Any]]:
    return [asdict(page) | {"language": page.language.value} for page in pages]


def _compile(pages: Sequence[dict[str, Any]], at: datetime) -> bytes:
    import typst  # noqa: PLC0415 - the compiler is for those who print

    paper = files("portal.reference").joinpath("letter.typ").read_bytes()
    found: bytes = typst.compile(  # type: ignore[call-overload] # its stubs do not know of many sources
        {"main": paper, "pages.json": json.dumps(pages).encode()},
        font_paths=[],
        ignore_system_fonts=True,
        pdf_standards=[STANDARD],
        timestamp=at.astimezone(UTC).replace(microsecond=0),
    )
    return found


def main() -> None:
    order = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(_compile(order["pages"], datetime.fromisoformat(order["at"])))


if __name__ == "__main__":
    main()
