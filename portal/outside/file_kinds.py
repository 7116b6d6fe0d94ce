"""What kind of file this is, by its content: the library `filetype` reads the first bytes, never the name."""

import filetype

MOST_BYTES = 20 * 1024 * 1024

ACCEPTED = {
    "application/pdf": "PDF",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.oasis.opendocument.text": "ODT",
}
"""The kinds that are kept: media type and what people call it."""


def kind_of(content: bytes) -> str | None:
    """The media type, or None where it is none of those accepted."""
    guess = filetype.guess(content)
    return guess.mime if guess and guess.mime in ACCEPTED else None
