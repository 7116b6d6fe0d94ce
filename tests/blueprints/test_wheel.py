"""The annual wheel on the page: marked, overseen, made, changed, fetched by a calendar, and the news from UDA."""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from portal.domain.calendar import oslo_date, school_year
from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import page, text
from tests.services.the_wheel import Wheel
from tests.the_team import Team, appoint

TODAY = oslo_date(datetime.now(UTC))
YEAR = school_year(TODAY)


@pytest.fixture
def wheel(app: Flask, team: Team) -> Wheel:
    """Made on the first day of this school year; the registration deadline of November is in two days."""
    appoint(team, "unni", "uda", "Utdanningsadministrasjonen")
    appoint(team, "roar", "counsellor", "Stovner videregående skole")
    story = Wheel(app, team)
    story.make(YEAR, datetime(YEAR, 8, 1, 8, tzinfo=UTC))
    story.sql(
        "UPDATE wheel_items SET due_on = %s, working_on = %s, starts_on = %s WHERE source_id = 'W-004'",
        *[TODAY + timedelta(days=2)] * 3,
    )
    return story


def registration(wheel: Wheel) -> str:
    return f"/wheel/items/{wheel.item('W-004', 'reidun', YEAR).id}"


@pytest.mark.requirement("V-002", "S-018", "R-167")
def test_reidun_sees_what_is_due_on_her_desk_and_marks_it(sign_in_as: SignIn, wheel: Wheel) -> None:
    reidun = sign_in_as("reidun")
    assert "Registreringsfrist i VIGO-OT for skolene Frist om 2 dager" in text(reidun, "/school").replace(" ! ", " ")
    shown = text(reidun, "/wheel")
    assert "Oppgavene til Hersleb videregående skole" in shown
    assert shown.index("Oppgavene til Hersleb") < shown.index(f"August {YEAR}"), "one's own come first"
    assert "Kartlegge behov for avklaringsmøter" in shown
    address = registration(wheel)
    assert "Marker som gjort" in text(reidun, address)
    answer = reidun.post(f"{address}/done", data={"seen": "0", "note": "Alt er ført"}, follow_redirects=True)
    assert "Markert som gjort" in answer.text
    assert "Alt er ført" in text(reidun, address)
    assert "Registreringsfrist" not in text(reidun, "/school")
    assert reidun.post(f"{address}/done", data={"seen": "0"}).status_code == 409
    assert reidun.post(f"{address}/done", data={"seen": "old"}).status_code == 422
    assert reidun.post(f"{address}/undone", data={"seen": "1"}, follow_redirects=True).status_code == 200


@pytest.mark.requirement("V-003", "V-004", "V-005", "V-006", "V-024", "V-027", "V-028", "V-029")
@pytest.mark.usefixtures("wheel")
def test_what_is_not_the_services_stands_apart(sign_in_as: SignIn) -> None:
    shown = text(sign_in_as("reidun"), "/wheel")
    apart = shown.partition("Annen rapportering til VIGO, Udir og SSB")[2]
    for title in (
        "Ajourhold av inntaket", "Oppdatere elevdata etter 1. termin", "Elevdata ved skoleårets slutt",
        "Ingen statistikk til Udir", "ssbElev per 1. oktober, første levering",
        "ssbElev per 1. oktober, endelig levering", "Fagopplæringsdata (kontrakter og prøver) per 1. januar",
    ):  # fmt: skip
        assert title in apart
    assert "Elever og fag per 1. oktober, alle som har opplæring" in shown.partition("Annen rapportering")[0]


@pytest.mark.requirement("V-025", "V-026", "R-169")
def test_the_row_that_repeats_another_leads_to_it(sign_in_as: SignIn, wheel: Wheel) -> None:
    row = wheel.item("W-047", "unni", YEAR)
    shown = text(sign_in_as("unni"), f"/wheel/items/{row.id}")
    assert "Hører sammen med Rapportere til Utdanningsdirektoratet" in shown


