"""The letters of 1 May and single ones: who gets one, who never does, and what is left when a worker is killed."""

import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from portal.domain.letter_batches import (
    AddressProtectedSince,
    BatchSettled,
    BatchWish,
    DaysOutOfOrder,
    NobodyToWriteTo,
    Settled,
)
from portal.domain.letter_texts import content_hash
from portal.queries import letter_batches as batches
from portal.queries import letters as kept
from portal.services import letter_batches, letter_printing, letters
from tests.the_register import Register, uda_at_work

WISH = BatchWish(date(2026, 3, 1), date(2026, 5, 1), date(2199, 6, 1))
AT = datetime(2026, 5, 1, 9, tzinfo=UTC)


@pytest.fixture
def register(app: Any, database: Any) -> Register:
    from tests.the_team import gather  # noqa: PLC0415 - as the other stories

    return uda_at_work(app, gather(database))


def non_applicant(register: Register, name: str, protection: str = "none", street: str | None = "Storgata 1") -> UUID:
    """Somebody who came over on 19 March, because they had not applied."""
    ((youth_id,),) = register.sql(
        """INSERT INTO youths (first_name, last_name, birth_year, protection, last_activity)
           VALUES (%s, 'Lie', 2008, %s, now()) RETURNING id""",
        name, protection,
    )  # fmt: skip
    register.sql(
        """INSERT INTO registrations (youth_id, registered_on, entry_reason, recorded_at)
           VALUES (%s, '2026-03-19', 'not_applied', now())""",
        youth_id,
    )
    category = 2 if protection == "none" else 3
    register.sql(
        """INSERT INTO youth_addresses (youth_id, category, street, postcode, post_town)
           VALUES (%s, %s, %s, '0155', 'Oslo')""",
        youth_id, category, street,
    )  # fmt: skip
    return UUID(str(youth_id))


def room(register: Register, **more: Any) -> letter_printing.Workroom:
    return letter_printing.Workroom(register.team.database.url("laget_jobs"), **more)


def made(register: Register) -> UUID:
    """A batch, printed."""
    with register.team.acting(register.app, "unni") as unni:
        batch_id = letter_batches.start(unni, WISH)
    letter_printing.run(batch_id, room(register), at=AT)
    return batch_id


def sent(register: Register, batch_id: UUID) -> None:
    with register.team.acting(register.app, "unni") as unni:
        letter_batches.settle(unni, batch_id, Settled.SENDING)
    letter_printing.settle(batch_id, room(register))


def state(register: Register, batch_id: UUID) -> tuple[Any, ...]:
    found = "SELECT state, total, done, protected, unaddressed, repeated FROM letter_batches WHERE id = %s"
    return register.sql(found, batch_id)[0]


@pytest.mark.requirement("R-171", "TD-13")
def test_the_letters_of_1_may_go_to_those_who_have_an_address_and_no_protection(register: Register) -> None:
    ada, _bo = non_applicant(register, "Ada"), non_applicant(register, "Bo")
    hidden, lost = non_applicant(register, "Dag", "confidential"), non_applicant(register, "Eli", street=None)
    with register.team.acting(register.app, "unni"):
        assert batches.preview(WISH) == batches.Preview(letters=2, protected=1, unaddressed=1, repeated=0)
        assert [one.id for one in batches.unaddressed(WISH)] == [lost]
    batch_id = made(register)
    assert state(register, batch_id) == ("ready", 2, 2, 1, 1, 0)
    assert register.sql("SELECT count(*) FROM letters WHERE youth_id = ANY (%s)", [hidden, lost]) == [(0,)]
    with register.team.acting(register.app, "unni") as unni:
        assert letter_batches.print_file(unni, batch_id, 1).startswith(b"%PDF")
        assert kept.of_youth(ada) == [], "nothing is sent yet"
    sent(register, batch_id)
    assert state(register, batch_id)[0] == "sent"
    with register.team.acting(register.app, "unni"):
        (letter,) = kept.of_youth(ada)
        assert (letter.kind, letter.version, letter.in_batch) == ("non_applicants", 1, True)
        assert letters.printed(ada, letter.id).startswith(b"%PDF")
        assert batches.print_files(batch_id) == [], "the print file holds addresses, and has gone"


@pytest.mark.requirement("R-171", "K-006")
def test_a_letter_is_an_attempt_and_never_contact_and_the_log_says_to_whom(register: Register) -> None:
    ada = non_applicant(register, "Ada")
    sent(register, made(register))
    attempts = "SELECT channel, outcome, counts, rule FROM contact_attempts WHERE youth_id = %s"
    assert register.sql(attempts, ada) == [("letter", "no_reply", False, "KL-02")]
    assert register.sql("SELECT detail->>'kind' FROM events WHERE youth_id = %s AND action = 'letter.sent'", ada) == [
        ("non_applicants",)
    ]


