"""What can be wrong with a register file or one of its rows, as values that can be stored and told."""

import dataclasses
import re
from collections.abc import Mapping
from typing import Final

from portal.domain.refusals import NotAcceptable
from portal.domain.texts import msgid

_SHOWN_LENGTH: Final = 40
_LONG_NUMBER: Final = re.compile(r"\d[\d\s.]{3,}\d")


def shown(value: object) -> str:
    """A value of the file as it may stand in a report: short, and no number long enough to name anyone."""
    text = "".join(character if character.isprintable() else " " for character in str(value)[:400])
    masked = _LONG_NUMBER.sub("…", text).strip()
    return masked if len(masked) <= _SHOWN_LENGTH else f"{masked[:_SHOWN_LENGTH]}…"


@dataclasses.dataclass(frozen=True, slots=True)
class Reason:
    """Why a row is set aside, what is doubtful about it, or what is to be told of the file.

    `field` is a column of the form (empty: the row or file as a whole); `params` fill the sentence.
    """

    code: str
    field: str = ""
    params: Mapping[str, str | int] = dataclasses.field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        return {"code": self.code, "field": self.field, "params": dict(self.params)}

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> "Reason":
        params = stored.get("params")
        given = params if isinstance(params, Mapping) else {}
        return cls(str(stored["code"]), str(stored.get("field", "")), dict(given))


class RegisterFileRefused(NotAcceptable):
    """The whole file is refused and nothing of it goes in; `reason` says why."""

    message = msgid("Nothing of the file was taken in.")
    remedy = msgid("Correct the file, or fetch it anew, and send it again.")

    def __init__(self, why: str, **params: str | int) -> None:
        super().__init__(**params)
        self.reason = Reason(why, params=params)


class Wrong(ValueError):
    """A value for which the row is set aside."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Doubtful(Wrong):
    """A value that is told of while the row goes in with `kept` in its place (None: taken as missing)."""

    def __init__(self, code: str, kept: object = None, **params: str | int) -> None:
        super().__init__(code, **params)
        self.kept = kept
