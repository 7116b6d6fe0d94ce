"""What a row comes to: who of the known it is, where they live, what a protected address hides."""

import pytest

from tests.the_register import AMIR, Register, as_file, row


@pytest.mark.requirement("R-026")
def test_what_changed_is_changed_and_the_status_history_grows(register: Register) -> None:
    register.take_in(as_file(row()))
    moved = row(
        person={"etternavn": "Berg Dahl"}, adresse={"bydelsnr": "030111"},
        otData={"aktivitetskode": "OTOV"}, elevkurs=[],
    )  # fmt: skip
    import_id = register.take_in(as_file(moved))
    assert register.counts(import_id) == (0, 1, 0, 0)
    ida = register.youth()
    assert register.sql("SELECT last_name, district_no, status_code FROM youths WHERE id = %s", ida) == [
        ("Berg Dahl", "030111", "OTOV")
    ]
    codes = register.sql("SELECT code FROM statuses WHERE youth_id = %s ORDER BY valid_from", ida)
    assert codes == [("OTUK",), ("OTOV",)]
    assert register.sql("SELECT policy.drift()") == [(0,)]


def test_a_status_that_the_school_set_is_not_set_back_by_a_register_that_says_the_same_as_before(
    register: Register,
) -> None:
    register.take_in(as_file(row()))
    ida = register.youth()
    register.sql(
        """INSERT INTO statuses (youth_id, code, valid_from, recorded_at, source)
           VALUES (%s, 'OTOV', '2026-11-20', now(), 'portal')""", ida,
    )  # fmt: skip
    register.take_in(as_file(row()))
    assert register.sql("SELECT status_code FROM youths WHERE id = %s", ida) == [("OTOV",)]
    register.take_in(as_file(row(otData={"aktivitetskode": "OTAR"})))
    assert register.sql("SELECT status_code FROM youths WHERE id = %s", ida) == [("OTAR",)]


def test_a_section_that_the_file_carries_for_nobody_is_left_as_it_is(register: Register) -> None:
    register.take_in(as_file(row(larling={"status": "aktiv"})))
    register.take_in(as_file(row(elevkurs=None, adresse=None)))
    ida = register.youth()
    assert register.sql("SELECT apprenticeship_state FROM youth_registers WHERE youth_id = %s", ida) == [("active",)]
    assert register.sql("SELECT count(*) FROM school_spells WHERE youth_id = %s", ida) == [(1,)]
    assert register.sql("SELECT district_no FROM youths WHERE id = %s", ida) == [("030101",)]


@pytest.mark.requirement("bug:19")
def test_coordinates_of_nowhere_are_missing_and_the_row_goes_in(register: Register) -> None:
    import_id = register.take_in(as_file(row(adresse={"lat": 0, "lon": 0})))
    found = register.imported(import_id)
    assert (found["created"], found["warned"]) == (1, 1)
    assert register.sql("SELECT latitude FROM youth_addresses WHERE youth_id = %s", register.youth()) == [(None,)]


@pytest.mark.requirement("TD-13", "TB-03")
def test_a_protected_youth_has_no_district_no_coordinates_and_is_on_no_list(register: Register) -> None:
    register.take_in(as_file(row()))
    register.take_in(as_file(row(person={"adressebeskyttelse": "fortrolig"})))
    ida = register.youth()
    assert register.sql("SELECT protection, district_no FROM youths WHERE id = %s", ida) == [("confidential", None)]
    assert register.sql("SELECT category, latitude FROM youth_addresses WHERE youth_id = %s", ida) == [(3, None)]
    assert register.sql("SELECT count(*) FROM policy.access WHERE youth_id = %s", ida) == [(0,)]


@pytest.mark.requirement("TD-13")
def test_a_file_that_says_nothing_of_protection_lifts_none(register: Register) -> None:
    register.take_in(as_file(row(person={"adressebeskyttelse": "strengt_fortrolig"})))
    silent = row()
    del silent["person"]["adressebeskyttelse"]
    register.take_in(as_file(silent))
    ida = register.youth()
    assert register.sql("SELECT protection, district_no FROM youths WHERE id = %s", ida) == [
        ("strictly_confidential", None)
    ]


@pytest.mark.requirement("TD-03")
def test_sentrum_is_served_by_st_hanshaugen_and_marka_by_nobody(register: Register) -> None:
    register.take_in(as_file(row(adresse={"bydelsnr": "030116"}), row(number=AMIR, adresse={"bydelsnr": "030117"})))
    assert register.sql("SELECT district_no FROM youths WHERE id = %s", register.youth()) == [("030104",)]
    assert register.sql("SELECT district_no FROM youths WHERE id = %s", register.youth(AMIR)) == [(None,)]


def test_without_a_district_number_the_point_tells_the_district(register: Register) -> None:
    home = {"kommunenr": "0301", "lat": 59.9114, "lon": 10.784}
    register.take_in(as_file({**row(), "adresse": home}))
    assert register.sql("SELECT district_no FROM youths WHERE id = %s", register.youth()) == [("030101",)]


def test_who_came_by_name_gets_the_number_when_it_comes(register: Register) -> None:
    by_name = row(number=None, person={"fdato": "14.03.2008"})
    register.take_in(as_file(by_name))
    again = register.take_in(as_file(row()))
    assert register.counts(again) == (0, 1, 0, 0)
    register.youth()


def test_another_number_is_another_person_even_with_the_same_name(register: Register) -> None:
    twin = "14830899155"
    register.take_in(as_file(row()))
    assert register.counts(register.take_in(as_file(row(number=twin)))) == (1, 0, 0, 0)
    assert register.sql("SELECT count(*) FROM youths WHERE first_name = 'Ida'") == [(2,)]


def test_who_could_be_two_of_the_known_is_set_aside(register: Register) -> None:
    for _ in range(2):
        register.sql(
            """WITH y AS (INSERT INTO youths (first_name, last_name, last_activity) VALUES ('Ida', 'Berg', now())
                          RETURNING id)
               INSERT INTO youth_identities (youth_id, birth_date) SELECT id, '2008-03-14' FROM y"""
        )
    import_id = register.take_in(as_file(row()))
    assert register.counts(import_id) == (0, 0, 0, 1)
    ((reasons,),) = register.sql("SELECT reasons FROM import_rows WHERE import_id = %s", import_id)
    assert [reason["code"] for reason in reasons] == ["person_ambiguous"]


def test_the_same_person_with_and_without_a_number_in_one_file_is_one_youth(register: Register) -> None:
    import_id = register.take_in(as_file(row(number=None, person={"fdato": "14.03.2008"}), row()))
    created, updated, unchanged, _ = register.counts(import_id)
    assert (created, updated + unchanged) == (1, 1)
