"""The transfers of the year: each kind of file, who may send it, what it may bring and what it does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from portal.domain.calendar import school_year
from portal.domain.register_faults import Reason
from portal.domain.register_words import EntryReason
from portal.domain.texts import msgid
from portal.domain.words import Role

R = EntryReason
UDA: Final = (Role.UDA, Role.UDA_ADDRESS_OFFICER)


class Does(Enum):
    """What the rows of a kind come to."""

    REGISTERS = "registers"
    """A registration for the school year, and the first status of a new episode (TX-03, TX-14)."""
    FOLLOWS_UP = "follows_up"
    """ELVG_IM from the new school year on: preventive work goes on in upper secondary (R-164, TC-05)."""
    REPORTS_PUPILS = "reports_pupils"
    """A status fact for UDA to decide on, never a status by itself (R-034, TC-06)."""
    REPORTS_RISK = "reports_risk"
    """That an apprenticeship is in danger, for UDA to decide on (TD-08)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One transfer. A row may give one of `reasons` as cause of entry, and the first where it gives none.

    `months` are those in which it is due, none for one that comes all year; `whole` says that every file of the kind
    is the whole group, so that who is not in it has left it; `next_year` that it is about the school year to come.
    """

    name: str
    label: str
    told: str
    does: frozenset[Does]
    senders: tuple[Role, ...] = UDA
    reasons: tuple[EntryReason, ...] = ()
    months: tuple[int, ...] = ()
    whole: bool = False
    next_year: bool = False

    @property
    def writes_register(self) -> bool:
        """Whether it brings facts of the register; who only reports changes none."""
        return bool(self.does & {Does.REGISTERS, Does.FOLLOWS_UP})


REGISTER: Final = "register"
FRESH_DAYS: Final = 7
_REGISTERS: Final = frozenset({Does.REGISTERS})

KINDS: Final = (
    Kind(
        "leavers",
        msgid("Weekly leavers"),
        msgid("Those who quit school or an apprenticeship, once a week. Transfer leavers and starters first (R 6.3)."),
        _REGISTERS, reasons=(R.QUIT_SCHOOL, R.QUIT_APPRENTICESHIP),
    ),
    Kind(
        "not_applied",
        msgid("Non-applicants for the next school year"),
        msgid("Those who did not apply by the deadline, 19 March. They are registered for the next school year."),
        _REGISTERS, reasons=(R.NOT_APPLIED,), months=(3,), whole=True, next_year=True,
    ),
    Kind(
        "without_place",
        msgid("Youths without a school place"),
        msgid("Applicants and pupils without a place, 25 September. They come onto the OTUK lists."),
        _REGISTERS,
        reasons=(R.NO_OFFER, R.DECLINED_PLACE, R.NO_APPRENTICESHIP, R.WISHES_OUT_OF_DATE, R.RIGHT_WITHOUT_COURSE,
                 R.MORE_TRAINING),
        months=(9,), whole=True,
    ),
    Kind(
        "missing_subjects",
        msgid("Not reached study or vocational competence (OSMO)"),
        msgid("Look at the preview before you confirm: it shows whom other transfers have caught meanwhile."),
        _REGISTERS, reasons=(R.MISSING_SUBJECTS,), whole=True,
    ),
    Kind(
        "apprentices",
        msgid("Apprentices reported by the apprenticeship office"),
        msgid("At risk: waits for UDA's decision. Interrupted: registered, and on the district's list."),
        frozenset({Does.REGISTERS, Does.REPORTS_RISK}), senders=(*UDA, Role.FAGOPPLAERING),
        reasons=(R.QUIT_APPRENTICESHIP,),
    ),
    Kind(
        "adult_leavers",
        msgid("Leavers from adult education"),
        msgid("Participants in adult education who have quit."),
        _REGISTERS, reasons=(R.QUIT_ADULT_EDUCATION,),
    ),
    Kind(
        "private_pupils",
        msgid("Private schools: pupils"),
        msgid("Pupils and programme areas in September, subjects on 1 October, results after term 1 in February."),
        frozenset({Does.REPORTS_PUPILS}), senders=(*UDA, Role.PRIVATE_SCHOOL), months=(9, 10, 2),
    ),
    Kind(
        "private_changes",
        msgid("Private schools: who quit and who started"),
        msgid("In November and January. Who quit is registered, who started waits for UDA's decision."),
        frozenset({Does.REGISTERS, Does.REPORTS_PUPILS}), senders=(*UDA, Role.PRIVATE_SCHOOL),
        reasons=(R.QUIT_SCHOOL,), months=(11, 1),
    ),
    Kind(
        "moving_up",
        msgid("Moving-up pupils with preventive follow-up"),
        msgid("Pupils whom lower secondary school worked with, 10 August: the upper secondary school goes on."),
        frozenset({Does.FOLLOWS_UP}), months=(8,), whole=True,
    ),
)  # fmt: skip
"""All but the register itself, which is taken in as it stands (portal/services/imports.py)."""
BY_NAME: Final[Mapping[str, Kind]] = {kind.name: kind for kind in KINDS}


def sent_by(role: Role | None) -> tuple[Kind, ...]:
    """The kinds that somebody in the role may send."""
    return tuple(kind for kind in KINDS if role in kind.senders)


def year_of(kind: Kind, day: date) -> int:
    """The school year that a registration of this kind on that day is for (R-170)."""
    return school_year(day) + kind.next_year


def out_of_order(kind: Kind, today: date, newest_register: date | None) -> tuple[Reason, ...]:
    """The schools transfer leavers and starters before leavers go to OT (V-007, V-008); some kinds have their month."""
    told = []
    if kind.name == "leavers" and (newest_register is None or (today - newest_register).days > FRESH_DAYS):
        told.append(Reason("starters_first", params={"days": FRESH_DAYS}))
    if kind.months and today.month not in kind.months:
        told.append(Reason("out_of_season"))
    return tuple(told)
