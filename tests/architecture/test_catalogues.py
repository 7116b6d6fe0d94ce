"""No text outside the catalogues, none without bokmål and nynorsk, nothing in a template that may run."""

import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages import Catalog, pofile
from babel.messages.frontend import CommandLineInterface
from jinja2 import Environment

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PRODUCT_NAMES = {"Laget"}

_TAG = re.compile(r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL)
_SPOKEN = re.compile(r"""\b(?:alt|aria-label|aria-description|placeholder|title)\s*=\s*(["'])(.*?)\1""", re.DOTALL)
_FORBIDDEN = re.compile(
    r"""\s(?:style|on[a-z]+|hx-on[:\w-]*)\s*=\s*["']|<style|<script(?![^>]*\bsrc=)|\bjavascript:""",
    re.IGNORECASE,
)
_ESCAPES = re.compile(r"\|\s*safe\b|autoescape\s+false")
_BLANK = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def catalogue(language: str) -> Catalog:
    with (ROOT / "portal/translations" / language / "LC_MESSAGES/messages.po").open("rb") as file:
        return pofile.read_po(file, locale=language)


@cache
def extracted(folder: Path) -> Catalog:
    """What `make catalogues` finds: the same mapping and the same keywords."""
    target = folder / "messages.pot"
    mapping = ["-F", str(ROOT / "pyproject.toml"), "-k", "msgid", "-o", str(target)]
    paths = [str(ROOT / part) for part in ("portal", "blueprints", "templates")]
    CommandLineInterface().run(["pybabel", "-q", "extract", *mapping, *paths])  # type: ignore[no-untyped-call]
    with target.open("rb") as file:
        return pofile.read_po(file)


@pytest.fixture(scope="session")
def found(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return extracted(tmp_path_factory.mktemp("catalogue"))


def test_no_plural_forms_are_asked_for(found: Catalog) -> None:
    """The catalogues hold single sentences: a page asks for "1 day" and "%(days)s days" apart."""
    assert [message.id for message in found if message.pluralizable] == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_text_is_translated_and_fills_no_blank_that_is_not_there(found: Catalog, language: str) -> None:
    known = catalogue(language)
    missing, unlike = [], []
    for message in found:
        translated = known.get(message.id) if message.id else None
        text = str(translated.string) if translated else ""
        if message.id and not text.strip():
            missing.append(message.id)
        elif message.id and not set(_BLANK.findall(text)) <= set(_BLANK.findall(str(message.id))):
            unlike.append(message.id)

    assert missing == []
    assert unlike == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_catalogue_is_not_a_draft(language: str) -> None:
    """`pybabel compile` leaves out a catalogue that is marked as fuzzy."""
    assert not catalogue(language).fuzzy


def _written(path: Path) -> Iterator[str]:
    """The letters of a template that stand in the page as they are."""
    tokens = list(Environment(autoescape=True).lex(path.read_text("utf-8")))
    page = "".join(value if kind == "data" else " " for _, kind, value in _outside_code(tokens))
    yield from _TAG.sub("\n", page).split("\n")
    yield from (spoken for _, spoken in _SPOKEN.findall(page))


def _outside_code(tokens: list[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    for line, kind, value in tokens:
        if kind == "data" or kind.endswith("_end"):
            yield line, kind, value


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_says_nothing_past_the_catalogues(path: Path) -> None:
    words = [part.strip(string.whitespace + "–·:…!?✓×()") for part in _written(path)]

    assert [word for word in words if re.search(r"[^\W\d_]{2}", word) and word not in PRODUCT_NAMES] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_runs_nothing_and_lets_nothing_through(path: Path) -> None:
    text = path.read_text("utf-8")

    assert _FORBIDDEN.findall(text) == []
    assert _ESCAPES.findall(text) == []
    assert not re.search(r"https?://", text), "another host"
    assert len(text.splitlines()) <= 80


def test_what_the_lint_forbids_it_also_finds(tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text('<p title="Åpne">{{ _("fine") }} Hei på deg</p>{# ja #}<b onclick="x()">1</b>', "utf-8")

    assert [part.strip() for part in _written(bad) if part.strip()] == ["Hei på deg", "1", "Åpne"]
    assert _FORBIDDEN.findall(bad.read_text("utf-8"))
    assert _FORBIDDEN.findall("<script>") != []
    assert _FORBIDDEN.findall('<script src="x">') == []
