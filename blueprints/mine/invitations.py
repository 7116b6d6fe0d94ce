"""My meetings ahead, in plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from blueprints.consent_views import party_name
from blueprints.labels import first_letter_big, occasion
from blueprints.meeting_views import kind_name
from portal.queries import meetings
from portal.queries.meetings import Coming, Invitation


@dataclass(frozen=True, slots=True)
class Next:
    """When and where, what sort of meeting, who else is asked, what I have answered, and where I answer."""

    when: str
    kind: str
    place: str
    parties: str
    answer: str
    url: str
    answer_url: str


@dataclass(frozen=True, slots=True)
class Later:
    """A meeting after the next."""

    when: str
    text: str


def next_meeting(ahead: Sequence[Coming]) -> Next | None:
    """The first of them, with who else is asked."""
    if not ahead:
        return None
    first = ahead[0]
    asked = meetings.invitations(first.youth_id, first.id)
    mine = next(i for i in asked if i.mine)
    place = {"youth_id": first.youth_id, "meeting_id": first.id}
    return Next(
        when=first_letter_big(occasion(first.starts)),
        kind=kind_name(first.kind),
        place=first.place,
        parties=" · ".join(_called(i) for i in asked if i.seat_id and i.state != "cancelled"),
        answer=first.answer,
        url=url_for("meetings.meeting", **place),  # type: ignore[arg-type] # UUIDs
        answer_url=url_for("meetings.answer", invitation_id=mine.id, **place),  # type: ignore[arg-type] # UUIDs
    )


def later(ahead: Sequence[Coming]) -> list[Later]:
    """Those after it."""
    return [Later(occasion(m.starts), f"{kind_name(m.kind)}, {m.place}") for m in ahead[1:]]


def _called(invitation: Invitation) -> str:
    return party_name(invitation.role, invitation.unit) if invitation.role and invitation.unit else _("Somebody")
