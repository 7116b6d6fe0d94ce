"""The README says what the code does."""

from pathlib import Path

from portal.commands.policy import table

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_readme_shows_the_policy_table_as_it_is() -> None:
    assert table() in README.read_text("utf-8")
