"""Bugs that other systems have had, told at the database: how consents begin, end and add up."""

from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest

from portal.domain.consents import ConsentEventKind, Effect, Line
from portal.domain.words import CONSENTABLE, Category, Service, Verb
from tests.policy.scene import GIVEN, LATER, NOW, permits
from tests.policy.story import SPRING, TABLES, Story, consented
from tests.policy.world import entered


@pytest.mark.requirement("bug:1")
def test_a_consent_that_names_nobody_or_nothing_opens_for_nobody(story: Story) -> None:
    story.world.give(story.nora, [], SPRING, at=GIVEN, parties=[])
    story.world.give(story.nora, [], SPRING, at=GIVEN, parties=[story.seats["nils"]])
    own_words = len(CONSENTABLE)
    assert [story.sees("nils", table) for table in ("youths", "consents", "mapping_items")] == [0, 0, own_words]
    assert story.sees("unni", "mapping_items") == 0


@pytest.mark.requirement("bug:2")
@pytest.mark.parametrize("last_day", [(2026, 3, 29), (2026, 10, 25), (2026, 6, 30), (2026, 12, 31)])
def test_a_consent_ends_at_midnight_in_oslo_with_no_job_run(story: Story, last_day: tuple[int, int, int]) -> None:
    day = date(*last_day)
    first = day - timedelta(days=20)
    consented(story, (first, day), at=datetime(first.year, first.month, first.day, 9, tzinfo=UTC))
    story.at(*last_day, 23, 59, 59)
    assert story.sees("nils") == 1
    after = day + timedelta(days=1)
    story.at(after.year, after.month, after.day)
    assert [story.sees("nils", table) for table in ("youths", "consents", "meetings", "invitations")] == [0, 0, 0, 0]


@pytest.mark.requirement("bug:3")
def test_a_consent_given_with_a_past_end_never_opens_and_withdrawn_stays_withdrawn(story: Story) -> None:
    consented(story, (date(2026, 4, 1), date(2026, 4, 10)), at=LATER)
    assert story.sees("nils") == 0
    given = consented(story)
    story.world.happen(story.nora, given, ConsentEventKind.WITHDRAWN, LATER)
    for when in ((2026, 5, 20), (2026, 7, 2), (2027, 7, 2)):
        story.at(*when)
        assert story.sees("nils") == 0


@pytest.mark.requirement("bug:4")
def test_two_consents_never_make_a_third(story: Story) -> None:
    nils = story.seats["nils"]
    for source, category in ((Service.SCHOOL, Category.HEALTH), (Service.DISTRICT, Category.NOTES)):
        line = Line(source, nils, category, Verb.READ)
        story.world.give(story.nora, [(line, Effect.PERMIT)], SPRING, at=GIVEN)
    with entered(story.app, story.players["nils"]):
        found = story.app.execute(
            "SELECT source, category FROM mapping_items WHERE author_seat <> policy.seat() AND youth_id = %s",
            [story.nora],
        ).fetchall()
    assert found == [(Service.SCHOOL.value, Category.HEALTH.value)]


@pytest.mark.requirement("bug:6")
def test_with_the_page_open_the_next_request_after_the_withdrawal_is_denied(story: Story) -> None:
    given = consented(story)
    assert all(story.sees("nils", table) for table in TABLES)
    search = "SELECT youth_id FROM policy.search_youths('nordmann', 99)"
    assert story.does("nils", search) == 1
    story.world.happen(story.nora, given, ConsentEventKind.WITHDRAWN, NOW)
    closed = ("youths", "consents", "consent_lines", "meetings", "invitations")
    assert [story.sees("nils", table) for table in closed] == [0] * len(closed)
    assert story.does("nils", search) == 0
    with entered(story.app, story.players["nils"]):
        others = "SELECT count(*) FROM files WHERE youth_id = %s AND author_seat <> policy.seat()"
        assert story.app.execute(others, [story.nora]).fetchone() == (0,)


@pytest.mark.requirement("bug:7")
def test_a_file_or_a_new_phone_number_never_changes_a_consent(story: Story) -> None:
    consented(story)
    kept = (
        "SELECT seat_id, ground, source_mask, read_mask, write_mask, meet, period FROM policy.access ORDER BY 1, 2, 3"
    )
    before = story.world.admin.execute(kept.encode()).fetchall()
    story.world.admin.execute("UPDATE youth_contacts SET phone = '12345678', mail = 'n@example.org'")
    kari = {"author": story.players["kari"].person, "author_seat": story.seats["kari"], "recorded_at": NOW}
    signed = {"category": Category.CONSENT_TEXT.value, "name": "consent.pdf", "media_type": "t", "content": b"c"}
    story.world.put("files", youth_id=story.nora, source=0, sha256=b"h", **kari, **signed)
    assert story.world.admin.execute(kept.encode()).fetchall() == before


@pytest.mark.requirement("bug:8")
@pytest.mark.parametrize("table", ["consents", "consent_parties", "consent_lines", "consent_events"])
def test_given_terms_and_refusals_are_never_edited_nor_deleted(story: Story, table: str) -> None:
    given = consented(story)
    story.world.refuse(story.nora, [story.seats["unni"]], LATER)
    story.world.happen(story.nora, given, ConsentEventKind.NARROWED, LATER)
    for change in (f"UPDATE {table} SET youth_id = youth_id", f"DELETE FROM {table}"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            story.does("kari", change)


@pytest.mark.requirement("bug:8")
def test_no_line_is_added_to_a_consent_that_has_been_given(story: Story) -> None:
    given = consented(story)
    add = (
        "INSERT INTO consent_lines (consent_id, youth_id, source, seat_id, category, verb, effect, period) "
        "VALUES (%s, %s, 0, %s, 18, 'read', 'permit', '(,)')"
    )
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        story.does("kari", add, given, story.nora, story.seats["nils"])


@pytest.mark.requirement("bug:9")
def test_a_renewal_is_a_new_record_and_the_old_one_holds_until_it_begins(story: Story) -> None:
    old = consented(story)
    fewer = [(line, effect) for line, effect in permits([story.seats["nils"]]) if line.category is Category.NOTES]
    story.world.give(story.nora, fewer, (date(2026, 6, 1), date(2026, 9, 1)), at=LATER, supersedes=old)
    health = "SELECT count(*) FROM mapping_items WHERE category = 15 AND source = 0 AND author_seat <> policy.seat()"
    for when, seen in (((2026, 5, 31, 23, 59), 1), ((2026, 6, 1), 0)):
        story.at(*when)
        with entered(story.app, story.players["nils"]):
            assert story.app.execute(health.encode()).fetchone() == (seen,)
            assert story.app.execute("SELECT count(*) FROM consents").fetchone() == (1,)
