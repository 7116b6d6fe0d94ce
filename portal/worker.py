"""Works off the job queue until asked to stop: python -m portal.worker [--once]."""

import logging
import sys
from collections.abc import Sequence

from portal import settings as reading
from portal.app import create_worker_app
from portal.jobs import jobs
from portal.jobs.tools import Tools
from portal.outside import queue
from portal.outside.number_sealing import NumberSealer
from portal.outside.smtp import Smtp
from portal.settings import Settings


def tools_of(settings: Settings) -> Tools:
    """The real outside systems, as the settings name them."""
    post = Smtp(
        settings.smtp_host,
        settings.smtp_port,
        settings.smtp_user,
        settings.smtp_password.get_secret_value(),
        settings.smtp_starttls,
    )
    index_key = settings.number_index_key or b""
    sealer = NumberSealer(dict(settings.number_keys), settings.number_key_id, index_key)
    return Tools(settings, post, sealer)


def run(settings: Settings, *, once: bool = False) -> int:
    """Work as laget_jobs; `once`: until nothing waits. The answer is the exit code."""
    app = create_worker_app(settings)
    engine = queue.engine(settings.jobs_database_url, jobs(tools_of(settings)), app.app_context)
    try:
        return queue.work(engine, once=once)
    finally:
        with app.app_context():
            app.extensions["sqlalchemy"].engine.dispose()


def main(arguments: Sequence[str]) -> int:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    settings = reading.read()
    cluster = reading.start_embedded(settings)
    try:
        return run(settings, once="--once" in arguments)
    finally:
        if cluster:
            cluster.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
