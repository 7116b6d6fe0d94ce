"""Reidun tries to reach Sara: every attempt is written down, and only an answer counts."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from flask import Flask

from portal.domain.contacts import Channel, ContactInFuture, Counterpart, Outcome, Purpose
from portal.domain.refusals import NotKnown
from portal.queries import contacts as kept
from portal.services import contacts
from portal.services.contacts import Attempt
from tests.conftest import Database
from tests.the_team import Team, gather


@pytest.fixture
def team(database: Database) -> Team:
    return gather(database)


def tried(outcome: Outcome, channel: Channel = Channel.PHONE, **other: object) -> Attempt:
    """A moment ago, unless told otherwise."""
    return Attempt(**{"made_at": datetime.now(UTC), "channel": channel, "outcome": outcome, **other})  # type: ignore[arg-type]


@pytest.mark.requirement("R-022", "R-161", "TC-07", "K-001")
def test_a_message_without_a_reply_is_kept_and_does_not_count(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        judged = contacts.log(reidun, team.youth_id, tried(Outcome.NO_REPLY, Channel.SMS, note="Spurte om å møtes"))
        (line,) = kept.of_youth(team.youth_id)
    assert (judged.rule, judged.outcome.counts) == ("KL-02", False)
    assert (line.channel, line.counts, line.rule, line.author) == ("sms", False, "KL-02", "Reidun")
    assert team.sql("SELECT action, basis, rule FROM events WHERE action = 'contact.logged'") == [
        ("contact.logged", "duty", "TD-01")
    ]


@pytest.mark.requirement("R-024", "S-006")
def test_the_log_is_read_by_channel_and_outcome_the_newest_first(app: Flask, team: Team) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    with team.acting(app, "reidun") as reidun:
        contacts.log(reidun, team.youth_id, tried(Outcome.DIALOGUE))
        contacts.log(reidun, team.youth_id, tried(Outcome.NO_REPLY, Channel.LETTER, made_at=yesterday))
        assert [line.outcome for line in kept.of_youth(team.youth_id)] == ["dialogue", "no_reply"]
        assert [line.channel for line in kept.of_youth(team.youth_id, channel="letter")] == ["letter"]
        assert kept.of_youth(team.youth_id, outcome="explicit_refusal") == []


@pytest.mark.requirement("TC-08")
def test_a_guardian_answers_for_sara_only_while_she_is_under_age_and_ill(app: Flask, team: Team) -> None:
    guardian = tried(Outcome.GUARDIAN_FEEDBACK, hindered=True)
    team.sql("INSERT INTO youth_identities (youth_id, birth_date) VALUES (%s, current_date - 6000)", team.youth_id)
    with team.acting(app, "reidun") as reidun:
        assert contacts.log(reidun, team.youth_id, guardian).rule == "KL-03"
    team.sql("UPDATE youth_identities SET birth_date = current_date - 7000")
    with team.acting(app, "reidun") as reidun:
        assert contacts.log(reidun, team.youth_id, guardian).rule == "KL-04"
        assert [line.counterpart for line in kept.of_youth(team.youth_id)] == [Counterpart.GUARDIAN] * 2


@pytest.mark.requirement("R-024", "TD-08")
def test_the_districts_contact_logs_for_those_on_the_list_and_reads_own_words_only(app: Flask, team: Team) -> None:
    with team.acting(app, "reidun") as reidun:
        contacts.log(reidun, team.youth_id, tried(Outcome.NO_REPLY))
    with team.acting(app, "omar") as omar, pytest.raises(NotKnown):
        contacts.log(omar, team.youth_id, tried(Outcome.NO_REPLY))
    team.sql(
        "INSERT INTO statuses (youth_id, code, valid_from, recorded_at, source) "
        "VALUES (%s, 'OTUK', '2026-01-01', now(), 't')", team.youth_id,
    )  # fmt: skip
    with team.acting(app, "omar") as omar:
        contacts.log(omar, team.youth_id, tried(Outcome.DIALOGUE, Channel.VISIT))
        assert [line.channel for line in kept.of_youth(team.youth_id)] == ["visit"]
    with team.acting(app, "reidun"):
        assert [line.channel for line in kept.of_youth(team.youth_id)] == ["phone"], "the district's words are its own"
    with team.acting(app, "sara"):
        assert len(kept.of_youth(team.youth_id)) == 2
    with team.acting(app, "nina"):
        assert kept.of_youth(team.youth_id) == []
    assert team.sql("SELECT basis, rule FROM events WHERE action = 'contact.logged' ORDER BY id") == [
        ("duty", "TD-01"), ("list", "TD-08"),
    ]  # fmt: skip


def test_what_was_sent_to_many_stands_in_each_log_and_nobody_elses_youth_can_be_named(app: Flask, team: Team) -> None:
    other = uuid4()
    team.sql("INSERT INTO youths (id, first_name, last_name, last_activity) VALUES (%s, 'Ali', 'Khan', now())", other)
    sent = tried(Outcome.NO_REPLY, Channel.SMS, purpose=Purpose.OFFER_FOLLOW_UP)
    with team.acting(app, "reidun") as reidun:
        assert [youth.first_name for youth in kept.mine()] == ["Sara"]
        assert contacts.log_many(reidun, [team.youth_id, other], sent) == 1
        assert kept.mine("OTUK") == []
    assert team.sql("SELECT youth_id, purpose FROM contact_attempts") == [(team.youth_id, "offer_follow_up")]


def test_nobody_has_tried_tomorrow_yet(app: Flask, team: Team) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    with team.acting(app, "reidun") as reidun, pytest.raises(ContactInFuture):
        contacts.log(reidun, team.youth_id, tried(Outcome.DIALOGUE, made_at=tomorrow))
    assert team.sql("SELECT count(*) FROM contact_attempts") == [(0,)]
