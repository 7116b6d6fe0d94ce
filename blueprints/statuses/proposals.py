"""What the rules say of the answers so far: what to ask next, which code, why, and what it changes."""

from dataclasses import dataclass, replace
from datetime import date

from blueprints.status_words import ACTIONS, FACTS, FIELDS
from blueprints.statuses.status_forms import StatusForm
from blueprints.texts import _, tongue
from portal.domain.reference import status_codes
from portal.domain.rules import Decision
from portal.domain.status_answers import Background, Told, compose, questions
from portal.domain.status_changes import RuleRefuses, reported_since
from portal.domain.status_code_facts import StatusChoice
from portal.domain.status_code_outcomes import GROUP_ACTIVE
from portal.domain.status_codes import decide
from portal.domain.words import Language


@dataclass(frozen=True, slots=True)
class Proposal:
    """The right code for the answers; `asked` are the questions in their order, `reported` the report it changes."""

    decision: Decision[StatusChoice]
    asked: tuple[str, ...]
    reported: date | None

    @property
    def code(self) -> str:
        """The right code."""
        return self.decision.outcome.code

    @property
    def why(self) -> str:
        """The rule's sentence in the reader's language."""
        return self.decision.explanation.told_in(Language(tongue().code))

    @property
    def actions(self) -> list[str]:
        """What follows from the code."""
        return [_(ACTIONS[action]) for action in self.decision.outcome.actions]

    @property
    def missing(self) -> list[str]:
        """What the rule still wants, in words."""
        return [_(FACTS[fact]) for fact in self.decision.outcome.missing]


def propose(told: Told, known: Background, today: date, *, for_the_city: bool) -> Proposal:
    """Ask the rules, nothing proposed."""
    decision = decide(compose(told, known, proposing=False))
    asked = (*questions(told, known, for_the_city=for_the_city), *_wanted(decision.outcome, told))
    return Proposal(decision, tuple(dict.fromkeys(asked)), reported_since(told.day, today))


def _wanted(right: StatusChoice, told: Told) -> list[str]:
    """The fields of what the right code lacks, and of what the chosen one asks."""
    fields = [FIELDS[fact] for fact in right.missing]
    code = told.code or right.code
    known = status_codes().get(code)
    if known and known.group == GROUP_ACTIVE and (right.via_ot is None or code != right.code):
        fields.append("via_ot")
    if code == "Feil":
        fields.append("error_reason")
    return fields


def answered(told: Told, proposal: Proposal) -> Told:
    """The answer on "via OT" follows from the two days where both are known; only then need nobody give it."""
    via_ot = proposal.decision.outcome.via_ot
    if told.via_ot is None and told.code == proposal.code and via_ot is not None:
        return replace(told, via_ot=via_ot)
    return told


def complain(form: StatusForm, refusal: RuleRefuses) -> None:
    """The rule's sentence beside the code, and what lacks beside each field; nothing typed is lost."""
    said = refusal.params["sentence"].told_in(Language(tongue().code))  # type: ignore[attr-defined] # a Sentence
    missing = refusal.params["missing"]
    for fact in missing if isinstance(missing, tuple) else ():
        _add(form, FIELDS[fact], _(FACTS[fact]))
    _add(form, "code", f"{said} ({refusal.params['rule']})")


def _add(form: StatusForm, name: str, message: str) -> None:
    form[name].errors = [*form[name].errors, message]
