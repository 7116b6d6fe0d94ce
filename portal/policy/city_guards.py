"""The row guards of runs over the city, of the register's quality, and of units that close: UDA's own work."""

from collections.abc import Iterator

from portal.domain.words import Category, Verb
from portal.policy import sentences as say
from portal.policy.sentences import About, Guard, constant

_REGISTER = About(constant(Category.REGISTER))
_CHANGES = About(say.OWN_COLUMN)
_WORK = f"((SELECT policy.city_write()) & {Category.REGISTER.bit}) <> 0"
_ME = "(SELECT policy.person())"
_LET_GO_ON = f"public.runs.state = 'waiting' AND public.runs.carried_by = {_ME}"
_SCHOOLS = "public.units.kind IN ('upper_secondary', 'lower_secondary')"
_CALLED_OFF = ("public.meetings", "public.invitations")
_WRITTEN_BY_JOBS = ("public.run_changes", "public.quality_findings")


def city_guards() -> Iterator[Guard]:
    """A planned run is let go on or dropped by UDA; what it changes and what is found is written by jobs alone."""
    yield Guard("public.runs", "UPDATE", "laget_app", f"{_WORK} AND public.runs.state = 'planned'",
                f"{_WORK} AND (public.runs.state = 'dropped' OR ({_LET_GO_ON}))")  # fmt: skip
    yield Guard("public.units", "UPDATE", "laget_app", f"{_WORK} AND {_SCHOOLS}", f"{_WORK} AND {_SCHOOLS}")
    yield Guard("public.run_changes", "SELECT", "laget_app", _CHANGES.render("public.run_changes", Verb.READ), None)
    for table in ("public.quality_findings", "public.quality_dismissals"):
        yield Guard(table, "SELECT", "laget_app", _REGISTER.render(table, Verb.READ), None)
    table = "public.quality_dismissals"
    mine = f"{_REGISTER.render(table, Verb.WRITE)} AND ({say.BY_ME.format(table=table)})"
    yield Guard(table, "INSERT", "laget_app", None, mine)
    for table in _WRITTEN_BY_JOBS:
        yield Guard(table, "ALL", "laget_import", "true", "true")
    yield Guard("public.invitations", "SELECT", "laget_import", "true", None)
    for table in _CALLED_OFF:
        yield Guard(table, "UPDATE", "laget_import", "true", "true")
    yield Guard("public.quality_dismissals", "SELECT", "laget_import", "true", None)
    yield Guard("public.messages", "INSERT", "laget_jobs", None, "true")
