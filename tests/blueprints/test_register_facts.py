"""What the register says of one youth: the schools behind them, and why they came to the follow-up service."""

import pytest
from flask import Flask

from tests.blueprints.conftest import SignIn
from tests.blueprints.pages import text
from tests.the_register import HERSLEB, as_file, row, uda_at_work
from tests.the_team import Team


@pytest.mark.requirement("S-009")
def test_school_history_and_what_became_of_the_application_stand_on_the_youths_page(
    app: Flask, team: Team, sign_in_as: SignIn
) -> None:
    register = uda_at_work(app, team)
    earlier = {
        "orgnr": HERSLEB,
        "eierform": "offentlig",
        "fylkesnr": "03",
        "start": "19.08.2024",
        "slutt": "20.06.2025",
    }
    ida = row(
        elevkurs=[earlier],
        grunnskole={"orgnr": "974589648", "eierform": "offentlig", "kommunenr": "0301", "slutt": "19.06.2024"},
        otData={"grunn": "svart_nei"},
    )
    register.take_in(as_file(ida))
    register.assign()
    page = text(sign_in_as("unni"), f"/uda/assignments/{register.youth()}")
    assert "Hersleb videregående skole 19. august 2024 – 20. juni 2025" in page
    assert "19. juni 2024" in page, "the lower secondary school, and when it was left"
    assert "Svarte nei" in page or "Takket nei" in page
