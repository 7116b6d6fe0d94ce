"""Each row of the register file is judged by itself: what it must say, and in which words."""

from dataclasses import fields
from datetime import date

import pytest

from portal.domain import register_youths
from portal.domain.register_columns import COLUMNS
from portal.domain.register_form import PLAIN_COLUMNS, SPELL_COLUMNS
from portal.domain.register_reasons import told_together
from portal.domain.register_words import (
    AdultKind,
    ContractState,
    EntryReason,
    Gender,
    InstitutionKind,
    LowerSchoolKind,
    SpellKind,
)
from portal.domain.register_youths import AcceptedRow, QuarantinedRow
from portal.domain.words import Protection
from tests.domain.register_checks import ASE, FOSS, NAMELESS_NUMBER, checked, doubts, why, youth


def test_every_column_of_the_form_is_read_into_an_attribute_that_is_there() -> None:
    assert set(COLUMNS) == {*PLAIN_COLUMNS, *SPELL_COLUMNS}
    kinds = {"person": register_youths.Person, "adresse": register_youths.Address, "otData": register_youths.OtData,
             "grunnskole": register_youths.LowerSchool, "institusjon": register_youths.Institution,
             "vo": register_youths.AdultEducation, "elevkurs.0": register_youths.Spell}  # fmt: skip
    for section, kind in kinds.items():
        read = {attribute for place, attribute, _ in COLUMNS.values() if place == section}
        assert read == {field.name for field in fields(kind)}


def test_a_full_row_says_everything_in_the_words_of_the_house() -> None:
    ase = youth(
        {
            "person.fdato": "05.04.2003", "person.kjonn": "K", "person.epost": "ase@eksempel.no",
            "person.mobilnr": "+47 900 00 000", "person.adressebeskyttelse": "strengt_fortrolig_utland",
            "adresse.gate": "Blåbærveien 1", "adresse.postnr": "0557", "adresse.poststed": "OSLO",
            "adresse.kommunenr": "0301", "adresse.bydelsnr": "030103", "adresse.lat": 59.94, "adresse.lon": 10.76,
            "otData.aktivitetskode": "ELVG", "otData.tilmeldt": "2026-09-25", "otData.grunn": "sluttet_skole",
            "otData.tilknytningnr": "17", "otData.tilknytningnavn": "Foss",
            "elevkurs.0.orgnr": FOSS, "elevkurs.0.eierform": "offentlig", "elevkurs.0.fylkesnr": "03",
            "elevkurs.0.promrkode": "STUSP2----", "elevkurs.0.promrnavn": "Studiespesialisering",
            "elevkurs.0.start": "18.08.2025", "elevkurs.0.slutt": "20.11.2025",
            "elevkurs.1.eierform": "privatist", "elevkurs.1.start": "18.08.2026",
            "grunnskole.orgnr": "974589648", "grunnskole.eierform": "privat", "grunnskole.kommunenr": "0301",
            "grunnskole.slutt": "20.06.2019", "flyttetTilOslo": "01.06.2018",
            "institusjon.type": "barnevern", "institusjon.iOslo": True, "institusjon.lat": "59,9",
            "institusjon.lon": "10,7", "larling.status": "i_fare", "vo.status": "avbrutt", "vo.type": "yrkesfag",
        }
    )  # fmt: skip
    assert ase.person == register_youths.Person(
        "05840399895", "Åse", "Bråten", date(2003, 4, 5), Gender.FEMALE, "ase@eksempel.no", "+47 900 00 000",
        Protection.STRICTLY_CONFIDENTIAL,
    )  # fmt: skip
    assert ase.address == register_youths.Address("Blåbærveien 1", "0557", "OSLO", "0301", "030103", 59.94, 10.76)
    assert ase.ot == register_youths.OtData("ELVG_IM", date(2026, 9, 25), EntryReason.QUIT_SCHOOL, "17", "Foss")
    assert ase.spells == (
        register_youths.Spell(FOSS, SpellKind.PUBLIC, "03", "STUSP2----", "Studiespesialisering",
                              date(2025, 8, 18), date(2025, 11, 20)),
        register_youths.Spell(kind=SpellKind.PRIVATE_CANDIDATE, start=date(2026, 8, 18)),
    )  # fmt: skip
    assert ase.lower_school == register_youths.LowerSchool(
        "974589648", LowerSchoolKind.PRIVATE, "0301", date(2019, 6, 20)
    )
    assert ase.moved_to_oslo == date(2018, 6, 1)
    assert ase.institution == register_youths.Institution(InstitutionKind.CHILD_WELFARE, True, 59.9, 10.7)
    assert ase.apprenticeship is ContractState.AT_RISK
    assert ase.adult_education == register_youths.AdultEducation(ContractState.INTERRUPTED, AdultKind.VOCATIONAL)


def test_a_number_alone_or_a_name_with_a_day_of_birth_is_somebody() -> None:
    assert isinstance(checked({"person.fnr": "05840399895"}), AcceptedRow)
    assert isinstance(checked(NAMELESS_NUMBER), AcceptedRow)


