"""The log in plain words: who, what, about what, and why they could."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext
from flask_babel import gettext as _

from blueprints.desks import role_name
from blueprints.labels import PLAIN, day, in_a_row, moment
from portal.domain.texts import msgid
from portal.domain.words import CONSENTABLE, Basis, Category, Role
from portal.queries.teams import Glance

ACTIONS = {
    "room.read": msgid("opened your case"),
    "file.read": msgid("fetched a file"),
    "file.kept": msgid("added a file"),
    "mapping.written": msgid("wrote in your case"),
    "team.mapped": msgid("wrote who is and should be in your team"),
    "consent.given": msgid("recorded that you said yes"),
    "consent.refused": msgid("recorded that you said no"),
    "consent.withdrawn": msgid("stopped a consent"),
    "consent.narrowed": msgid("took back a part of a consent"),
    "meeting.read": msgid("opened a meeting"),
    "meeting.answered": msgid("answered an invitation to a meeting"),
    "meeting.called": msgid("called a meeting"),
    "meeting.cancelled": msgid("cancelled a meeting"),
    "meeting.accepted": msgid("said yes to a meeting"),
    "meeting.declined": msgid("said no to a meeting"),
    "meeting.uninvited": msgid("ended an invitation to a meeting"),
    "assignment.overridden": msgid("changed which school is responsible"),
    "status.recorded": msgid("changed your status"),
    "status.annulled": msgid("corrected your status"),
    "status.read": msgid("opened your status"),
    "contact.logged": msgid("tried to reach you"),
    "contacts.read": msgid("opened the log of contact"),
    "letter.sent": msgid("sent you a letter"),
    "letter.read": msgid("opened the letters to you"),
    "referral.recorded": msgid("guided you on"),
    "referral.read": msgid("looked at where you can be guided"),
    "more_training.recorded": msgid("wrote down a right to more training"),
    "more_training.step": msgid("wrote down what happened with more training"),
    "more_training.read": msgid("looked at your right to more training"),
    "plan.read": msgid("opened your plan"),
    "plan.printed": msgid("printed your plan"),
    "plan.written": msgid("wrote in your plan"),
    "plan.renewed": msgid("renewed your plan"),
    "plan.measure.written": msgid("wrote a measure in your plan"),
    "plan.agreed": msgid("wrote down that you agreed to the plan"),
    "plan.change_asked": msgid("wrote down that you want a change in the plan"),
    "plan.evaluated": msgid("evaluated your plan"),
    "conflict.declared": msgid("declared a conflict of interest"),
}
OTHERWISE = msgid("did something in your case")
OWN = {
    "consent.given": msgid("You said yes"),
    "consent.refused": msgid("You said no"),
    "consent.withdrawn": msgid("You stopped a consent"),
    "consent.narrowed": msgid("You took back a part of a consent"),
    "meeting.answered": msgid("You answered an invitation to a meeting"),
    "meeting.accepted": msgid("You said that you come to a meeting"),
    "meeting.declined": msgid("You said that you do not come to a meeting"),
    "plan.agreed": msgid("You agreed to your plan"),
    "plan.change_asked": msgid("You asked for a change in your plan"),
    "meeting.uninvited": msgid("An invitation ended because you stopped a consent"),
}
OWN_OTHERWISE = msgid("You did something here")
REASONS = {
    Basis.CONSENT.value: msgid("because you have said yes to it"),
    Basis.DUTY.value: msgid("because they have the duty to follow you up"),
    Basis.LIST.value: msgid("because they work with the list of youths that nobody has reached"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the timeline: when, what, and in smaller type about what and why."""

    when: str
    iso: str
    text: str
    note: str


def glances(log: Iterable[Glance]) -> list[Line]:
    """One line for each, in the order they come."""
    return [Line(moment(g.at), g.at.isoformat(), _said(g), _why(g)) for g in log]


def _said(glance: Glance) -> str:
    if glance.own:
        return str(gettext(OWN.get(glance.action, OWN_OTHERWISE)))
    who = glance.person or _("Somebody")
    role = role_name(Role(glance.role)) if glance.role else ""
    where = ", ".join(part for part in (role, glance.unit) if part)
    what = gettext(ACTIONS.get(glance.action, OTHERWISE))
    return f"{who} ({where}) {what}" if where else f"{who} {what}"


def _why(glance: Glance) -> str:
    if glance.own:
        return ""
    parts = [about(glance.categories), _ground(glance)]
    return " · ".join(part for part in parts if part)


def _ground(glance: Glance) -> str:
    if glance.consented_at:
        return str(_("because you said yes %(day)s", day=day(glance.consented_at)))
    return str(gettext(REASONS[glance.basis])) if glance.basis in REASONS else ""


def about(mask: int) -> str:
    topics = [category for category in CONSENTABLE if mask & category.bit]
    if not topics:
        return str(_("name and status only")) if mask & Category.LIST_ENTRY.bit else ""
    if len(topics) == len(CONSENTABLE):
        return str(_("every topic that their own service has written about"))
    return str(_("about %(topics)s", topics=in_a_row([gettext(PLAIN[topic]) for topic in topics])))
