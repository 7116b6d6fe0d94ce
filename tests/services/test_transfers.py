"""The files of the year: shown before they go in, taken in once, each kind by its own rule."""

import pytest

from portal.domain.transfer_refusals import AlreadySent, NotNow, NotYoursToSend
from portal.queries import transfers as kept
from portal.services import transfer_work, transfers
from tests.the_register import AMIR, HERSLEB, PRIVATE, Register, as_file, row
from tests.the_team import appoint
from tests.the_transfers import KEPT, Year

PRIVATE_SCHOOL = "Akademiet Oslo AS"
SCHOOLED = {"aktivitetskode": "OTEV_IM", "tilmeldt": "25.09.2026", "grunn": "ikke_tilbud"}


@pytest.fixture
def year(register: Register) -> Year:
    return Year(register)


def leaver(number: str | None = None, day: str | None = "20.11.2026", **sections: object) -> dict[str, object]:
    """A row of the weekly leavers: no code, the day and the cause."""
    given: dict[str, object] = row(**({"number": number} if number else {}), **sections)  # type: ignore[arg-type] # as told
    given["otData"] = {"grunn": "sluttet_skole", **({"tilmeldt": day} if day else {})}
    return given


@pytest.mark.requirement("R-023", "R-160")
def test_a_leaver_nobody_knew_is_shown_first_and_on_the_list_of_the_district_when_confirmed(year: Year) -> None:
    before = year.register.everything(KEPT)
    import_id = year.shown("leavers", leaver())
    assert year.state(import_id) == "previewed"
    assert year.rows(import_id) == [("new", "planned", ["registration", "status"], [], "OTUK")]
    assert year.register.everything(KEPT) == before, "what is shown has not gone in"
    year.confirm(import_id)
    year.apply(import_id)
    ida = year.register.youth()
    assert year.statuses(ida) == ["OTUK"]
    assert year.registrations(ida) == [("quit_school", 2026)]
    assert year.register.sql("SELECT district_no, status_code, entry_reason FROM youths WHERE id = %s", ida) == [
        ("030101", "OTUK", "quit_school")
    ]
    assert year.register.sql("SELECT policy.drift()") == [(0,)]
    with year.register.team.acting(year.register.app, "unni"):
        counts = kept.counts(import_id)
    assert (counts.outcomes, counts.states) == ({"new": 1}, {"applied": 1})


@pytest.mark.requirement("TX-14", "TX-09")
def test_a_pupil_who_quits_begins_a_new_episode_and_the_school_keeps_the_earlier_times(year: Year) -> None:
    year.register.take_in(
        as_file(
            row(
                otData=SCHOOLED,
                elevkurs=[
                    {"orgnr": HERSLEB, "start": "19.08.2024", "slutt": "20.06.2025"},
                    {"orgnr": HERSLEB, "start": "18.08.2025"},
                ],
            )
        )
    )
    left = leaver(elevkurs=[{"orgnr": HERSLEB, "start": "18.08.2025", "slutt": "20.11.2026"}], adresse=None)
    import_id = year.take_in("leavers", left)
    ida = year.register.youth()
    assert year.rows(import_id) == [
        ("changed", "applied", ["registration", "status", "facts"], ["also_entered"], "OTUK")
    ]
    assert year.statuses(ida) == ["OTEV_IM", "OTUK"]
    spells = year.register.sql("SELECT last_day::text FROM school_spells WHERE youth_id = %s ORDER BY start_on", ida)
    assert spells == [("2025-06-20",), ("2026-11-20",)]
    assert year.register.sql(
        "SELECT street IS NULL, latitude IS NOT NULL FROM youth_addresses WHERE youth_id = %s", ida
    ) == [(True, True)], "what the file does not say is left as it is"


@pytest.mark.requirement("TX-03", "TX-14")
def test_who_is_in_dialogue_keeps_the_code_and_gets_the_registration(year: Year) -> None:
    year.register.take_in(as_file(row(otData={"aktivitetskode": "OTOV", "grunn": "ikke_sokt"})))
    year.take_in("leavers", leaver())
    ida = year.register.youth()
    assert year.statuses(ida) == ["OTOV"]
    assert ("quit_school", 2026) in year.registrations(ida)


@pytest.mark.requirement("R-160")
def test_the_same_leaver_next_week_is_nothing_new(year: Year) -> None:
    year.take_in("leavers", leaver())
    again = year.take_in("leavers", leaver(day="22.11.2026"))
    assert year.rows(again) == [("unchanged", "applied", [], ["entered_already"], None)]
    assert year.registrations(year.register.youth()) == [("quit_school", 2026)]


