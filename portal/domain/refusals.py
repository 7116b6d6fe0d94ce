"""A no that explains itself: the four kinds that every refusal of the field belongs to."""

from collections.abc import Mapping
from typing import ClassVar

from portal.domain.texts import msgid


class Refusal(Exception):
    """What the rules do not let happen, in the words of the field.

    `message` says what stands in the way and `remedy` what to do; both are msgids whose
    `%(name)s` are filled from `params`. `code` is the class's own name: it goes in logs and API answers.
    """

    code: ClassVar[str] = "Refusal"
    message: ClassVar[str] = msgid("This cannot be done.")
    remedy: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.code = cls.__name__

    def __init__(self, **params: object) -> None:
        super().__init__(self.code)
        self.params: Mapping[str, object] = params


class NotKnown(Refusal):
    """It does not exist, or the person may not know that it does: the two look the same (bug:16)."""

    message = msgid("There is nothing here.")


class NotAllowed(Refusal):
    """The person stands inside the duty, and is told what is lacking and who can mend it."""

    message = msgid("You do not have access to this.")


class Conflict(Refusal):
    """The thing has changed or ended since the person looked."""

    message = msgid("This has changed since you opened the page.")


class NotAcceptable(Refusal):
    """What was asked for has the right shape and no right meaning."""

    message = msgid("What you asked for cannot be accepted as it stands.")
