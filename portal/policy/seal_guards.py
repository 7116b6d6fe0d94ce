"""The row guards of the sealed log: the job reads every entry and adds seals; nobody else sees them but the keeper."""

from collections.abc import Iterator

from portal.policy.sentences import Guard


def seal_guards() -> Iterator[Guard]:
    """A seal is numbers and hashes; what the application may say of the newest one, policy.newest_seal() tells."""
    yield Guard("public.events", "SELECT", "laget_jobs", "true", None)
    yield Guard("public.seals", "SELECT", "laget_jobs", "true", None)
    yield Guard("public.seals", "INSERT", "laget_jobs", None, "true")
    yield Guard("public.seals", "SELECT", "laget_keeper", "true", None)
