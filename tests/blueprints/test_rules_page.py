"""Unni at UDA tries cases against the rules: in fields and Norwegian words, or as JSON; the answer says why."""

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from blueprints.uda.fact_choices import choices, found
from blueprints.uda.fact_form import filled
from blueprints.uda.fact_shapes import Fact, facts_of
from blueprints.uda.fact_words import FACTS, OUTPUTS
from blueprints.uda.rule_tables import TABLES
from portal.commands.rules import answers, table_module
from portal.domain.words import Language
from tests.blueprints.conftest import SignIn
from tests.gallery.app import build
from tests.the_register import uda_at_work
from tests.the_team import Team

STORIES = [
    json.loads(line)
    for name in ("rule_examples.jsonl", "rule_stories.jsonl")
    for line in (Path(__file__).parents[1] / "domain" / name).read_text("utf-8").splitlines()
]
CONSENT = {
    "state": "active",
    "parties": ["nav_ot:0301", "district_ot"],
    "scope": ["plan", "mapping"],
    "purpose": "laget",
    "valid_from": "2026-01-01",
    "valid_to": "2026-12-31",
    "as_of": "2026-11-22",
    "invited": ["ppt"],
}
STORIES += [
    {"table": "access", "facts": {"actor": actor, "resource": resource, "consent": CONSENT, "youth": youth}}
    for actor in (
        {"role": "nav_ot", "unit_id": "0301"},
        {"role": "nav_adviser", "assigned": True},
        {"role": "guardian"},
    )
    for resource in ("mapping", "follow_up_plan", "convene_multi_party_meeting", "otuk_list_entry")
    for youth in ({"protected_address": True}, {"category": "apprentice_at_risk", "age": 17.5, "in_target_oslo": None})
]
ABILDSO, STOVNER = "974589648", "974591065"
Fields = Mapping[str, object]


@pytest.fixture
def unni(app: Flask, team: Team, sign_in_as: SignIn) -> FlaskClient:
    uda_at_work(app, team)
    return sign_in_as("unni")


def tried(client: FlaskClient, table: str, fields: Fields) -> TestResponse:
    return client.post(f"/uda/rules/{table}", data=fields)


