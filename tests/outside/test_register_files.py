"""A coordinator in UDA uploads what VIGO gave them, in whatever shape it comes."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from portal.demo.register import synthetic_youths
from portal.demo.register_file import write_register
from portal.domain.register_form import FileKind
from portal.domain.register_reasons import told
from tests.outside.register_uploads import ONE_YOUTH, SHEET, TODAY, codes, read, refused, uploaded


@pytest.mark.parametrize("kind", FileKind)
def test_the_same_youths_come_out_of_all_three_encodings(tmp_path: Path, kind: FileKind) -> None:
    path = tmp_path / "vigo.dat"
    youths = list(synthetic_youths(60, 1, TODAY))
    write_register(path, youths, kind)
    rows, file = read(path)
    assert file.kind is kind
    assert [row.values["person.fnr"] for row in rows] == [youth["person"]["fnr"] for youth in youths]  # type: ignore[index]
    assert rows[0].number == (1 if kind is FileKind.JSON else 2)
    assert {"elevkurs.0.orgnr", "elevkurs.1.start", "flyttetTilOslo", "institusjon.iOslo"} <= set(file.columns)
    assert not any(row.faults for row in rows)


def test_one_spell_may_stand_alone_or_in_a_list(tmp_path: Path) -> None:
    alone = {**ONE_YOUTH, "elevkurs": {"orgnr": "974590867", "start": "18.08.2025"}}
    rows, _ = read(uploaded(tmp_path, {"otungdommer": [ONE_YOUTH, alone]}))
    assert rows[0].values == rows[1].values
    rows, _ = read(uploaded(tmp_path, "person.fnr;elevkurs.orgnr\n05840399895;974590867\n"))
    assert rows[0].values["elevkurs.0.orgnr"] == "974590867"


def test_a_plain_list_of_youths_is_read_too(tmp_path: Path) -> None:
    rows, file = read(uploaded(tmp_path, [ONE_YOUTH]))
    assert len(rows) == 1
    assert file.announced is None


@pytest.mark.requirement("bug:18")
@pytest.mark.parametrize("count_first", [True, False])
def test_the_announced_count_is_known_after_the_last_row(tmp_path: Path, count_first: bool) -> None:
    answer: dict[str, object] = {"antall": 7, "otungdommer": [ONE_YOUTH]}
    _, file = read(uploaded(tmp_path, answer if count_first else dict(reversed(answer.items()))))
    assert file.announced == 7


def test_the_senders_own_error_is_passed_on(tmp_path: Path) -> None:
    _, file = read(uploaded(tmp_path, {"errorMessage": "timeout for 05840399895", "otungdommer": [ONE_YOUTH]}))
    assert [told(notice) for notice in file.notices] == ["Avsenderen melder en feil (errorMessage): timeout for …"]


@pytest.mark.parametrize("content", [SHEET, json.dumps([ONE_YOUTH], ensure_ascii=False)])
@pytest.mark.parametrize(
    ("codec", "notice"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("latin-1", "encoding_latin1"),
        ("utf-16", "encoding_utf16"),
    ],
)
def test_names_keep_their_letters_in_every_encoding_and_the_odd_one_is_told(
    tmp_path: Path, content: str, codec: str, notice: str | None
) -> None:
    rows, file = read(uploaded(tmp_path, content.encode(codec)))
    assert rows[0].values["person.fornavn"] == "Åse"
    assert rows[0].values["person.etternavn"] == "Bråten"
    assert codes(file) & {"encoding_latin1", "encoding_utf16"} == ({notice} if notice else set())


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_semicolon_comma_and_tab_are_found_out(tmp_path: Path, delimiter: str) -> None:
    rows, _ = read(uploaded(tmp_path, "sep=;\n" * (delimiter == ";") + SHEET.replace(";", delimiter)))
    assert rows[0].values["person.etternavn"] == "Bråten"


def test_another_delimiter_is_named_in_the_refusal(tmp_path: Path) -> None:
    assert refused(uploaded(tmp_path, SHEET.replace(";", "|"))) == "wrong_delimiter"


def test_unknown_columns_are_named_and_left_alone(tmp_path: Path) -> None:
    rows, file = read(uploaded(tmp_path, "person.fnr;skonummer;person.yndlingsfarge\n05840399895;43;blå\n"))
    assert rows[0].values == {"person.fnr": "05840399895"}
    assert "Kolonner som skjemaet ikke har, er latt være: skonummer, person.yndlingsfarge." in [
        told(notice) for notice in file.notices
    ]
    _, file = read(uploaded(tmp_path, {"otungdommer": [{**ONE_YOUTH, "sko": {"nummer": [43]}}], "versjon": 2}))
    assert [notice.params["columns"] for notice in file.notices] == ["sko, versjon"]


def test_missing_columns_are_told_and_nothing_else_happens(tmp_path: Path) -> None:
    rows, file = read(uploaded(tmp_path, "Person.Fornavn;person.epost\nÅse;a@b.no\n"))
    assert rows[0].values == {"person.fornavn": "Åse", "person.epost": "a@b.no"}
    assert {"columns_missing", "identity_columns_missing"} <= codes(file)


def test_a_doubled_column_is_told_and_only_rows_that_contradict_themselves_have_a_fault(
    tmp_path: Path,
) -> None:
    heading = "person.fnr;person.kjonn;person.kjonn\n"
    rows, file = read(uploaded(tmp_path, f"{heading}05840399895;K;K\n05840399895;K;\n05840399895;K;M\n"))
    assert "columns_doubled" in codes(file)
    assert [[fault.code for fault in row.faults] for row in rows] == [[], [], ["column_doubled"]]
    rows, _ = read(uploaded(tmp_path, '[{"person": {"fnr": "05840399895", "kjonn": "K", "kjonn": "M"}}]'))
    assert [(fault.code, fault.field) for fault in rows[0].faults] == [("column_doubled", "person.kjonn")]


def test_a_row_cut_in_two_is_set_aside_and_the_next_one_goes_in(tmp_path: Path) -> None:
    rows, _ = read(
        uploaded(tmp_path, f"{SHEET}05840399895;Å\nse;Bråten;05.04.2003\n05840399895;Åse;Bråten;05.04.2003;;\n")
    )
    assert [[fault.code for fault in row.faults] for row in rows] == [[], ["cells_differ"], ["cells_differ"], []]


def test_an_open_quotation_mark_spoils_its_own_line_only(tmp_path: Path) -> None:
    good = "05840399895;Åse;Bråten;05.04.2003\n"
    rows, _ = read(uploaded(tmp_path, f'{SHEET}05840399895;"Åse;Bråten;05.04.2003\n{good * 30}'))
    assert [fault.code for fault in rows[1].faults] == ["quote_open"]
    assert len(rows) == 32
    assert not any(row.faults for row in rows[2:])
    rows, _ = read(uploaded(tmp_path, f'{SHEET}05840399895;"Åse\nMarie";"Br""å""ten";05.04.2003\n{good}'))
    assert rows[1].values["person.fornavn"] == "Åse\nMarie"
    assert rows[1].values["person.etternavn"] == 'Br"å"ten'
    assert len(rows) == 3


def test_what_is_built_otherwise_than_the_form_is_a_fault_of_its_row(tmp_path: Path) -> None:
    rows, _ = read(
        uploaded(
            tmp_path,
            [
                ONE_YOUTH,
                {"person": "Åse Bråten"},
                {"person": {"fnr": {"nummer": "05840399895"}}},
                {"person": [{"fnr": "05840399895"}]},
                "Åse",
                ["Åse"],
                {**ONE_YOUTH, "elevkurs": "Foss"},
                {**ONE_YOUTH, "elevkurs": [{}] * 41},
                ONE_YOUTH,
            ],
        )
    )
    assert [row.number for row in rows] == list(range(1, 10))
    assert [{fault.code for fault in row.faults} for row in rows] == [
        set(),
        *[{"shape"}] * 6,
        {"too_many_spells"},
        set(),
    ]


def test_real_dates_and_numbers_of_a_spreadsheet_become_what_they_were(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["person.fnr", "person.fornavn", "person.etternavn", "person.fdato", "adresse.lat", "feil", None])
    sheet.append([5840399895, "Åse", "=1+1", date(2003, 4, 5), 59.94, "nummeret har 13 tegn", "x"])
    sheet.append([None] * 6)
    sheet.append(["05840399895"])
    book.save(tmp_path / "ark.xlsx")
    rows, file = read(tmp_path / "ark.xlsx")
    assert rows[0].values == {
        "person.fnr": 5840399895,
        "person.fornavn": "Åse",
        "person.fdato": "2003-04-05",
        "adresse.lat": 59.94,
    }
    assert [row.number for row in rows] == [2, 4]
    assert file.kind is FileKind.XLSX
