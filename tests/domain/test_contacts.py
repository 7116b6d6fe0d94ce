"""What counts as contact with the youth (K 1.1): silence never, others never, a guardian in the stated cases."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.contact_rules import ROWS, judge
from portal.domain.contacts import ContactInFuture, Counterpart, Logged, Outcome, Tried, from_log
from portal.domain.status_code_facts import Contact, Refusal

DAY = date(2026, 11, 10)
CHILD, ADULT = date(2009, 5, 1), date(2007, 5, 1)
EIGHTEEN = date(2008, 11, 10)


@pytest.mark.parametrize(
    ("tried", "rule", "counts"),
    [
        pytest.param(Tried(on=DAY, outcome=Outcome.NO_REPLY), "KL-02", False, id="an SMS without a reply"),
        pytest.param(Tried(on=DAY, outcome=Outcome.WRONG_ADDRESS), "KL-02", False, id="a letter that came back"),
        pytest.param(Tried(on=DAY, outcome=Outcome.DIALOGUE), "KL-06", True, id="a talk"),
        pytest.param(Tried(on=DAY, outcome=Outcome.EXPLICIT_REFUSAL), "KL-05", True, id="a clear no is an answer"),
        pytest.param(Tried(on=DAY, outcome=Outcome.THIRD_PARTY_REPORT), "KL-01", False, id="a teacher tells"),
        pytest.param(
            Tried(on=DAY, outcome=Outcome.GUARDIAN_FEEDBACK, birth_date=CHILD, hindered=True), "KL-03", True,
            id="a guardian of one under 18 who is ill",
        ),
        pytest.param(
            Tried(on=DAY, outcome=Outcome.GUARDIAN_FEEDBACK, birth_date=CHILD), "KL-04", False,
            id="a guardian of one who could have answered",
        ),
        pytest.param(
            Tried(on=DAY, outcome=Outcome.GUARDIAN_FEEDBACK, birth_date=ADULT, hindered=True), "KL-04", False,
            id="a guardian of one of age",
        ),
        pytest.param(
            Tried(on=DAY, outcome=Outcome.GUARDIAN_FEEDBACK, birth_date=EIGHTEEN, hindered=True), "KL-04", False,
            id="of age that very day",
        ),
        pytest.param(
            Tried(on=DAY, outcome=Outcome.GUARDIAN_FEEDBACK, hindered=True), "KL-04", False, id="of unknown age",
        ),
    ],
)  # fmt: skip
@pytest.mark.requirement("TC-07", "TC-08", "K-001")
def test_what_counts_as_contact(tried: Tried, rule: str, counts: bool) -> None:
    judged = judge(tried, DAY)
    assert (judged.rule, judged.outcome.counts) == (rule, counts)


def everything() -> Iterator[Tried]:
    for outcome, counterpart, born, hindered in product(Outcome, Counterpart, (None, CHILD, ADULT), (False, True)):
        yield Tried(on=DAY, outcome=outcome, counterpart=counterpart, birth_date=born, hindered=hindered)


def test_every_attempt_gets_an_answer_and_no_row_is_dead() -> None:
    assert {judge(tried, DAY).rule for tried in everything()} == {row.id for row in ROWS}


def test_silence_and_others_never_count_whatever_else_is_said() -> None:
    never = {Outcome.NO_REPLY, Outcome.WRONG_ADDRESS, Outcome.THIRD_PARTY_REPORT}
    assert not any(judge(tried, DAY).outcome.counts for tried in everything() if tried.outcome in never)


def test_nobody_has_tried_tomorrow() -> None:
    with pytest.raises(ContactInFuture):
        judge(Tried(on=DAY + timedelta(days=1), outcome=Outcome.DIALOGUE), DAY)


def test_the_first_contact_is_the_first_that_counts_in_this_registration() -> None:
    lines = [
        Logged(date(2025, 9, 1), counts=True, kind="dialogue"),
        Logged(date(2026, 9, 10), counts=False, kind="outreach_no_reply"),
        Logged(date(2026, 10, 1), counts=True, kind="dialogue"),
        Logged(date(2026, 10, 20), counts=True, kind="explicit_refusal"),
    ]
    found = from_log(reversed(lines), date(2026, 9, 1), DAY)
    assert found.contact == Contact(kind="dialogue", date=date(2026, 10, 1))
    assert found.refusal == Refusal(of="follow_up", date=date(2026, 10, 20))
    assert from_log(lines, date(2026, 9, 1), date(2026, 9, 30)).contact == Contact(
        kind="outreach_no_reply", date=date(2026, 9, 10)
    )


def test_a_later_talk_changes_a_no() -> None:
    lines = [Logged(DAY, counts=True, kind="explicit_refusal"), Logged(DAY, counts=True, kind="dialogue")]
    assert from_log(lines, DAY, DAY).refusal is None


@given(st.permutations([Logged(DAY - timedelta(days=n), counts=n % 2 == 0, kind="dialogue") for n in range(5)]))
def test_the_order_in_which_it_was_written_down_changes_nothing(lines: list[Logged]) -> None:
    assert from_log(lines, DAY - timedelta(days=9), DAY).contact == Contact(
        kind="dialogue", date=DAY - timedelta(days=4)
    )
