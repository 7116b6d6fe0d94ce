"""The coordination staircase as a page shows it: the step reached, and what opens the next (TE, figure 1)."""

from collections.abc import Sequence
from typing import TypedDict

from blueprints.texts import _
from portal.queries.consents import Access
from portal.queries.teams import MappingRow


class Step(TypedDict):
    """One step: its title, what it says, and whether it is done, here or later."""

    title: str
    text: str
    state: str


def steps(mapping: Sequence[MappingRow], access: Sequence[Access], meetings: Sequence[object]) -> list[Step]:
    """Gate G1 opens with a mapping and a consent in force that lets somebody meet (TE-03)."""
    mapped = bool(mapping)
    consented = any(a.basis == "consent" and a.meet for a in access)
    first = mapped and consented
    here = "done" if first else "here"
    return [
        {"title": _("Map and ask for consent"), "state": here, "text": _opens_first(mapped, consented)},
        {
            "title": _("Meet and make a plan"),
            "state": "here" if first else "later",
            "text": _opens_second(first, bool(meetings)),
        },
        {"title": _("Work together on measures"), "state": "later", "text": _("Opens when there is a plan.")},
    ]


def _opens_first(mapped: bool, consented: bool) -> str:  # noqa: FBT001 - the two halves of gate G1
    if mapped and consented:
        return _("Mapped, and consent is in force.")
    if mapped:
        return _("Mapped. Opens the next step: a consent that lets somebody meet.")
    if consented:
        return _("Consent is in force. Opens the next step: the mapping.")
    return _("Opens the next step: the mapping, and a consent.")


def _opens_second(open_: bool, called: bool) -> str:  # noqa: FBT001 - two facts
    if not open_:
        return _("Opens when the youth is mapped and has consented.")
    return _("A meeting is called.") if called else _("Call a clarification meeting.")