@pytest.mark.requirement("V-002")
def test_unni_sees_who_is_late_narrows_sorts_and_takes_it_out(sign_in_as: SignIn, wheel: Wheel) -> None:
    late = TODAY - timedelta(days=4)
    wheel.sql(
        "UPDATE wheel_items SET due_on = %s, working_on = %s, starts_on = %s WHERE source_id = 'W-004'", *[late] * 3
    )
    sign_in_as("reidun").post(f"{registration(wheel)}/done", data={"seen": "0"})
    unni = sign_in_as("unni")
    shown = text(unni, "/wheel/overview?state=late&row=W-004&sort=unit")
    assert "4 dager over fristen" in shown
    assert "Hersleb" not in shown
    assert "Stovner videregående skole" in text(unni, "/wheel/overview?state=late&row=W-004&q=Stovner+vid")
    following = re.search(r'rel="next" href="([^"]+)"', page(unni, "/wheel/overview?state=late&row=W-004&sort=unit"))
    assert following is not None
    assert "Forrige" in page(unni, following[1].replace("&amp;", "&"))
    file = unni.get("/wheel/overview.csv?row=W-004&state=late")
    assert file.status_code == 200
    lines = list(StringIO(file.get_data().decode("utf-8-sig")))
    assert len(lines) > 90
    assert "Unni" in lines[1]
    assert unni.get("/wheel/overview.xlsx").data[:2] == b"PK"
    assert unni.post("/wheel/overview/look-again").status_code == 302
    assert wheel.sql("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'look_at_the_wheel'") == [(1,)]


@pytest.mark.requirement("S-019", "V-056")
def test_unni_makes_the_next_year_and_changes_a_day(sign_in_as: SignIn, wheel: Wheel) -> None:
    unni = sign_in_as("unni")
    assert "Lag årshjulet" in text(unni, f"/wheel/make/{YEAR + 1}")
    assert unni.get(f"/wheel/make/{YEAR + 9}").status_code == 404
    made = unni.post(f"/wheel/make/{YEAR + 1}", follow_redirects=True)
    assert "Årshjulet er laget" in made.text
    assert unni.post(f"/wheel/make/{YEAR + 1}").status_code == 409
    address = f"/wheel/items/{wheel.item('W-015', 'unni', YEAR + 1).id}"
    moved = {"seen": "1", "due_on": f"{YEAR + 2}-05-04", "shift": "after", "in_force": "y", "reason": "Stengt"}
    assert unni.post(f"{address}/change", data={**moved, "reason": ""}).status_code == 422
    shown = unni.post(f"{address}/change", data=moved, follow_redirects=True).text
    assert "Stengt" in shown
    assert f"{YEAR + 2}-05-01 → {YEAR + 2}-05-04" in shown
    assert unni.post(f"{address}/change", data=moved).status_code == 409
    assert unni.post(f"{address}/change", data={**moved, "seen": "2", "due_on": "2020-01-01"}).status_code == 422
    assert sign_in_as("reidun").post(f"{address}/change", data=moved).status_code == 403


def feed_address(client: FlaskClient) -> str:
    shown = client.post("/wheel/feed").text
    found = re.search(r'value="http://localhost(/wheel/feed/[\w-]{43}\.ics)"', shown)
    assert found is not None
    return found[1]


@pytest.mark.requirement("R-167")
def test_the_calendar_opens_for_a_stranger_with_the_token_until_it_is_revoked(
    app: Flask, sign_in_as: SignIn, wheel: Wheel
) -> None:
    reidun = sign_in_as("reidun")
    address = feed_address(reidun)
    stranger = app.test_client()
    answer = stranger.get(address)
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    events = {str(e["uid"]): e for e in Calendar.from_ical(answer.data).walk("VEVENT")}
    event = events[f"wheel-{wheel.item('W-004', 'reidun', YEAR).id}@laget"].to_ical().decode()
    assert f"DTSTART;VALUE=DATE:{TODAY + timedelta(days=2):%Y%m%d}" in event
    assert f"DTEND;VALUE=DATE:{TODAY + timedelta(days=3):%Y%m%d}" in event
    assert "SUMMARY:Registreringsfrist i VIGO-OT for skolene" in event
    assert not [word for word in ("Sara", "Moen", "Reidun") if word in answer.text]
    again = stranger.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.requirement("R-167")
