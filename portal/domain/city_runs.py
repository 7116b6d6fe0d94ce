"""Runs over the city that are planned before they are carried out: which, when they are due, whom they touch."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from portal.domain import target_group
from portal.domain.refusals import Conflict, NotAcceptable
from portal.domain.rules import Sentence
from portal.domain.target_group_facts import TargetGroupFacts
from portal.domain.texts import msgid

JOB: Final = "work_at_run"
"""The job that plans a run or carries it out."""
CATCHING_UP: Final = timedelta(days=31)
"""How long after its day the clock still proposes a run that nobody has begun."""
_LONGEST_LIFE: Final = 130
_TOO_OLD: Final = ("TA-04", "TA-04h")


class Kind(StrEnum):
    """What a run does."""

    OWNERSHIP = "ownership"
    AGE_EXIT = "age_exit"
    MOVES = "moves"


@dataclass(frozen=True, slots=True)
class RunRow:
    """A kind of run: the day of the year on which it is due (None: any day), what it does, and by which rules.

    `ahead`: between two such days one looks to the next; else to how it is now.
    """

    kind: Kind
    day: tuple[int, int] | None
    name: Sentence
    does: Sentence
    rules: tuple[str, ...]
    ahead: bool = False


RUNS: Final = (
    RunRow(
        Kind.OWNERSHIP,
        (10, 1),
        Sentence(
            nb="Ansvar på nytt per 1. oktober",
            nn="Ansvar på nytt per 1. oktober",
            en="Ownership anew as of 1 October",
        ),
        Sentence(
            nb="Den som ble tildelt 25. september, ble det etter forrige års telledato. Nå leses reglene på nytt med "
            "årets. Skolen som mister ansvaret, får det avsluttet; ingenting slettes.",
            nn="Den som vart tildelt 25. september, vart det etter teljedatoen året før. No blir reglane lesne på nytt "
            "med teljedatoen i år. Skulen som mistar ansvaret, får det avslutta; ingenting blir sletta.",
            en="Who was assigned on 25 September was so by last year's count date. The rules are now read anew with "
            "this year's. The school that loses the responsibility has it ended; nothing is deleted.",
        ),
        ("A-30", "R 4.4"),
    ),
    RunRow(
        Kind.AGE_EXIT,
        (1, 1),
        Sentence(
            nb="Ut av målgruppen 1. januar",
            nn="Ut av målgruppa 1. januar",
            en="Out of the target group on 1 January",
        ),
        Sentence(
            nb="Den som fylte 24 år i fjor, går ut av målgruppen. Saken avsluttes, samtykker slutter å gjelde, og "
            "skolens ansvar avsluttes. Historikken og statistikken beholdes. Den som står utenfor, vises videre til "
            "Nav.",
            nn="Den som fylte 24 år i fjor, går ut av målgruppa. Saka blir avslutta, samtykke sluttar å gjelde, og "
            "ansvaret til skulen blir avslutta. Historikken og statistikken blir verande. Den som står utanfor, blir "
            "vist vidare til Nav.",
            en="Who turned 24 last year leaves the target group. The case is ended, consents no longer hold, and the "
            "school's responsibility is ended. History and statistics stay. Who is outside is guided on to Nav.",
        ),
        ("TA-04", "TA-04h", "TD-20", "A-01"),
        ahead=True,
    ),
    RunRow(
        Kind.MOVES,
        None,
        Sentence(
            nb="Flyttet ut av Oslo",
            nn="Flytt ut av Oslo",
            en="Moved out of Oslo",
        ),
        Sentence(
            nb="Den som er registrert bosatt i et annet fylke, foreslås med kode OTFA_IM, og inntakskontoret varsles "
            "én gang for hver flytting. Varselet inneholder ingen personopplysninger.",
            nn="Den som er registrert busett i eit anna fylke, blir foreslått med kode OTFA_IM, og inntakskontoret "
            "blir varsla éin gong for kvar flytting. Varselet inneheld ingen personopplysningar.",
            en="Who is registered in another county is proposed for the code OTFA_IM, and the intake office is told "
            "once for each move. What it is told contains no personal data.",
        ),
        ("TA-03", "TB-02", "TC-02", "K 5.3"),
    ),
)
BY_KIND: Final = {row.kind: row for row in RUNS}


class NoLongerPlanned(Conflict):
    """Two coordinators at the same run: the second is told."""

    message = msgid("This run has been carried out or dropped by somebody in the meantime.")
    remedy = msgid("Open it anew to see how it stands.")


class TooEarlyToCarryOut(NotAcceptable):
    message = msgid("This run holds from %(day)s and cannot be carried out before that.")
    remedy = msgid("Look at the preview as often as you like until then.")


def due(kind: Kind, today: date) -> date | None:
    """The day of the run that the clock should have proposed by now, if there is one."""
    day = BY_KIND[kind].day
    if day is None:
        return today
    latest = max(year for year in (today.year - 1, today.year) if date(year, *day) <= today)
    found = date(latest, *day)
    return found if today - found <= CATCHING_UP else None


def proposed_day(kind: Kind, today: date) -> date:
    """The day that a form proposes: the run that is due, else the next, or today."""
    day, found = BY_KIND[kind].day, due(kind, today)
    if found is not None or day is None or not BY_KIND[kind].ahead:
        return found or today
    return min(later for year in (today.year, today.year + 1) if (later := date(year, *day)) >= today)


def latest_birth_out(as_of: date) -> date:
    """Who was born on this day or before is too old on `as_of` (TA-04, TA-04h), by whichever reading holds (A-01)."""
    low, high = as_of.replace(day=1, year=as_of.year - _LONGEST_LIFE), as_of
    while low < high:
        middle = low + (high - low + timedelta(days=1)) // 2
        if _too_old(middle, as_of):
            low = middle
        else:
            high = middle - timedelta(days=1)
    return low


def _too_old(born: date, as_of: date) -> bool:
    return target_group.decide(TargetGroupFacts(as_of=as_of, birth_date=born)).rule in _TOO_OLD
