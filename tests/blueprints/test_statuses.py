"""Contacts and statuses in a browser: what was typed is kept, the rule's sentence stands beside the field."""

from datetime import datetime, timedelta

import pytest

from portal.domain.calendar import OSLO
from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import text
from tests.the_team import Team, appoint

TODAY = datetime.now(OSLO).date()
REGISTERED = TODAY - timedelta(days=14)
TALKED = TODAY - timedelta(days=5)


@pytest.fixture
def room(team: Team) -> str:
    """Sara is on the list, born in March 2008."""
    team.sql("UPDATE youths SET registered_on = %s", REGISTERED)
    team.sql("INSERT INTO youth_identities (youth_id, birth_date) VALUES (%s, '2008-03-01')", team.youth_id)
    team.sql(
        "INSERT INTO statuses (youth_id, code, valid_from, recorded_at, source) "
        "VALUES (%s, 'OTUK', %s, now() - interval '14 days', 'register')", team.youth_id, REGISTERED,
    )  # fmt: skip
    return f"/youths/{team.youth_id}"


def contact(**said: str) -> dict[str, str]:
    return {"channel": "phone", "outcome": "dialogue", "day": TALKED.isoformat(), "purpose": "reach", **said}


def status(seen: str = "", **said: str) -> dict[str, str]:
    return {"way": "save", "seen": seen, "activity": "none", "situation": "none", "day": TODAY.isoformat(), **said}


def seen(team: Team) -> str:
    """What the page has shown, as its hidden field holds it."""
    return str(team.sql("SELECT extract(epoch FROM max(recorded_at))::text FROM statuses")[0][0])


@pytest.mark.requirement("R-022", "TC-07")
def test_a_contact_is_written_in_two_clicks_and_says_why_it_counts(sign_in_as: SignIn, room: str) -> None:
    browser = sign_in_as("reidun")
    answer = browser.post(f"{room}/contacts", data=contact(outcome="no_reply", note="Ringte to ganger"))
    assert answer.status_code == 302
    log = text(browser, f"{room}/contacts")
    assert "Teller ikke som kontakt: Brev, SMS, e-post eller anrop uten svar regnes ikke som kontakt. (KL-02)" in log
    assert "Ringte to ganger" in log
    browser.post(f"{room}/contacts", data=contact())
    assert "Teller som kontakt: Ungdommen har selv svart" in text(browser, f"{room}/contacts")
    assert "Ringte to ganger" not in text(browser, f"{room}/contacts?outcome=dialogue")
    assert "Telefonsamtale" in text(browser, room)


def test_what_was_typed_is_kept_when_something_lacks(sign_in_as: SignIn, room: str) -> None:
    browser = sign_in_as("reidun")
    answer = browser.post(f"{room}/contacts", data={"note": "Avtalte å møtes", "channel": "sms"})
    assert answer.status_code == 422
    body = answer.get_data(as_text=True)
    assert "Avtalte å møtes" in body
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    answer = browser.post(f"{room}/contacts", data=contact(day=tomorrow))
    assert "Velg i dag eller en tidligere dag" in answer.get_data(as_text=True)


@pytest.mark.requirement("TD-08")
def test_the_districts_contact_logs_for_the_list_and_sets_no_status(sign_in_as: SignIn, room: str) -> None:
    browser = sign_in_as("omar")
    assert browser.post(f"{room}/contacts", data=contact(channel="visit")).status_code == 302
    assert "Omar, Bydel Grünerløkka" in text(browser, f"{room}/contacts")
    assert browser.get(f"{room}/statuses/new").status_code == 403
    assert "Omar" not in text(sign_in_as("reidun"), f"{room}/contacts")


def test_a_duty_leads_to_the_form_with_its_purpose_chosen(sign_in_as: SignIn, room: str) -> None:
    body = sign_in_as("reidun").get(f"{room}/contacts?purpose=inform_rights").get_data(as_text=True)
    assert '<option selected value="inform_rights">' in body


