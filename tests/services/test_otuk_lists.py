"""Sending the lists of a day: one for each district, frozen, told of without a name; what each reader sees of it."""

from datetime import date

import psycopg
import pytest
from sqlalchemy.exc import ProgrammingError

from portal.database import db
from portal.domain.list_refusals import AlreadySent, NotADayForLists
from portal.domain.otuk_lists import send_days
from portal.queries import list_rows
from portal.queries import otuk_lists as kept
from tests.the_lists import Lists
from tests.the_register import Register
from tests.the_team import appoint


@pytest.fixture
def lists(register: Register) -> Lists:
    made = Lists(register)
    made.unknown("Ida", "Jonas")
    made.unknown("Stian", district="030111")
    return made


@pytest.mark.requirement("R-027", "R-162", "R-168", "TD-03", "TD-04")
def test_every_district_gets_its_own_list_and_a_mail_that_names_nobody(lists: Lists) -> None:
    sending = lists.send()
    assert sending.lists == 15
    mails = lists.register.sql("SELECT recipient, subject, body, path FROM messages ORDER BY recipient")
    omars = lists.of("omar")
    assert [(mail[0], mail[3]) for mail in mails] == [
        ("nina@kommune.invalid", f"/lists/{omars.id}"), ("omar@kommune.invalid", f"/lists/{omars.id}"),
    ]  # fmt: skip
    assert not any(word in str(mails) for word in ("Ida", "Jonas", "Berg", "OTUK", "Grünerløkka"))
    assert (omars.youths, omars.arrived, omars.gone) == (2, 2, 0)
    assert [row.name for row in lists.rows("omar", omars.id)] == ["Ida Berg", "Jonas Berg"]
    assert [row.name for row in lists.rows("nina", omars.id)] == ["Ida Berg", "Jonas Berg"]
    assert lists.rows("reidun", omars.id) == []
    with lists.register.team.acting(lists.register.app, "omar"):
        assert [sent.unit for sent in kept.newest(0)] == ["Bydel Grünerløkka"]
    with lists.register.team.acting(lists.register.app, "unni"):
        assert len(kept.newest(0)) == 15


@pytest.mark.requirement("R-168")
def test_the_lists_of_a_day_are_sent_once_and_only_for_days_of_the_year(lists: Lists) -> None:
    lists.send()
    with pytest.raises(AlreadySent):
        lists.send()
    with pytest.raises(NotADayForLists):
        lists.send(day=date(2020, 10, 10))
    with lists.register.team.acting(lists.register.app, "unni") as unni:
        days = send_days(unni.now.date())
    assert [(day.month, day.day) for day in days] == [(10, 10), (11, 20), (2, 20), (4, 20)]


@pytest.mark.requirement("TD-02")
def test_a_counsellor_who_forges_the_sending_makes_no_list(lists: Lists) -> None:
    with pytest.raises(AlreadySent):
        lists.send("reidun")
    assert lists.register.sql("SELECT count(*) FROM otuk_lists") == [(0,)]


@pytest.mark.requirement("TD-13")
def test_a_protected_address_stands_on_no_list_and_is_told_as_a_number_to_uda(lists: Lists) -> None:
    lists.register.sql(
        "UPDATE youths SET protection = 'confidential', district_no = NULL WHERE id = %s", lists.youths["Ida"]
    )
    with lists.register.team.acting(lists.register.app, "unni"):
        assert kept.left_out() == (1, 0)
        before = {district.unit: district.youths for district in kept.preview()}
    lists.send()
    assert [row.name for row in lists.rows("unni", lists.of("omar").id)] == ["Jonas Berg"]
    assert before["Bydel Grünerløkka"] == 1
    assert len(before) == 15


def test_what_is_new_still_there_and_gone_since_the_list_before_is_marked(lists: Lists) -> None:
    year = lists.register.at.date()
    lists.send(day=send_days(year)[0])
    reached(lists, "Ida")
    lists.unknown("Kari")
    lists.send()
    omars = lists.of("omar")
    assert (omars.youths, omars.arrived, omars.gone) == (2, 1, 1)
    assert {row.name: row.change for row in lists.rows("omar", omars.id)} == {
        "Jonas Berg": "still", "Kari Berg": "new",
    }  # fmt: skip
    assert omars.previous_id is not None
    for who, names in (("omar", []), ("unni", ["Ida Berg"])):
        with lists.register.team.acting(lists.register.app, who):
            assert list_rows.gone(omars.id, omars.previous_id) == names, who


