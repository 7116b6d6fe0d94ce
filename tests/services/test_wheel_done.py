"""What the data say is done: each rule with what makes it true, and what is near and does not."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from flask import Flask

from portal.domain.wheel import DoneRule
from portal.queries.wheel_done import DERIVED
from tests.conftest import Database
from tests.services.the_wheel import Wheel
from tests.the_team import appoint, gather


@pytest.fixture
def year(app: Flask, database: Database) -> Wheel:
    team = gather(database)
    appoint(team, "unni", "uda", "Utdanningsadministrasjonen")
    appoint(team, "petra", "private_school", "Akademiet Oslo AS")
    story = Wheel(app, team)
    story.make()
    return story


def taken_in(year: Wheel, kind: str, on: str, state: str = "done", who: str = "unni") -> None:
    """A file of the year has come in."""
    year.sql(
        """INSERT INTO imports (id, kind, file_name, size, sha256, state, stage, seat_id, started_by, started_at)
           VALUES (%s, %s, 'fil.csv', 1, %s, %s, 'apply', %s, %s, %s)""",
        uuid4(), kind, on.encode(), state, year.team.seats[who], year.team.people[who], on,
    )  # fmt: skip


def on(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def test_every_rule_that_the_data_answer_has_its_statement() -> None:
    by_hand = {DoneRule.BY_HAND, DoneRule.PASSES, DoneRule.NETWORK_MEETINGS}
    assert set(DERIVED) == set(DoneRule) - by_hand, "network meetings are counted once they are called here (TE-10)"


@pytest.mark.parametrize(
    ("row", "kind", "day"),
    [
        ("W-001", "moving_up", "2026-08-09"),
        ("W-002", "without_place", "2026-09-25"),
        ("W-014", "not_applied", "2027-03-19"),
    ],
)
def test_the_transfers_of_the_year_are_done_when_their_file_is_in(year: Wheel, row: str, kind: str, day: str) -> None:
    taken_in(year, kind, day, state="previewed")
    taken_in(year, "register", day)
    year.round(on(day))
    assert not year.item(row).done, "a preview is not yet done"
    taken_in(year, kind, f"{day}T10:00")
    year.round(on(day))
    assert year.item(row).done


def test_leavers_are_loaded_week_by_week(year: Wheel) -> None:
    taken_in(year, "leavers", "2026-09-09")
    year.round(on("2026-09-18"))
    done = [part for part in range(1, 9) if year.item("W-020", part=part).done]
    assert [year.item("W-020", part=part).due_on for part in done] == [date(2026, 9, 11)]


def test_what_private_schools_report_is_done_when_nothing_waits(year: Wheel) -> None:
    year.round(on("2026-09-20"))
    assert not year.item("W-019").done, "nothing has come yet"
    taken_in(year, "private_pupils", "2026-09-15", who="petra")
    year.sql(
        """INSERT INTO status_reports (youth_id, reporter, code, activity, reported_on, author, author_seat,
                                       recorded_at)
           VALUES (%s, 'private_school', 'OTAR', 'work', '2026-09-15', %s, %s, '2026-09-15')""",
        year.team.youth_id, year.team.people["petra"], year.team.seats["petra"],
    )  # fmt: skip
    year.round(on("2026-09-21"))
    row = year.item("W-019")
    assert (row.done, row.counted) == (False, 1)
    taken = "UPDATE status_reports SET state = 'taken', decided_by = %s, decided_at = '2026-09-22'"
    year.sql(taken, year.team.people["unni"])
    year.round(on("2026-09-22"))
    assert year.item("W-019").done
    assert year.item("W-030", "petra").done, "and the school's own duty of September"
    assert not year.item("W-031", "petra").done


@pytest.mark.requirement("R-169", "V-025")
def test_the_report_is_done_when_it_is_frozen(year: Wheel) -> None:
    unni = year.team.people["unni"]
    frozen = """INSERT INTO reports (report_day, version, opened_by, opened_at, state, checked_by, checked_at,
            signed_by, signed_name, signed_at, known_at, row_count, digest)
        VALUES ('2026-11-15', 1, %(unni)s, now(), %(state)s, %(unni)s, now(), %(unni)s, 'Unni', now(), now(), 0,
            decode(repeat('00', 32), 'hex'))"""
    year.sql(frozen, {"unni": unni, "state": "signed"})
    year.round(on("2026-11-14"))
    assert not year.item("W-012").done
    year.sql("UPDATE reports SET state = 'frozen'")
    year.round(on("2026-11-15"))
    assert year.item("W-012").done
    assert not year.item("W-013").done


def test_the_letters_are_sent_when_the_batch_is(year: Wheel) -> None:
    unni = {"unni": year.team.people["unni"], "seat": year.team.seats["unni"]}
    year.sql(
        """WITH t AS (INSERT INTO letter_texts (code, version, language, title, body, sha256, published_at)
                      VALUES ('t', 99, 'nb', 't', 'b', '', now()) RETURNING id)
           INSERT INTO letter_batches (kind, text_id, since, until, reply_by, state, started_by, started_seat,
                                       started_at)
           SELECT 'non_applicants', id, '2027-03-19', '2027-04-20', '2027-05-20', 'ready', %(unni)s, %(seat)s,
                  '2027-04-25' FROM t""",
        unni,
    )
    year.round(on("2027-04-26"))
    assert not year.item("W-015").done
    year.sql("UPDATE letter_batches SET state = 'sent', settled_by = %(unni)s, settled_at = now()", unni)
    year.round(on("2027-04-27"))
    assert year.item("W-015").done


@pytest.mark.requirement("TE-10", "R-168")
def test_the_district_has_reviewed_when_four_reviews_are_finished(year: Wheel) -> None:
    omar = {"omar": year.team.people["omar"], "seat": year.team.seats["omar"], "unni": year.team.people["unni"]}
    for number, day in enumerate(("2026-10-10", "2026-11-20", "2027-02-20", "2027-04-20"), 1):
        year.sql(
            """WITH l AS (INSERT INTO otuk_lists (for_date, school_year, unit_id, district_no, youths, arrived, gone,
                                                  review_by, sent_at, sent_by)
                   SELECT %(day)s::date, 2026, u.id, u.district_no, 0, 0, 0, %(day)s::date, %(day)s::date, %(unni)s
                   FROM units u
                   JOIN policy.seats s ON s.unit_id = u.id WHERE s.id = %(seat)s RETURNING id)
               INSERT INTO list_steps (list_id, number, kind, person_id, seat_id, at, summary)
               SELECT id, 1, 'finished', %(omar)s, %(seat)s, %(day)s::date, '{}' FROM l""",
            {**omar, "day": day},
        )
        year.round(on(day))
        row = year.item("W-022", "omar")
        assert (row.counted, row.done) == (number, number == 4)
    year.sql(
        """INSERT INTO list_steps (list_id, number, kind, person_id, seat_id, at, summary)
           SELECT id, 2, 'opened_again', %(omar)s, %(seat)s, '2027-04-21', '{}' FROM otuk_lists
           WHERE for_date = '2027-04-20'""",
        omar,
    )
    year.round(on("2027-04-21"))
    assert not year.item("W-022", "omar").done, "opened again, it is no longer finished"
