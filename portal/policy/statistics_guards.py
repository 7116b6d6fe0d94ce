"""The row guards of statistics: what is published is for everybody with the right to counts, exact numbers for few."""

from collections.abc import Iterator

from portal.domain.words import Category
from portal.policy.sentences import Guard

_COUNTS, _MOMENTS, _SHOWN = "public.statistics_counts", "public.statistics_moments", "public.statistics_shown"
_READS = f"""EXISTS (SELECT FROM policy.granted g JOIN policy.seats s ON s.role = g.role
        WHERE s.id = policy.seat() AND g.verb = 'read' AND g.basis = 'duty'
            AND g.category = {Category.AGGREGATE.value})"""
_CITY = f"((SELECT policy.city_read()) & {Category.AGGREGATE.bit}) <> 0"
_MY_SCHOOL = f"""{_COUNTS}.live AND EXISTS (SELECT FROM policy.seats s
        WHERE s.id = policy.seat() AND s.role = 'counsellor' AND s.unit_id = {_COUNTS}.unit_id)"""
_READS_EACH = "cardinality((SELECT policy.conflicts())::uuid[]) = 0"
"""Whoever has declared a conflict of interest does not read each youth that is counted."""


def statistics_guards() -> Iterator[Guard]:
    """Exact numbers are for whoever may read each youth behind them: UDA the city's, a school its own of today."""
    yield Guard(_MOMENTS, "SELECT", "laget_app", _READS, None)
    yield Guard(_SHOWN, "SELECT", "laget_app", _READS, None)
    yield Guard(_COUNTS, "SELECT", "laget_app", f"{_READS_EACH} AND ({_CITY} OR ({_MY_SCHOOL}))", None)
    yield Guard(_COUNTS, "ALL", "laget_import", "true", "true")
    for table in (_MOMENTS, _SHOWN):
        yield Guard(table, "SELECT", "laget_import", "true", None)
        yield Guard(table, "INSERT", "laget_import", None, "true")
    for table in ("public.consents", "public.meetings"):
        yield Guard(table, "SELECT", "laget_import", "true", None)