@pytest.mark.requirement("R-170", "V-015")
def test_non_applicants_are_registered_for_the_school_year_to_come(year: Year) -> None:
    year.register.at = year.register.at.replace(year=2027, month=3, day=19)
    given = leaver()
    given["otData"] = {"tilmeldt": "19.03.2027"}
    import_id = year.take_in("not_applied", given)
    assert year.registrations(year.register.youth()) == [("not_applied", 2027)]
    assert year.register.imported(import_id)["notices"] == []


@pytest.mark.requirement("R-165")
def test_youths_without_a_school_place_come_onto_the_list(year: Year) -> None:
    given = leaver()
    given["otData"] = {"grunn": "ikke_tilbud", "tilmeldt": "25.09.2026"}
    year.take_in("without_place", given)
    assert year.statuses(year.register.youth()) == ["OTUK"]


@pytest.mark.requirement("R-164")
def test_preventive_work_goes_on_in_upper_secondary(year: Year) -> None:
    year.register.take_in(as_file(row(otData={"aktivitetskode": "ELGS_IM", "grunn": None}, elevkurs=[])))
    up = row(elevkurs=[{"orgnr": HERSLEB, "start": "17.08.2026"}])
    del up["otData"]
    year.take_in("moving_up", up)
    ida = year.register.youth()
    assert year.statuses(ida) == ["ELGS_IM", "ELVG_IM"]


@pytest.mark.requirement("R-034", "TC-06", "V-009", "V-010", "V-012")
def test_what_a_private_school_reports_waits_for_uda_and_makes_nobody_known(year: Year) -> None:
    year.register.take_in(as_file(row()))
    appoint(year.register.team, "petra", "private_school", PRIVATE_SCHOOL)
    spell = {**PRIVATE, "start": "17.08.2026", "slutt": None}
    pupils = [row(otData=None, elevkurs=[spell]), row(number=AMIR, otData=None, elevkurs=[spell])]
    import_id = year.take_in("private_pupils", *pupils, who="petra")
    ida = year.register.youth()
    assert year.statuses(ida) == ["OTUK"]
    assert year.register.sql("SELECT youth_id, reporter, code, activity_start::text, state FROM status_reports") == [
        (ida, "private_school", "OTVF_IM", "2026-08-17", "waiting")
    ]
    assert [found[0] for found in year.rows(import_id)] == ["changed", "left_out"]
    assert year.register.sql("SELECT count(*) FROM youths WHERE first_name = 'Amir'") == [(0,)]


def test_a_private_school_sees_its_own_file_and_nothing_of_what_it_met(year: Year) -> None:
    appoint(year.register.team, "petra", "private_school", PRIVATE_SCHOOL)
    import_id = year.shown("private_pupils", row(otData=None), who="petra")
    other = year.shown("leavers", leaver())
    with year.register.team.acting(year.register.app, "petra") as petra:
        assert [found.id for found in kept.newest()] == [import_id]
        assert kept.page(import_id, "left_out") == []
        assert kept.get(other) is None
        with pytest.raises(NotNow):
            transfers.confirm(petra, import_id)
    with pytest.raises(NotYoursToSend):
        year.send("leavers", leaver(number=AMIR), who="petra")


@pytest.mark.requirement("TD-08")
def test_apprentices_at_risk_wait_for_uda_and_interrupted_ones_are_registered(year: Year) -> None:
    year.register.take_in(as_file(row()))
    at_risk = row(otData=None, larling={"status": "i_fare"})
    gone = row(number=AMIR, otData=None, larling={"status": "avbrutt"}, person={"fornavn": "Amir"})
    year.take_in("apprentices", at_risk, gone)
    assert year.register.sql("SELECT code, reporter FROM status_reports") == [("ELVG_IM", "apprenticeships")]
    assert year.registrations(year.register.youth(AMIR)) == [("quit_apprenticeship", 2026)]


@pytest.mark.requirement("V-043", "V-044")
def test_osmo_shows_whom_other_transfers_have_caught_meanwhile(year: Year) -> None:
    year.take_in("leavers", leaver())
    given = leaver()
    given["otData"] = {"tilmeldt": "22.11.2026"}
    shown = year.shown("missing_subjects", given)
    assert year.rows(shown)[0][3] == ["also_entered"]


@pytest.mark.requirement("K-077", "TC-02")
def test_who_has_moved_to_another_county_gets_the_code_and_the_intake_office_a_mail_without_a_name(year: Year) -> None:
    year.register.sql("UPDATE units SET mail = 'inntak@oslo.invalid' WHERE kind = 'uda'")
    year.take_in("leavers", leaver(adresse={"kommunenr": "3201", "bydelsnr": None, "lat": None, "lon": None}))
    ida = year.register.youth()
    assert year.statuses(ida) == ["OTFA_IM"]
    ((recipient, subject, body),) = year.register.sql("SELECT recipient, subject, body FROM messages")
    assert (recipient, "Ida" in subject + body) == ("inntak@oslo.invalid", False)
    assert year.register.sql("SELECT count(*) FROM events WHERE action = 'intake.notified' AND youth_id = %s", ida) == [
        (1,)
    ]


