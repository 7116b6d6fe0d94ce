"""Marks a sentence for the catalogues where it is written, to be translated where it is shown."""

from typing import LiteralString


def msgid(text: LiteralString) -> LiteralString:
    """The text itself: `pybabel extract` knows the name, the page looks the sentence up."""
    return text
