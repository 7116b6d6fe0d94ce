"""The answer of a table in the reader's words."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from blueprints import labels
from blueprints.texts import _
from blueprints.uda import words
from blueprints.uda.fact_choices import fact_name, found, school_name, word
from blueprints.uda.fact_words import OUTPUTS, WORDS
from blueprints.uda.rule_tables import Table
from portal.domain.texts import msgid

Told = list[tuple[str, list[str]]]

ABOVE = frozenset({"rule", "explanation"})
ONLY_IF_SO = frozenset({"rejected", "new_episode"})
MAY_BE_OPEN = frozenset({"in_target_oslo", "in_target_national"})
"""None says that nobody can know yet."""
NOBODY = "none"

LACKING = {
    "consent": msgid("%(party)s is not named for “%(category)s” in a consent in force."),
    "duty": msgid("%(party)s does not have the responsibility for the youth."),
    "address_officer": msgid("Only the named officer in UDA can do this, not %(party)s."),
    "none": msgid("Nothing opens this to %(party)s."),
}
BROUGHT_ABOUT = msgid("It can be brought about by: %(roles)s.")


def told(table: Table, answer: Mapping[str, object]) -> Told:
    """Every output with its name and what it says; what says nothing is left out."""
    outputs = [(name, _said(table, name, value)) for name, value in answer.items() if name not in ABOVE]
    return [(_(OUTPUTS.get(name, name)), said) for name, said in outputs if said]


def _said(table: Table, name: str, value: object) -> list[str]:
    if name == "passed":
        return [_noted(table, str(rule)) for rule in cast("list[object]", value)]
    if isinstance(value, list):
        return [_one(name, item) for item in value]
    if value is None:
        return [word(name, "undetermined")] if name in MAY_BE_OPEN else []
    if (value is False and name in ONLY_IF_SO) or (value == NOBODY and NOBODY not in (found(WORDS, name) or {})):
        return []
    return [_one(name, value)]


def _one(name: str, value: object) -> str:
    say: Callable[[Any], str] | None = _SAYERS.get(name)
    return say(value) if say else word(name, value)


def _noted(table: Table, rule: str) -> str:
    said = next((row.explanation.told_in(words.language()) for row in table.rows if row.id == rule), "")
    return f"{rule} · {said}"


def _lacks(missing: Mapping[str, Any]) -> str:
    what = str(missing["category"])
    category = WORDS["scope"].get(what) or WORDS["resource"].get(what, what)
    pattern, roles = LACKING[missing["way"]], _in_a_row(missing["mended_by"])
    sentence = _(pattern, party=_party(missing["party"]), category=_(category))
    return f"{sentence} {_(BROUGHT_ABOUT, roles=roles)}" if roles else sentence


def _party(named: str) -> str:
    role, _colon, unit = named.partition(":")
    name = word("role", role)
    return f"{name} ({words.district_name(unit) or unit})" if unit else name


def _in_a_row(roles: Iterable[str]) -> str:
    names = dict.fromkeys(word("role", role) for role in roles)
    return labels.in_a_row(list(names))


_SAYERS: Mapping[str, Callable[[Any], str]] = {
    "school_orgnr": school_name,
    "candidates": school_name,
    "lead_district": lambda number: words.district_name(number) or number,
    "code": labels.status_name,
    "missing": fact_name,
    "lacking": _lacks,
}
