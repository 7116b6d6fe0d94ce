"""The follow-up plan in the browser: written, added to, answered, printed, renewed; no text is lost."""

from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from uuid import UUID

import pytest

from portal.domain.words import Category, Service
from tests.blueprints.conftest import SignIn
from tests.the_team import Team

TODAY = datetime.now(UTC).date()
LAST = TODAY + timedelta(days=100)


def words(answer: Any) -> str:
    return " ".join(unescape(answer.get_data(as_text=True)).split())


def plan(team: Team, **changed: str) -> dict[str, str]:
    return {
        "goals": "Jeg vil bli kokk.", "coordinator": str(team.seats["reidun"]),
        "information_flow": "Reidun ringer hver fredag.", "starts": TODAY.isoformat(), "ends": LAST.isoformat(),
        "evaluate_first": (TODAY + timedelta(days=30)).isoformat(), "transition_seat": "0", "version": "0",
    } | changed  # fmt: skip


def measure(team: Team, who: str, **changed: str) -> dict[str, str]:
    return {
        "category": str(int(Category.WORK)), "kind": "work_training", "what": f"{who} finner et kjøkken",
        "responsible": str(team.seats[who]), "starts": TODAY.isoformat(), "due": LAST.isoformat(),
        "state": "agreed", "version": "0",
    } | changed  # fmt: skip


def share(team: Team) -> UUID:
    """Sara lets Nav and the school see each other's part of the plan and of work; Nav may write in it."""
    consent = team.consent("nina", "reidun")
    given = [
        (Service.SCHOOL, "nina", "read"), (Service.NAV, "nina", "read"), (Service.NAV, "nina", "write"),
        (Service.NAV, "reidun", "read"),
    ]  # fmt: skip
    for source, who, verb in given:
        for category in (Category.PLAN, Category.WORK):
            team.sql(
                """INSERT INTO consent_lines (consent_id, youth_id, source, seat_id, category, verb, effect, period)
                   SELECT id, youth_id, %s, %s, %s, %s, 'permit', period FROM consents WHERE id = %s
                   ON CONFLICT DO NOTHING""",
                int(source), team.seats[who], int(category), verb, consent,
            )  # fmt: skip
    return consent


def written(sign_in_as: SignIn, team: Team) -> str:
    """Reidun writes a plan; its address."""
    answer = sign_in_as("reidun").post(f"/youths/{team.youth_id}/plans/new", data=plan(team))
    assert answer.status_code == 302, words(answer)
    return str(answer.location)


@pytest.mark.requirement("R-088", "R-099", "R-100", "R-101", "R-102", "R-126", "S-007")
def test_the_plan_says_who_does_what_until_when(sign_in_as: SignIn, team: Team) -> None:
    url = written(sign_in_as, team)
    share(team)
    assert sign_in_as("nina").post(f"{url}/measures/new", data=measure(team, "nina")).status_code == 302
    reidun = sign_in_as("reidun")
    assert reidun.post(f"{url}/measures/new", data=measure(team, "reidun", kind="schooling")).status_code == 302
    page = words(reidun.get(url))
    for part in ("Jeg vil bli kokk.", "nina finner et kjøkken", "Reidun ringer", "kan stå i veien for hverandre"):
        assert part in page
    theirs = words(sign_in_as("nina").get(url))
    assert "reidun finner et kjøkken" in theirs
    carried = plan(team, transition="Fra skole til lære i august", transition_seat=str(team.seats["omar"]), version="1")
    assert reidun.post(f"{url}/edit", data=carried).status_code == 302
    page = words(reidun.get(url))
    assert "Fra skole til lære i august" in page
    assert "OT-kontakt, Grünerløkka" in page or "OT-kontakt, Bydel Grünerløkka" in page
    assert "Endre planen" not in theirs


@pytest.mark.requirement("TE-06")
def test_days_that_make_no_sense_are_told_and_the_text_stays(sign_in_as: SignIn, team: Team) -> None:
    before = (TODAY - timedelta(days=1)).isoformat()
    answer = sign_in_as("reidun").post(f"/youths/{team.youth_id}/plans/new", data=plan(team, ends=before))
    assert answer.status_code == 422
    assert "Den siste dagen er før den første" in words(answer)
    assert "Jeg vil bli kokk." in words(answer)
    url = written(sign_in_as, team)
    late = measure(team, "reidun", due=(LAST + timedelta(days=1)).isoformat())
    answer = sign_in_as("reidun").post(f"{url}/measures/new", data=late)
    assert (answer.status_code, "utenfor planens dager" in words(answer)) == (422, True)