@pytest.mark.parametrize("left_out", NAMELESS_NUMBER)
def test_without_a_number_nobody_lacks_name_or_day_of_birth(left_out: str) -> None:
    assert why({**NAMELESS_NUMBER, left_out: " "}) == [("name_missing", "person")]


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("0584039989512", "number_length"),
        ("5840399895", "number_length"),
        ("0584O399895", "number_digits"),
        ("05840399896", "number_check"),
        ("32127248022", "number_date"),
    ],
)
def test_a_wrong_number_sets_the_row_aside_and_is_not_told(number: str, fault: str) -> None:
    outcome = checked({**ASE, "person.fnr": number})
    assert isinstance(outcome, QuarantinedRow)
    assert [reason.code for reason in outcome.reasons] == [fault]
    assert number not in repr(outcome)
    assert number not in told_together(outcome.reasons)


@pytest.mark.parametrize("number", ["05840399895", "058403 99895", " 05840399895 ", 5840399895, 5840399895.0])
def test_a_number_is_the_same_however_a_spreadsheet_wrote_it(number: object) -> None:
    assert youth({"person.fnr": number}).person.number == "05840399895"


def test_the_date_of_the_number_holds_where_the_file_says_another() -> None:
    assert doubts({"person.fdato": "06.04.2003"}) == [("birth_date_differs", "person.fdato")]
    assert youth({"person.fdato": "06.04.2003"}).person.birth_date == date(2003, 4, 5)


@pytest.mark.parametrize("written", ["01.06.2025", "1.6.2025", "2025-06-01", "2025-06-01T00:00:00", " 01.06.2025 "])
def test_days_are_read_in_both_forms(written: str) -> None:
    assert youth({"flyttetTilOslo": written}).moved_to_oslo == date(2025, 6, 1)


@pytest.mark.parametrize(
    "written",
    ["31.02.2025", "2025-13-01", "01/06/2025", "06.2025", "i fjor", "45000", 45000, "01.06.0025", "٠١.٠٦.٢٠٢٥"],
)
@pytest.mark.parametrize("column", ["flyttetTilOslo", "elevkurs.3.start", "otData.tilmeldt"])
def test_a_day_that_is_none_sets_the_row_aside(written: object, column: str) -> None:
    assert why({**ASE, column: written}) == [("date_invalid", column)]


@pytest.mark.parametrize(
    "column",
    [
        "person.kjonn", "person.adressebeskyttelse", "otData.aktivitetskode", "otData.grunn", "elevkurs.0.eierform",
        "grunnskole.eierform", "institusjon.type", "institusjon.iOslo", "larling.status", "vo.status", "vo.type",
    ],
)  # fmt: skip
def test_a_word_outside_its_list_sets_the_row_aside(column: str) -> None:
    assert why({**ASE, column: "f1"}) == [("word_unknown", column)]


def test_a_private_candidate_can_not_have_been_one_at_a_lower_secondary_school() -> None:
    assert why({**ASE, "grunnskole.eierform": "privatist"}) == [("word_unknown", "grunnskole.eierform")]


def test_all_faults_of_a_row_are_told_together() -> None:
    assert why({"person.fnr": "1", "person.kjonn": "X", "flyttetTilOslo": "aldri"}) == [
        ("number_length", "person.fnr"), ("word_unknown", "person.kjonn"), ("date_invalid", "flyttetTilOslo"),
    ]  # fmt: skip


def group(requirement: str, word: str, reason: EntryReason) -> object:
    return pytest.param(word, reason, marks=pytest.mark.requirement(requirement))


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        group("V-015", "ikke_sokt", EntryReason.NOT_APPLIED),
        group("V-016", "ikke_tilbud", EntryReason.NO_OFFER),
        group("V-017", "svart_nei", EntryReason.DECLINED_PLACE),
        group("V-018", "ikke_lareplass", EntryReason.NO_APPRENTICESHIP),
        group("V-019", "ikke_aktuelle_onsker", EntryReason.WISHES_OUT_OF_DATE),
        group("V-020", "ungdomsrett_uten_elevkurs", EntryReason.RIGHT_WITHOUT_COURSE),
        group("V-021", "meropplaring", EntryReason.MORE_TRAINING),
        group("V-022", "sluttet_lareplass", EntryReason.QUIT_APPRENTICESHIP),
        group("V-023", "Sluttet_skole", EntryReason.QUIT_SCHOOL),
        ("OSMO", EntryReason.MISSING_SUBJECTS),
    ],
)
def test_every_transfer_group_of_vigo_is_known(word: str, reason: EntryReason) -> None:
    ot = youth({"otData.grunn": word}).ot
    assert ot is not None
    assert ot.entry_reason is reason


@pytest.mark.parametrize(
    ("written", "code"),
    [("ELGS", "ELGS_IM"), ("ELVG_IM", "ELVG_IM"), ("OTFA", "OTFA_IM"), ("otuk", "OTUK"), ("OTAR", "OTAR"),
     ("OTAR_IM", "OTAR_IM"), ("FEIL", "Feil")],
)  # fmt: skip
def test_codes_come_with_or_without_their_ending(written: str, code: str) -> None:
    ot = youth({"otData.aktivitetskode": written}).ot
    assert ot is not None
    assert ot.status_code == code
