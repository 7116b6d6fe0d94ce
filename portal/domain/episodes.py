"""What a row of a transfer comes to for one youth: registration, first status, report; and why not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from portal.domain.calendar import school_year
from portal.domain.register_faults import Reason
from portal.domain.register_readings import county_of, entry_reason
from portal.domain.register_words import ContractState, EntryReason, InstitutionKind
from portal.domain.register_youths import RegisterYouth, Spell
from portal.domain.transfers import Does, Kind, year_of

OSLO: Final = "03"
LAST_YEAR_OF_AGE: Final = 24
OTUK, MOVED_AWAY, PREVENTIVE, IN_PRIVATE_SCHOOL = "OTUK", "OTFA_IM", "ELVG_IM", "OTVF_IM"
ENDS_BY_QUITTING: Final = frozenset({
    "OTEV", "OTVF", "OTLL", "OTEV_IM", "OTVF_IM", "OTLL_IM", "OTAR_IM", "ELVG_IM", "ELGS_IM", MOVED_AWAY, "OTFU_IM",
    "Feil",
})  # fmt: skip
"""Codes that an arriving cause of entry contradicts: a new episode starts at OTUK (TX-09, TX-14). Every other code is
one of a dialogue or of a clarified situation, and goes on until somebody knows otherwise (TX-14, A-25)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a youth: code and its day, causes of entry by school year, when they were registered."""

    code: str | None = None
    since: date | None = None
    entered: frozenset[tuple[int, str]] = frozenset()
    days: frozenset[tuple[date, str]] = frozenset()
    reported: frozenset[tuple[str, date | None]] = frozenset()
    birth_year: int | None = None
    pupil: bool = False
    adult_pupil: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A registration: day, cause, school year."""

    on: date
    reason: EntryReason
    year: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A status code from a day on, by a rule."""

    code: str
    since: date
    rule: str


@dataclass(frozen=True, slots=True)
class Report:
    """A status fact that waits for UDA."""

    code: str
    activity: str
    start: date | None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be done; `remarks` say what a human should know, `left_out` that nothing is done at all."""

    entry: Entry | None = None
    setting: Setting | None = None
    report: Report | None = None
    remarks: tuple[Reason, ...] = ()
    left_out: bool = False


def plan(kind: Kind, youth: RegisterYouth, standing: Standing | None, today: date) -> Plan:
    """`standing` is None for somebody whom nobody knows yet."""
    known = standing or Standing()
    if not kind.writes_register or _only_reports(kind, youth, today):
        return _reported(kind, youth, standing, today)
    if Does.FOLLOWS_UP in kind.does:
        return _followed_up(youth, known, today)
    return _registered(kind, youth, known, today)


def fault(kind: Kind, youth: RegisterYouth, today: date) -> Reason | None:
    """Why a row cannot be of this kind at all: it is set aside."""
    given = entry_reason(youth)
    if given is not None and kind.reasons and given not in kind.reasons:
        return Reason("reason_of_another_kind", "otData.grunn")
    day = youth.ot.registered if youth.ot else None
    if day is not None and day > today:
        return Reason("registered_ahead", "otData.tilmeldt")
    if day is not None and school_year(day) < school_year(today) - 1:
        return Reason("registered_long_ago", "otData.tilmeldt")
    return None


def _only_reports(kind: Kind, youth: RegisterYouth, today: date) -> bool:
    """A file may bring both: who quit is registered, who is at risk or has started is reported."""
    if Does.REPORTS_RISK in kind.does:
        return youth.apprenticeship is not ContractState.INTERRUPTED
    return Does.REPORTS_PUPILS in kind.does and _running(youth, today) is not None and entry_reason(youth) is None


