"""A batch of letters in a process of its own: python -m bench.printing DATABASE_URL BATCH_ID; says what it took."""

import json
import resource
import sys
import time
from datetime import UTC, datetime
from uuid import UUID

from portal.services import letter_printing


def main() -> None:
    url, batch_id = sys.argv[1:]
    begun = time.perf_counter()
    letter_printing.run(UUID(batch_id), letter_printing.Workroom(url), at=datetime.now(UTC))
    seconds = time.perf_counter() - begun
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(json.dumps({"seconds": seconds, "mib": sum(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024}))


if __name__ == "__main__":
    main()
