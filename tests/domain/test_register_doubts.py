"""What is odd about a row is told while it goes in; who stands in the file twice goes in once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.register_columns import COLUMNS
from portal.domain.register_faults import Reason, shown
from portal.domain.register_reasons import told, told_together
from portal.domain.register_rows import RowChecker
from portal.domain.register_youths import AcceptedRow, QuarantinedRow, RepeatedRow
from tests.domain.register_checks import ASE, NAMELESS_NUMBER, SCHOOLS, checked, doubts, why, youth


def test_zeros_that_a_spreadsheet_took_are_put_back() -> None:
    address = youth({"adresse.kommunenr": 301, "adresse.bydelsnr": "30103", "adresse.postnr": 557.0}).address
    assert address is not None
    assert (address.municipality, address.district, address.postcode) == ("0301", "030103", "0557")
    assert why({**ASE, "adresse.kommunenr": "Oslo"}) == [("digits_wrong", "adresse.kommunenr")]
    assert why({**ASE, "elevkurs.0.orgnr": "97459"}) == [("digits_wrong", "elevkurs.0.orgnr")]


def test_a_school_that_nobody_knows_is_told_and_the_row_goes_in() -> None:
    assert doubts({"elevkurs.1.orgnr": "999999999"}) == [("school_unknown", "elevkurs.1.orgnr")]
    assert doubts({"grunnskole.orgnr": "999999999", "grunnskole.kommunenr": "0301"}) == [
        ("school_unknown", "grunnskole.orgnr")
    ]
    assert youth({"elevkurs.0.orgnr": "999999999"}).spells[0].school == "999999999"


def test_a_school_in_another_county_need_not_be_known() -> None:
    assert doubts({"elevkurs.0.orgnr": "999999999", "elevkurs.0.fylkesnr": "11"}) == []
    assert doubts({"grunnskole.orgnr": "999999999", "grunnskole.kommunenr": "1103"}) == []


@pytest.mark.requirement("bug:19")
@pytest.mark.parametrize("place", ["adresse", "institusjon"])
@pytest.mark.parametrize(
    ("lat", "lon"),
    [(0, 0), (0.0, 0.0), ("0", "0"), (10.76, 59.94), (59.33, 18.07), (59.9, None), ("nan", "nan"), ("nord", "øst"),
     ("inf", 10.7)],
)  # fmt: skip
def test_coordinates_of_nowhere_are_taken_as_missing(place: str, lat: object, lon: object) -> None:
    values = {f"{place}.lat": lat, f"{place}.lon": lon, f"{place}.{'gate' if place == 'adresse' else 'type'}": "annet"}
    found = doubts({column: value for column, value in values.items() if value is not None})
    assert set(found) <= {("coordinates_outside", f"{place}.lat"), ("coordinates_outside", f"{place}.lon")}
    assert found
    where = youth({column: value for column, value in values.items() if value is not None})
    section = where.address if place == "adresse" else where.institution
    assert section is not None
    assert (section.lat, section.lon) == (None, None)


def test_a_malformed_phone_mail_or_postcode_is_kept_as_text_and_told() -> None:
    ase = {"person.mobilnr": "ring mor", "person.epost": "ingen krøllalfa", "adresse.postnr": "SE-123 45"}
    assert {code for code, _ in doubts(ase)} == {"phone_malformed", "mail_malformed", "postcode_malformed"}
    found = youth(ase)
    assert (found.person.phone, found.person.email) == ("ring mor", "ingen krøllalfa")
    assert found.address is not None
    assert found.address.postcode == "SE-123 45"


def test_a_spell_that_ends_before_it_starts_is_set_aside_and_the_youth_goes_in() -> None:
    ase = {"elevkurs.0.start": "18.08.2025", "elevkurs.0.slutt": "17.08.2025", "elevkurs.1.start": "18.08.2026"}
    assert doubts(ase) == [("spell_backwards", "elevkurs.0.slutt")]
    assert [spell.start for spell in youth(ase).spells] == [date(2026, 8, 18)]


def test_oslo_has_seventeen_areas_and_no_other() -> None:
    assert doubts({"adresse.bydelsnr": "030199", "adresse.gate": "x"}) == [("district_unknown", "adresse.bydelsnr")]
    assert doubts({"adresse.bydelsnr": "030117"}) == []
    assert doubts({"adresse.bydelsnr": "460108"}) == []


def test_the_same_person_twice_with_the_same_facts_is_dropped_and_told() -> None:
    checker = RowChecker(SCHOOLS)
    first = checked({**ASE, "person.fdato": "05.04.2003", "person.kjonn": "K"}, checker, 2)
    again = checked({**ASE, "person.fdato": "2003-04-05", "person.kjonn": " k"}, checker, 9)
    assert isinstance(first, AcceptedRow)
    assert isinstance(again, RepeatedRow)
    assert [told(warning) for warning in again.warnings] == [
        "Samme person står i rad 2 med de samme opplysningene. Denne raden er latt være."
    ]


@pytest.mark.parametrize("who", [ASE, NAMELESS_NUMBER])
def test_the_same_person_twice_with_other_facts_is_set_aside_the_second_time(who: dict[str, object]) -> None:
    checker = RowChecker(SCHOOLS)
    outcomes = [checked({**who, "person.kjonn": gender}, checker, number) for number, gender in ((2, "K"), (3, "M"))]
    assert isinstance(outcomes[0], AcceptedRow)
    assert isinstance(outcomes[1], QuarantinedRow)
    assert outcomes[1].reasons == (Reason("person_differs", params={"row": 2}),)


def test_two_people_with_one_name_and_two_numbers_are_two_people() -> None:
    checker = RowChecker(SCHOOLS)
    checked(ASE, checker)
    assert isinstance(checked({**ASE, "person.fnr": "14830899074"}, checker, 2), AcceptedRow)


@pytest.mark.requirement("bug:18")
def test_an_announced_count_that_differs_is_told_and_the_rows_go_in() -> None:
    checker = RowChecker(SCHOOLS)
    assert isinstance(checked(ASE, checker), AcceptedRow)
    assert isinstance(checked({"person.fnr": "1"}, checker, 2), QuarantinedRow)
    assert checker.announced(None) == checker.announced(2) == ()
    assert [told(notice) for notice in checker.announced(5)] == [
        "Avsenderen oppgir 5 ungdommer (antall), men filen har 2 rader."
    ]


@pytest.mark.requirement("bug:18")
def test_the_sample_row_of_vigo_is_set_aside_and_not_a_crash() -> None:
    """Thirteen digits and the code "f1", as in the sample of FINT's OT adapter."""
    row = {"person.fnr": "1234567891234", "otData.aktivitetskode": "f1", "elevkurs.0.start": "01.01.2020"}
    assert {code for code, _ in why(row)} == {"number_length", "word_unknown"}


def test_a_report_shows_no_long_number_and_no_control_characters() -> None:
    assert shown("05840399895") == "…"
    assert shown("født 050403 99895, ja") == "født …, ja"
    assert shown("a\x00b\x1b[31m") == "a b [31m"
    assert len(shown("x" * 500)) == 41
    assert [told_together(outcome.reasons) for outcome in [checked({**ASE, "person.kjonn": "05840399895"})]
            if isinstance(outcome, QuarantinedRow)] == ["person.kjonn: «…» er ikke et av ordene i listen."]  # fmt: skip


def test_reasons_can_be_stored_and_told_again() -> None:
    reason = Reason("digits_wrong", "adresse.kommunenr", {"value": "Oslo", "length": 4})
    assert Reason.from_json(reason.as_json()) == reason


@given(
    st.dictionaries(st.sampled_from(sorted(COLUMNS)), st.one_of(st.text(), st.integers(), st.floats(), st.booleans()))
)
def test_no_value_whatever_makes_the_check_crash(values: dict[str, object]) -> None:
    outcome = checked(values)
    assert isinstance(outcome, AcceptedRow | QuarantinedRow)
    assert all(told(reason) for reason in outcome.warnings)
