"""The rules as commands: facts in, decisions out, a line at a time."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from portal.commands.rules import rules

AMINA = '{"as_of": "2025-10-15", "birth_date": "2009-05-10", "event": "not_applied"}'


def _run(*arguments: str, lines: bytes = b"") -> tuple[int, list[dict[str, Any]]]:
    result = CliRunner().invoke(rules, arguments, input=lines)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.requirement("TA-15")
def test_one_answer_per_line_in_the_same_order() -> None:
    other = AMINA.replace("not_applied", "quit_school")

    code, answers = _run("decide", "target-group", lines=f"{AMINA}\n{other}\n".encode())

    assert code == 0
    assert [answer["rule"] for answer in answers] == ["TA-15", "TA-14"]
    assert answers[0]["explanation"] == "Har ikke søkt, fått, tatt imot eller møtt til plass: i målgruppen."


def test_a_bad_line_is_named_and_the_others_are_answered() -> None:
    lines = [AMINA, "{", '{"as_of": "2025-10-15", "colour": 1}', "[]", '{"event": "quit_school"}', AMINA]

    code, answers = _run("decide", "target-group", lines="\n".join(lines).encode())

    assert code == 1
    assert [answer.get("line") for answer in answers] == [None, 2, 3, 4, 5, None]
    assert ("colour" in answers[2]["error"], "as_of" in answers[4]["error"]) == (True, True)


@pytest.mark.parametrize("line", [b"\xff\xfe\x00", b"[" * 100_000, b"NaN", b"null", b""])
def test_what_is_no_json_object_is_an_error_and_no_crash(line: bytes) -> None:
    code, answers = _run("decide", "status-code", lines=line + b"\n" + b'{"as_of": "2025-10-15"}\n')

    assert code == 1
    assert (answers[0]["line"], answers[1]["code"]) == (1, "OTUK")


def test_the_explanation_follows_the_language() -> None:
    _, (answer,) = _run("decide", "target-group", "--lang", "en", lines=AMINA.encode())

    assert answer["explanation"].startswith("Did not apply")


@pytest.mark.parametrize(
    ("table", "first", "last"),
    [("target-group", "TA-01", "TA-20"), ("responsibility", "TB-01", "TB-18"), ("status-code", "TC-01", "TX-14")],
)
def test_a_table_is_shown_row_by_row(table: str, first: str, last: str) -> None:
    code, rows = _run("explain", table, "--lang", "nn")

    assert code == 0
    numbers = [row["rule"] for row in rows]
    assert (numbers[0], numbers[-1]) == (first, last)
    assert numbers == sorted(set(numbers))


@pytest.mark.requirement("TA-04h")
def test_the_table_shows_until_when_a_row_held() -> None:
    _, rows = _run("explain", "target-group")

    assert {row["rule"]: row["until"] for row in rows if row["until"]} == {"TA-04h": "2024-08-01"}


def test_an_unknown_table_is_refused() -> None:
    assert _run("decide", "horoscope")[0] == 2
