"""Whose desk it is: asked before every view of it."""

from collections.abc import Callable

from blueprints.visitor import here
from portal.domain.refusals import NotAllowed
from portal.domain.texts import msgid
from portal.domain.words import Role


class AnotherDesk(NotAllowed):
    """The desk belongs to another role than the one the person acts in."""

    message = msgid("This is the desk of another role.")
    remedy = msgid("Start from your own first page, or change role at the top of the page.")


def only(role: Role) -> Callable[[], None]:
    """A question before every view of a desk: refuses `AnotherDesk` to every other role."""

    def ask() -> None:
        if here().role is not role:
            raise AnotherDesk

    return ask