def test_the_second_of_two_sees_both_texts_and_merges(sign_in_as: SignIn, team: Team) -> None:
    url = written(sign_in_as, team)
    reidun = sign_in_as("reidun")
    assert reidun.post(f"{url}/edit", data=plan(team, goals="Kokk på sykehus.", version="1")).status_code == 302
    answer = reidun.post(f"{url}/edit", data=plan(team, goals="Kokk til sjøs.", version="1"))
    page = words(answer)
    assert answer.status_code == 409
    assert "Kokk på sykehus." in page
    assert "Kokk til sjøs." in page
    assert reidun.post(f"{url}/edit", data=plan(team, goals="Kokk.", version="2")).status_code == 302
    changes = words(reidun.get(f"{url}/versions"))
    assert "Før: Kokk på sykehus." in changes
    assert "Nå: Kokk." in changes


@pytest.mark.requirement("bug:6")
def test_who_loses_the_consent_while_writing_gets_the_text_back(sign_in_as: SignIn, team: Team) -> None:
    url, consent = written(sign_in_as, team), share(team)
    nina = sign_in_as("nina")
    assert nina.get(f"{url}/measures/new").status_code == 200
    team.withdraw(consent, "nina")
    answer = nina.post(f"{url}/measures/new", data=measure(team, "nina"))
    assert answer.status_code == 404
    assert "nina finner et kjøkken" in words(answer)
    assert "nina finner et kjøkken" in words(nina.get("/plans/drafts"))
    assert "Sara" not in words(nina.get("/plans/drafts"))
    for who in ("reidun", "omar"):
        assert "kjøkken" not in words(sign_in_as(who).get("/plans/drafts"))
    stranger = f"/youths/{UUID(int=5)}/plans/{UUID(int=6)}/measures/new"
    same = words(nina.post(stranger, data=measure(team, "nina")))
    assert "nina finner et kjøkken" in same
    assert team.sql("SELECT count(*) FROM plan_measures")[0][0] == 0


@pytest.mark.requirement("R-098")
def test_the_youth_agrees_or_asks_for_a_change(sign_in_as: SignIn, team: Team) -> None:
    url = written(sign_in_as, team)
    sara = sign_in_as("sara")
    assert "Det er din plan" in words(sara.get(url))
    assert sara.post(f"{url}/answers", data={"answer": "change_asked"}).status_code == 302
    assert team.sql("SELECT count(*) FROM plan_marks")[0][0] == 0
    sara.post(f"{url}/answers", data={"answer": "change_asked", "words": "Jeg vil heller bli baker."})
    sara.post(f"{url}/answers", data={"answer": "agreed"})
    assert sara.post(f"{url}/answers", data={"answer": "evaluated", "words": "x"}).status_code == 403
    page = words(sign_in_as("reidun").get(url))
    assert "Jeg vil heller bli baker." in page
    assert "Ungdommen har sagt ja" in page
    assert sara.post(f"{url}/edit", data=plan(team)).status_code == 403


def test_the_plan_is_printed_and_renewed(sign_in_as: SignIn, team: Team) -> None:
    team.sql("UPDATE youths SET first_name = 'Áŋŋel Đižža', last_name = 'محمد'")
    url = written(sign_in_as, team)
    for who in ("reidun", "sara"):
        printed = sign_in_as(who).get(f"{url}/plan.pdf")
        assert printed.data.startswith(b"%PDF-1.7")
        assert b"pdfuaid:part" in printed.data
    reidun, old = sign_in_as("reidun"), url.rpartition("/")[2]
    renew = f"/youths/{team.youth_id}/plans/new?renews={old}"
    assert "Jeg vil bli kokk." in words(reidun.get(renew))
    new = reidun.post(renew, data=plan(team, ends=(LAST + timedelta(days=100)).isoformat())).location
    assert "Planen før denne" in words(reidun.get(new))
    assert len(team.sql("SELECT 1 FROM plans")) == 2
