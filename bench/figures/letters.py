"""A thousand letters to non-applicants: chosen, written down, printed to one PDF/UA file, all by the job."""

import json
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

from bench.report import Measured
from bench.world import World

ROOT = Path(__file__).resolve().parents[2]
LETTERS = 1000
NON_APPLICANTS = """
    WITH y AS (INSERT INTO youths (first_name, last_name, birth_year, last_activity)
               SELECT 'Ungdom', 'Nummer ' || n, 2009, now() FROM generate_series(1, %s) n RETURNING id),
    r AS (INSERT INTO registrations (youth_id, registered_on, entry_reason, recorded_at)
          SELECT id, '2026-03-19', 'not_applied', now() FROM y)
    INSERT INTO youth_addresses (youth_id, category, street, postcode, post_town)
    SELECT id, 2, 'Storgata 1', '0155', 'Oslo' FROM y"""
BATCH = """
    WITH p AS (INSERT INTO people (kind, name) VALUES ('staff', 'Bench') RETURNING id)
    INSERT INTO letter_batches (id, kind, text_id, since, until, reply_by, started_by, started_seat, started_at)
    SELECT %s, t.code, t.id, '2026-03-01', '2026-05-01', '2026-06-01', p.id, s.id, '2026-05-01'
    FROM p, letter_texts t, policy.seats s
    WHERE t.code = 'non_applicants' AND t.language = 'nb' AND s.role = 'uda'"""


def one_batch(world: World) -> list[Measured]:
    """From the order to the print file; the memory is that of the job and of the press together."""
    database, batch_id = world.empty("bench_letters"), uuid4()
    with world.cluster.connect(database=database.name) as admin:
        admin.execute(NON_APPLICANTS, (LETTERS,))
        admin.execute(BATCH, (batch_id,))
        command = [sys.executable, "-m", "bench.printing", database.url("laget_jobs"), str(batch_id)]
        took = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
        found = admin.execute(
            "SELECT b.state, b.done, (SELECT count(*) FROM letter_files f WHERE f.batch_id = b.id) "
            "FROM letter_batches b WHERE b.id = %s",
            [batch_id],
        ).fetchone()
    assert found == ("ready", LETTERS, 1)
    return [
        Measured("1 000 letters to one PDF batch", took["seconds"], 15, "at_most", " s"),
        Measured("memory of the job and the press", took["mib"], 1024, "at_most", " MiB"),
    ]
