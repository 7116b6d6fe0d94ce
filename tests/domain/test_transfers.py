"""The transfers as data: every group of VIGO has its own, each does what the rules say, dates and all."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.episodes import ENDS_BY_QUITTING, Standing, fault, plan
from portal.domain.reference import status_codes
from portal.domain.register_matches import lasting, may_be_one
from portal.domain.register_reasons import SENTENCES
from portal.domain.register_words import ContractState, EntryReason, InstitutionKind
from portal.domain.register_youths import Address, Institution, OtData, Person, RegisterYouth, Spell
from portal.domain.transfers import BY_NAME, KINDS, Does, out_of_order, sent_by, year_of
from portal.domain.words import Role

TODAY = date(2026, 11, 22)
IDA = RegisterYouth(Person("14830899074", "Ida", "Berg", date(2008, 3, 14)), ot=OtData(registered=date(2026, 11, 20)))
LEAVERS = BY_NAME["leavers"]


def quit_school(**more: object) -> RegisterYouth:
    return replace(IDA, ot=OtData(registered=date(2026, 11, 20), entry_reason=EntryReason.QUIT_SCHOOL), **more)  # type: ignore[arg-type]


@pytest.mark.requirement("V-015", "V-016", "V-017", "V-018", "V-019", "V-020", "V-021", "V-022", "V-023", "V-043")
def test_every_group_of_vigo_and_osmo_has_its_transfer() -> None:
    assert {reason for kind in KINDS for reason in kind.reasons} == set(EntryReason)


@pytest.mark.requirement("R-034", "R-160", "R-164", "R-165", "R-170", "V-007", "V-009", "V-010", "V-011", "V-012")
def test_each_has_its_month_and_its_senders() -> None:
    months = {kind.name: kind.months for kind in KINDS if kind.months}
    assert months == {"not_applied": (3,), "without_place": (9,), "private_pupils": (9, 10, 2),
                      "private_changes": (11, 1), "moving_up": (8,)}  # fmt: skip
    assert [kind.name for kind in sent_by(Role.PRIVATE_SCHOOL)] == ["private_pupils", "private_changes"]
    assert [kind.name for kind in sent_by(Role.FAGOPPLAERING)] == ["apprentices"]
    assert sent_by(Role.UDA) == KINDS
    assert sent_by(Role.VO_SERVICE_CENTRE) == sent_by(Role.COUNSELLOR) == sent_by(None) == ()


@pytest.mark.requirement("TC-06")
def test_who_reports_pupils_only_sets_no_status_and_changes_no_fact() -> None:
    pupil = replace(IDA, ot=None, spells=(Spell(start=date(2026, 8, 17)),))
    made = plan(BY_NAME["private_pupils"], pupil, Standing("OTUK", date(2026, 9, 25)), TODAY)
    assert (made.setting, made.entry) == (None, None)
    assert made.report is not None
    assert (made.report.code, made.report.start) == ("OTVF_IM", date(2026, 8, 17))
    assert not BY_NAME["private_pupils"].writes_register


@pytest.mark.requirement("V-011")
def test_in_november_a_private_school_tells_who_quit_and_who_started() -> None:
    known, kind = Standing("OTVF_IM", date(2026, 9, 25)), BY_NAME["private_changes"]
    started = plan(kind, replace(IDA, ot=None, spells=(Spell(start=date(2026, 11, 2)),)), known, TODAY)
    left = plan(kind, quit_school(spells=(Spell(start=date(2026, 8, 17), last_day=date(2026, 11, 20)),)), known, TODAY)
    assert (started.report is not None, started.entry) == (True, None)
    assert left.entry is not None
    assert left.setting is not None
    assert left.setting.code == "OTUK"


@pytest.mark.requirement("TX-14", "TX-09")
@pytest.mark.parametrize("code", sorted(ENDS_BY_QUITTING))
def test_what_quitting_ends_begins_anew_at_otuk(code: str) -> None:
    made = plan(LEAVERS, quit_school(), Standing(code, date(2026, 9, 25)), TODAY)
    assert made.setting is not None
    assert (made.setting.code, made.setting.since, made.setting.rule) == ("OTUK", date(2026, 11, 20), "TX-14")


@pytest.mark.requirement("TX-03", "TX-14")
@pytest.mark.parametrize("code", sorted(set(status_codes()) - ENDS_BY_QUITTING))
def test_what_quitting_does_not_end_stays(code: str) -> None:
    made = plan(LEAVERS, quit_school(), Standing(code, date(2026, 9, 25)), TODAY)
    assert made.setting is None
    assert made.entry is not None


@pytest.mark.requirement("TX-14")
def test_who_went_back_to_school_and_quits_again_in_the_same_year_is_a_new_episode() -> None:
    known = Standing("OTEV", date(2026, 10, 12), entered=frozenset({(2026, "quit_school")}),
                     days=frozenset({(date(2026, 9, 1), "quit_school")}))  # fmt: skip
    made = plan(LEAVERS, quit_school(), known, TODAY)
    assert made.entry is not None
    assert plan(LEAVERS, quit_school(), replace(known, code="OTOV"), TODAY).entry is None


def test_a_registration_from_before_a_known_status_does_not_set_it_back() -> None:
    """Back-dated: the registration is kept, the newer status too."""
    made = plan(LEAVERS, quit_school(), Standing("OTEV", date(2026, 11, 21)), TODAY)
    assert (made.entry is not None, made.setting) == (True, None)


@pytest.mark.requirement("TC-02")
def test_another_county_is_otfa_im_but_not_for_a_child_in_care_in_oslo() -> None:
    away = quit_school(address=Address(municipality="3201"))
    made = plan(LEAVERS, away, None, TODAY)
    assert made.setting is not None
    assert (made.setting.code, made.setting.rule) == ("OTFA_IM", "TC-02")
    placed = replace(away, institution=Institution(InstitutionKind.CHILD_WELFARE, in_oslo=True))
    stays = plan(LEAVERS, placed, None, TODAY).setting
    assert stays is not None
    assert stays.code == "OTUK"


@pytest.mark.requirement("TA-04")
def test_who_is_too_old_is_left_out() -> None:
    old = replace(quit_school(), person=replace(IDA.person, birth_date=date(2001, 12, 31)))
    made = plan(LEAVERS, old, None, TODAY)
    assert (made.left_out, [remark.code for remark in made.remarks]) == (True, ["too_old"])


@pytest.mark.requirement("V-044")
def test_osmo_tells_who_is_a_pupil_or_in_adult_education_by_now() -> None:
    known = Standing(pupil=True, adult_pupil=True, entered=frozenset({(2026, "not_applied")}))
    made = plan(BY_NAME["missing_subjects"], replace(IDA, ot=None), known, TODAY)
    assert [remark.code for remark in made.remarks] == ["also_entered", "pupil_now", "adult_pupil_now"]


@pytest.mark.requirement("TD-08")
def test_an_apprentice_at_risk_is_reported_and_an_interrupted_one_registered() -> None:
    kind, known = BY_NAME["apprentices"], Standing("OTLL", date(2026, 9, 25))
    risk = plan(kind, replace(IDA, ot=None, apprenticeship=ContractState.AT_RISK), known, TODAY)
    gone = plan(kind, replace(IDA, ot=None, apprenticeship=ContractState.INTERRUPTED), known, TODAY)
    assert risk.report is not None
    assert (risk.report.code, risk.entry) == ("ELVG_IM", None)
    assert gone.entry is not None
    assert gone.entry.reason is EntryReason.QUIT_APPRENTICESHIP


@pytest.mark.requirement("R-170")
@given(st.dates(date(2024, 8, 1), date(2030, 7, 31)))
def test_only_non_applicants_are_for_the_year_to_come(day: date) -> None:
    for kind in KINDS:
        ahead = year_of(kind, day) - year_of(LEAVERS, day)
        assert ahead == (1 if kind.name == "not_applied" else 0)


@given(st.dates(date(2023, 1, 1), date(2028, 12, 31)), st.sampled_from(KINDS))
def test_no_date_of_a_row_lies_ahead_and_no_plan_begins_in_the_future(day: date, kind: object) -> None:
    youth = replace(IDA, ot=OtData(registered=day))
    why = fault(kind, youth, TODAY)  # type: ignore[arg-type] # a kind
    assert (why is not None) == (day > TODAY or day < date(2025, 8, 1))
    if why is None:
        made = plan(kind, youth, None, TODAY)  # type: ignore[arg-type] # a kind
        assert made.setting is None or made.setting.since <= TODAY


@pytest.mark.requirement("V-008")
def test_leavers_before_the_schools_own_transfer_are_warned_of() -> None:
    assert [told.code for told in out_of_order(LEAVERS, TODAY, None)] == ["starters_first"]
    assert [told.code for told in out_of_order(LEAVERS, TODAY, date(2026, 11, 1))] == ["starters_first"]
    assert out_of_order(LEAVERS, TODAY, date(2026, 11, 20)) == ()
    assert [told.code for told in out_of_order(BY_NAME["not_applied"], TODAY, TODAY)] == ["out_of_season"]


def test_two_lasting_numbers_are_two_people_and_a_d_number_may_become_another() -> None:
    assert not may_be_one("14830899074", "14830890085")
    assert may_be_one("14830899074", "54830890079")
    assert may_be_one("14830899074", None)
    assert lasting("14830899074")
    assert not lasting("54830890079")


def test_whatever_is_said_has_its_sentence() -> None:
    assert Does.REGISTERS in LEAVERS.does
    said = {"not_known", "nothing_to_report", "reported_already", "followed_up_already", "another_code", "too_old",
            "entered_already", "also_entered", "pupil_now", "adult_pupil_now", "school_closed", "same_name",
            "new_number", "person_twice", "starters_first", "out_of_season", "written_since", "later_status",
            "later_file", "report_decided"}  # fmt: skip
    assert said <= set(SENTENCES)
