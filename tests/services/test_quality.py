"""Errors that the sources name, found in the register before anything is transferred, each with what it rests on."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from portal.domain.quality import BY_CODE, CHECKS, NothingFound, WhyFine
from portal.queries import quality as kept
from portal.queries.quality_checks import FOUND
from portal.services import quality
from tests.the_register import AMIR, HERSLEB, STOVNER, Register, as_file, row

TODAY = date(2026, 11, 22)
LEFT = {"orgnr": HERSLEB, "eierform": "offentlig", "fylkesnr": "03", "start": "18.08.2023", "slutt": "19.06.2026"}
ALONE = {**LEFT, "eierform": "privatist", "start": "18.08.2026", "slutt": None}
AWAY = {"kommunenr": "3107", "bydelsnr": None}
LOWER = {"orgnr": "880954342", "eierform": "offentlig", "kommunenr": "0301", "slutt": "20.06.2025"}
OSMO = {"aktivitetskode": "OTUK", "tilmeldt": "25.09.2026", "grunn": "osmo"}


def sweep(register: Register, at: datetime | None = None) -> UUID:
    """Unni asks for a search, and the worker does it."""
    with register.team.acting(register.app, "unni") as unni:
        run_id = quality.start(unni)
    quality.sweep(run_id, register.team.database.url("laget_jobs"), at=at or register.at)
    return run_id


def found(register: Register, name: str = "Ida") -> set[str]:
    rows = register.sql(
        "SELECT f.code FROM quality_findings f JOIN youths y ON y.id = f.youth_id WHERE y.first_name = %s", name
    )
    return {code for (code,) in rows}


def test_every_error_has_a_row_of_words_and_a_statement() -> None:
    assert [check.code for check in CHECKS] == list(FOUND)
    assert all(check.mend.nb and check.mend.nn and check.mend.en and check.source for check in CHECKS)


@pytest.mark.requirement("V-041", "V-046", "V-048", "TB-15", "TB-17", "TA-01", "TA-03", "K-077")
@pytest.mark.parametrize(
    ("code", "sections"),
    [
        ("completed", {"elevkurs": [{**LEFT, "promrkode": "STUSP3----"}]}),
        ("completed", {"elevkurs": [{**LEFT, "promrkode": "PBPBY4----"}]}),
        ("in_vo", {"vo": {"status": "aktiv", "type": "vov"}}),
        ("other_county", {"adresse": AWAY}),
        ("abroad", {"adresse": {"kommunenr": "2580", "bydelsnr": None}}),
        ("missing_address", {"adresse": {"kommunenr": None, "bydelsnr": None}}),
        ("missing_address", {"adresse": {"bydelsnr": None, "lat": None, "lon": None}}),
        ("missing_school", {"elevkurs": None}),
        ("unknown_school", {"elevkurs": [{**LEFT, "orgnr": "999999999"}]}),
        ("unknown_school", {"grunnskole": {**LOWER, "orgnr": "999999999"}}),
        ("private_candidate", {"elevkurs": [LEFT, ALONE]}),
        ("spell_conflict", {"elevkurs": [LEFT, {**LEFT, "orgnr": STOVNER, "start": "01.01.2025"}]}),
        ("no_status", {"otData": {"aktivitetskode": None}}),
        ("quit_pupil", {"otData": {"aktivitetskode": "ELVG_IM"}}),
        ("back_in_oslo", {"otData": {"aktivitetskode": "OTFA_IM"}}),
        ("too_old", {"person": {"fnr": None, "fdato": "05.05.1999"}}),
        ("osmo_caught", {"otData": OSMO, "larling": {"status": "aktiv"}}),
    ],
)  # fmt: skip
def test_an_error_is_found_and_gone_once_it_is_mended(
    register: Register, code: str, sections: Mapping[str, Any]
) -> None:
    register.take_in(as_file(row(**sections)))
    sweep(register)
    assert code in found(register), BY_CODE[code].means.en
    with register.team.acting(register.app, "unni"):
        assert kept.counts()[code] >= 1
        assert [r.first_name for r in kept.page(kept.Wish(code), TODAY).rows if not r.mended and r.first_name == "Ida"]
    register.sql("UPDATE youths SET case_ended_at = now()")
    sweep(register)
    assert code not in found(register)


@pytest.mark.requirement("V-041")
def test_a_youth_as_they_should_be_has_no_error(register: Register) -> None:
    register.take_in(as_file(row(grunnskole=LOWER)))
    sweep(register)
    assert found(register) == set()


@pytest.mark.requirement("V-041", "bug:17")
def test_the_same_name_and_day_of_birth_with_and_without_a_number_is_shown_as_a_pair(register: Register) -> None:
    register.take_in(as_file(row()))
    register.sql(
        """WITH twin AS (INSERT INTO youths (first_name, last_name, birth_year, last_activity)
                         VALUES ('Ida', 'Berg', 2008, now()) RETURNING id)
           SELECT id FROM twin"""
    )
    register.sql(
        """INSERT INTO youth_identities (youth_id, birth_date)
           SELECT y.id, i.birth_date FROM youths y, youth_identities i
           WHERE y.first_name = 'Ida' AND NOT EXISTS (SELECT FROM youth_identities o WHERE o.youth_id = y.id)"""
    )
    sweep(register)
    pair = register.sql("SELECT youth_id, facts->'others'->>0 FROM quality_findings WHERE code = 'duplicate'")
    assert {(str(a), b) for a, b in pair} == {(b, str(a)) for a, b in pair}
    assert len(pair) == 2
    register.sql("UPDATE youths SET status_code = 'Feil' WHERE birth_year = 2008 AND first_name = 'Ida'"
                 " AND id = (SELECT max(id::text)::uuid FROM youths WHERE first_name = 'Ida')")  # fmt: skip
    sweep(register)
    assert register.sql("SELECT count(*) FROM quality_findings WHERE code = 'duplicate'") == [(0,)]


@pytest.mark.requirement("V-043", "V-044")
def test_osmo_that_another_transfer_catches_in_the_same_school_year_is_shown(register: Register) -> None:
    register.take_in(as_file(row(otData=OSMO), row(number=AMIR, person={"fornavn": "Amir"}, otData=OSMO)))
    register.take_in(as_file(row(otData={"tilmeldt": "10.11.2026", "grunn": "sluttet_skole"})))
    sweep(register)
    assert "osmo_caught" in found(register)
    assert "osmo_caught" not in found(register, "Amir")


@pytest.mark.requirement("V-041")
def test_who_vanishes_from_the_register_is_shown_and_keeps_the_history(register: Register) -> None:
    register.take_in(as_file(row(), row(number=AMIR, person={"fornavn": "Amir"})))
    register.sql("UPDATE imports SET started_at = started_at - interval '7 days'")
    register.sql("UPDATE youth_registers SET seen_at = seen_at - interval '7 days'")
    register.take_in(as_file(row()), "ny.json")
    sweep(register)
    assert "not_in_file" in found(register, "Amir")
    assert "not_in_file" not in found(register)
    assert register.sql("SELECT count(*) FROM registrations") == [(2,)]


@pytest.mark.requirement("V-041")
def test_what_is_seen_and_fine_comes_back_when_the_facts_change(register: Register) -> None:
    register.take_in(as_file(row(adresse=AWAY)))
    sweep(register)
    ida = register.youth()
    with register.team.acting(register.app, "unni") as unni, pytest.raises(WhyFine):
        quality.fine(unni, "other_county", ida, "  ")
    with register.team.acting(register.app, "unni") as unni:
        quality.fine(unni, "other_county", ida, "Bor hos faren i ukedagene")
        assert kept.counts()["other_county"] == 0
    with register.team.acting(register.app, "aud") as aud, pytest.raises(NothingFound):
        quality.fine(aud, "other_county", ida, "Det samme")
    sweep(register)
    with register.team.acting(register.app, "unni"):
        assert kept.counts()["other_county"] == 0
    register.take_in(as_file(row(adresse={**AWAY, "kommunenr": "4601"})))
    sweep(register, register.at + timedelta(days=1))
    with register.team.acting(register.app, "unni"):
        assert kept.counts()["other_county"] == 1
    assert register.sql("SELECT action, detail->>'code' FROM events WHERE action = 'quality.fine'") == [
        ("quality.fine", "other_county")
    ]


@pytest.mark.requirement("V-041", "V-002")
def test_what_stops_a_report_is_told_before_it(register: Register) -> None:
    register.take_in(as_file(row(otData={"aktivitetskode": None}, adresse=AWAY)))
    sweep(register)
    with register.team.acting(register.app, "unni"):
        stopping = kept.stopping()
    assert stopping["no_status"] >= 1
    assert "other_county" not in stopping


def test_a_search_run_twice_or_stopped_half_way_finds_the_same(register: Register) -> None:
    register.take_in(as_file(row(adresse=AWAY)))
    run_id = sweep(register)
    before = register.everything(("quality_findings",))
    quality.sweep(run_id, register.team.database.url("laget_jobs"), at=register.at)
    register.sql("UPDATE runs SET state = 'working', done = 3 WHERE id = %s", run_id)
    quality.sweep(run_id, register.team.database.url("laget_jobs"), at=register.at)
    assert register.everything(before) == before
    assert register.sql("SELECT state, done, total FROM runs") == [("done", len(CHECKS), len(CHECKS))]


def test_the_clock_searches_anew_only_when_something_has_come_in(register: Register) -> None:
    url, now = register.team.database.url("laget_jobs"), datetime.now(UTC)
    assert quality.sweep_if_stale(url, at=now)
    assert quality.sweep_if_stale(url, at=now) is None
    register.take_in(as_file(row()))
    register.sql("UPDATE imports SET finished_at = now() + interval '1 minute'")
    assert quality.sweep_if_stale(url, at=now)
    assert register.sql("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'sweep_quality'") == [(2,)]


@pytest.mark.requirement("TD-02")
def test_a_school_reads_no_errors_of_the_city(register: Register) -> None:
    register.take_in(as_file(row(adresse=AWAY)))
    sweep(register)
    with register.team.acting(register.app, "reidun"):
        assert sum(kept.counts().values()) <= 5, "at most what is said of her own"
        assert kept.of_youth("other_county", register.youth()) is None
    with register.team.acting(register.app, "nina"):
        assert sum(kept.counts().values()) == 0
