"""What a run has found: one row for each figure, printed as a table and kept as JSON."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

RESULTS = Path(__file__).parent / "results"
WIDTHS = (62, 14, 14, 4)


@dataclass(frozen=True)
class Measured:
    """A figure: what came out, what it must reach (`at_most` or `at_least`), and what it was made of."""

    figure: str
    value: float
    bound: float
    sense: Literal["at_most", "at_least"]
    unit: str = ""
    made_of: Mapping[str, object] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return self.value <= self.bound if self.sense == "at_most" else self.value >= self.bound

    def row(self) -> tuple[str, str, str, str]:
        sign = "≤" if self.sense == "at_most" else "≥"
        return (
            self.figure,
            f"{self.value:.3g}{self.unit}",
            f"{sign} {self.bound:g}{self.unit}",
            "ok" if self.ok else "NO",
        )


def table(rows: Sequence[tuple[str, str, str, str]]) -> str:
    """Figure, measured, must reach, ok."""
    whole = [("figure", "measured", "must reach", "ok"), tuple("-" * width for width in WIDTHS), *rows]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, WIDTHS, strict=True)).rstrip() for row in whole
    )


def keep(measured: Sequence[Measured], sizes: Sequence[int], seconds: float, at: datetime) -> Path:
    """Write the run to a file of its own."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{at:%Y-%m-%dT%H%M}.json"
    whole = {
        "at": at.isoformat(timespec="minutes"),
        "seconds": round(seconds),
        "machine": machine(),
        "sizes": list(sizes),
        "figures": [{**asdict(figure), "ok": figure.ok} for figure in measured],
    }
    path.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n")
    return path


def machine() -> dict[str, object]:
    """What the figures were measured on; nothing that names it."""
    return {
        "processors": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3, 1),
        "system": platform.system(),
        "architecture": platform.machine(),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 1),
    }
