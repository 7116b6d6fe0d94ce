"""Which desk is whose: the first page and the menu of every role."""

from dataclasses import dataclass

from flask import request

from blueprints.addresses import url_for
from blueprints.frame import Choice, Frame, NavItem
from blueprints.texts import _
from blueprints.visitor import current
from portal.domain.texts import msgid
from portal.domain.words import Role
from portal.queries.visitors import Visitor


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk's menu: (label, endpoint); the first is the role's first page."""

    role: str
    menu: tuple[tuple[str, str], ...]
    roomy: bool = False


TODAY, SEARCH = msgid("Today"), (msgid("Find a youth"), "youths.search")
FILES = (msgid("Send files"), "transfers.own")
WHEEL = (msgid("Annual wheel"), "wheel.year")
NUMBERS = (msgid("Statistics"), "statistics.overview")
UDA_MENU = (
    (TODAY, "uda.today"),
    (msgid("Register files"), "uda.imports"),
    (msgid("Transfers"), "transfers.overview"),
    (msgid("Assignment"), "uda.assignments"),
    (msgid("Letters"), "letters.overview"),
    (msgid("Runs"), "runs.overview"),
    (msgid("Data quality"), "quality.today"),
    (msgid("Reports"), "reports.overview"),
    NUMBERS,
    (msgid("Try the rules"), "uda.rules"),
    WHEEL,
    SEARCH,
)
DESKS: dict[Role, Desk] = {
    Role.COUNSELLOR: Desk(
        msgid("Counsellor"), ((TODAY, "school.today"), (msgid("My youths"), "youths.mine"), WHEEL, NUMBERS, SEARCH)
    ),
    Role.DISTRICT_OT: Desk(
        msgid("OT contact"),
        (
            (TODAY, "district.today"), (msgid("The OTUK list"), "district.otuk"), (msgid("My youths"), "youths.mine"),
            WHEEL, NUMBERS, SEARCH,
        ),
    ),
    Role.NAV_OT: Desk(
        msgid("OT lead in Nav"),
        (
            (TODAY, "nav.today"), (msgid("My cases"), "youths.mine"), (msgid("The OTUK list"), "nav.otuk"), WHEEL,
            NUMBERS, SEARCH,
        ),
    ),
    Role.UDA: Desk(msgid("UDA coordinator"), UDA_MENU),
    Role.UDA_ADDRESS_OFFICER: Desk(msgid("UDA, protected addresses"), UDA_MENU),
    Role.FAGOPPLAERING: Desk(
        msgid("Apprenticeship office"), ((msgid("My youths"), "youths.mine"), FILES, WHEEL, NUMBERS, SEARCH)
    ),
    Role.VO_SERVICE_CENTRE: Desk(
        msgid("Adult education service centre"), ((msgid("My youths"), "youths.mine"), WHEEL, NUMBERS, SEARCH)
    ),
    Role.OTHER_ACTOR: Desk(msgid("Other service"), ((msgid("My youths"), "youths.mine"), SEARCH)),
    Role.NAV_ADVISER: Desk(msgid("Adviser in Nav"), ((msgid("My cases"), "youths.mine"), SEARCH)),
    Role.PRIVATE_SCHOOL: Desk(msgid("Private school"), (FILES, WHEEL, NUMBERS)),
    Role.BYRAD: Desk(msgid("City government department"), (NUMBERS, WHEEL)),
    Role.YOUTH: Desk("", ((msgid("My page"), "mine.page"), (msgid("Who has looked"), "mine.looked")), roomy=True),
}  # fmt: skip


def role_name(role: Role) -> str:
    """The role in the reader's language."""
    desk = DESKS.get(role)
    return _(desk.role) if desk and desk.role else ""


def home_of(visitor: Visitor) -> str:
    """The address of the role's first page."""
    desk = DESKS.get(visitor.role) if visitor.role else None
    return url_for(desk.menu[0][1]) if desk and desk.menu else url_for("sign_in.appointments")


def frame() -> Frame | None:
    """What stands around the page of whoever is signed in."""
    visitor = current()
    if visitor is None:
        return None
    sign_out = url_for("sign_in.leave")
    desk = DESKS.get(visitor.role) if visitor.role else None
    if desk is None:
        return Frame("/", sign_out, person=visitor.name)
    nav = tuple(NavItem(_(label), url_for(end), request.endpoint == end) for label, end in desk.menu)
    label = f"{_(desk.role)} · {visitor.unit_name}" if visitor.unit_name else visitor.name
    initials = "".join(part[0] for part in visitor.name.split()[:2]).upper()
    return Frame(
        home_of(visitor), sign_out, nav=nav, person=visitor.name, initials=initials, appointment=label,
        choices=_choices(visitor), switch_url=url_for("sign_in.choose"), roomy=desk.roomy,
        sheets_url="" if desk.roomy else url_for("letters.sheets"),
    )  # fmt: skip


def _choices(visitor: Visitor) -> tuple[Choice, ...]:
    if visitor.youth_id:
        return ()
    return tuple(
        Choice(str(a.id), f"{role_name(a.role)} · {a.unit_name}", a.id == visitor.appointment_id)
        for a in visitor.appointments
    )
