"""The coordination staircase: the step reached, what opens the next, and the ways back (table 2e, TE-01 to TE-11)."""

from collections.abc import Sequence
from datetime import date

from portal.domain.refusals import NotAcceptable
from portal.domain.rules import Decision, RuleTable
from portal.domain.staircase_facts import Gate, Lacking, StairFacts, Step
from portal.domain.staircase_rows import ROWS, StairCase, Stand
from portal.domain.texts import msgid

TABLE = RuleTable(ROWS)
GATES = {Step.MEET: (Gate.G1,), Step.COOPERATE: (Gate.G1, Gate.G2)}
"""The gates below each step."""


class GateClosed(NotAcceptable):
    """TE-03, TE-04: the step is not open yet; `lacking` says what keeps `gate` closed."""

    message = msgid("The next step of the staircase is not open yet.")
    remedy = msgid("The staircase says what opens it, and who can.")

    def __init__(self, gate: Gate, lacking: Sequence[Lacking]) -> None:
        super().__init__()
        self.gate, self.lacking = gate, tuple(lacking)


def stand(facts: StairFacts, today: date) -> Decision[Stand]:
    """On which step the cooperation stands, with the rule that says so."""
    return TABLE.decide(StairCase(facts, today), today)


def lacking(gate: Gate, facts: StairFacts, today: date) -> tuple[Lacking, ...]:
    """What keeps the gate closed; nothing where it is open."""
    return StairCase(facts, today).lacking(gate)


def require(step: Step, facts: StairFacts, today: date) -> None:
    """Refuses GateClosed where a gate below the step is closed; going down needs none (TE-07)."""
    for gate in GATES.get(step, ()):
        closed = lacking(gate, facts, today)
        if closed:
            raise GateClosed(gate, closed)


def require_mapping(facts: StairFacts | None, today: date) -> None:
    """No step-2 meeting before the mapping (TE-03); each party's own consent is asked by the rules of meetings."""
    closed = tuple(what for what in lacking(Gate.G1, facts or StairFacts(), today) if what is not Lacking.CONSENT)
    if closed:
        raise GateClosed(Gate.G1, closed)
