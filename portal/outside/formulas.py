"""Keeps text in sheets from being run as a formula: one apostrophe before it, taken away on reading."""

from typing import Final

_RUNNABLE: Final = frozenset("=+-@＝＋－＠'")
_BLANK: Final = " \t\r\n\u00a0"
_SPLITTING: Final = frozenset("\t\r\n")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet could run it, or read it as guarded."""
    return f"'{text}" if _could_run(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if text[:1] == "'" and _could_run(text[1:]) else text


def _could_run(text: str) -> bool:
    return text[:1] in _SPLITTING or text.lstrip(_BLANK)[:1] in _RUNNABLE
