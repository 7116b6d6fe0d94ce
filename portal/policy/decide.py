"""The policy's reader in Python: may this be done, by which rule, on which ground, and what is lacking."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from uuid import UUID

from portal.domain.words import Basis, Category, Role, Service, Verb
from portal.policy.actions import NEEDS, Action, Need
from portal.policy.grants import GRANTS, KEEPS_NO_WORDS, rule_of
from portal.policy.standing import Ground, Standing

PROTECTED = (Category.PROTECTED_ADDRESS, Category.PROTECTED_ASSIGNMENT)
OWN_WORDS = "TD-05"
"""What a party wrote itself was open to it by the consent of then, and stays so (`access-and-consent.md`)."""


@dataclass(frozen=True, slots=True)
class About:
    """What the action is about, as far as it narrows a ground; what is left out does not narrow.

    `category` of several that the action may be about; `source`, the service an item comes from; `consent` and
    `seat`, whose record or invitation it is (a party sees its own part only); `invited`, to the meeting;
    `written_here`, by the seat that asks.
    """

    category: Category | None = None
    source: Service | None = None
    consent: UUID | None = None
    seat: int | None = None
    invited: bool = True
    written_here: bool = False


ANYTHING = About()


class Way(StrEnum):
    """What would open the door."""

    NONE = "none"
    DUTY = "duty"
    CONSENT = "consent"
    ADDRESS_OFFICER = "address_officer"


@dataclass(frozen=True, slots=True)
class Lacking:
    """What would open it for this category, and the roles that can bring it about."""

    way: Way
    verb: Verb
    category: Category
    mended_by: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer that explains itself: the rule of table 2d, the ground it rests on, or what is lacking."""

    allowed: bool
    rule: str
    lacking: tuple[Lacking, ...] = ()
    ground: Ground | None = None


def decide(action: Action, standing: Standing, about: About = ANYTHING) -> Decision:
    """Whether the action may be done, about this, by one who stands so; what no row grants is denied."""
    need = NEEDS[action]
    categories = need.categories if about.category is None else (about.category,)
    wanted = [category for category in categories if category in need.categories]
    if standing.conflict:
        return Decision(allowed=False, rule="TD-02", lacking=_lacks(Way.NONE, need, wanted))
    for category in wanted:
        for ground in standing.grounds:
            if _opens(ground, need, category) and _covers(ground, need, standing, about):
                return Decision(allowed=True, rule=_rule(standing, need, category, ground), ground=ground)
    if _own_words(need, standing, about) and wanted:
        return Decision(allowed=True, rule=OWN_WORDS)
    return _denied(need, wanted, standing)


@cache
def may_ever(action: Action, role: Role | None) -> bool:
    """Whether any row of the table could open it for the role: for desks and menus, about no youth yet."""
    need = NEEDS[action]
    return any(
        (grant.role, grant.verb) == (role, need.verb)
        and grant.category in need.categories
        and need.basis in {None, grant.basis}
        for grant in GRANTS
    )


def _opens(ground: Ground, need: Need, category: Category) -> bool:
    reaches = (need.citywide or not ground.citywide) and (need.listed or ground.basis is not Basis.LIST)
    return (need.verb, category) in ground.opens and need.basis in {None, ground.basis} and reaches


def _covers(ground: Ground, need: Need, standing: Standing, about: About) -> bool:
    """A ground opens items of its sources; one writes as one's own service; a party has its own part only.

    A duty for the whole city reads what it may read whatever service it came from.
    """
    if about.source is not None and need.verb is Verb.WRITE and about.source is not standing.service:
        return False
    if about.source is not None and need.verb is Verb.READ and not (ground.citywide or about.source in ground.sources):
        return False
    return ground.basis is not Basis.CONSENT or _is_own_part(ground, standing, about)


def _is_own_part(ground: Ground, standing: Standing, about: About) -> bool:
    return about.consent in {None, ground.ref} and about.seat in {None, standing.seat} and about.invited


def _rule(standing: Standing, need: Need, category: Category, ground: Ground) -> str:
    found = rule_of(standing.role, need.verb, category, ground.basis) if standing.role else None
    return found or ground.rule


def _own_words(need: Need, standing: Standing, about: About) -> bool:
    keeps = standing.service is not None and standing.service not in KEEPS_NO_WORDS
    return about.written_here and need.verb is Verb.READ and keeps


def _denied(need: Need, wanted: list[Category], standing: Standing) -> Decision:
    if any(category in PROTECTED for category in wanted) and need.basis is None:
        rule, way = "TD-13", Way.ADDRESS_OFFICER
    elif _could(need, wanted, standing, Basis.CONSENT):
        rule, way = _without_consent(need, standing), Way.CONSENT
    elif _could(need, wanted, standing, Basis.DUTY) or _could(need, wanted, standing, Basis.LIST):
        rule, way = "TD-02", Way.DUTY
    else:
        rule, way = _NOT_FOR.get(standing.role, "TD-02"), Way.NONE
    return Decision(allowed=False, rule=rule, lacking=_lacks(way, need, wanted))


def _could(need: Need, wanted: Iterable[Category], standing: Standing, basis: Basis) -> bool:
    role = standing.role
    granted = role is not None and any(rule_of(role, need.verb, category, basis) for category in wanted)
    return granted and need.basis in {None, basis}


def _without_consent(need: Need, standing: Standing) -> str:
    """TD-19: there is a consent, which does not name this; TD-09: to meet; TD-05: there is none."""
    if need.verb is Verb.MEET:
        return "TD-09"
    named = any(ground.basis is Basis.CONSENT for ground in standing.grounds)
    return "TD-19" if named else "TD-05"


def _lacks(way: Way, need: Need, wanted: Iterable[Category]) -> tuple[Lacking, ...]:
    return tuple(Lacking(way, need.verb, category, MENDED_BY[way]) for category in wanted)


_NOT_FOR: dict[Role | None, str] = {
    Role.UDA: "TD-07",
    Role.UDA_ADDRESS_OFFICER: "TD-07",
    Role.BYRAD: "TD-16",
    Role.YOUTH: "TD-17",
    Role.GUARDIAN: "TD-18",
}

MENDED_BY: dict[Way, tuple[Role, ...]] = {
    Way.NONE: (),
    Way.DUTY: (Role.UDA,),
    Way.CONSENT: tuple(
        grant.role
        for grant in GRANTS
        if (grant.verb, grant.category, grant.basis) == (Verb.WRITE, Category.CONSENT_TEXT, Basis.DUTY)
    ),
    Way.ADDRESS_OFFICER: (Role.UDA_ADDRESS_OFFICER,),
}
"""Who can bring about what is lacking: UDA assigns, the lead and the youth record a consent."""