@pytest.mark.requirement("TX-02", "TX-01")
@pytest.mark.parametrize(
    ("code", "sentence"),
    [("OTNO", "Å ikke svare er ikke å takke nei. (TX-02)"), ("OTOV", "(TX-01)")],
)
def test_the_rule_says_no_in_its_own_words_and_nothing_is_lost(
    sign_in_as: SignIn, team: Team, room: str, code: str, sentence: str
) -> None:
    browser = sign_in_as("reidun")
    browser.post(f"{room}/contacts", data=contact(outcome="no_reply"))
    answer = browser.post(f"{room}/statuses/new", data=status(seen(team), code=code))
    body = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in body
    assert f'<option selected value="{code}">' in body
    assert team.sql("SELECT count(*) FROM statuses") == [(1,)]


@pytest.mark.requirement("K-021", "K-022", "K-023", "K-027", "K-028", "K-032", "K-033", "K-034")
def test_the_code_sets_own_words_stand_beside_the_choice_of_a_measure(sign_in_as: SignIn, room: str) -> None:
    answer = sign_in_as("reidun").post(f"{room}/statuses/new", data=status(way="next", activity="measure", code="OTUK"))
    body = answer.get_data(as_text=True)
    for words in (
        "noen fag uten bruk av rett, grunnleggende ferdigheter", "praktisk arbeidstrening",
        "sosiale ferdigheter og motivasjon, også sammen med kommuner, organisasjoner og idrettslag",
        "arbeidspraksis i ordinær eller skjermet bedrift", "nedsatt funksjonsevne", "også plasser Nav kjøper av andre",
        "arbeidstrening rettet mot et programområde", "Nav-tiltak kombinert med videregående",
        "kompetanseprofiler sammen med arbeidspraksis",
    ):  # fmt: skip
        assert words in body


@pytest.mark.requirement("TC-12", "TC-13", "TC-14", "TX-05")
@pytest.mark.parametrize(
    ("parties", "code"),
    [({"county_involved": "y"}, "OTOA"), ({"nav_involved": "y"}, "OTAP"),
     ({"county_involved": "y", "nav_involved": "y"}, "OTKO")],
)  # fmt: skip
def test_the_measure_is_whose_it_is(
    sign_in_as: SignIn, team: Team, room: str, parties: dict[str, str], code: str
) -> None:
    browser = sign_in_as("reidun")
    browser.post(f"{room}/contacts", data=contact())
    said = {"activity": "measure", "start": TODAY.isoformat(), **parties}
    wrong = {"OTOA": "OTAP", "OTAP": "OTOA", "OTKO": "OTOA"}[code]
    assert browser.post(f"{room}/statuses/new", data=status(seen(team), code=wrong, **said)).status_code == 422
    assert browser.post(f"{room}/statuses/new", data=status(seen(team), code=code, **said)).status_code == 302
    assert team.sql("SELECT status_code FROM youths") == [(code,)]
    assert team.sql("SELECT via_ot FROM statuses WHERE code = %s", code) == [(True,)]


def test_whoever_comes_second_is_told_and_keeps_what_they_typed(sign_in_as: SignIn, team: Team, room: str) -> None:
    browser = sign_in_as("reidun")
    browser.post(f"{room}/contacts", data=contact())
    before = seen(team)
    assert browser.post(f"{room}/statuses/new", data=status(before, code="OTOV")).status_code == 302
    answer = browser.post(f"{room}/statuses/new", data=status(before, code="OTMI", situation="military"))
    body = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Noen andre har endret statusen siden du åpnet siden" in body
    assert '<option selected value="military">' in body
    assert browser.post(
        f"{room}/statuses/new", data=status(seen(team), code="OTMI", situation="military")
    ).status_code == 302  # fmt: skip


