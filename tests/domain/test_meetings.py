"""The table of who convenes what: examples, an answer to every situation, no dead row."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from portal.domain.letters import LETTERS, Occasion, Slot, letter
from portal.domain.meetings import (
    CONVENINGS,
    Call,
    ConsentLacking,
    Convener,
    Kind,
    MappingLacking,
    NotYoursToConvene,
    Party,
    check,
    kinds_of,
)
from portal.domain.refusals import NotAcceptable, NotAllowed
from portal.domain.words import Basis, Role

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)
NAV = Party(7, "Nav Sagene", now=True, then=True)


def call(kind: Kind, *seats: int) -> Call:
    return Call(kind, TOMORROW, TOMORROW + timedelta(hours=1), "Møterom 2", seats)


def answer(kind: Kind, role: Role | None, basis: Basis | None, *, partners: bool) -> str:
    """The rule that lets it be, or the name of the refusal."""
    parties = (NAV,) if partners else ()
    what = call(kind, *(party.seat_id for party in parties))
    try:
        return check(what, Convener(role, basis, mapped=True), parties, at=NOW)
    except (NotAcceptable, NotAllowed) as refusal:
        return refusal.code


@pytest.mark.parametrize(
    ("kind", "role", "basis", "partners", "expected"),
    [
        (Kind.CONVERSATION, Role.COUNSELLOR, Basis.DUTY, False, "TD-10"),
        (Kind.CONVERSATION, Role.COUNSELLOR, Basis.DUTY, True, "ConversationIsForTwo"),
        (Kind.CLARIFICATION, Role.COUNSELLOR, Basis.DUTY, False, "TD-10"),
        (Kind.CLARIFICATION, Role.COUNSELLOR, Basis.DUTY, True, "TE-01"),
        (Kind.CLARIFICATION, Role.COUNSELLOR, Basis.CONSENT, True, "NotYoursToConvene"),
        (Kind.CLARIFICATION, Role.FAGOPPLAERING, Basis.DUTY, True, "TE-08"),
        (Kind.CLARIFICATION, Role.NAV_OT, Basis.CONSENT, True, "NotYoursToConvene"),
        (Kind.COLLABORATION, Role.DISTRICT_OT, Basis.CONSENT, True, "TE-02"),
        (Kind.COLLABORATION, Role.DISTRICT_OT, Basis.DUTY, False, "NobodyInvited"),
        (Kind.COLLABORATION, Role.DISTRICT_OT, Basis.LIST, True, "NotYoursToConvene"),
        (Kind.COLLABORATION, Role.COUNSELLOR, Basis.DUTY, True, "NotYoursToConvene"),
        (Kind.CLARIFICATION, Role.YOUTH, Basis.DUTY, False, "NotYoursToConvene"),
        (Kind.CLARIFICATION, None, None, False, "NotYoursToConvene"),
    ],
)
@pytest.mark.requirement("TE-01")
@pytest.mark.requirement("TE-02")
@pytest.mark.requirement("TD-10")
def test_who_convenes_what(kind: Kind, role: Role | None, basis: Basis | None, partners: bool, expected: str) -> None:
    assert answer(kind, role, basis, partners=partners) == expected


def test_every_situation_gets_an_answer_and_no_row_is_dead() -> None:
    situations = product(Kind, [None, *Role], [None, *Basis], (False, True))
    answers = {(k, r, b, p): answer(k, r, b, partners=p) for k, r, b, p in situations}
    assert all(answers.values())
    for row in CONVENINGS:
        for basis in row.bases:
            assert answers[row.kind, row.role, basis, bool(row.partners.value)] == row.rule


def test_what_a_role_is_offered_is_what_it_may_convene() -> None:
    for role, basis in product([None, *Role], [None, *Basis]):
        may = {
            kind for kind, p in product(Kind, (False, True)) if answer(kind, role, basis, partners=p).startswith("T")
        }
        assert set(kinds_of(role, basis)) == may


@pytest.mark.requirement("TD-09")
@pytest.mark.parametrize("lacking", [Party(7, "Nav Sagene", False, False), Party(7, "Nav Sagene", True, False)])
def test_each_party_needs_a_consent_now_and_then(lacking: Party) -> None:
    omar = Party(8, "Bydel Sagene", now=True, then=True)
    reidun = Convener(Role.COUNSELLOR, Basis.DUTY, mapped=True)
    with pytest.raises(ConsentLacking) as refused:
        check(call(Kind.CLARIFICATION, 7, 8), reidun, (lacking, omar), at=NOW)
    assert refused.value.parties == (lacking,)
    assert refused.value.params["parties"] == "Nav Sagene"


@pytest.mark.requirement("TE-03")
def test_no_collaboration_meeting_before_the_mapping() -> None:
    with pytest.raises(MappingLacking):
        check(call(Kind.COLLABORATION, 7), Convener(Role.DISTRICT_OT, Basis.DUTY, mapped=False), (NAV,), at=NOW)


@pytest.mark.requirement("TE-02")
def test_a_refusal_to_convene_says_whose_it_is() -> None:
    assert "counsellor" in NotYoursToConvene.remedy


def test_every_letter_is_there_in_every_language_and_names_nobody() -> None:
    for occasion in Occasion:
        assert set(LETTERS[occasion]) == {"nb", "nn", "en"}
        assert letter(occasion, "so") == letter(occasion, "nb")
        for text in LETTERS[occasion].values():
            assert "%" not in text.subject + text.body, "there is nothing to fill in"


def test_a_slot_is_the_same_after_a_rest_in_the_database() -> None:
    slot = Slot("a@laget", 3, NOW, TOMORROW, "Møte")
    assert Slot.from_json(slot.to_json()) == slot