def read(answer: TestResponse, part: str = "answer") -> str:
    """What one reads in a card of the page, in one line."""
    body = answer.text.partition(f'id="{part}"')[2].partition("</section>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body.partition(">")[2])).split())


def pasted(client: FlaskClient, table: str, facts: object) -> TestResponse:
    text = facts if isinstance(facts, str) else json.dumps(facts)
    return tried(client, table, {"way": "json", "facts": text})


@pytest.mark.requirement("TA-15", "R-037")
def test_a_youth_who_did_not_apply_is_in_the_target_group(unni: FlaskClient) -> None:
    answer = tried(unni, "target-group", {"as_of": "22.11.2026", "birth_date": "2009-05-10", "event": "not_applied"})

    assert answer.status_code == 200
    said = read(answer)
    for words in ("Regel TA-15", "I Oslos målgruppe Ja", "Kategori i målgruppen Utenfor, uten skoleplass"):
        assert words in said


@pytest.mark.requirement("TA-01")
def test_a_case_without_birth_date_is_not_clarified(unni: FlaskClient) -> None:
    said = read(tried(unni, "target-group", {"as_of": "2026-11-22"}))

    assert "I Oslos målgruppe Ikke avklart" in said
    assert "Vises videre til UDA avklarer" in said


@pytest.mark.requirement("TB-11", "TB-13")
def test_the_school_is_told_by_name(unni: FlaskClient) -> None:
    home = {
        "as_of": "2026-11-22",
        "residence-lat": "59,972",
        "residence-lon": "10,928",
        "residence-district_no": "030111",
    }
    left = {"lower_school-orgnr": ABILDSO, "lower_school-kind": "private", "lower_school-left": "2026-06-19"}
    moved = {"moved_to_oslo": "2026-06-01", "last_vgs_spells-1-kind": "public_vgs", "last_vgs_spells-1-county": "11",
             "last_vgs_spells-1-start": "2022-08-22", "last_vgs_spells-1-last_day": "2024-06-20"}  # fmt: skip

    assert "Regel TB-13" in read(tried(unni, "responsibility", {**home, **left}))
    said = read(tried(unni, "responsibility", {**home, **moved}))
    assert "Regel TB-11" in said
    assert f"Ansvarlig skole Stovner videregående skole (orgnr. {STOVNER})" in said
    assert "Bostedsbydel Stovner" in said


@pytest.mark.requirement("TC-18", "TX-02")
def test_a_proposed_code_is_refused_with_the_right_one(unni: FlaskClient) -> None:
    fields = {"as_of": "2025-11-30", "birth_date": "2007-04-01", "contact-kind": "outreach_no_reply",
              "contact-date": "2025-10-20", "previous_code": "OTUK", "proposed_code": "OTNO"}  # fmt: skip
    said = read(tried(unni, "status-code", fields))

    assert "Regel TX-02" in said
    assert "Riktig kode OTUK · Ukjent aktivitet" in said
    assert "Den foreslåtte koden er avvist Ja" in said


@pytest.mark.requirement("TX-12")
def test_what_a_code_wants_is_named_as_on_the_form(unni: FlaskClient) -> None:
    said = read(
        tried(unni, "status-code", {"as_of": "2025-11-30", "contact-kind": "dialogue", "activity-kind": "work"})
    )

    assert "Dette mangler" in said
    assert "Begynte" in said


@pytest.mark.requirement("TD-05", "TD-14")
def test_a_service_that_the_consent_does_not_name_learns_what_is_lacking(unni: FlaskClient) -> None:
    asks = {"actor-role": "nav_ot", "actor-unit": "own", "resource": "mapping", "consent-state": "active"}
    named = {"consent-parties-0-role": "nav_ot", "consent-scope": ["mapping", "plan"]}

    said = read(tried(unni, "access", asks))
    assert "Er det lov Nei" in said
    assert "er ikke nevnt for «Kartleggingen» i et samtykke i kraft" in said
    assert "Dette kan ordnes av: Rådgiver" in said
    said = read(tried(unni, "access", {**asks, **named}))
    assert "Er det lov Ja" in said
    assert "Regler som også slo til underveis TD-21 · Partens innsyn loggføres" in said


@pytest.mark.parametrize("table", TABLES)
def test_each_table_begins_with_a_case_that_can_be_tried_as_it_stands(unni: FlaskClient, table: str) -> None:
    begun = unni.get(f"/uda/rules/{table}")
    assert begun.status_code == 200
    assert "Svaret står her når du har prøvd saken" in read(begun)

    assert "Regel T" in read(pasted(unni, table, TABLES[table].example))


@pytest.mark.parametrize("table", TABLES)
def test_the_fields_say_what_the_json_says(table: str) -> None:
    """Every worked case, put into the fields and taken out of them again, has the same answer."""
    answer, facts = table_module(table).answer, [told["facts"] for told in STORIES if told["table"] == table]
    with build().test_request_context():
        taken = [(one, filled(TABLES[table].kind, one).given()) for one in facts if not only_json_says(one)]

    assert len(taken) > 10
    assert [one for one, given in taken if answer(given, Language.BOKMAL) != answer(one, Language.BOKMAL)] == []


def only_json_says(facts: Fields) -> bool:
    """A list that is empty on purpose."""
    return facts.get("candidate_schools") == []


@pytest.mark.parametrize(
    ("table", "fields", "label", "said"),
    [
        ("target-group", {"as_of": ""}, "as_of", "Dette må fylles ut"),
        ("target-group", {"as_of": "31.02.2026"}, "as_of", "Skriv datoen slik"),
        ("target-group", {"as_of": "2026-11-22", "event": "vacation"}, "event", "Velg et av alternativene"),
        ("responsibility", {"as_of": "2026-11-22", "residence-lat": "nord"}, "residence-lat", "Skriv et tall"),
        ("responsibility", {"as_of": "2026-11-22", "last_vgs_spells-2-orgnr": STOVNER, "last_vgs_spells-2-kind":
                            "public_vgs", "last_vgs_spells-2-start": "i fjor"}, "last_vgs_spells-0-start", "datoen"),
        ("status-code", {"as_of": "2026-11-22", "contact-date": "2026-11-10"}, "contact-kind", "Dette må fylles ut"),
        ("access", {"actor-unit": "own", "resource": "mapping"}, "actor-role", "Dette må fylles ut"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_the_field(
    unni: FlaskClient, table: str, fields: Fields, label: str, said: str
) -> None:
    answer = tried(unni, table, fields)

    assert answer.status_code == 422
    assert said in answer.text.partition(f'id="{label}-error"')[2].partition("</p>")[0]
    assert f'href="#{label}"' in answer.text
    for value in fields.values():
        assert f'value="{value}"' in answer.text, "nothing that was written is lost"


def test_json_is_taken_in_and_given_out_for_the_command(unni: FlaskClient) -> None:
    facts = {"as_of": "2026-11-22", "birth_date": "2009-05-10", "at_risk": True, "education_now": "apprentice"}
    answer = pasted(unni, "target-group", json.dumps(facts, indent=2))

    assert "Regel TA-09" in read(answer)
    assert '<option selected value="apprentice">Lærling</option>' in answer.text
    line = unescape(answer.text.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]).strip()
    (told,) = answers([line.encode()], table_module("target-group"), Language.BOKMAL)
    assert told["rule"] == "TA-09"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("[", "dette er ikke et JSON-objekt"),
        ("[1]", "dette er ikke et JSON-objekt"),
        ('{"as_of": "\\ud800"}', "dette er ikke et JSON-objekt"),
        ("[" * 15_000, "dette er ikke et JSON-objekt"),
        ('{"as_of": "2026-11-22", "shoe_size": 43}', "Ingen opplysning heter «shoe_size»"),
        ('{"as_of": "2026-11-22", "residence": "Oslo"}', "«Folkeregistrert adresse» er ikke skrevet slik det må være"),
        ('{"as_of": "i dag"}', "Skriv datoen slik"),
        (f'{{"as_of": "2026-11-22", "residence": {{"lat": {"9" * 400}}}}}', "Skriv et tall"),
        ('{"as_of": "2026-11-22", "last_vgs_spells": [[[[{"kind": 1}]]], {}]}', "er ikke skrevet slik"),
        ("7" * 30_000, "Skriv høyst 20000 tegn"),
        ("", "Dette må fylles ut"),
    ],
)
def test_json_that_cannot_be_read_says_so(unni: FlaskClient, facts: str, said: str) -> None:
    answer = pasted(unni, "responsibility", facts)

    assert answer.status_code == 422
    assert said in unescape(answer.text)


def test_a_list_with_more_than_the_fields_can_show_is_tried_as_it_is(unni: FlaskClient) -> None:
    spell = {"kind": "public_vgs", "orgnr": STOVNER, "start": "2024-08-19", "last_day": "2025-06-20"}
    answer = pasted(unni, "responsibility", {"as_of": "2026-11-22", "last_vgs_spells": [spell] * 40})

    assert "Regel TB-09" in read(answer)
    assert answer.text.count('-start" name=') == 12


def test_a_school_that_is_not_in_the_lists_is_kept(unni: FlaskClient) -> None:
    answer = pasted(
        unni, "responsibility", {"as_of": "2026-11-22", "current_school": {"orgnr": "999", "kind": "public_vgs"}}
    )

    assert "Orgnr. 999" in read(answer)
    assert '<option selected value="999">' in answer.text


ENGLISH = re.compile(r"\b(the|is|of|and|with|when|true|false|null|none|missing|unknown|text|gap)\b", re.IGNORECASE)


@pytest.mark.parametrize("table", TABLES)
def test_no_english_stands_on_the_page_in_bokmal(unni: FlaskClient, table: str) -> None:
    body = pasted(unni, table, TABLES[table].example).text
    body = re.sub(r"<textarea.*?</textarea>", "", body.partition("<main")[2].partition("</main>")[0], flags=re.DOTALL)
    shown = unescape(re.sub(r"<[^>]+>", " ", body))

    assert ENGLISH.findall(shown) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nn", ("Regelprøver", "Fødselsdato", "Ansvarleg skule", "Ungdomsskulen ungdommen gjekk ut av", "Kven")),
        (
            "en",
            ("Birth date", "Responsible school", "Lower secondary school that the youth left", "Leads the follow-up"),
        ),
    ],
)
def test_the_page_speaks_the_readers_language(unni: FlaskClient, language: str, said: tuple[str, ...]) -> None:
    unni.set_cookie("language", language)
    both = pasted(unni, "responsibility", TABLES["responsibility"].example).text + unni.get("/uda/rules/access").text

    assert [words for words in said if words not in both] == []


