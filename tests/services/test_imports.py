"""Register files: what goes in, what is set aside, what is never lost, and what a crash in the middle changes."""

import csv
import io
import json

import openpyxl
import pytest
from flask import Flask

from portal.domain.register_form import FileKind
from portal.domain.words import Language
from portal.services import imports, quarantines
from tests.the_register import AMIR, IDA, Register, as_file, row

KEPT = ("youths", "youth_identities", "youth_contacts", "youth_addresses", "school_spells", "registrations", "statuses",
        "policy.access", "events")  # fmt: skip


@pytest.mark.requirement("TD-03", "R-129", "R-159")
def test_a_good_row_becomes_a_youth_on_the_list_of_the_district(register: Register) -> None:
    import_id = register.take_in(as_file(row()))
    assert register.counts(import_id) == (1, 0, 0, 0)
    ida = register.youth()
    assert register.sql(
        "SELECT first_name, last_name, birth_year, district_no, status_code, entry_reason, registered_on::text"
        " FROM youths WHERE id = %s", ida,
    ) == [("Ida", "Berg", 2008, "030101", "OTUK", "quit_school", "2026-09-25")]  # fmt: skip
    assert register.sql("SELECT orgnr, kind, last_day::text FROM school_spells WHERE youth_id = %s", ida) == [
        ("912001008", "public_vgs", "2026-11-06")
    ]
    assert register.sql("SELECT DISTINCT basis FROM policy.access WHERE youth_id = %s", ida) == [("list",)]
    assert register.sql("SELECT policy.drift()") == [(0,)]


def test_the_number_is_nowhere_to_be_read(register: Register) -> None:
    register.take_in(as_file(row(), row(number="05840399896")), "14830899074.json")
    for table in ("youths", "youth_identities", "import_rows", "imports", "events", "procrastinate_jobs"):
        said = str(register.sql(f"SELECT t::text FROM {table} t"))
        assert IDA not in said
        assert "05840399896" not in said
    ((sealed,),) = register.sql("SELECT number_sealed FROM youth_identities WHERE number_digest IS NOT NULL")
    assert register.sealer.open(sealed, register.youth().bytes) == IDA


def test_the_file_itself_is_sealed_while_it_waits_and_gone_afterwards(register: Register) -> None:
    import_id = register.receive(as_file(row()))
    path = register.place.path(str(import_id))
    assert b"Ida" not in path.read_bytes()
    imports.run(import_id, register.room(), at=register.at)
    assert not path.exists()


@pytest.mark.requirement("bug:17")
def test_the_same_file_once_more_changes_nothing(register: Register) -> None:
    register.take_in(as_file(row(), row(number=AMIR, person={"fornavn": "Amir", "etternavn": "Hassan"})))
    before = register.everything(KEPT)
    again = register.take_in(as_file(row(), row(number=AMIR, person={"fornavn": "Amir", "etternavn": "Hassan"})))
    assert register.counts(again) == (0, 0, 2, 0)
    after = register.everything(KEPT)
    told = {"events": after.pop("events"), "before": before.pop("events")}
    assert before == after
    assert len(told["events"]) == len(told["before"]) + 1, "that a file came in is told, and nothing else"


@pytest.mark.requirement("bug:17")
def test_who_is_in_the_next_file_no_more_keeps_the_history(register: Register) -> None:
    register.take_in(as_file(row()))
    ida = register.youth()
    before = register.everything(("youths", "school_spells", "statuses", "registrations"))
    register.take_in(as_file(row(number=AMIR, person={"fornavn": "Amir"})))
    after = register.everything(("youths", "school_spells", "statuses", "registrations"))
    assert all(set(before[name]) <= set(after[name]) for name in before)
    assert register.sql("SELECT first_name FROM youths WHERE id = %s", ida) == [("Ida",)]


@pytest.mark.requirement("bug:18")
def test_an_announced_count_that_differs_is_told_and_the_rows_go_in(register: Register) -> None:
    found = register.imported(register.take_in(as_file(row(), announced=7)))
    assert (found["state"], found["created"], found["announced"]) == ("done", 1, 7)
    assert [notice["code"] for notice in found["notices"]] == ["announced_differs"]


