"""The row guards of OTUK lists: the district's and its Nav office's by the list, UDA's by its duty for the city."""

from collections.abc import Iterator

from portal.domain.words import Category, Verb
from portal.policy import sentences as say
from portal.policy.sentences import Guard

_CITY = f"((SELECT policy.city_%s()) & {Category.REGISTER.bit}) <> 0"
_OF_MY_DISTRICT = (
    "EXISTS (SELECT FROM policy.seats s JOIN public.units u ON u.id = s.unit_id "
    "JOIN policy.granted g ON g.role = s.role AND g.verb = 'read' "
    f"AND g.category = {Category.REPORT_BACK.value} AND g.basis = 'list' "
    f"WHERE s.id = {say.MY_SEAT} AND u.district_no = public.otuk_lists.district_no)"
)
_LIST_SEEN = "EXISTS (SELECT FROM public.otuk_lists l WHERE l.id = {table}.list_id)"
_I_MAY = (
    "EXISTS (SELECT FROM policy.seats s JOIN policy.granted g ON g.role = s.role AND g.verb = '{verb}' "
    "AND g.category = {category} AND g.basis = 'list' WHERE s.id = {seat})"
)
_BY_ME = f"{{table}}.person_id = (SELECT policy.person()) AND {{table}}.seat_id = {say.MY_SEAT}"

LIST_SEEN = _LIST_SEEN
NOT_FINISHED = (
    "coalesce((SELECT t.kind FROM public.list_steps t WHERE t.list_id = {table}.list_id ORDER BY t.number DESC "
    "LIMIT 1), '') <> 'finished'"
)


def list_guards() -> Iterator[Guard]:
    """A list is made by `policy.freeze_lists` alone; receipts and steps are one's own, on a list that one sees."""
    seen = f"{_CITY % 'read'} OR {_OF_MY_DISTRICT}"
    yield Guard("public.otuk_lists", "SELECT", "laget_app", seen, None)
    for name, verb in (("list_openings", Verb.READ), ("list_steps", Verb.WRITE)):
        table = f"public.{name}"
        may = _I_MAY.format(verb=verb, category=Category.REPORT_BACK.value, seat=say.MY_SEAT)
        clauses = " AND ".join((_BY_ME.format(table=table), _LIST_SEEN.format(table=table), may))
        yield Guard(table, "SELECT", "laget_app", _LIST_SEEN.format(table=table), None)
        yield Guard(table, "INSERT", "laget_app", None, clauses)