def test_a_day_ahead_is_refused_and_a_day_back_says_what_it_changes(sign_in_as: SignIn, team: Team, room: str) -> None:
    browser = sign_in_as("reidun")
    browser.post(f"{room}/contacts", data=contact())
    ahead = (TODAY + timedelta(days=1)).isoformat()
    answer = browser.post(f"{room}/statuses/new", data=status(seen(team), code="OTOV", day=ahead))
    assert "En status sier hvordan det er eller var" in answer.get_data(as_text=True)
    long_ago = "2025-10-01"
    answer = browser.post(f"{room}/statuses/new", data=status(seen(team), code="OTUK", day=long_ago))
    assert "Det endrer det rapporten per 15. november 2025 sier nå" in answer.get_data(as_text=True)
    kept = browser.post(f"{room}/statuses/new", data=status(seen(team), code="OTUK", day=long_ago, knowing="y"))
    assert kept.status_code == 302


@pytest.mark.requirement("TC-20", "K-063")
def test_the_youth_reads_the_history_and_uda_without_the_reason(sign_in_as: SignIn, team: Team, room: str) -> None:
    browser = sign_in_as("reidun")
    browser.post(f"{room}/contacts", data=contact())
    said = status(seen(team), code="OTBA", situation="child_care", postponement_applied="no")
    assert browser.post(f"{room}/statuses/new", data=said).status_code == 302
    assert "Årsak, bare for saken Har omsorg for barn" in text(browser, f"{room}/statuses")
    assert "Årsak, bare for saken" in text(sign_in_as("sara"), f"{room}/statuses")
    appoint(team, "ulla", "uda", "Utdanningsadministrasjonen")
    assert "Årsak, bare for saken" not in text(sign_in_as("ulla"), f"{room}/statuses")
    assert sign_in_as("nina").get(f"{room}/statuses").status_code in {403, 404}


def test_as_known_then_and_as_known_now_stand_side_by_side(sign_in_as: SignIn, team: Team, room: str) -> None:
    browser = sign_in_as("reidun")
    browser.post(f"{room}/contacts", data=contact())
    browser.post(f"{room}/statuses/new", data=status(seen(team), code="OTOV", day=TALKED.isoformat()))
    said = text(browser, f"{room}/statuses?day={TALKED + timedelta(days=1)}")
    assert "Som kjent da OTUK · Ukjent aktivitet" in said
    assert "Som kjent nå OTOV · Oppfølging og veiledning" in said
    assert "De to er ulike" in said


@pytest.mark.requirement("K-059")
def test_an_sms_to_many_is_written_in_each_log(sign_in_as: SignIn, team: Team) -> None:
    browser = sign_in_as("reidun")
    said = {"channel": "sms", "day": TODAY.isoformat(), "purpose": "offer_follow_up", "youths": [str(team.youth_id)]}
    assert "Sara Moen" in text(browser, "/contacts/many")
    assert browser.post("/contacts/many", data=said).status_code == 302
    assert team.sql("SELECT purpose, outcome, counts FROM contact_attempts") == [("offer_follow_up", "no_reply", False)]
    assert browser.post("/contacts/many", data={**said, "youths": []}).status_code == 422
    assert "Ingen passer" in text(browser, "/contacts/many?status=OTNO")


@pytest.mark.requirement("K-009", "K-053", "R-133")
def test_what_a_status_asks_for_stands_on_the_desk_and_in_the_room(sign_in_as: SignIn, team: Team, room: str) -> None:
    browser = sign_in_as("reidun")
    browser.post(f"{room}/contacts", data=contact())
    browser.post(f"{room}/statuses/new", data=status(seen(team), code="OTOV"))
    assert "Informer om rettigheter" in text(browser, "/school")
    assert "Informer om rettigheter" in text(browser, room)
    browser.post(f"{room}/contacts", data=contact(purpose="inform_offers", day=TODAY.isoformat()))
    browser.post(f"{room}/contacts", data=contact(purpose="inform_rights", day=TODAY.isoformat()))
    assert "Informer om rettigheter" not in text(browser, "/school")
    assert "Informere om aktuelle tilbud" in text(browser, room)