def _reported(kind: Kind, youth: RegisterYouth, standing: Standing | None, today: date) -> Plan:
    """Nobody becomes known by being somebody else's pupil or apprentice."""
    if standing is None:
        return Plan(remarks=(Reason("not_known"),), left_out=True)
    report = _risk(youth) if Does.REPORTS_RISK in kind.does else _pupil(youth, today)
    if report is None:
        return Plan(remarks=(Reason("nothing_to_report"),), left_out=True)
    if (report.code, report.start) in standing.reported:
        return Plan(remarks=(Reason("reported_already"),))
    return Plan(report=report)


def _risk(youth: RegisterYouth) -> Report | None:
    return Report(PREVENTIVE, "apprenticeship", None) if youth.apprenticeship is ContractState.AT_RISK else None


def _pupil(youth: RegisterYouth, today: date) -> Report | None:
    spell = _running(youth, today)
    return Report(IN_PRIVATE_SCHOOL, "private_school", spell.start) if spell else None


def _running(youth: RegisterYouth, today: date) -> Spell | None:
    return next((spell for spell in youth.spells if spell.last_day is None or spell.last_day >= today), None)


def _followed_up(youth: RegisterYouth, known: Standing, today: date) -> Plan:
    if known.code == PREVENTIVE:
        return Plan(remarks=(Reason("followed_up_already"),))
    if known.code not in {None, "ELGS_IM"}:
        return Plan(remarks=(Reason("another_code", params={"code": str(known.code)}),))
    start = youth.spells[-1].start if youth.spells else None
    since = max(min(start or today, today), known.since or date.min)
    return Plan(setting=Setting(PREVENTIVE, since, "TC-05"))


def _registered(kind: Kind, youth: RegisterYouth, known: Standing, today: date) -> Plan:
    born = youth.person.birth_date.year if youth.person.birth_date else known.birth_year
    if born is not None and today.year > born + LAST_YEAR_OF_AGE:
        return Plan(remarks=(Reason("too_old"),), left_out=True)
    day = (youth.ot.registered if youth.ot else None) or today
    entry = Entry(day, entry_reason(youth) or kind.reasons[0], year_of(kind, day))
    moved = _moved_away(youth)
    if _caught(entry, known, again=known.code in ENDS_BY_QUITTING and not moved):
        return Plan(remarks=(Reason("entered_already", params={"year": entry.year}),))
    return Plan(entry, _first_status(day, known, moved=moved), remarks=tuple(_caught_elsewhere(kind, entry, known)))


def _caught_elsewhere(kind: Kind, entry: Entry, known: Standing) -> Iterator[Reason]:
    """Whom other transfers, or the register, have caught meanwhile (V-043, V-044)."""
    if any(year == entry.year and reason != entry.reason for year, reason in known.entered):
        yield Reason("also_entered")
    if kind.whole and known.pupil:
        yield Reason("pupil_now")
    if kind.whole and known.adult_pupil:
        yield Reason("adult_pupil_now")


def _caught(entry: Entry, known: Standing, *, again: bool) -> bool:
    """The same day, or the same cause in the same school year unless something lay between (TX-14)."""
    if (entry.on, entry.reason) in known.days:
        return True
    return (entry.year, entry.reason) in known.entered and not again


def _first_status(day: date, known: Standing, *, moved: bool) -> Setting | None:
    """What is known from a later day stays; so does a dialogue that goes on."""
    if moved:
        return None if known.code == MOVED_AWAY else Setting(MOVED_AWAY, max(day, known.since or day), "TC-02")
    if known.since is not None and known.since > day:
        return None
    if known.code is None:
        return Setting(OTUK, day, "TC-07")
    return Setting(OTUK, day, "TX-14") if known.code in ENDS_BY_QUITTING else None


def _moved_away(youth: RegisterYouth) -> bool:
    """Registered in another county, and not in a child welfare institution in Oslo (TC-02, A-37)."""
    county = county_of(youth)
    place = youth.institution
    kept = place is not None and place.kind is InstitutionKind.CHILD_WELFARE and place.in_oslo is True
    return county is not None and county != OSLO and not kept