def test_the_same_file_twice_is_recognised_and_changes_nothing(year: Year) -> None:
    year.take_in("leavers", leaver())
    before = year.register.everything((*KEPT, "imports"))
    with pytest.raises(AlreadySent):
        year.send("leavers", leaver())
    assert year.register.everything((*KEPT, "imports")) == before
    assert len(list(year.register.place.folder.iterdir())) == 0


def test_of_two_coordinators_who_confirm_at_once_the_second_is_told_so(year: Year) -> None:
    import_id = year.shown("leavers", leaver())
    year.confirm(import_id)
    with pytest.raises(NotNow):
        year.confirm(import_id)
    year.apply(import_id)
    assert year.registrations(year.register.youth()) == [("quit_school", 2026)]


@pytest.mark.requirement("bug:18")
def test_dates_ahead_or_long_ago_and_causes_of_another_kind_are_set_aside(year: Year) -> None:
    wrong = leaver(number=AMIR)
    wrong["otData"] = {"grunn": "ikke_sokt"}
    import_id = year.shown("leavers", leaver(day="01.12.2026"), wrong, leaver(number="05840399896", day="01.03.2024"))
    found = year.register.imported(import_id)
    assert (found["quarantined"], year.rows(import_id)) == (3, [])
    codes = {reasons[0]["code"] for (reasons,) in year.register.sql("SELECT reasons FROM import_rows")}
    assert codes == {"registered_ahead", "reason_of_another_kind", "registered_long_ago"} or "number" in str(codes)


@pytest.mark.requirement("V-007", "V-008", "bug:18")
def test_leavers_before_the_schools_own_transfer_and_a_wrong_count_are_told(year: Year) -> None:
    import_id = year.send("leavers", content=as_file(leaver(), announced=9))
    year.check(import_id)
    codes = {notice["code"] for notice in year.register.imported(import_id)["notices"]}
    assert codes == {"starters_first", "announced_differs"}


def test_a_school_that_closed_during_the_year_is_told_of_and_the_row_goes_in(year: Year) -> None:
    year.register.sql("UPDATE units SET closed_on = '2026-10-31' WHERE orgnr = %s", HERSLEB)
    import_id = year.take_in("leavers", leaver())
    assert year.rows(import_id) == [("new", "applied", ["registration", "status"], ["school_closed"], "OTUK")]


def people(count: int) -> list[dict[str, object]]:
    return [leaver(number=None) | {"person": {"fornavn": f"Ida {n}", "etternavn": "Berg", "fdato": "14.03.2008"}}
            for n in range(count)]  # fmt: skip


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer_work, "TOGETHER", 10)
    import_id = year.shown("leavers", *people(35))
    year.confirm(import_id)
    asked = iter([False, True])
    with pytest.raises(transfer_work.Interrupted):
        transfer_work.apply(import_id, year.room(stopping=lambda: next(asked)), at=year.register.at)
    assert year.register.sql("SELECT count(*) FROM registrations") == [(20,)]
    year.apply(import_id)
    year.apply(import_id)
    assert year.register.sql("SELECT count(*), count(DISTINCT youth_id) FROM registrations") == [(35, 35)]
    assert year.register.sql("SELECT rows_applied, state FROM imports WHERE id = %s", import_id) == [(35, "done")]


def test_what_failed_for_good_is_tried_again(year: Year) -> None:
    import_id = year.shown("leavers", leaver())
    year.confirm(import_id)
    year.register.sql("UPDATE imports SET state = 'failed' WHERE id = %s", import_id)
    with year.register.team.acting(year.register.app, "unni") as unni:
        transfers.retry(unni, import_id)
    assert year.state(import_id) == "waiting"
    year.apply(import_id)
    assert year.state(import_id) == "done"


def test_what_is_dropped_has_done_nothing_and_may_be_sent_again(year: Year) -> None:
    import_id = year.shown("leavers", leaver())
    with year.register.team.acting(year.register.app, "unni") as unni:
        transfers.discard(unni, import_id, year.register.place)
    transfer_work.forget(import_id, year.room(), at=year.register.at)
    assert year.register.sql("SELECT count(*) FROM registrations") == [(0,)]
    assert year.register.sql("SELECT sealed FROM transfer_rows") == [(None,)]
    assert year.take_in("leavers", leaver()) != import_id
