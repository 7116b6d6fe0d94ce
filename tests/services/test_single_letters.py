"""A letter to one youth: shown, sent, printed again; by post to a protected address from the named officer alone."""

from typing import Any

import pytest

from portal.domain.letter_batches import ProtectedLetter
from portal.domain.letter_texts import LetterKind
from portal.domain.words import Language
from portal.queries import letters as kept
from portal.services import letters
from tests.the_register import Register, uda_at_work
from tests.the_team import Team, gather


@pytest.fixture
def register(app: Any, database: Any) -> Register:
    return uda_at_work(app, gather(database))


CALL = {"when": "torsdag 4. juni kl. 10", "place": "Rom 2", "contact": "Reidun"}


@pytest.mark.requirement("R-171", "R-186")
@pytest.mark.parametrize("language", list(Language))
def test_a_counsellor_sends_a_single_letter_and_the_youth_can_read_it(register: Register, language: Language) -> None:
    team = register.team
    wish = letters.Wish(LetterKind.MEETING, language, "post", CALL)
    with team.acting(register.app, "reidun") as reidun:
        assert letters.shown(reidun, team.youth_id, wish).startswith(b"%PDF")
        assert kept.of_youth(team.youth_id) == [], "a preview is no letter"
        letter_id = letters.send(reidun, team.youth_id, wish)
    assert register.sql("SELECT channel, counts FROM contact_attempts WHERE youth_id = %s", team.youth_id) == [
        ("letter", False)
    ]
    with team.acting(register.app, "sara"):
        (own,) = kept.of_youth(team.youth_id)
        assert (own.id, own.unit) == (letter_id, "Hersleb videregående skole")
        assert letters.printed(team.youth_id, letter_id).startswith(b"%PDF")


@pytest.mark.requirement("TD-13")
def test_only_the_named_officer_posts_a_letter_to_a_protected_address(register: Register) -> None:
    team = register.team
    team.sql("UPDATE youths SET protection = 'confidential', district_no = NULL WHERE id = %s", team.youth_id)
    post = letters.Wish(LetterKind.MEETING, Language.BOKMAL, "post", CALL)
    for who in ("reidun", "unni"):
        with team.acting(register.app, who) as visitor, pytest.raises(ProtectedLetter):
            letters.send(visitor, team.youth_id, post)
    with team.acting(register.app, "aud") as aud:
        letters.send(aud, team.youth_id, post)
    with team.acting(register.app, "reidun") as reidun:
        letters.send(reidun, team.youth_id, letters.Wish(LetterKind.MEETING, Language.BOKMAL, "hand", CALL))


def test_whom_the_duty_does_not_reach_sees_no_letter(register: Register) -> None:
    team: Team = register.team
    with team.acting(register.app, "reidun") as reidun:
        letters.send(reidun, team.youth_id, letters.Wish(LetterKind.MEETING, Language.BOKMAL, "post", CALL))
    for who in ("omar", "nina"):
        with team.acting(register.app, who):
            assert kept.of_youth(team.youth_id) == []