@pytest.mark.parametrize("table", TABLES)
def test_each_fact_word_and_answer_has_a_name(table: str) -> None:
    """What somebody adds to a table must be named for the page too."""
    facts = _all(TABLES[table].kind)
    with build().test_request_context(headers={"Accept-Language": "nb"}):
        named = {fact.path: choices(fact.path, fact.kind) for fact in facts}
        answer = table_module(table).answer(TABLES[table].example, Language.BOKMAL)

    assert [fact.path for fact in facts if not found(FACTS, fact.path)] == []
    assert [
        (path, token) for path, words in named.items() for token, said in words if token == said and "_" in said
    ] == []
    assert set(answer) - {"rule", "explanation"} <= set(OUTPUTS)


def _all(kind: type, path: str = "") -> list[Fact]:
    facts = list(facts_of(kind, path))
    inner = [fact for fact in facts if hasattr(fact.kind, "__dataclass_fields__")]
    return facts + [deep for fact in inner for deep in _all(fact.kind, fact.path)]


def test_a_counsellor_does_not_try_the_rules(sign_in_as: SignIn) -> None:
    reidun = sign_in_as("reidun")

    assert reidun.get("/uda/rules").status_code == 403
    assert tried(reidun, "target-group", {"as_of": "2026-11-22"}).status_code == 403


def test_there_is_no_fifth_table(unni: FlaskClient) -> None:
    assert unni.get("/uda/rules/nothing").status_code == 404
    assert tried(unni, "nothing", {}).status_code == 404
