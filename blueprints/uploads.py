"""What is wrong with an uploaded file, by its content."""

from werkzeug.datastructures import FileStorage

from blueprints.texts import _
from portal.outside.file_kinds import ACCEPTED, MOST_BYTES, kind_of


def complain(upload: FileStorage | None, *, required: bool = True) -> str:
    """What is wrong with an uploaded file, or nothing."""
    if not upload or not upload.filename:
        return _("Choose a file.") if required else ""
    content = upload.stream.read(MOST_BYTES + 1)
    upload.stream.seek(0)
    if len(content) > MOST_BYTES:
        return _("The file is larger than 20 MB. Choose a smaller one.")
    if not content:
        return _("The file is empty.")
    if kind_of(content) is None:
        return _(
            "The file is not what its name says, or of a kind that cannot be kept. Kinds: %(kinds)s.",
            kinds=", ".join(ACCEPTED.values()),
        )
    return ""