def test_a_new_address_ends_the_old_one_and_only_hashes_are_kept(app: Flask, sign_in_as: SignIn, wheel: Wheel) -> None:
    reidun, stranger = sign_in_as("reidun"), app.test_client()
    first, second = feed_address(reidun), feed_address(reidun)
    assert stranger.get(first).status_code == 404
    assert stranger.get(second).status_code == 200
    reidun.post("/wheel/feed/revoke")
    assert stranger.get(second).status_code == 404
    token = second.removeprefix("/wheel/feed/").removesuffix(".ics")
    kept = wheel.sql("SELECT encode(digest, 'escape') || digest::text FROM wheel_feeds")
    assert len(kept) == 2
    assert token not in str(kept)
    assert token not in str(wheel.sql("SELECT detail::text FROM events"))


def test_who_has_left_the_post_has_no_calendar_any_longer(app: Flask, sign_in_as: SignIn, wheel: Wheel) -> None:
    address = feed_address(sign_in_as("reidun"))
    wheel.sql("UPDATE appointments SET period = tstzrange(lower(period), now())")
    assert app.test_client().get(address).status_code == 404
    assert app.test_client().get(f"/wheel/feed/{'a' * 43}.ics").status_code == 404


@pytest.mark.usefixtures("wheel")
def test_nav_gets_the_days_of_the_service(app: Flask, sign_in_as: SignIn) -> None:
    answer = app.test_client().get(feed_address(sign_in_as("nina")))
    summaries = [str(e["summary"]) for e in Calendar.from_ical(answer.data).walk("VEVENT")]
    assert "Sende oppdaterte OTUK-lister til bydelene" in summaries


def test_an_error_in_the_feed_is_logged_without_the_token(
    app: Flask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(token: str) -> None:
        raise RuntimeError(len(token))

    monkeypatch.setitem(app.view_functions, "wheel.calendar", broken)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    token = "t" * 43
    assert app.test_client().get(f"/wheel/feed/{token}.ics").status_code == 500
    assert "/wheel/feed/<string(length=43):token>.ics" in caplog.text
    assert token not in caplog.text


@pytest.mark.requirement("R-030")
def test_unni_tells_everybody_at_work_and_takes_it_back(sign_in_as: SignIn, wheel: Wheel) -> None:
    unni = sign_in_as("unni")
    news = {"kind": "offers", "title": "Nytt tilbud på Kuben", "body": "Fra januar tar Kuben inn flere."}
    assert unni.post("/wheel/news", data={**news, "body": "Gjelder 148308 99074"}).status_code == 422
    assert unni.post("/wheel/news", data={**news, "title": ""}).status_code == 422
    assert "Nytt tilbud på Kuben" in unni.post("/wheel/news", data=news, follow_redirects=True).text
    for who, desk in (("reidun", "/school"), ("omar", "/district"), ("nina", "/nav")):
        client = sign_in_as(who)
        assert "Nytt tilbud på Kuben" in text(client, desk)
        assert "Fra januar tar Kuben inn flere." in text(client, "/wheel/news")
        assert client.post("/wheel/news", data=news).status_code == 403
    ((bulletin,),) = wheel.sql("SELECT id FROM bulletins")
    unni.post(f"/wheel/news/{bulletin}/withdraw")
    assert "Kuben" not in text(sign_in_as("omar"), "/district")


def test_before_the_wheel_is_made_the_page_says_so(sign_in_as: SignIn) -> None:
    assert "Årshjulet for dette skoleåret er ikke laget ennå" in text(sign_in_as("reidun"), "/wheel")
    assert sign_in_as("reidun").get("/wheel/2001").status_code == 404


@pytest.mark.requirement("S-019")
def test_unni_is_asked_to_make_the_wheel_until_she_has(app: Flask, sign_in_as: SignIn, team: Team) -> None:
    appoint(team, "unni", "uda", "Utdanningsadministrasjonen")
    year = school_year(TODAY + timedelta(days=61))
    asked = f"Lag årshjulet for {year}/{(year + 1) % 100:02}"
    assert asked in text(sign_in_as("unni"), "/uda")
    assert asked not in text(sign_in_as("reidun"), "/school")
    Wheel(app, team).make(year)
    assert asked not in text(sign_in_as("unni"), "/uda")
