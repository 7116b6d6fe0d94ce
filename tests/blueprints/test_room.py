"""The team room: who writes what, who sees it, and what no page lets past the youth's word."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient

from portal.domain.words import Category
from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import page, text
from tests.the_team import Team

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def reidun(sign_in_as: SignIn) -> FlaskClient:
    return sign_in_as("reidun")


@pytest.fixture
def nina(sign_in_as: SignIn) -> FlaskClient:
    return sign_in_as("nina")


def write(client: FlaskClient, team: Team, category: Category, situation: str) -> None:
    answer = client.post(f"/youths/{team.youth_id}/mapping", data={"category": int(category), "situation": situation})
    assert answer.status_code == 302


def keep(client: FlaskClient, team: Team, category: Category, name: str = "karakterer.pdf") -> str:
    """Add a file; the address that it is fetched by."""
    data = {"category": int(category), "file": (BytesIO(PDF), name)}
    assert client.post(f"/youths/{team.youth_id}/files/new", data=data).status_code == 302
    ((file_id,),) = team.sql("SELECT id FROM files ORDER BY recorded_at DESC LIMIT 1")
    return f"/youths/{team.youth_id}/files/{file_id}"


@pytest.mark.requirement("TD-05", "TD-19", "R-085")
def test_nav_reads_the_work_goals_that_sara_shares_and_nothing_of_her_health(
    team: Team, reidun: FlaskClient, nina: FlaskClient
) -> None:
    write(reidun, team, Category.WORK, "Vil ha jobb i butikk")
    write(reidun, team, Category.HEALTH, "Sover dårlig")
    team.consent("nina")

    room = text(nina, f"/youths/{team.youth_id}")
    assert "Vil ha jobb i butikk" in room
    assert "Sover dårlig" not in room
    assert "Helse" not in room  # not even that there is something


@pytest.mark.requirement("bug:6", "bug:16")
def test_a_file_closes_with_the_consent_and_its_address_then_says_nothing(
    team: Team, reidun: FlaskClient, nina: FlaskClient
) -> None:
    shared, private = keep(reidun, team, Category.WORK), keep(reidun, team, Category.HEALTH, "epikrise.pdf")
    consent = team.consent("nina")

    assert nina.get(shared).data == PDF
    assert nina.get(private).status_code == 404
    assert "epikrise" not in page(nina, f"/youths/{team.youth_id}")
    team.withdraw(consent, "nina")
    assert nina.get(shared).status_code == 404


@pytest.mark.requirement("bug:7")
def test_a_file_and_a_mapping_change_no_consent(team: Team, reidun: FlaskClient) -> None:
    team.consent("nina")
    before = team.sql("SELECT * FROM policy.access WHERE basis = 'consent'")
    keep(reidun, team, Category.WORK)
    write(reidun, team, Category.WORK, "Noe nytt")
    after = team.sql("SELECT * FROM policy.access WHERE basis = 'consent'")

    assert [row[:-1] for row in after] == [row[:-1] for row in before]  # but for the last activity


@pytest.mark.requirement("bug:10")
def test_nobody_writes_in_another_services_words(team: Team, reidun: FlaskClient, nina: FlaskClient) -> None:
    write(reidun, team, Category.WORK, "Skolens ord")
    team.consent("nina")

    assert nina.post(f"/youths/{team.youth_id}/mapping", data={"category": 19, "situation": "x"}).status_code == 403
    assert "Endre" not in text(nina, f"/youths/{team.youth_id}")


def test_a_program_that_calls_itself_a_pdf_is_refused_beside_the_field(team: Team, reidun: FlaskClient) -> None:
    data = {"category": int(Category.WORK), "file": (BytesIO(b"MZ" + b"\0" * 200), "plan.pdf")}
    answer = reidun.post(f"/youths/{team.youth_id}/files/new", data=data)

    assert answer.status_code == 422
    assert "ikke det navnet sier" in answer.text
    assert team.sql("SELECT count(*) FROM files") == [(0,)]


@pytest.mark.requirement("TD-21")
def test_each_look_by_nav_stands_in_the_log_with_the_consent_it_rests_on(team: Team, nina: FlaskClient) -> None:
    consent = team.consent("nina")
    page(nina, f"/youths/{team.youth_id}")

    seen = team.sql("SELECT basis, ground, rule, categories FROM events WHERE action = 'room.read'")
    assert seen[0][:3] == ("consent", consent, "TD-05")
    assert seen[0][3] & Category.WORK.bit
    assert not seen[0][3] & Category.HEALTH.bit


def test_who_is_near_closes_the_case_to_themself_on_every_path(team: Team, reidun: FlaskClient) -> None:
    room = f"/youths/{team.youth_id}"
    assert reidun.post(f"{room}/conflict", data={}).status_code == 422
    assert reidun.post(f"{room}/conflict", data={"kind": "sibling"}).status_code == 302

    assert reidun.get(room).status_code == 404
    assert "Sara" not in page(reidun, "/youths")
    assert "Sara" not in text(reidun, "/search?q=sara")


def test_what_somebody_wrote_is_shown_as_written_and_never_run(team: Team, reidun: FlaskClient) -> None:
    write(reidun, team, Category.WORK, "<script>alert(1)</script> Čáhppes & Ñandú")

    shown = page(reidun, f"/youths/{team.youth_id}")
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Čáhppes &amp; Ñandú" in shown


def test_a_search_by_identity_number_is_refused_and_finds_nobody(reidun: FlaskClient) -> None:
    assert "Sara" in text(reidun, "/search?q=SARA m")
    assert "fødselsnummer" in text(reidun, "/search?q=05840399895").lower()
    assert "Sara" not in text(reidun, "/search?q=%25")
