"""The page's words in the reader's language, typed: Flask-Babel ships no types."""

from flask_babel import gettext, lazy_gettext


def _(text: str, **params: object) -> str:
    """The sentence in the reader's language, its blanks filled."""
    return str(gettext(text, **params))


def lazy(text: str) -> str:
    """The same for what is written when the module is read: translated when it is shown."""
    shown: str = lazy_gettext(text)
    return shown
