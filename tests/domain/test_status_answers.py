"""What is asked when a status is set, what is known already, and what is kept of it."""

from datetime import date

import pytest

from portal.domain.contacts import FromLog
from portal.domain.reference import status_codes
from portal.domain.status_answers import Background, Told, compose, facts_kept, questions, reason_kept
from portal.domain.status_changes import CodeRetired, Term, reported_since, settable
from portal.domain.status_code_facts import Contact, Refusal
from portal.domain.status_codes import decide

DAY = date(2026, 11, 20)
TALKED = FromLog(Contact(kind="dialogue", date=date(2026, 10, 1)), None)
REACHED = Background(previous="OTOV", log=TALKED, county="03")


def asked(told: Told, known: Background = REACHED) -> tuple[str, ...]:
    return questions(told, known, for_the_city=False)


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (Told(day=DAY), {"activity", "situation", "refusal_of"}),
        (Told(day=DAY, activity="work"), {"start", "wants_more_activity", "ot_follows_up"}),
        (Told(day=DAY, activity="measure"), {"start", "county_involved", "nav_involved", "measure_name"}),
        (Told(day=DAY, situation="ill"), {"postponement_applied"}),
        (Told(day=DAY, situation="military"), {"expected_end"}),
        (Told(day=DAY, situation="institution"), {"institution_main_responsibility"}),
        (Told(day=DAY, refusal_of="follow_up"), {"refusal_on", "refusal_reason"}),
    ],
)
def test_only_what_matters_is_asked(told: Told, wanted: set[str]) -> None:
    plain = {"activity", "situation", "refusal_of"}
    assert set(asked(told)) == plain | wanted


def test_the_day_of_first_contact_is_asked_only_where_nobody_logged_it() -> None:
    assert "contact_on" not in asked(Told(day=DAY))
    assert "contact_on" not in asked(Told(day=DAY), Background(previous="OTUK"))
    assert "contact_on" in asked(Told(day=DAY), Background(previous="OTOV"))


def test_who_was_enrolled_is_asked_whether_they_left_and_uda_who_reports() -> None:
    assert "event" in asked(Told(day=DAY), Background(previous="ELVG_IM"))
    assert questions(Told(day=DAY), REACHED, for_the_city=True)[0] == "reporter"


@pytest.mark.requirement("TX-02", "TX-10")
def test_a_no_in_the_log_is_a_refusal_and_silence_is_not() -> None:
    refused = FromLog(Contact(kind="dialogue", date=DAY), Refusal(of="follow_up", date=DAY))
    assert decide(compose(Told(day=DAY), Background(previous="OTOV", log=refused))).outcome.code == "OTNO"
    silent = FromLog(Contact(kind="outreach_no_reply", date=DAY), None)
    answer = decide(compose(Told(day=DAY, code="OTNO"), Background(previous="OTUK", log=silent)))
    assert (answer.rule, answer.outcome.rejected) == ("TX-02", True)


def test_what_somebody_says_of_a_contact_counts_for_nothing_before_the_youth_is_reached() -> None:
    told = Told(day=DAY, code="OTOV", contact_on=DAY)
    assert decide(compose(told, Background(previous="OTUK"))).rule == "TX-01"


@pytest.mark.requirement("TC-20", "TC-21")
def test_the_reason_behind_illness_or_care_is_kept_apart() -> None:
    facts = compose(Told(day=DAY, situation="ill", postponement_applied=False), REACHED)
    assert facts_kept(facts, {}) == {
        "contact": {"kind": "dialogue", "date": "2026-10-01"}, "postponement_applied": False,
    }  # fmt: skip
    assert reason_kept(facts) == {"situation": "ill"}
    assert reason_kept(compose(Told(day=DAY, activity="work"), REACHED)) == {}


@pytest.mark.requirement("K-004")
def test_a_code_can_be_set_within_its_term_and_not_outside() -> None:
    terms = {"OTIF": Term("OTIF", date(2011, 9, 15), date(2026, 11, 20))}
    settable(terms, "OTIF", date(2011, 9, 15))
    settable(terms, "OTIF", date(2026, 11, 20))
    for code, day in (("OTIF", date(2011, 9, 14)), ("OTIF", date(2026, 11, 21)), ("OTXX", DAY)):
        with pytest.raises(CodeRetired):
            settable(terms, code, day)


@pytest.mark.requirement("K-001")
def test_there_are_twenty_three_codes_each_with_its_spellings() -> None:
    assert len(status_codes()) == 23


@pytest.mark.parametrize(
    ("day", "today", "report"),
    [
        (date(2026, 11, 15), date(2026, 11, 16), date(2026, 11, 15)),
        (date(2026, 11, 15), date(2026, 11, 15), None),
        (date(2026, 11, 16), date(2026, 11, 20), None),
        (date(2025, 12, 1), date(2026, 11, 20), date(2026, 6, 15)),
    ],
)
def test_a_status_back_in_time_changes_the_first_report_after_it(day: date, today: date, report: date | None) -> None:
    assert reported_since(day, today) == report
