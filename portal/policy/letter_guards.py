"""The row guards of letters, referrals and more training: what was sent, said and begun about a youth (25)."""

from collections.abc import Iterator

from portal.domain.words import Category, Verb
from portal.policy import sentences as say
from portal.policy.sentences import About, Guard, constant

FACTS = About(constant(Category.STATUS_FACTS))
CITY = f"((SELECT policy.city_%s()) & {Category.REGISTER.bit}) <> 0"
NOT_OF_A_BATCH = "{table}.batch_id IS NULL"
OF_A_RIGHT = say.OF_SAME_YOUTH % ("more_training", "right_id")

ABOUT_YOUTHS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("letters", (say.BY_ME, NOT_OF_A_BATCH)),
    ("referrals", (say.BY_ME,)),
    ("more_training", (say.BY_ME,)),
    ("more_training_steps", (say.BY_ME, OF_A_RIGHT)),
)
"""Table, and what INSERT asks besides the category: a batch is made by the job alone."""

NARROW: tuple[tuple[str, str, str], ...] = (
    ("laget_import", "ALL", "public.letter_batches"),
    ("laget_import", "ALL", "public.letters"),
    ("laget_import", "ALL", "public.letter_files"),
    ("laget_import", "SELECT", "public.letter_texts"),
    ("laget_import", "INSERT", "public.contact_attempts"),
    ("laget_keeper", "ALL", "public.letter_texts"),
)


def letter_guards() -> Iterator[Guard]:
    """For the application and, in batches, for the job in the import's role."""
    for name, extra in ABOUT_YOUTHS:
        table = f"public.{name}"
        yield Guard(table, "SELECT", "laget_app", FACTS.render(table, Verb.READ), None)
        clauses = [FACTS.render(table, Verb.WRITE), *(f"({clause.format(table=table)})" for clause in extra)]
        yield Guard(table, "INSERT", "laget_app", None, " AND ".join(clauses))
    yield Guard("public.letter_texts", "SELECT", "laget_app", say.NAMED, None)
    batches, me = "public.letter_batches", "(SELECT policy.person())"
    yield Guard(batches, "SELECT", "laget_app", CITY % "read", None)
    yield Guard(batches, "INSERT", "laget_app", None, f"{CITY % 'write'} AND {batches}.started_by = {me}")
    yield Guard(batches, "UPDATE", "laget_app", CITY % "write", f"{CITY % 'write'} AND {batches}.settled_by = {me}")
    yield Guard("public.letter_files", "SELECT", "laget_app", CITY % "read", None)
    for role, command, table in NARROW:
        using = None if command == "INSERT" else "true"
        yield Guard(table, command, role, using, None if command == "SELECT" else "true")
