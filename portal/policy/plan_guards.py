"""The row guards of follow-up plans: the plan (PLAN), each service's measures, and what the youth says of it."""

from collections.abc import Iterator

from portal.domain.words import Category, Service, Verb
from portal.policy import sentences as say
from portal.policy.sentences import About, Guard, constant

PLAN = constant(Category.PLAN)
SEEN = About(PLAN, source="source", city=False, own_words=True)
SEEN_MATTER = About(say.OWN_COLUMN, source="source", city=False, own_words=True)
LED = About(PLAN, ground=say.NOT_CONSENT, city=False)
DONE = About(PLAN, city=False)
DONE_MATTER = About(say.OWN_COLUMN, ground=say.NOT_LISTED, city=False)
OF_A_PLAN = "EXISTS (SELECT FROM public.plans p WHERE p.plan_id = {table}.plan_id AND p.youth_id = {table}.youth_id)"
MINUTED = "{table}.channel = 'minuted'"
SAID_BY_ME = (
    f"{{table}}.channel = 'own_page' AND {{table}}.kind <> 'evaluated' AND {{table}}.source = {Service.YOUTH.value} "
    "AND {table}.author = (SELECT policy.person()) AND {table}.author_seat IS NULL "
    f"AND {{table}}.youth_id = (SELECT policy.youth()) AND ((SELECT policy.own_read()) & (1 << {PLAN})) <> 0"
)
APP = "laget_app"


def plan_guards() -> Iterator[Guard]:
    """The author has the duty (TE-06); a partner writes own measures only (bug:10), of what is open to it."""
    plans, measures, marks, drafts = (f"public.plan{name}" for name in ("s", "_measures", "_marks", "_drafts"))
    yield Guard(plans, "SELECT", APP, SEEN.render(plans, Verb.READ), None)
    yield Guard(plans, "INSERT", APP, None, _all(plans, LED.render(plans, Verb.WRITE), say.BY_ME, say.FROM_MY_SERVICE))
    matter = f"{SEEN.render(measures, Verb.READ)} AND {SEEN_MATTER.render(measures, Verb.READ)}"
    yield Guard(measures, "SELECT", APP, matter, None)
    matter = f"{DONE.render(measures, Verb.WRITE)} AND {DONE_MATTER.render(measures, Verb.WRITE)}"
    yield Guard(measures, "INSERT", APP, None, _all(measures, matter, say.BY_ME, say.FROM_MY_SERVICE, OF_A_PLAN))
    yield Guard(marks, "SELECT", APP, SEEN.render(marks, Verb.READ), None)
    minuted = _all(marks, LED.render(marks, Verb.WRITE), say.BY_ME, say.FROM_MY_SERVICE, MINUTED, OF_A_PLAN)
    own = _all(marks, SAID_BY_ME.format(table=marks), OF_A_PLAN)
    yield Guard(marks, "INSERT", APP, None, f"({minuted}) OR ({own})")
    mine = (
        f"{drafts}.youth_id <> ALL ({say.MY_CONFLICTS}) AND {say.BY_ME.format(table=drafts)} "
        f"AND (SELECT policy.service()) NOT IN ({say.WITHOUT_WORDS})"
    )
    yield Guard(drafts, "SELECT", APP, mine, None)
    yield Guard(drafts, "INSERT", APP, None, mine)
    yield Guard(plans, "SELECT", "laget_import", "true", None)


def _all(table: str, sentence: str, *clauses: str) -> str:
    return " AND ".join([sentence, *(f"({clause.format(table=table)})" for clause in clauses)])
