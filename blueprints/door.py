"""The door before every view: asks the policy about this person, this action and, where there is one, this youth."""

from collections.abc import Mapping
from uuid import UUID

import flask
from flask import Flask, current_app, redirect, request, url_for

from blueprints.blueprint import Blueprint, Open
from blueprints.room_standing import RoomStanding
from blueprints.visitor import current
from portal.domain.refusals import NotAllowed, NotKnown
from portal.domain.texts import msgid
from portal.policy.actions import Action
from portal.policy.decide import Decision, Way, decide, may_ever
from portal.queries import standings
from portal.queries.visitors import Visitor


class ConsentLacks(NotAllowed):
    """Inside the room, before a part that no consent in force covers (TD-05, TD-19)."""

    message = msgid("No consent in force lets you do this (rule %(rule)s).")
    remedy = msgid("The youth decides. Ask the responsible school to talk with the youth about a consent.")


class DutyLacks(NotAllowed):
    """The role could, the unit is not the one with the duty (TD-02)."""

    message = msgid("Another unit has the duty for this (rule %(rule)s).")
    remedy = msgid("UDA assigns the duty. Ask UDA if it is wrong.")


class ForTheAddressOfficer(NotAllowed):
    """A protected address is for the named officer of UDA only (TD-13)."""

    message = msgid("This is for the named officer of UDA only, because the address is protected (rule %(rule)s).")
    remedy = msgid("Ask UDA.")


class NotYourDesk(NotAllowed):
    """Nothing in the policy table grants it to this role."""

    message = msgid("Your role does not do this (rule %(rule)s).")
    remedy = msgid("Change role at the top of the page if you have another.")


REFUSALS: Mapping[Way, type[NotAllowed]] = {
    Way.CONSENT: ConsentLacks,
    Way.DUTY: DutyLacks,
    Way.ADDRESS_OFFICER: ForTheAddressOfficer,
    Way.NONE: NotYourDesk,
}


def check(access: object) -> None:
    """Lets in, or stops by an exception: nobody signed in, no such thing (404), not allowed (403, with the reason)."""
    visitor = current()
    if visitor is None:
        flask.abort(current_app.login_manager.unauthorized())  # type: ignore[attr-defined] # Flask-Login puts it there
    if access is not Open.SIGNED_IN:
        _for_action(visitor, access)


def _for_action(visitor: Visitor, access: object) -> None:
    if visitor.role is None:
        flask.abort(redirect(url_for("sign_in.appointments")))
    if not isinstance(access, Action):
        raise TypeError(f"{request.endpoint} asks for {access!r}, which is no action of the policy")
    youth_id = (request.view_args or {}).get("youth_id")
    if isinstance(youth_id, UUID):
        _about(visitor, access, youth_id)
    elif not may_ever(access, visitor.role):
        raise NotYourDesk(rule="TD-02")


def _about(visitor: Visitor, access: Action, youth_id: UUID) -> None:
    standing = standings.towards(visitor, youth_id)
    if not decide(Action.YOUTH_SEE, standing).allowed or standing.conflict:
        raise NotKnown
    flask.g.standing = RoomStanding(standing)
    decision = decide(access, standing)
    if not decision.allowed:
        raise refusal_of(decision)


def refusal_of(decision: Decision) -> NotAllowed:
    """The no of a decision, in words: the rule, what is lacking, who can mend it."""
    way = decision.lacking[0].way if decision.lacking else Way.NONE
    return REFUSALS[way](rule=decision.rule)


def standing_here() -> RoomStanding:
    """Where the visitor stands towards the youth of this request."""
    standing: RoomStanding = flask.g.standing
    return standing


def init_app(_app: Flask) -> None:
    """Hangs the one door of the product."""
    Blueprint.checker = check
