"""What leaves the portal as a sheet holds text, never a formula, and comes back as it went."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.demo.register import known_youths
from portal.demo.register_file import bad_rows, flat
from portal.domain.register_form import FileKind, RawRow
from portal.domain.register_reasons import told_together
from portal.domain.register_rows import RowChecker
from portal.domain.register_youths import AcceptedRow, QuarantinedRow
from portal.outside.formulas import guarded, unguarded
from portal.outside.quarantine_files import FaultyRow, write_quarantine
from portal.outside.register_files import open_register
from portal.outside.sheets import write_csv, write_xlsx

DANGEROUS = ("=1+1", "+47 900", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "\n=cmd|' /C calc'!A0", "＝1+1", "'=1")
HEADING = ("navn", "=HYPERLINK(1)")


def cells_of_csv(rows: list[list[object]]) -> list[list[str]]:
    stream = io.BytesIO()
    assert write_csv(stream, HEADING, rows) == len(rows)
    assert stream.getvalue().startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_could_be_run_is_disarmed_in_csv(text: str) -> None:
    heading, row = cells_of_csv([[text, "Åse; Bråten"]])
    assert row == [f"'{text}", "Åse; Bråten"]
    assert heading == ["navn", "'=HYPERLINK(1)"]


def test_a_cell_cannot_be_cut_in_two_behind_the_guard() -> None:
    stream = io.BytesIO()
    write_csv(stream, ("navn",), [["Kari,=1+1"]])
    assert b'"Kari,=1+1"' in stream.getvalue()


@given(st.text())
def test_guarding_is_taken_back_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text).lstrip()[:1] not in tuple("=+-@")


def test_numbers_days_and_truth_are_written_the_norwegian_way() -> None:
    noon = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    _, row = cells_of_csv([[-2.5, 7, date(2026, 11, 22), noon, True, None]])
    assert row == ["-2.5", "7", "22.11.2026", "22.11.2026 12:00", "ja", ""]


@pytest.mark.parametrize("text", [*DANGEROUS, "https://eksempel.no", "x" * 40_000, "nul\0 her"])
def test_text_stays_text_in_xlsx(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ut.xlsx"
    with path.open("wb") as stream:
        assert write_xlsx(stream, HEADING, [[text, -2.5, date(2026, 11, 22), True, None, float("nan"), 10**17]]) == 1
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cell = sheet.cell(2, 1)
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert [sheet.cell(2, column).value for column in (2, 3, 4, 5, 6, 7)] == [
        -2.5, datetime(2026, 11, 22), True, None, "nan", "100000000000000000",  # noqa: DTZ001 - as openpyxl reads it
    ]  # fmt: skip


def as_text(row: RawRow) -> dict[str, str]:
    return {column: str(value) for column, value in row.values.items() if value != ""}


@pytest.fixture
def quarantined() -> list[tuple[RawRow, QuarantinedRow]]:
    someone = next(known_youths(date(2026, 11, 22)))
    checker = RowChecker(frozenset())
    raw = [RawRow(number, flat(row)) for number, row in enumerate([someone, *bad_rows(someone)], 1)]
    pairs = [(row, checker.check(row)) for row in raw]
    return [(row, outcome) for row, outcome in pairs if isinstance(outcome, QuarantinedRow)]


@pytest.fixture
def download(tmp_path: Path) -> Callable[[list[FaultyRow], FileKind], Path]:
    def written(rows: list[FaultyRow], kind: FileKind) -> Path:
        path = tmp_path / "karantene"
        with path.open("wb") as stream:
            assert write_quarantine(stream, kind, rows) == len(rows)
        return path

    return written


@pytest.mark.requirement("bug:18")
@pytest.mark.parametrize("kind", FileKind)
def test_rows_set_aside_are_downloaded_corrected_and_sent_again(
    quarantined: list[tuple[RawRow, QuarantinedRow]],
    download: Callable[[list[FaultyRow], FileKind], Path],
    kind: FileKind,
) -> None:
    assert len(quarantined) == 6
    faulty: list[FaultyRow] = [(row.values, told_together(outcome.reasons)) for row, outcome in quarantined]
    path = download(faulty, kind)
    assert b"feil" in path.read_bytes() or kind is FileKind.XLSX
    with open_register(path, limit_bytes=1_000_000) as file:
        back = list(file)
        assert not any("feil" in notice.params.get("columns", "") for notice in file.notices)  # type: ignore[operator]
    assert [as_text(row) for row in back] == [as_text(row) for row, _ in quarantined]
    corrected = {**back[0].values, "person.fnr": "05840399895"}
    assert isinstance(RowChecker(frozenset()).check(RawRow(1, corrected)), AcceptedRow)


@pytest.mark.parametrize("kind", FileKind)
def test_dangerous_text_of_a_row_set_aside_comes_back_unchanged(
    download: Callable[[list[FaultyRow], FileKind], Path], kind: FileKind
) -> None:
    values = {"person.fnr": "05840399895", "person.fornavn": "=1+1", "person.mobilnr": "+47 900 00 000",
              "adresse.gate": "@her", "person.etternavn": "'t Hooft", "elevkurs.1.promrnavn": "-"}  # fmt: skip
    with open_register(download([(values, "=feil")], kind), limit_bytes=1_000_000) as file:
        assert next(iter(file)).values == values
