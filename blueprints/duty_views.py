"""The time-driven duties in words: what to do, why now, and where it is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from blueprints.desk_views import Line, room_url
from blueprints.labels import day, short_day
from portal.domain.contacts import Purpose
from portal.domain.texts import msgid
from portal.queries.duties import SHOWN, Duty


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of duty: its words, the purpose of the contact that does it, and how many wait for it."""

    what: str
    why: str
    many: str
    purpose: Purpose | None = None


KINDS = {
    "recode": Kind(
        msgid("Change the status"),
        msgid("Left on %(day)s, and ELVG_IM is for those still enrolled (K 5.2)."),
        msgid("%(number)s who have left and still stand as enrolled"),
    ),
    "after_service": Kind(
        msgid("Contact after the service"),
        msgid("The service ended %(day)s. Then there is a right to help (K 4.2)."),
        msgid("%(number)s whose service has ended"),
        Purpose.AFTER_SERVICE,
    ),
    "inform_service": Kind(
        msgid("Inform of the right after the service"),
        msgid("In the military from %(day)s. Tell of the right to help afterwards (K 4.2)."),
        msgid("%(number)s in the military to be informed"),
        Purpose.AFTER_SERVICE,
    ),
    "offer_again": Kind(
        msgid("Offer follow-up again"),
        msgid("Said no before, and is to be asked again each school year, this one from %(day)s (K 4.1)."),
        msgid("%(number)s to be offered follow-up again"),
        Purpose.OFFER_FOLLOW_UP,
    ),
    "guidance": Kind(
        msgid("Offer guidance"),
        msgid("Home since %(day)s without an application for postponement (K 4.3, 4.4)."),
        msgid("%(number)s to be offered guidance"),
        Purpose.OFFER_GUIDANCE,
    ),
    "explain": Kind(
        msgid("Try again, and write it down"),
        msgid("Nothing is tried since the last deadline. The attempts are to explain the status by %(day)s (6.3.1)."),
        msgid("%(number)s whom nobody has tried to reach before the deadline"),
        Purpose.REACH,
    ),
    "inform_rights": Kind(
        msgid("Inform about rights"),
        msgid("Followed up from %(day)s. Is to be offered information on rights and guidance (K 2.1, K 4)."),
        msgid("%(number)s to be informed about rights"),
        Purpose.INFORM_RIGHTS,
    ),
}
URGENT = frozenset({"recode", "explain"})


def lines(duties: Iterable[Duty]) -> list[Line]:
    """One line for each youth, the most urgent sort first."""
    return [_line(duty) for duty in duties]


def by_haste(duties: Sequence[Duty]) -> tuple[list[Line], list[Line]]:
    """What has a deadline, and what can wait until the next steps are taken."""
    hasty = [duty for duty in duties if duty.kind in URGENT]
    return lines(hasty), lines(duty for duty in duties if duty.kind not in URGENT)


def waiting(duties: Iterable[Duty]) -> list[str]:
    """How many wait for each sort, where the desk does not show them all."""
    totals = {duty.kind: duty.total for duty in duties}
    return [gettext(KINDS[kind].many, number=total) for kind, total in totals.items() if total > SHOWN]


def _line(duty: Duty) -> Line:
    kind = KINDS[duty.kind]
    return Line(
        due=short_day(duty.since) if duty.kind in URGENT else "",
        urgent="warning",
        what=gettext(kind.what),
        what_url=_where(duty, kind),
        who=duty.name,
        who_url=room_url(duty.youth_id),
        why=gettext(kind.why, day=day(duty.since)),
    )


def _where(duty: Duty, kind: Kind) -> str:
    if kind.purpose is None:
        return url_for("statuses.new", youth_id=duty.youth_id)
    return url_for("statuses.contacts", youth_id=duty.youth_id, purpose=kind.purpose.value, _anchor="new")
