"""UDA at work over the team's city."""

import pytest
from flask import Flask

from tests.conftest import Database
from tests.the_register import Register, uda_at_work
from tests.the_team import gather


@pytest.fixture
def register(app: Flask, database: Database) -> Register:
    return uda_at_work(app, gather(database))
