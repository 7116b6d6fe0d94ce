"""Every component shows what it is given, in the reader's language, and nothing that could be run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.gallery.app import ROOT, build


@pytest.fixture(scope="module")
def app() -> Flask:
    return build()


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


def test_the_gallery_shows_every_component() -> None:
    shown = "".join(path.read_text("utf-8") for path in (ROOT / "tests/gallery").rglob("*.html"))
    inside = "".join(path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html"))
    components = [path.name for path in (ROOT / "templates/components").glob("*.html")]

    assert len(components) > 20
    assert [name for name in components if f"components/{name}" not in shown + inside] == []


def test_each_component_file_holds_one_macro_of_its_own_name() -> None:
    for path in (ROOT / "templates/components").glob("*.html"):
        text = path.read_text("utf-8")
        assert text.count("{% macro ") == 1, path.name
        assert f"{{% macro {path.stem}(" in text, path.name


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ["Utløper om 9 dager", "ser, skriver", "Hopp til innholdet", "(valgfritt)"]),
        ("nn", ["Går ut om 9 dagar", "ser, skriv", "Hopp til innhaldet", "(valfritt)"]),
        ("en", ["Ends in 9 days", "sees, writes", "Skip to the content", "(optional)"]),
    ],
)
def test_sara_reads_the_page_in_the_language_her_browser_asks_for(
    client: FlaskClient, language: str, words: list[str]
) -> None:
    page = client.get("/", headers={"Accept-Language": language}).text

    assert f'<html lang="{language}"' in page
    assert [word for word in words if word not in page] == []


def test_a_form_sent_empty_says_what_is_missing_and_leads_there(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    page = app.test_client().post("/", headers={"Accept-Language": "nb"}).text
    app.config["WTF_CSRF_ENABLED"] = True

    assert "Rett opp disse 6 tingene" in page
    assert 'href="#title"' in page
    assert 'href="#kind-0"' in page
    assert 'aria-describedby="title-hint title-error"' in page
    assert page.count("Dette må fylles ut.") == 10


def test_what_a_person_writes_is_shown_and_never_run(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    page = app.test_client().post("/", data={"title": '"><script>alert(1)</script>'}).text
    app.config["WTF_CSRF_ENABLED"] = True

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_menu_shows_where_one_is_and_which_role_one_acts_in(client: FlaskClient) -> None:
    page = " ".join(client.get("/").text.split())

    assert 'aria-current="page">Mine ungdommer</a>' in page
    assert 'name="appointment" value="2"' in page
    assert 'method="post" action="/sign-out"' in page


def test_fixed_files_carry_a_print_and_may_be_kept(client: FlaskClient) -> None:
    page = client.get("/")
    with client.get("/static/laget.css?v=abc") as fixed:
        kept = fixed.headers["Cache-Control"]

    assert "/static/laget.css?v=" in page.text
    assert kept == "public, max-age=31536000, immutable"
    assert page.headers["Cache-Control"] == "no-store"


def test_the_browser_is_told_to_run_nothing_but_our_own_files(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "form-action 'self'" in policy


def test_a_chosen_language_is_remembered_and_never_leads_away(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    away = client.post("/language", data={"language": "nn", "back": "//elsewhere.example/x"})
    page = client.get("/", headers={"Accept-Language": "en"}).text
    arabic = client.post("/language", data={"language": "ar", "back": "/?q=a"})
    app.config["WTF_CSRF_ENABLED"] = True

    assert away.location == "/x"
    assert '<html lang="nn"' in page
    assert arabic.location == "/?q=a"
    assert '<html lang="nb"' in client.get("/").text


def test_templates_stay_within_eighty_lines() -> None:
    long = [p for p in Path(ROOT / "templates").rglob("*.html") if len(p.read_text("utf-8").splitlines()) > 80]

    assert long == []
