"""One row of a register file in a test: checked, taken in, set aside or doubted."""

from collections.abc import Mapping
from datetime import date

from portal.domain import reference
from portal.domain.register_form import RawRow
from portal.domain.register_reasons import QUARANTINE, WARNINGS, told
from portal.domain.register_rows import RowChecker
from portal.domain.register_youths import AcceptedRow, QuarantinedRow, RegisterYouth, RowOutcome
from portal.domain.words import Language

TODAY = date(2026, 11, 22)
FOSS = "974590867"
ASE = {"person.fnr": "05840399895", "person.fornavn": "Åse", "person.etternavn": "Bråten"}
NAMELESS_NUMBER = {"person.fornavn": "Ole", "person.etternavn": "Bø", "person.fdato": "05.04.2003"}
SCHOOLS = {s.orgnr for s in (*reference.upper_secondary_schools(), *reference.lower_secondary_schools())}


def checked(values: Mapping[str, object], checker: RowChecker | None = None, number: int = 1) -> RowOutcome:
    return (checker or RowChecker(SCHOOLS)).check(RawRow(number, dict(values)))


def youth(values: Mapping[str, object]) -> RegisterYouth:
    outcome = checked({**ASE, **values})
    assert isinstance(outcome, AcceptedRow), outcome
    return outcome.youth


def why(values: Mapping[str, object]) -> list[tuple[str, str]]:
    """The codes and columns for which a row is set aside; every sentence is there in all languages."""
    outcome = checked(values)
    assert isinstance(outcome, QuarantinedRow), outcome
    assert {reason.code for reason in outcome.reasons} <= QUARANTINE.keys()
    assert all(told(reason, language) for reason in outcome.reasons for language in Language)
    return [(reason.code, reason.field) for reason in outcome.reasons]


def doubts(values: Mapping[str, object]) -> list[tuple[str, str]]:
    outcome = checked({**ASE, **values})
    assert isinstance(outcome, AcceptedRow), outcome
    assert {warning.code for warning in outcome.warnings} <= WARNINGS.keys()
    assert all(told(warning, language) for warning in outcome.warnings for language in Language)
    return [(warning.code, warning.field) for warning in outcome.warnings]
