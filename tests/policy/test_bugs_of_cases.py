"""Bugs that other systems have had, told at the database: who changes, who is invited, what stays."""

from uuid import UUID

import psycopg
import pytest

from portal.domain.consents import Effect, Line
from portal.domain.periods import Period
from portal.domain.words import Category, Role, Service, Verb
from tests.policy.scene import GIVEN, NOW, permits
from tests.policy.story import SPRING, TABLES, Story, consented
from tests.policy.world import entered


@pytest.mark.requirement("bug:10")
@pytest.mark.requirement("bug:5")
def test_nobody_changes_what_another_party_wrote(story: Story) -> None:
    consented(story)
    for name in ("nils", "kari"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            story.does(name, "UPDATE mapping_items SET goals = 'x' WHERE youth_id = %s", story.nora)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            story.does(name, "DELETE FROM mapping_items WHERE youth_id = %s", story.nora)
    moved = "UPDATE meetings SET state = 'cancelled' WHERE youth_id = %s"
    assert story.does("nils", moved, story.nora) == 0
    assert story.does("kari", moved, story.nora) == 1
    forged = (
        "INSERT INTO mapping_items (youth_id, category, source, author, author_seat, recorded_at) "
        "VALUES (%s, 22, 0, %s, %s, policy.now())"
    )
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        story.does("nils", forged, story.nora, story.players["nils"].person, story.seats["nils"])


@pytest.mark.requirement("bug:11")
@pytest.mark.requirement("bug:12")
@pytest.mark.requirement("TD-15")
def test_after_a_transfer_the_history_names_the_earlier_school_which_no_longer_reads(story: Story) -> None:
    world, nora = story.world, story.nora
    other = world.seat(Role.COUNSELLOR)
    story.players["berit"] = world.player("berit", Role.COUNSELLOR, other)
    assert (story.sees("kari"), story.sees("berit")) == (1, 0)
    world.admin.execute("UPDATE responsibilities SET period = tstzrange(NULL, %s) WHERE youth_id = %s", [NOW, nora])
    world.duty(nora, other, Period(NOW, None))
    assert [story.sees("kari", table) for table in TABLES] == [0] * len(TABLES)
    assert story.sees("berit") == 1
    assert story.sees("uda", "responsibilities") == 2
    world.end_case(nora, NOW)
    assert story.sees("uda", "responsibilities") == 2


@pytest.mark.requirement("bug:13")
def test_nobody_is_invited_who_could_not_open_the_case(story: Story) -> None:
    consented(story)
    meeting = story.world.admin.execute("SELECT id FROM meetings WHERE youth_id = %s", [story.nora]).fetchone()
    assert meeting is not None
    invite = "INSERT INTO invitations (meeting_id, youth_id, seat_id, changed_at) VALUES (%s, %s, %s, policy.now())"
    for name in ("unni", "odd", "uda"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            story.does("kari", invite, meeting[0], story.nora, story.seats[name])
    contact = [(Line(Service.SCHOOL, story.seats["odd"], Category.MEETING, Verb.MEET), Effect.PERMIT)]
    story.world.give(story.nora, contact, SPRING, at=GIVEN)
    assert story.does("kari", invite, meeting[0], story.nora, story.seats["odd"]) == 1


@pytest.mark.requirement("bug:16")
def test_a_youth_one_may_not_know_of_is_as_one_who_does_not_exist(story: Story) -> None:
    for youth in (story.nora, UUID(int=5)):
        assert story.does("unni", "SELECT * FROM youths WHERE id = %s", youth) == 0
        assert story.does("unni", "SELECT * FROM consents WHERE youth_id = %s", youth) == 0
        with entered(story.app, story.players["unni"]):
            assert story.app.execute("SELECT policy.may(%s, 'read', 0::smallint)", [youth]).fetchone() == (False,)
            assert story.app.execute("SELECT count(*) FROM policy.who_may(%s)", [youth]).fetchone() == (0,)
        note = (
            "INSERT INTO mapping_items (youth_id, category, source, author, author_seat, recorded_at) "
            "VALUES (%s, 22, 2, %s, %s, policy.now())"
        )
        with pytest.raises(psycopg.errors.InsufficientPrivilege) as refused:
            story.does("unni", note, youth, story.players["unni"].person, story.seats["unni"])
        assert str(youth) not in str(refused.value)


@pytest.mark.requirement("bug:17")
def test_nobody_is_ever_removed_from_the_register(story: Story) -> None:
    for statement in ("DELETE FROM youths", "TRUNCATE youths CASCADE"):
        with pytest.raises(psycopg.errors.RestrictViolation), story.world.admin.transaction():
            story.world.admin.execute(statement.encode())
    assert story.sees("kari") == 1


@pytest.mark.requirement("bug:20")
def test_a_consent_that_has_expired_is_still_there_for_those_with_the_duty(story: Story) -> None:
    consented(story)
    story.at(2027, 1, 1)
    assert story.sees("nils", "consents") == 0
    assert story.sees("kari", "consents") == 1
    assert story.sees("kari", "consent_lines") == len(permits([story.seats["nils"]]))
    with pytest.raises(psycopg.errors.RestrictViolation), story.world.admin.transaction():
        story.world.admin.execute("DELETE FROM consents")
