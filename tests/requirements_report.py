"""Which requirement is proved by a test, where it is implemented, which is not for software, which is open.

python -m tests.requirements_report [--strict] [--all]: --strict fails while any is open, --all lists every one.
A mark that names an unknown requirement always fails.
"""

import contextlib
import csv
import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
SOURCES = (
    ("portal", "*.py"),
    ("blueprints", "*.py"),
    ("migrations", "*.py"),
    ("migrations", "*.sql"),
    ("templates", "*.html"),
)
ONE = r"(?:[RKVS]-\d{3}|T[A-EX]-\d\d[a-z]?|bug:\d+)"
NAMED = re.compile(rf"(?<![\w-])({ONE})(?:(?:–|\.\.)({ONE}))?")


@dataclass
class Requirement:
    """A statement of the sources, and what became of it."""

    id: str
    text: str
    tests: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    not_software: str = ""

    @property
    def state(self) -> str:
        if self.tests:
            return "covered"
        if self.not_software:
            return "not for software"
        return "implemented, no test" if self.places else "open"


STATES = ("covered", "implemented, no test", "not for software", "open")


def read() -> dict[str, Requirement]:
    statements = {row["id"]: Requirement(row["id"], row["obligation_en"]) for row in _rows("requirements.csv")}
    statements |= {row["id"]: Requirement(row["id"], row["text"]) for row in _rows("requirements_tables.csv")}
    for row in _rows("requirements_not_software.csv"):
        statements[row["id"]].not_software = row["reason"]
    return statements


def _rows(name: str) -> list[dict[str, str]]:
    with (TESTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Marks:
    """A pytest plug-in that keeps what `pytest.mark.requirement(...)` names on each collected test."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            test = item.nodeid.split("[")[0]
            self.found += [(str(name), test) for mark in item.iter_markers("requirement") for name in mark.args]


def marks() -> list[tuple[str, str]]:
    """Each requirement with a test that names it. SystemExit where the tests cannot be collected."""
    kept, said = Marks(), io.StringIO()
    with contextlib.redirect_stdout(said):
        code = pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", str(TESTS)], plugins=[kept])
    if code:
        sys.exit(said.getvalue())
    return sorted(set(kept.found))


def named(text: str) -> Iterator[str]:
    """Every requirement that a source text names; R-005–R-012 names all between."""
    for first, last in NAMED.findall(text):
        yield from _between(first, last) if last else [first]


def _between(first: str, last: str) -> list[str]:
    letter, width = first[:-3] if first[0] in "RKVS" else first[:3], 3 if first[0] in "RKVS" else 2
    low, high = (int(re.sub(r"\D", "", end.removeprefix(letter))) for end in (first, last))
    return [f"{letter}{number:0{width}}" for number in range(low, high + 1)]


def collect(statements: dict[str, Requirement]) -> list[str]:
    """Fill in tests and places; the answer names the marks that no requirement answers to."""
    for folder, pattern in SOURCES:
        for file in sorted((ROOT / folder).rglob(pattern)):
            for name in set(named(file.read_text(encoding="utf-8"))) & statements.keys():
                statements[name].places.append(str(file.relative_to(ROOT)))
    found = marks()
    for name, test in found:
        if name in statements:
            statements[name].tests.append(test)
    return [f"{test} names {name}, which is none" for name, test in found if name not in statements]


def summary(statements: dict[str, Requirement]) -> str:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(STATES, 0))
    for statement in statements.values():
        for letter in (re.split(r"[-:]", statement.id)[0], "all"):
            counts[letter][statement.state] += 1
    lines = [f"{'':6}" + "".join(f"{state:>22}" for state in STATES)]
    letters = [*sorted(counts.keys() - {"all"}), "all"]
    lines += [f"{letter:6}" + "".join(f"{counts[letter][state]:>22}" for state in STATES) for letter in letters]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    statements = read()
    unknown = collect(statements)
    out = [_line(statement) for statement in statements.values()] if "--all" in arguments else []
    opened = [statement.id for statement in statements.values() if statement.state == "open"]
    out += [summary(statements), f"open: {', '.join(opened) or 'none'}", *unknown]
    sys.stdout.write("\n".join(out) + "\n")
    return 1 if unknown or ("--strict" in arguments and opened) else 0


def _line(statement: Requirement) -> str:
    where = statement.tests or ([statement.not_software] if statement.not_software else statement.places)
    return f"{statement.id:8} {statement.state:22} {statement.text[:70]:72} {', '.join(where[:3])}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