@pytest.mark.requirement("bug:15", "TD-03")
def test_who_has_left_the_list_is_a_number_and_a_day_to_the_district(lists: Lists) -> None:
    lists.send()
    omars = lists.of("omar")
    reached(lists, "Ida")
    assert [row.name for row in lists.rows("omar", omars.id)] == ["Jonas Berg"]
    with lists.register.team.acting(lists.register.app, "omar"):
        ((left,),) = [(departure,) for departure in kept.departed(omars.id)]
        assert (left.left_on, left.youths) == (date(2026, 11, 21), 1)
        assert list_rows.get(omars.id, lists.youths["Ida"]) is None
        progress = list_rows.progress(omars.id)
        assert (progress.readable, progress.standing, progress.undone) == (1, 1, 1)
    frozen = {row.name: (row.status_code, row.code_now) for row in lists.rows("unni", omars.id)}
    assert frozen["Ida Berg"] == ("OTUK", "OTOV")


@pytest.mark.requirement("bug:15", "TD-02")
def test_the_coordinators_own_child_stands_on_the_list_but_not_for_the_coordinator(lists: Lists) -> None:
    lists.register.sql(
        "INSERT INTO conflicts VALUES (%s, %s, 'own_child', '[2020-01-01,)', %s)",
        lists.register.team.people["unni"], lists.youths["Ida"], lists.register.team.people["unni"],
    )  # fmt: skip
    lists.send()
    omars = lists.of("omar")
    assert omars.youths == 2
    assert [row.name for row in lists.rows("unni", omars.id)] == ["Jonas Berg"]
    assert [row.name for row in lists.rows("omar", omars.id)] == ["Ida Berg", "Jonas Berg"]


def test_a_list_that_is_sent_cannot_be_changed_by_anybody(lists: Lists) -> None:
    lists.send()
    for statement in (
        "UPDATE otuk_lists SET youths = 0",
        "DELETE FROM otuk_list_rows",
        "INSERT INTO otuk_list_rows (list_id) VALUES (gen_random_uuid())",
    ):
        with lists.register.team.acting(lists.register.app, "unni"), pytest.raises(ProgrammingError):
            db.session.connection().exec_driver_sql(statement)
    with pytest.raises(psycopg.errors.RestrictViolation):
        lists.register.sql("UPDATE otuk_lists SET youths = 0")


@pytest.mark.requirement("R-065", "TD-04")
def test_who_opens_the_list_leaves_a_receipt_that_uda_reads(lists: Lists) -> None:
    from portal.services import otuk_lists  # noqa: PLC0415 - the only one

    lists.send()
    omars = lists.of("omar")
    for who in ("nina", "omar", "omar", "unni"):
        with lists.register.team.acting(lists.register.app, who) as visitor:
            otuk_lists.opened(visitor, omars.id)
            db.session.commit()
    with lists.register.team.acting(lists.register.app, "unni"):
        assert [(opening.name, opening.role) for opening in kept.openings(omars.id)] == [
            ("Nina", "nav_ot"), ("Omar", "district_ot"),
        ]  # fmt: skip
        assert kept.get(omars.id).opened_by == "Nina"  # type: ignore[union-attr] # it is there


def test_another_district_and_a_former_contact_see_nothing_of_it(lists: Lists) -> None:
    appoint(lists.register.team, "oda", "district_ot", "Bydel Stovner")
    lists.send()
    omars = lists.of("omar")
    with lists.register.team.acting(lists.register.app, "oda"):
        assert kept.get(omars.id) is None
        assert list_rows.everyone(omars.id, "all") == []
        assert kept.departed(omars.id) == []


def reached(lists: Lists, name: str) -> None:
    """Somebody reached the youth, so the status is another."""
    lists.register.sql(
        """INSERT INTO statuses (youth_id, code, valid_from, recorded_at, source)
           VALUES (%s, 'OTOV', '2026-11-21', now() + interval '1 second', 'hand')""",
        lists.youths[name],
    )  # fmt: skip
