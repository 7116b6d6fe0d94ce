"""Calling a meeting: who may, with whom, and what goes out by mail."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from threading import Thread
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from portal.database import db, forget
from portal.domain import meetings as rules
from portal.domain.letters import Slot
from portal.domain.meetings import Answer, Call, Kind
from portal.domain.refusals import NotAllowed, NotKnown
from portal.queries import meetings as kept
from portal.services import meetings
from portal.tables.meeting_endings import uninvite
from tests.conftest import Database
from tests.the_team import Team, gather

NEXT_WEEK = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=7)


@pytest.fixture
def team(database: Database) -> Team:
    return gather(database)


@pytest.fixture(autouse=True)
def _nobody_named_afterwards(app: Flask) -> Iterator[None]:
    yield
    with app.app_context():
        forget()


def clarification(team: Team, *who: str, **changed: object) -> Call:
    seats = tuple(team.seats[name] for name in who)
    given: dict[str, object] = {
        "kind": Kind.CLARIFICATION, "start": NEXT_WEEK, "end": NEXT_WEEK + timedelta(hours=1),
        "place": "Møterom 2", "seats": seats,
    }  # fmt: skip
    return Call(**given | changed)  # type: ignore[arg-type] # by name


def mails(team: Team) -> list[tuple[str, str, str, str]]:
    return team.sql("SELECT recipient, subject, calendar_method, calendar FROM messages ORDER BY created_at, recipient")


def methods(team: Team) -> dict[str, list[str | None]]:
    found: dict[str, list[str | None]] = {}
    for recipient, _subject, method, _calendar in mails(team):
        found.setdefault(recipient, []).append(method)
    return found


@pytest.mark.requirement("R-166", "TD-10")
def test_a_counsellor_meets_sara_alone_without_any_consent(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        meeting_id = meetings.call(reidun, team.youth_id, clarification(team))
    with team.acting(app, "sara") as sara:
        (coming,) = kept.upcoming(sara)
        assert (coming.id, coming.answer) == (meeting_id, "invited")
    assert set(methods(team)) == {"sara@ungdom.invalid", "reidun@kommune.invalid"}


@pytest.mark.requirement("TD-09")
def test_whoever_lacks_a_consent_is_named_and_nobody_is_invited(app: Flask, team: Team) -> None:
    team.consent("omar")
    with team.acting(app, "reidun") as reidun, pytest.raises(rules.ConsentLacking) as refused:
        meetings.call(reidun, team.youth_id, clarification(team, "omar", "nina"))
    assert [party.name for party in refused.value.parties] == ["Nav Grünerløkka"]
    assert team.sql("SELECT count(*) FROM meetings") == [(0,)]
    assert mails(team) == []


@pytest.mark.requirement("R-037", "R-048", "R-122", "TE-01", "TD-09")
def test_with_sara_s_consent_everybody_gets_an_invitation_that_says_nothing(app: Flask, team: Team) -> None:
    team.consent("omar", "nina")
    with team.acting(app, "reidun") as reidun:
        meetings.call(reidun, team.youth_id, clarification(team, "omar", "nina"))
    sent = mails(team)
    assert {recipient for recipient, *_ in sent} == {
        "nina@kommune.invalid", "omar@kommune.invalid", "reidun@kommune.invalid", "sara@ungdom.invalid",
    }  # fmt: skip
    for _recipient, subject, method, calendar in sent:
        assert (subject, method) == ("Du har en ny innkalling i Laget", "REQUEST")
        assert Slot.from_json(calendar).summary == "Møte"
    everything = str(team.sql("SELECT subject, body, calendar, path FROM messages"))
    for secret in ("Sara", "Moen", "Hersleb", "Møterom", "avklaring", str(team.youth_id)):
        assert secret not in everything


@pytest.mark.requirement("bug:13")
def test_a_consent_that_ends_before_the_meeting_is_not_enough(app: Flask, team: Team) -> None:
    team.consent("nina", until=(NEXT_WEEK - timedelta(days=2)).date())
    with team.acting(app, "reidun") as reidun, pytest.raises(rules.ConsentLacking) as refused:
        meetings.call(reidun, team.youth_id, clarification(team, "nina"))
    assert refused.value.parties[0].now, "the consent is in force today"


@pytest.mark.requirement("bug:13")
def test_a_consent_to_read_does_not_let_nav_be_invited(app: Flask, team: Team) -> None:
    team.consent("nina", meet=False)
    with team.acting(app, "reidun") as reidun, pytest.raises(rules.ConsentLacking):
        meetings.call(reidun, team.youth_id, clarification(team, "nina"))


@pytest.mark.requirement("bug:5")
@pytest.mark.requirement("bug:13")
def test_the_database_refuses_an_invitation_that_got_past_the_service(app: Flask, team: Team) -> None:
    team.consent("omar")
    with team.acting(app, "reidun") as reidun:
        meeting_id = meetings.call(reidun, team.youth_id, clarification(team, "omar"))
        forged = text("""INSERT INTO invitations (id, meeting_id, youth_id, seat_id, changed_at)
                         VALUES (:id, :meeting, :youth, :seat, now())""")
        given = {"id": uuid4(), "meeting": meeting_id, "youth": team.youth_id, "seat": team.seats["nina"]}
        with pytest.raises(ProgrammingError, match="row-level security"):
            db.session.execute(forged, given)
        db.session.rollback()
    assert team.sql("SELECT count(*) FROM invitations WHERE seat_id = %s", team.seats["nina"]) == [(0,)]


@pytest.mark.requirement("bug:5")
def test_an_invitation_cannot_be_turned_into_somebody_else_s(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        meetings.call(reidun, team.youth_id, clarification(team))
        turned = text("UPDATE invitations SET seat_id = :seat WHERE seat_id IS NULL")
        with pytest.raises(ProgrammingError, match="permission denied"):
            db.session.execute(turned, {"seat": team.seats["nina"]})
        db.session.rollback()


@pytest.mark.requirement("TE-01")
def test_nav_does_not_convene_even_when_it_may_see(app: Flask, team: Team) -> None:
    team.consent("nina", "omar")
    with team.acting(app, "nina") as nina, pytest.raises(rules.NotYoursToConvene):
        meetings.call(nina, team.youth_id, clarification(team, "omar"))


@pytest.mark.requirement("R-046", "R-047", "R-096", "TE-02")
def test_the_ot_contact_convenes_the_collaboration_meeting(app: Flask, team: Team) -> None:
    team.consent("omar", "nina")
    what = clarification(team, "nina", "reidun", kind=Kind.COLLABORATION)
    with team.acting(app, "omar") as omar:
        meetings.call(omar, team.youth_id, what)
    with team.acting(app, "nina") as nina:
        (coming,) = kept.upcoming(nina)
        assert (coming.kind, coming.youth) == ("collaboration", "Sara Moen")


@pytest.mark.requirement("R-046", "TE-02")
def test_a_counsellor_does_not_convene_the_collaboration_meeting(app: Flask, team: Team) -> None:
    team.consent("omar")
    what = clarification(team, "omar", kind=Kind.COLLABORATION)
    with team.acting(app, "reidun") as reidun, pytest.raises(rules.NotYoursToConvene):
        meetings.call(reidun, team.youth_id, what)


@pytest.mark.requirement("bug:1")
@pytest.mark.requirement("TE-02")
def test_a_collaboration_meeting_with_nobody_is_none(app: Flask, team: Team) -> None:
    team.consent("omar")
    with team.acting(app, "omar") as omar, pytest.raises(rules.NobodyInvited):
        meetings.call(omar, team.youth_id, clarification(team, kind=Kind.COLLABORATION))


def test_whoever_may_not_know_sara_calls_nothing(app: Flask, team: Team) -> None:
    with team.acting(app, "nina") as nina, pytest.raises(NotAllowed):
        meetings.call(nina, team.youth_id, clarification(team))
    assert mails(team) == []


@pytest.mark.parametrize(
    ("start", "length", "refusal"),
    [
        (-timedelta(hours=1), timedelta(hours=2), rules.InThePast),
        (timedelta(days=1), timedelta(0), rules.EndsBeforeItBegins),
        (timedelta(days=1), timedelta(hours=13), rules.TooLongOrTooFar),
        (timedelta(days=400), timedelta(hours=1), rules.TooLongOrTooFar),
    ],
)
def test_a_meeting_lies_ahead_and_has_a_sensible_length(
    app: Flask, team: Team, start: timedelta, length: timedelta, refusal: type[Exception]
) -> None:
    with team.acting(app, "reidun") as reidun:
        begins = reidun.now + start
        what = clarification(team, start=begins, end=begins + length)
        with pytest.raises(refusal):
            meetings.call(reidun, team.youth_id, what)


def test_each_answers_for_themself_only(app: Flask, team: Team) -> None:
    team.consent("nina")
    with team.acting(app, "reidun") as reidun:
        meeting_id = meetings.call(reidun, team.youth_id, clarification(team, "nina"))
    with team.acting(app, "nina") as nina:
        (mine,) = kept.invitations(team.youth_id, meeting_id)
        meetings.answer(nina, team.youth_id, mine.id, Answer.ACCEPTED)
    with team.acting(app, "sara") as sara:
        by_seat = {i.seat_id: i for i in kept.invitations(team.youth_id, meeting_id)}
        assert by_seat[team.seats["nina"]].state == "accepted"
        with pytest.raises(NotKnown):
            meetings.answer(sara, team.youth_id, mine.id, Answer.DECLINED)
        meetings.answer(sara, team.youth_id, by_seat[None].id, Answer.DECLINED)
        assert kept.upcoming(sara)[0].answer == "declined"


def test_a_meeting_called_off_leaves_every_calendar(app: Flask, team: Team) -> None:
    team.consent("nina", "omar")
    with team.acting(app, "reidun") as reidun:
        meeting_id = meetings.call(reidun, team.youth_id, clarification(team, "nina"))
    with team.acting(app, "nina") as nina, pytest.raises(NotKnown):
        meetings.cancel(nina, team.youth_id, meeting_id)
    with team.acting(app, "reidun") as reidun:
        meetings.cancel(reidun, team.youth_id, meeting_id)
        assert kept.upcoming(reidun) == []
    for told in methods(team).values():
        assert told == ["REQUEST", "CANCEL"]
    with team.acting(app, "nina") as nina:
        assert kept.upcoming(nina) == []


@pytest.mark.requirement("bug:6")
def test_when_sara_withdraws_nav_is_called_off_and_the_others_learn_that_not_why(app: Flask, team: Team) -> None:
    consent = team.consent("nina", "omar")
    with team.acting(app, "reidun") as reidun:
        meeting_id = meetings.call(reidun, team.youth_id, clarification(team, "nina", "omar"))
    team.withdraw(consent, "nina")
    with team.acting(app, "sara") as sara:
        assert uninvite(sara, team.youth_id, (team.seats["nina"],), sara.now) == 1
        db.session.commit()
    assert methods(team) == {
        "nina@kommune.invalid": ["REQUEST", "CANCEL"],
        "omar@kommune.invalid": ["REQUEST", None],
        "reidun@kommune.invalid": ["REQUEST", None],
        "sara@ungdom.invalid": ["REQUEST"],
    }
    requested, cancelled = (
        Slot.from_json(calendar) for to, _, _, calendar in mails(team) if to == "nina@kommune.invalid"
    )
    assert (cancelled.uid, cancelled.sequence) == (requested.uid, requested.sequence + 1)
    changed = team.sql("SELECT DISTINCT subject, body FROM messages WHERE calendar_method IS NULL")
    assert [subject for subject, _ in changed] == ["Samarbeidet er endret"]
    assert "Nav" not in str(changed)
    with team.acting(app, "nina") as nina:
        assert kept.upcoming(nina) == []
        assert kept.get(team.youth_id, meeting_id) is None
    with team.acting(app, "omar") as omar:
        assert len(kept.upcoming(omar)) == 1


@pytest.mark.requirement("bug:6")
def test_a_counsellor_who_records_the_withdrawal_calls_nav_off_too(app: Flask, team: Team) -> None:
    consent = team.consent("nina")
    with team.acting(app, "reidun") as reidun:
        meetings.call(reidun, team.youth_id, clarification(team, "nina"))
    team.withdraw(consent, "nina")
    with team.acting(app, "reidun") as reidun:
        uninvite(reidun, team.youth_id, (team.seats["nina"],), reidun.now)
        db.session.commit()
    assert methods(team) == {
        "nina@kommune.invalid": ["REQUEST", "CANCEL"],
        "reidun@kommune.invalid": ["REQUEST"],
        "sara@ungdom.invalid": ["REQUEST", None],
    }


@pytest.mark.requirement("bug:6")
def test_a_call_cannot_overtake_a_withdrawal_that_is_being_recorded(app: Flask, team: Team) -> None:
    consent = team.consent("nina")
    outcomes: list[str] = []

    def call_meanwhile() -> None:
        with team.acting(app, "reidun") as reidun:
            try:
                meetings.call(reidun, team.youth_id, clarification(team, "nina"))
                outcomes.append("invited")
            except rules.ConsentLacking:
                outcomes.append("refused")
            forget()

    caller = Thread(target=call_meanwhile)
    with team.database.cluster.connect(database=team.database.name) as sara, sara.transaction():
        sara.execute(
            """INSERT INTO consent_events (consent_id, youth_id, kind, seat_id, at, actor, channel)
               VALUES (%s, %s, 'withdrawn', %s, now(), %s, 'staff')""",
            [consent, team.youth_id, team.seats["nina"], team.people["sara"]],
        )
        caller.start()
        caller.join(1)
        assert caller.is_alive(), "the call waits until it is known what Sara has decided"
    caller.join(20)
    assert outcomes == ["refused"]


def test_when_the_convener_s_own_access_ends_the_whole_meeting_does(app: Flask, team: Team) -> None:
    consent = team.consent("omar", "nina")
    with team.acting(app, "omar") as omar:
        what = clarification(team, "nina", kind=Kind.COLLABORATION)
        meeting_id = meetings.call(omar, team.youth_id, what)
    team.withdraw(consent, "omar")
    with team.acting(app, "sara") as sara:
        uninvite(sara, team.youth_id, (team.seats["omar"],), sara.now)
        db.session.commit()
        meeting = kept.get(team.youth_id, meeting_id)
        assert meeting is not None
        assert meeting.state == "cancelled"
    assert methods(team)["nina@kommune.invalid"] == ["REQUEST", "CANCEL"]


def test_nobody_but_those_with_the_duty_can_uninvite(app: Flask, team: Team) -> None:
    team.consent("nina", "omar")
    with team.acting(app, "reidun") as reidun:
        meetings.call(reidun, team.youth_id, clarification(team, "nina", "omar"))
    with team.acting(app, "omar") as omar:
        assert uninvite(omar, team.youth_id, (team.seats["nina"],), omar.now) == 0
        db.session.commit()
    with team.acting(app, "nina") as nina:
        assert len(kept.upcoming(nina)) == 1


@pytest.mark.requirement("TD-21")
def test_calling_and_answering_stand_in_the_log_with_their_ground(app: Flask, team: Team) -> None:
    consent = team.consent("nina")
    with team.acting(app, "reidun") as reidun:
        meeting_id = meetings.call(reidun, team.youth_id, clarification(team, "nina"))
    with team.acting(app, "nina") as nina:
        (mine,) = kept.invitations(team.youth_id, meeting_id)
        meetings.answer(nina, team.youth_id, mine.id, Answer.ACCEPTED)
    logged = team.sql("SELECT action, basis, rule, ground FROM events ORDER BY id")
    assert [row[:3] for row in logged] == [
        ("meeting.called", "duty", "TE-01"), ("meeting.answered", "consent", "TD-09"),
    ]  # fmt: skip
    assert logged[1][3] == consent


def test_a_consent_that_ends_on_the_day_of_the_meeting_covers_it(app: Flask, team: Team) -> None:
    day: date = (NEXT_WEEK + timedelta(hours=2)).date()
    team.consent("nina", until=day)
    begins = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=12)
    with team.acting(app, "reidun") as reidun:
        what = clarification(team, "nina", start=begins, end=begins + timedelta(hours=1))
        meetings.call(reidun, team.youth_id, what)
    assert "nina@kommune.invalid" in methods(team)
