"""A school that closes: from which day, and which school takes over (TB-16)."""

from dataclasses import dataclass
from datetime import date

from portal.domain.refusals import NotAcceptable
from portal.domain.texts import msgid


@dataclass(frozen=True, slots=True)
class Closure:
    """`day` is the first day on which the school is no more; None where it is open after all."""

    unit_id: int
    day: date | None
    successor_id: int | None = None


class NotASchoolToClose(NotAcceptable):
    message = msgid("The school could not be closed so: the successor must be another open school of the same kind.")
    remedy = msgid("Choose another successor, or none: the rules then find the nearest school.")