@pytest.mark.requirement("R-026", "bug:18")
@pytest.mark.parametrize("kind", list(FileKind))
def test_a_wrong_row_is_set_aside_corrected_and_sent_again(register: Register, app: Flask, kind: FileKind) -> None:
    wrong = row(number="14830899075", person={"fornavn": "=Ida"})
    import_id = register.take_in(as_file(wrong, row(number=AMIR, person={"fornavn": "Amir"})))
    assert register.counts(import_id) == (1, 0, 0, 1)
    with (
        register.team.acting(app, "unni") as unni,
        quarantines.download(unni, import_id, kind, register.sealer, Language.BOKMAL) as taken_out,
    ):
        content = taken_out.read()
    corrected = CORRECTED[kind](content)
    again = register.take_in(corrected)
    assert register.counts(again) == (1, 0, 0, 0)
    assert register.sql("SELECT first_name FROM youths WHERE id = %s", register.youth()) == [("=Ida",)]


def _json(content: bytes) -> bytes:
    document = json.loads(content)
    assert "kontrollsifrene" in document["otungdommer"][0]["feil"]
    document["otungdommer"][0]["person"]["fnr"] = IDA
    return json.dumps(document).encode()


def _csv(content: bytes) -> bytes:
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    place = lines[0].index("person.fnr")
    assert "kontrollsifrene" in lines[1][lines[0].index("feil")]
    lines[1][place] = IDA
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(lines)
    return text.getvalue().encode()


def _xlsx(content: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    heading = [cell.value for cell in sheet[1]]
    sheet.cell(2, heading.index("person.fnr") + 1).value = IDA
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


CORRECTED = {FileKind.JSON: _json, FileKind.CSV: _csv, FileKind.XLSX: _xlsx}


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"{", b'{"otungdommer": [', b"a;b\n1;2\n", b"%PDF-1.7"])
def test_a_file_that_cannot_be_read_is_refused_whole(register: Register, content: bytes) -> None:
    found = register.imported(register.take_in(content))
    assert found["state"] == "refused"
    assert found["refusal"]["code"]


def test_a_file_that_breaks_off_is_refused_before_the_first_row_goes_in(register: Register) -> None:
    whole = as_file(*(row(number=None, person={"fdato": "14.03.2008", "fornavn": f"Ida {n}"}) for n in range(200)))
    found = register.imported(register.take_in(whole[:-30]))
    assert (found["state"], found["created"]) == ("refused", 0)
    assert register.sql("SELECT count(*) FROM youths WHERE first_name LIKE 'Ida%%'") == [(0,)]


def test_a_worker_that_is_killed_goes_on_where_it_was(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.domain.register_batches.ROWS_TOGETHER", 10)
    people = [row(number=None, person={"fdato": "14.03.2008", "fornavn": f"Ida {n}"}) for n in range(35)]
    import_id = register.receive(as_file(*people))
    asked = iter([False, False, True])
    with pytest.raises(imports.Interrupted):
        imports.run(import_id, register.room(stopping=lambda: next(asked)), at=register.at)
    found = register.imported(import_id)
    assert (found["state"], found["created"]) == ("working", 20)
    imports.run(import_id, register.room(), at=register.at)
    found = register.imported(import_id)
    assert (found["state"], found["created"], found["unchanged"], found["rows_read"]) == ("done", 35, 0, 35)
    assert register.sql("SELECT count(*) FROM youths WHERE first_name LIKE 'Ida%%'") == [(35,)]


def test_a_counsellor_cannot_send_a_register_file(register: Register) -> None:
    with pytest.raises(Exception, match="row-level security"):
        register.receive(as_file(row()), who="reidun")
    assert register.sql("SELECT count(*) FROM procrastinate_jobs") == [(0,)]
    assert list(register.place.folder.iterdir()) == []
