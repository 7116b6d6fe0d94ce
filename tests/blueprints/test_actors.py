"""The two questions that are always asked: who is in contact with the youth already, and who should join."""

import re

import pytest

from portal.domain.words import Service
from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import page, text
from tests.the_team import Team


@pytest.mark.requirement("R-018", "R-107")
def test_both_questions_are_asked_about_every_service_of_the_standard(sign_in_as: SignIn, team: Team) -> None:
    form = page(sign_in_as("reidun"), f"/youths/{team.youth_id}/actors")
    asked = {service.value for service in Service if service >= Service.PPT} | {Service.NAV, Service.DISTRICT}
    for question in ("in_contact", "should_join"):
        boxes = re.findall(rf'<input[^>]*name="{question}"[^>]*value="(\d+)"', form)
        assert asked <= {int(box) for box in boxes}, question
    assert "Det skal alltid kartlegges" in text(sign_in_as("reidun"), f"/youths/{team.youth_id}/actors")


@pytest.mark.requirement("R-018", "R-107")
def test_the_room_leads_to_the_questions_and_shows_the_answers(sign_in_as: SignIn, team: Team) -> None:
    reidun, room = sign_in_as("reidun"), f"/youths/{team.youth_id}"
    assert f"{room}/actors" in page(reidun, room)
    said = {"in_contact": [int(Service.CHILD_WELFARE)], "should_join": [int(Service.PPT)]}
    assert reidun.post(f"{room}/actors", data=said).status_code == 302
    shown = text(reidun, room)
    assert "(PPT) bør være med" in shown
    assert "Barneverntjenesten allerede i kontakt" in shown
