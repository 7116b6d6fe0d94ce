"""What a report is made of: its days, its canonical form, its groups, what the division may see."""

from datetime import UTC, date, datetime
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.reference import status_codes
from portal.domain.report_checks import CHECKS, KINDS, blocking, check_of
from portal.domain.report_codes import Count, GroupRow, national, table
from portal.domain.report_days import (
    checked,
    hours,
    latest_report_day,
    next_report_day,
    quiet_months,
    report_days,
    takes_statistics,
)
from portal.domain.report_disclosure import ALL, LEAST, hidden
from portal.domain.report_form import Line, canonical, digest, head
from portal.domain.report_refusals import NotAReportDay, TakesNoStatistics
from portal.queries.report_checks import CONDITIONS

IDA = Line(UUID(int=1), "OTOV", None, date(2026, 3, 1), date(2026, 1, 10), 'sluttet "på" skolen\n', 2008, "female",
           "030101", True, date(2026, 2, 1), None)  # fmt: skip
HEAD = head(date(2026, 6, 15), 1, datetime(2026, 6, 15, 12, tzinfo=UTC))


@pytest.mark.requirement("V-025", "V-026", "R-033")
def test_the_days_come_from_the_wheel_and_never_fall_in_a_quiet_month() -> None:
    assert report_days(2026) == (date(2026, 6, 15), date(2026, 11, 15))
    assert next_report_day(date(2026, 11, 16)) == date(2027, 6, 15)
    assert next_report_day(date(2026, 11, 15)) == latest_report_day(date(2026, 11, 15)) == date(2026, 11, 15)
    assert latest_report_day(date(2026, 2, 1)) == date(2025, 11, 15)
    assert not {day.month for day in report_days(2026)} & quiet_months()


@pytest.mark.requirement("V-024")
def test_udir_takes_no_statistics_in_april_may_and_august() -> None:
    assert quiet_months() == {4, 5, 8}
    assert not takes_statistics(date(2026, 8, 31))
    assert takes_statistics(date(2026, 9, 1))
    with pytest.raises(TakesNoStatistics):
        checked(date(2026, 5, 15))
    with pytest.raises(NotAReportDay):
        checked(date(2026, 11, 14))


def test_a_day_on_which_the_clock_changes_has_another_number_of_hours() -> None:
    assert [hours(day) for day in (date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 15))] == [23, 25, 24]


def test_the_canonical_form_is_one_line_of_json_for_each() -> None:
    assert b"".join(canonical(HEAD, [IDA])).decode() == (
        '["laget-report-1","2026-06-15",1,"1781524800.000000"]\n'
        '["00000000-0000-0000-0000-000000000001","OTOV",null,"2026-03-01","2026-01-10","sluttet \\"på\\" skolen\\n",'
        '2008,"female","030101",true,"2026-02-01",null]\n'
    )


@given(
    field=st.sampled_from(Line._fields),
    value=st.one_of(st.none(), st.booleans(), st.text(max_size=20), st.integers(0, 2100), st.dates()),
)
def test_whatever_is_changed_changes_the_hash(field: str, value: object) -> None:
    changed = tuple(value if name == field else had for name, had in zip(Line._fields, IDA, strict=True))
    same = list(map(repr, changed)) == list(map(repr, IDA))
    assert (digest(HEAD, [changed]) == digest(HEAD, [IDA])) == same
    assert digest(HEAD, [IDA, changed]) != digest(HEAD, [IDA])
    assert digest(head(date(2026, 6, 15), 2, datetime(2026, 6, 15, 12, tzinfo=UTC)), [IDA]) != digest(HEAD, [IDA])


@pytest.mark.requirement("K-001", "TA-09")
def test_the_code_decides_whom_the_national_target_group_holds() -> None:
    assert national("OTUK", None) is None
    assert national("OTOV", None) is True
    assert national("ELVG_IM", None) is False, "at risk: in Oslo's target group, not in the national one (A-03)"
    assert national("OTAP", True) is True
    assert national("OTAP", False) is False, "it has no _IM counterpart (A-20)"


@pytest.mark.requirement("K-001")
def test_every_code_has_its_row_and_every_group_its_sum() -> None:
    groups = table([Count("OTAP", True, True, 3), Count("OTAP", False, False, 2), Count("OTUK", None, None, 4)])
    assert sum(len(group.codes) for group in groups) == len(status_codes()) == 23
    assert [(group.number, group.youths, group.national) for group in groups] == [
        (1, 4, 4), (2, 0, 0), (3, 5, 3), (4, 0, 0), (5, 0, 0),
    ]  # fmt: skip


def test_every_check_has_its_condition_and_every_condition_its_check() -> None:
    assert [check.id for check in CHECKS] == [*dict.fromkeys(check.id for check in CHECKS)]
    assert {check.id for check in CHECKS} == set(CONDITIONS)
    assert {check.kind for check in CHECKS} == set(KINDS)
    assert "no_status" in blocking()
    assert "no_number" not in blocking()
    assert check_of("nonsense") is None


CODES = ("OTUK", "OTOV", "OTAR", "OTAP", "OTNO", "OTFA_IM", "Feil")
SIZES = st.lists(st.integers(0, 9), min_size=len(CODES), max_size=len(CODES))


@pytest.mark.requirement("TD-16", "R-169")
@given(sizes=SIZES)
def test_nobody_works_out_a_small_number_from_what_is_shown(sizes: list[int]) -> None:
    """Against all tables of the same shape that look alike: a small number that is hidden might be at least two."""
    groups = table(Count(code, None, True, size) for code, size in zip(CODES, sizes, strict=True))
    secret = hidden(groups)
    for key, size in lines(groups):
        assert key in secret or not 0 < size < LEAST, key
    for group in groups:
        within = [(row.code.code, row.youths) for row in group.codes]
        safe(str(group.number), within, secret)
    safe(ALL, [(str(group.number), group.youths) for group in groups], secret)


def lines(groups: tuple[GroupRow, ...]) -> list[tuple[str, int]]:
    codes = [(row.code.code, row.youths) for group in groups for row in group.codes]
    return [*codes, *((str(group.number), group.youths) for group in groups)]


def safe(whole: str, parts: list[tuple[str, int]], secret: frozenset[str]) -> None:
    """Either the sum is hidden, with all parts, or what is hidden of it is several and not few."""
    away = [size for key, size in parts if key in secret]
    if whole in secret and whole != ALL:
        assert len(away) == sum(size > 0 for _, size in parts)
    elif whole not in secret:
        assert not away or (len(away) > 1 and sum(away) >= LEAST)


def test_a_table_of_one_code_keeps_to_itself_or_is_shown_whole() -> None:
    for size, code in product((1, 4, 5, 60), ("OTUK", "OTAP")):
        secret = hidden(table([Count(code, None, True, size)]))
        assert ({code, ALL} <= secret) == (size < LEAST), (code, size)
