"""A consent is only accepted when everything that makes it one is there, and says what is lacking."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from portal.domain import consent_refusals as no
from portal.domain.consent_proposals import Giver, Proposal, accept, refusals
from portal.domain.consents import Decided, Effect, Line
from portal.domain.refusals import Refusal
from portal.domain.words import Category, Service, Verb

NOW = datetime(2026, 5, 20, 9, tzinfo=UTC)
NAV = 1
HEALTH = (Line(Service.SCHOOL, NAV, Category.HEALTH, Verb.READ), Effect.PERMIT)
MEETING = (Line(Service.SCHOOL, NAV, Category.MEETING, Verb.MEET), Effect.PERMIT)
GOOD = Proposal(
    decision=Decided.GIVEN, decided_at=NOW, recorded_at=NOW, valid_from=date(2026, 5, 20), valid_to=date(2026, 7, 31),
    giver=Giver.YOUTH, age=17, collector=uuid4(), notice_id=uuid4(), evidence="Said in the meeting; Kari heard it.",
    parties=frozenset({NAV}), lines=(HEALTH, MEETING),
)  # fmt: skip


def found(**changed: Any) -> list[type[Refusal]]:
    return [type(refusal) for refusal in refusals(replace(GOOD, **changed))]


def test_a_whole_consent_is_accepted() -> None:
    accept(GOOD)


@pytest.mark.requirement("bug:1")
@pytest.mark.requirement("bug:1")
@pytest.mark.parametrize(
    ("lacks", "refusal"),
    [
        ({"notice_id": None}, no.NoticeNotShown),
        ({"giver": None}, no.NoGiver),
        ({"collector": None}, no.NoCollector),
        ({"evidence": "  "}, no.NoEvidence),
        ({"valid_to": None}, no.NoEnd),
        ({"lines": ()}, no.NoLine),
        ({"decided_at": NOW + timedelta(minutes=1)}, no.DecidedInTheFuture),
        ({"valid_to": date(2026, 5, 19)}, no.EndsBeforeItStarts),
        ({"valid_to": date(2027, 5, 20)}, no.TooLong),
        ({"giver": Giver.GUARDIAN}, no.AuthorityMissing),
        ({"giver": Giver.REPRESENTATIVE}, no.AuthorityMissing),
        ({"age": 15}, no.GuardianNeededToo),
        ({"age": None}, no.GuardianNeededToo),
        ({"lines": (HEALTH, (HEALTH[0], Effect.DENY))}, no.LineTwice),
        ({"lines": ((HEALTH[0]._replace(seat=2), Effect.PERMIT),)}, no.PartyNotNamed),
        ({"lines": ((HEALTH[0]._replace(verb=Verb.MEET), Effect.PERMIT),)}, no.MeetingIsForMeetings),
        ({"lines": ((MEETING[0]._replace(verb=Verb.READ), Effect.PERMIT),)}, no.MeetingIsForMeetings),
        ({"decision": Decided.REFUSED}, no.RefusalHasNoLines),
    ],
)
def test_what_is_lacking_is_told_in_the_words_of_the_field(lacks: dict[str, Any], refusal: type[Refusal]) -> None:
    assert found(**lacks) == [refusal]
    with pytest.raises(refusal):
        accept(replace(GOOD, **lacks))


@pytest.mark.parametrize("category", [Category.IDENTITY, Category.ADDRESS, Category.CONSENT_TEXT, Category.LOG])
def test_nothing_but_the_categories_of_a_case_can_be_consented_to(category: Category) -> None:
    assert found(lines=((HEALTH[0]._replace(category=category), Effect.PERMIT),)) == [no.CategoryCannotBeConsentedTo]


def test_a_consent_lasts_twelve_months_and_not_a_day_more() -> None:
    assert found(valid_to=date(2027, 5, 19)) == []
    leap = {"valid_from": date(2028, 2, 29), "decided_at": NOW}
    assert found(**leap, valid_to=date(2029, 2, 28)) == []
    assert found(**leap, valid_to=date(2029, 3, 1)) == [no.TooLong]


def test_somebody_of_fifteen_gives_it_together_with_a_guardian_and_says_no_alone() -> None:
    assert found(age=15, authority="Mother agrees, by phone 20 May.") == []
    assert found(age=15, decision=Decided.REFUSED, lines=()) == []


def test_nobody_named_is_nobody() -> None:
    assert no.NoParty in found(parties=frozenset())
