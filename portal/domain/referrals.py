"""Section 8: where a youth outside the target group is guided, and what is said to them, by named rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from portal.domain.refusals import NotAcceptable
from portal.domain.rules import Decision, Rule, RuleTable, Sentence, always
from portal.domain.target_group_facts import Referral, TargetGroup
from portal.domain.texts import msgid

ORDINARY_NAV_AGE: Final = 30
"""The agreement between Oslo and Nav, and the Youth Guarantee, end before this birthday (R-198, R 8)."""


class Helped(StrEnum):
    """How whoever met the youth helped (R-194)."""

    TOLD = "told"
    LEAFLET = "leaflet"
    REGISTERED_TOGETHER = "registered_together"
    WENT_ALONG = "went_along"
    HANDED_OVER = "handed_over"


class NothingToRefer(NotAcceptable):
    """The rules send this youth nowhere else."""

    message = msgid("The rules guide this youth nowhere else: there is nothing to record.")
    remedy = msgid("Follow the youth up as usual, or ask UDA if you think the register is wrong.")


@dataclass(frozen=True, slots=True)
class Situation:
    """What table 2a says of the youth, and how old they are."""

    target: TargetGroup
    age: int | None


@dataclass(frozen=True, slots=True)
class Guidance:
    """Where to, and whether the Nav office of the registered address is named."""

    kind: Referral
    names_office: bool = False


def _refers(kind: Referral) -> Callable[[Situation], bool]:
    def to(case: Situation) -> bool:
        return case.target.in_target_oslo is not True and case.target.referral == kind

    return to


def _to_nav_from_thirty(case: Situation) -> bool:
    return _refers("nav_jobseeker")(case) and case.age is not None and case.age >= ORDINARY_NAV_AGE


def _guides(kind: Referral, *, names_office: bool = False) -> Callable[[Situation], Guidance]:
    return lambda _: Guidance(kind, names_office)


ROWS: tuple[Rule[Situation, Guidance], ...] = (
    Rule(
        "RG-01", _to_nav_from_thirty, _guides("nav_jobseeker", names_office=True),
        Sentence(
            nb="Registrer deg som arbeidssøker ved Nav-kontoret der du er folkeregistrert. Fra 30 år er det ordinær "
               "oppfølging fra Nav.",
            nn="Registrer deg som arbeidssøkjar ved Nav-kontoret der du er folkeregistrert. Frå 30 år er det vanleg "
               "oppfølging frå Nav.",
            en="Register as a job seeker at the Nav office where you are registered as resident. From 30 it is "
               "ordinary follow-up by Nav.",
        ),
        "derived", ("R-191", "R-192", "R-198"),
    ),
    Rule(
        "RG-02", _refers("nav_jobseeker"), _guides("nav_jobseeker", names_office=True),
        Sentence(
            nb="Registrer deg som arbeidssøker ved Nav-kontoret der du er folkeregistrert. Trenger du hjelp til å "
               "komme i arbeid, får du Ungdomsgarantien med en fast kontaktperson der.",
            nn="Registrer deg som arbeidssøkjar ved Nav-kontoret der du er folkeregistrert. Treng du hjelp til å kome "
               "i arbeid, får du Ungdomsgarantien med ein fast kontaktperson der.",
            en="Register as a job seeker at the Nav office where you are registered as resident. If you need help to "
               "get into work, you get the Youth Guarantee with a fixed contact there.",
        ),
        "explicit", ("R-191", "R-192", "R-194", "R-196"),
    ),
    Rule(
        "RG-03", _refers("own_intake_office"), _guides("own_intake_office"),
        Sentence(
            nb="Fylket der du er folkeregistrert, har ansvaret. Inntakskontoret i Oslo varsler det.",
            nn="Fylket der du er folkeregistrert, har ansvaret. Inntakskontoret i Oslo varslar det.",
            en="The county where you are registered as resident is responsible. The intake office in Oslo notifies it.",
        ),
        "explicit", ("K 5.3",),
    ),
    Rule(
        "RG-04", _refers("lower_secondary_school"), _guides("lower_secondary_school"),
        Sentence(
            nb="Grunnskolen har ansvaret til du er ferdig der. Snakk med kontaktlæreren eller rådgiveren.",
            nn="Grunnskulen har ansvaret til du er ferdig der. Snakk med kontaktlæraren eller rådgivaren.",
            en="The lower secondary school is responsible until you have finished there. Talk with your teacher or "
               "counsellor.",
        ),
        "derived", ("K 5.1", "R 2"),
    ),
    Rule(
        "RG-05", _refers("manual_review_uda"), _guides("manual_review_uda"),
        Sentence(
            nb="Registeret sier ikke nok. Utdanningsadministrasjonen avklarer om Oppfølgingstjenesten gjelder for deg.",
            nn="Registeret seier ikkje nok. Utdanningsadministrasjonen avklarar om Oppfølgingstenesta gjeld for deg.",
            en="The register does not say enough. The education administration clarifies whether the follow-up "
               "service covers you.",
        ),
        "recommended", ("R 8",),
    ),
    Rule(
        "RG-06", always, _guides("none"),
        Sentence(
            nb="Ingen henvisning: ungdommen er i målgruppen, eller er i opplæring eller arbeid.",
            nn="Inga tilvising: ungdommen er i målgruppa, eller er i opplæring eller arbeid.",
            en="No referral: the youth is in the target group, or is in training or work.",
        ),
        "derived", ("R 8",),
    ),
)  # fmt: skip
TABLE = RuleTable(ROWS)


def guide(target: TargetGroup, age: int | None, day: date) -> Decision[Guidance]:
    """Where the youth is guided on a day, by which row, in words for the youth."""
    return TABLE.decide(Situation(target, age), day)


REFERRING: Final = frozenset({"TA-01", "TA-03", "TA-04", "TA-04h", "TA-05", "TA-06", "TA-07", "TA-08a", "TA-08b"})
"""Rows of table 2a that may guide a youth elsewhere: the room then says so at once."""
