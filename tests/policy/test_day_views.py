"""Who could see what at an instant: what the database's own history cannot show."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from portal.domain.words import Basis, Category, Protection, Role
from portal.policy.day_views import Facts, Place, Situation, sights_at

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
UNREACHED = Situation("OTUK", Protection.NONE, "0901", None)
LISTED = Facts(
    youth_id=uuid4(),
    places=(Place(1, Role.DISTRICT_OT, "0901"), Place(2, Role.NAV_OT, "0902")),
    situations=(UNREACHED,),
    status_since=NOON,
)


@pytest.mark.requirement("TD-03")
@pytest.mark.requirement("TD-17")
def test_the_list_of_the_district_opens_the_list_entry_alone_and_not_before_the_first_status() -> None:
    (sight,) = sights_at(LISTED, NOON)
    assert (sight.seat, sight.basis, sight.reads >= {Category.LIST_ENTRY}) == (1, Basis.LIST, True)
    assert sights_at(LISTED, NOON - timedelta(seconds=1)) == frozenset()


@pytest.mark.requirement("TD-13")
def test_whoever_was_protected_then_was_on_no_list_whatever_is_now() -> None:
    then = Situation("OTUK", Protection.CONFIDENTIAL, None, None, until=NOON + timedelta(days=1))
    facts = replace(LISTED, situations=(then, UNREACHED))
    assert sights_at(facts, NOON) == frozenset()
    assert len(sights_at(facts, NOON + timedelta(days=1))) == 1