def test_what_was_sent_is_known_by_its_version_and_hash(register: Register) -> None:
    ada = non_applicant(register, "Ada")
    made(register)
    ((values, digest, text),) = register.sql(
        """SELECT l.values, l.sha256, t.sha256 FROM letters l JOIN letter_texts t ON t.id = l.text_id
           WHERE l.youth_id = %s""",
        ada,
    )
    assert values["first_name"] == "Ada"
    assert digest == content_hash(text, values)
    assert "Storgata" not in json.dumps(values), "the address is nowhere in what is kept"


@pytest.mark.requirement("R-171")
def test_a_worker_that_is_killed_doubles_nothing(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Ada", "Bo", "Cato", "Dina", "Eva"):
        non_applicant(register, name)
    monkeypatch.setattr("portal.services.letter_printing.TOGETHER", 2)
    with register.team.acting(register.app, "unni") as unni:
        batch_id = letter_batches.start(unni, WISH)
    asked = iter([False, True])
    with pytest.raises(letter_printing.Interrupted):
        letter_printing.run(batch_id, room(register, stopping=lambda: next(asked)), at=AT)
    assert state(register, batch_id)[:3] == ("working", 5, 4)
    monkeypatch.setattr("portal.services.letter_printing.press_apart", _killed)
    with pytest.raises(KeyboardInterrupt):
        letter_printing.run(batch_id, room(register), at=AT)
    monkeypatch.undo()
    letter_printing.run(batch_id, room(register), at=AT)
    letter_printing.run(batch_id, room(register), at=AT)
    assert state(register, batch_id)[:3] == ("ready", 5, 5)
    assert register.sql("SELECT part, letters FROM letter_files ORDER BY part") == [(1, 2), (2, 2), (3, 1)]
    sent(register, batch_id)
    letter_printing.settle(batch_id, room(register))
    assert register.sql("SELECT count(*) FROM contact_attempts") == [(5,)]


def _killed(*_: object) -> bytes:
    raise KeyboardInterrupt


@pytest.mark.requirement("TD-13")
def test_who_becomes_protected_is_taken_out_before_the_print_and_stops_the_file_after_it(register: Register) -> None:
    ada, bo = non_applicant(register, "Ada"), non_applicant(register, "Bo")
    with register.team.acting(register.app, "unni") as unni:
        batch_id = letter_batches.start(unni, WISH)
    with letter_printing._connection(room(register)) as connection:
        letter_printing._choose(connection, batch_id)
    _protect(register, bo)
    letter_printing.run(batch_id, room(register), at=AT)
    assert state(register, batch_id)[:4] == ("ready", 1, 1, 1)
    _protect(register, ada)
    with register.team.acting(register.app, "unni") as unni:
        with pytest.raises(AddressProtectedSince):
            letter_batches.print_file(unni, batch_id, 1)
        with pytest.raises(AddressProtectedSince):
            letter_batches.settle(unni, batch_id, Settled.SENDING)
        letter_batches.settle(unni, batch_id, Settled.DISCARDING)
    letter_printing.settle(batch_id, room(register))
    assert state(register, batch_id)[0] == "discarded"
    assert register.sql("SELECT (SELECT count(*) FROM letters), (SELECT count(*) FROM letter_files)") == [(0, 0)]


def _protect(register: Register, youth_id: UUID) -> None:
    register.sql("UPDATE youths SET protection = 'confidential', district_no = NULL WHERE id = %s", youth_id)
    register.sql("UPDATE youth_addresses SET category = 3 WHERE youth_id = %s", youth_id)


def test_sent_is_sent_and_the_second_coordinator_is_told_so(register: Register) -> None:
    non_applicant(register, "Ada")
    batch_id = made(register)
    sent(register, batch_id)
    with register.team.acting(register.app, "aud") as aud, pytest.raises(BatchSettled):
        letter_batches.settle(aud, batch_id, Settled.DISCARDING)


def test_nobody_gets_the_same_letter_twice_for_the_same_spring(register: Register) -> None:
    non_applicant(register, "Ada")
    sent(register, made(register))
    with register.team.acting(register.app, "unni") as unni:
        assert batches.preview(WISH).repeated == 1
        with pytest.raises(NobodyToWriteTo):
            letter_batches.start(unni, WISH)


def test_days_out_of_order_are_refused(register: Register) -> None:
    with register.team.acting(register.app, "unni") as unni, pytest.raises(DaysOutOfOrder):
        letter_batches.start(unni, BatchWish(date(2026, 5, 2), date(2026, 5, 1), date(2199, 6, 1)))
