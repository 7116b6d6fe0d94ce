"""A run of the rules in a process of its own: python -m bench.assigning DATABASE_URL RUN_ID; says what it took."""

import json
import resource
import sys
import time
from datetime import UTC, datetime
from uuid import UUID

from portal.services import assignments


def main() -> None:
    url, run_id = sys.argv[1:]
    begun = time.perf_counter()
    assignments.run(UUID(run_id), assignments.Workroom(url), at=datetime.now(UTC))
    seconds = time.perf_counter() - begun
    print(json.dumps({"seconds": seconds, "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


if __name__ == "__main__":
    main()
