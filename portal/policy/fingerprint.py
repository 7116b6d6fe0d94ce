"""A print of the policy table in code, made as `policy.fingerprint()` makes it of the stored one."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from portal.policy.grants import CITY_ROLES, GRANTS, OWN_SOURCES


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many grants there are, and the hash of every row that access is decided by."""

    grants: int
    print: str


def fingerprint() -> Fingerprint:
    """Equal to the stored one where code and database decide alike."""
    lines = "\n".join(sorted(_lines()))
    return Fingerprint(len(GRANTS), sha256(lines.encode()).hexdigest())


def _lines() -> Iterator[str]:
    for g in GRANTS:
        yield f"{g.role} {g.verb} {g.category.value} {g.basis} {g.rule}"
    for role, sources in OWN_SOURCES.items():
        for source in sources:
            yield f"source {role} {source.value}"
    for role in CITY_ROLES:
        yield f"city {role}"
