"""The row guards of the staircase's history, which whoever reads the team reads (TEAM)."""

from collections.abc import Iterator

from portal.domain.words import Category, Verb
from portal.policy import sentences as say
from portal.policy.sentences import About, Guard, constant

TEAM = About(constant(Category.TEAM), city=False)
STEPS = "public.step_events"
BY_ME_OR_NOBODY = f"({{table}}.author IS NULL AND {{table}}.author_seat IS NULL) OR ({say.BY_ME})"
KEPT_FACTS = ("public.mapping_items", "public.team_actors")
"""What `policy.stairs` tells that something is written of, and nothing of what is written."""


def stair_guards() -> Iterator[Guard]:
    """Whoever writes in the team adds a step, in nobody's name or their own."""
    yield Guard(STEPS, "SELECT", "laget_app", TEAM.render(STEPS, Verb.READ), None)
    mine = BY_ME_OR_NOBODY.format(table=STEPS)
    yield Guard(STEPS, "INSERT", "laget_app", None, f"{TEAM.render(STEPS, Verb.WRITE)} AND ({mine})")
    for table in KEPT_FACTS:
        yield Guard(table, "SELECT", "laget_keeper", "true", None)
