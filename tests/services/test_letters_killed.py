"""A worker that is printing letters is killed, as the machine's operator or its memory would kill it."""

import os
import signal
import subprocess
import sys
from typing import Any

import pytest

from portal.services import letter_batches, letter_printing
from tests.conftest import ROOT
from tests.services.test_letters import AT, WISH, non_applicant, room, sent, state
from tests.the_register import uda_at_work
from tests.the_team import gather

WORKER = """
import sys, time, uuid
from datetime import datetime, UTC
from portal.services import letter_printing as printing

printing.TOGETHER, press, parts = 2, printing.press_apart, []

def slow(*given):
    parts.append(given)
    if len(parts) == 2:
        print("in the second part", flush=True)
        time.sleep(60)
    return press(*given)

printing.press_apart = slow
printing.run(uuid.UUID(sys.argv[2]), printing.Workroom(sys.argv[1]), at=datetime.now(UTC))
"""


@pytest.mark.requirement("R-171")
def test_kill_9_in_the_middle_and_a_new_start_double_nothing(app: Any, database: Any) -> None:
    register = uda_at_work(app, gather(database))
    for name in ("Ada", "Bo", "Cato", "Dina", "Eva"):
        non_applicant(register, name)
    with register.team.acting(app, "unni") as unni:
        batch_id = letter_batches.start(unni, WISH)
    command = [sys.executable, "-c", WORKER, database.url("laget_jobs"), str(batch_id)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"in the second part\n"
        os.kill(worker.pid, signal.SIGKILL)
    assert state(register, batch_id)[:3] == ("working", 5, 2)
    letter_printing.run(batch_id, room(register), at=AT)
    assert state(register, batch_id)[:3] == ("ready", 5, 5)
    assert register.sql("SELECT part, letters FROM letter_files ORDER BY part") == [(1, 2), (2, 2), (3, 1)]
    sent(register, batch_id)
    assert register.sql("SELECT count(*), count(DISTINCT youth_id) FROM contact_attempts") == [(5, 5)]
