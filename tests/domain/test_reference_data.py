"""The reference data that comes with the product is whole and hangs together."""

import pytest

from portal.domain.geography import Point
from portal.domain.reference import (
    annual_wheel,
    counties,
    district_at,
    districts,
    lower_secondary_schools,
    municipalities,
    nav_offices,
    nearest_candidates,
    status_code_spellings,
    status_codes,
    upper_secondary_schools,
)


def test_every_list_is_as_long_as_its_source() -> None:
    lists = (upper_secondary_schools(), lower_secondary_schools(), districts(), nav_offices(), counties(),
             municipalities(), status_codes(), annual_wheel())  # fmt: skip

    assert [len(rows) for rows in lists] == [64, 84, 17, 16, 15, 357, 23, 59]


def test_every_row_names_its_source() -> None:
    assert all(row.source for row in (*upper_secondary_schools(), *lower_secondary_schools()))
    assert all(row.source for row in districts())
    assert all(row.source for row in nav_offices())
    assert all(row.source for row in counties())
    assert all(row.source for row in municipalities())
    assert all(row.source for row in status_codes().values())
    assert all(row.source and row.quote for row in annual_wheel())


def test_every_school_lies_in_the_district_it_says() -> None:
    for school in (*upper_secondary_schools(), *lower_secondary_schools()):
        assert school.point is not None
        district = district_at(school.point)
        assert district is not None
        assert district.number == school.district_no


def test_only_ordinary_public_schools_can_be_the_nearest() -> None:
    ordinary = {place.orgnr for place in nearest_candidates("upper")}
    others = {s.orgnr for s in upper_secondary_schools() if s.ownership != "public" or s.special}

    assert len(ordinary) == 25
    assert not ordinary & others


@pytest.mark.requirement("TB-06")
def test_sentrum_is_served_by_st_hanshaugen_and_marka_by_nobody_in_particular() -> None:
    served = {district.name: district.served_by for district in districts()}

    assert (served["Sentrum"], served["Marka"], served["Alna"]) == ("030104", None, "030112")
    assert [office.name for office in nav_offices() if "030116" in office.also_serves] == ["Nav St. Hanshaugen"]


def test_outside_oslo_is_no_district() -> None:
    assert district_at(Point(59.74, 10.2)) is None


def test_codes_are_known_with_and_without_their_ending() -> None:
    spellings = status_code_spellings()

    assert (spellings["ELGS"], spellings["OTFA_IM"], spellings["FEIL"]) == ("ELGS_IM", "OTFA_IM", "Feil")
    assert set(spellings.values()) == set(status_codes())
    assert status_codes()["OTAR"].counterpart == "OTAR_IM"


@pytest.mark.requirement("K-017", "K-051")
def test_a_code_says_by_its_group_whether_the_youth_is_in_activity_or_clarified() -> None:
    groups: dict[tuple[int, str], set[str]] = {}
    for code in status_codes().values():
        groups.setdefault((code.group, code.group_name), set()).add(code.code)

    assert groups[3, "I aktivitet"] == {"OTOA", "OTAP", "OTKO", "OTAR", "OTEV", "OTVF", "OTLL"}
    assert groups[4, "Avklart"] == {"OTNO", "OTMI", "OTBA", "OTSY", "OTIF"}
    assert sorted(number for number, _ in groups) == [1, 2, 3, 4, 5]
