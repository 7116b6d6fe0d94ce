"""What is no register, or would harm whoever reads it, is refused as a whole, and memory stays flat."""

import io
import random
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.demo.register import synthetic_youths
from portal.demo.register_file import write_register
from portal.domain.register_faults import RegisterFileRefused
from portal.domain.register_form import FileKind
from portal.domain.register_reasons import REFUSALS, told
from portal.outside.register_files import open_register
from tests.outside.register_uploads import PLENTY, TODAY, read, refused, uploaded


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "stor.json"
    with path.open("wb") as stream:
        stream.truncate(300_000_000)  # a hole on the disk: reading it would give NULs
    with pytest.raises(RegisterFileRefused) as refusal:
        open_register(path, limit_bytes=50_000_000)
    assert told(refusal.value.reason) == "Filen er på 300 MB. Grensen er 50 MB. Del den i flere filer."


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "no_known_column"),
        ('{"antall": 0, "otungdommer": []}', "empty"),
        ("person.fnr;person.fornavn\n", "empty"),
        ('{"elever": [{"navn": "Kari"}]}', "empty"),
        ('[{"navn": "Kari"}]', "no_known_column"),
        ("[1, 2, 3]", "no_known_column"),
        ("navn;alder\nKari;17\n", "no_known_column"),
        ("Hei, her kommer registeret.\n", "no_known_column"),
        ('[{"person": {"fnr": "05840399895"}}', "unreadable"),
        ('[{"person": {"fnr": "05840399895",}}]', "unreadable"),
        (b"%PDF-1.7\n\x00\x01\x02", "unreadable"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "unreadable"),
        (b"\xff\xfea", "unreadable"),
        (b"PK\x03\x04 and then nothing", "unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("person.fnr;person.fornavn\n" + "x" * 200_000, "line_too_long"),
    ],
)
def test_what_is_no_register_is_refused_as_a_whole(tmp_path: Path, content: bytes | str, why: str) -> None:
    assert refused(uploaded(tmp_path, content)) == why


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'[{"person":{"fnr":[', b'{"otungdommer":['])
def test_a_file_deeper_than_the_form_is_refused_at_once(tmp_path: Path, opening: bytes) -> None:
    assert refused(uploaded(tmp_path, opening * 1_000_000)) == "too_deep"


def test_a_refusal_tells_no_identity_number(tmp_path: Path) -> None:
    with pytest.raises(RegisterFileRefused) as refusal:
        read(uploaded(tmp_path, "05840399895;Åse;05.04.2003 99895\n"))
    assert "99895" not in told(refusal.value.reason)
    with pytest.raises(RegisterFileRefused) as refusal:
        read(uploaded(tmp_path, '[{"person": {"fnr": "05840399895"} oops'))
    assert refusal.value.__cause__ is None
    assert "05840399895" not in str(refusal.value)


def zipped(path: Path, name: str, megabytes: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package, package.open(name, "w") as part:
        for _ in range(megabytes):
            part.write(b" " * (1 << 20))
    return path


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "docProps/app.xml"])
def test_a_zip_bomb_is_weighed_and_not_opened(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "bombe.xlsx", name, 120)
    assert path.stat().st_size < 500_000
    tracemalloc.start()
    assert refused(path) == "inflates_too_far"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_zip_bomb_that_lies_about_its_size_is_found_out(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bombe.xlsx", "xl/worksheets/sheet1.xml", 60)
    content = bytearray(path.read_bytes())
    told_size, real_size = (1000).to_bytes(4, "little"), (60 << 20).to_bytes(4, "little")
    assert content.count(real_size) >= 1
    path.write_bytes(content.replace(real_size, told_size))
    assert refused(path) in {"unreadable", "inflates_too_far"}


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("xl/workbook.xml", "<a/>")
    content = bytearray(buffer.getvalue())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "laast.xlsx"
    path.write_bytes(content)
    assert refused(path) == "encrypted"


@pytest.mark.parametrize(
    ("kind", "rows", "most"), [(FileKind.JSON, 8_000, 3), (FileKind.CSV, 8_000, 3), (FileKind.XLSX, 1_500, 12)]
)
def test_memory_stays_flat_however_many_rows_there_are(tmp_path: Path, kind: FileKind, rows: int, most: int) -> None:
    path = tmp_path / "mange"
    write_register(path, synthetic_youths(rows, 2, TODAY), kind)
    with open_register(path, limit_bytes=PLENTY) as file:
        next(iter(file))
    tracemalloc.start()
    with open_register(path, limit_bytes=PLENTY) as file:
        assert sum(1 for _ in file) == rows
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < most * 1_000_000, f"{peak / 1e6:.1f} MB"


PIECES = (b"[", b"]", b"{", b"}", b'"', b":", b",", b";", b"\n", b"\t", b"person", b'"person"', b"person.fnr", b"\0",
          b"otungdommer", b"elevkurs", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe5", b"1e9", b"05840399895",
          b'"fnr"', b"antall", b"null", b"\\u0000", b"'=", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=400), st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join)))
def test_garbage_is_refused_or_read_and_never_crashes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hva som helst"
    path.write_bytes(content)
    try:
        with open_register(path, limit_bytes=PLENTY) as file:
            rows = list(file)
    except RegisterFileRefused as refusal:
        assert told(refusal.reason)  # noqa: PT017 - either outcome is right
    else:
        assert rows


def test_a_damaged_spreadsheet_is_refused_or_read_and_never_crashes(tmp_path: Path) -> None:
    path = tmp_path / "skadet.xlsx"
    write_register(path, synthetic_youths(5, 3, TODAY), FileKind.XLSX)
    whole, chance = path.read_bytes(), random.Random(4)
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content[: chance.randint(30, len(content))] if chance.random() < 0.3 else content)
        try:
            with open_register(path, limit_bytes=PLENTY) as file:
                list(file)
        except RegisterFileRefused as refusal:
            assert refusal.reason.code in REFUSALS  # noqa: PT017 - either outcome is right
