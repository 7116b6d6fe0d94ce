"""The row guards of the sealed log and of what was: the job seals; the youth reads what of the past a day rests on."""

from collections.abc import Iterator

from portal.domain.words import Category, Verb
from portal.policy.sentences import About, Guard, constant

PASTS = About(constant(Category.LOG), city=False)


def seal_guards() -> Iterator[Guard]:
    """A seal is numbers and hashes; what the application may say of the newest one, policy.newest_seal() tells."""
    yield Guard("public.events", "SELECT", "laget_jobs", "true", None)
    yield Guard("public.seals", "SELECT", "laget_jobs", "true", None)
    yield Guard("public.seals", "INSERT", "laget_jobs", None, "true")
    yield Guard("public.seals", "SELECT", "laget_keeper", "true", None)
    table = "public.youth_pasts"
    yield Guard(table, "SELECT", "laget_app", PASTS.render(table, Verb.READ), None)
    yield Guard(table, "INSERT", "laget_keeper", None, "true")
