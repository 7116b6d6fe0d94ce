"""What is looked at before a report is signed: rows of data, each with its kind, its weight and what mends it."""

from dataclasses import dataclass
from typing import Literal

from portal.domain.texts import msgid

Kind = Literal["missing", "illegal", "contradicting"]
KINDS: dict[str, str] = {
    "missing": msgid("Missing"),
    "illegal": msgid("Illegal"),
    "contradicting": msgid("Contradicting"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """`blocks`: the report cannot be signed while anybody stands here; `source` is the rule it rests on."""

    id: str
    kind: Kind
    blocks: bool
    title: str
    mend: str
    source: str

    @property
    def recorded(self) -> bool:
        """Whether a status mends it; the register mends the others."""
        return self.mend != _REGISTER


_RECORD = msgid("Record the status anew with what is missing.")
_REGISTER = msgid("Mend it in VIGO and send the register file again.")
_CORRECT = msgid("Record the code that is right.")

CHECKS: tuple[Check, ...] = (
    Check("no_status", "missing", True, msgid("No status on the report day"), _RECORD, "K-001"),
    Check("no_via_ot", "missing", True, msgid("In activity, and nobody has said whether through OT"), _RECORD, "TX-12"),
    Check("no_activity_start", "missing", True, msgid("In activity without the day it began"), _RECORD, "TX-12"),
    Check("no_first_contact", "missing", True, msgid("Clarified without the day of the first contact"), _RECORD,
          "TX-12"),
    Check("code_not_valid", "illegal", True, msgid("The code did not hold on the report day"), _CORRECT, "A-22"),
    Check("via_ot_no", "contradicting", True, msgid("Not through OT: work and training then have a code of their own"),
          _CORRECT, "TX-07"),
    Check("started_after_contact", "contradicting", True,
          msgid("Already in activity at the first contact, but it began after"), _CORRECT, "TX-08"),
    Check("kept_after_quitting", "contradicting", True,
          msgid("Worked with while enrolled, but no longer enrolled"), _CORRECT, "TX-09"),
    Check("moved_but_here", "contradicting", True,
          msgid("Moved to another county, but registered in Oslo"), _CORRECT, "K 5.3"),
    Check("facts_in_register_only", "missing", False,
          msgid("The code came with the register, without what it rests on"), _RECORD, "TX-12"),
    Check("no_birth_date", "missing", False, msgid("No birth date"), _REGISTER, "TA-01"),
    Check("no_number", "missing", False, msgid("No national identity number"), _REGISTER, "V-002"),
    Check("unknown_for_long", "contradicting", False,
          msgid("Unknown activity for more than a year"), _RECORD, "K 1.1"),
)  # fmt: skip


def blocking() -> tuple[str, ...]:
    """The ids of those that nobody signs over."""
    return tuple(check.id for check in CHECKS if check.blocks)


def check_of(check_id: str) -> Check | None:
    """The check with this id, if there is one."""
    return next((check for check in CHECKS if check.id == check_id), None)
