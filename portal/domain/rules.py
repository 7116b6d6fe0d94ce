"""The engine of every decision table: dated rows, read top-down, the first that answers wins."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import ClassVar, Generic, Literal, Protocol, TypeVar

from portal.domain.words import Language

Facts = TypeVar("Facts")
Outcome = TypeVar("Outcome")

RuleBasis = Literal["explicit", "derived", "recommended"]
"""Whether the source says it, two statements together say it, or the source is silent."""


class NoRuleMatchesError(Exception):
    """A table without a last row that takes what the others leave."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in bokmål, nynorsk and English."""

    nb: str
    nn: str
    en: str

    def told_in(self, language: Language) -> str:
        """Give the sentence in one language."""
        return {Language.BOKMAL: self.nb, Language.NYNORSK: self.nn, Language.ENGLISH: self.en}[language]


@dataclass(frozen=True, slots=True)
class Rule(Generic[Facts, Outcome]):
    """A row: `then` answers where `when` holds; a `then` of None is noted and the reading goes on.

    The row holds on days `since <= day < until`. An alternative reading stands in the table with
    `until=NEVER` and is switched on by dating both rows.
    """

    id: str
    when: Callable[[Facts], bool]
    then: Callable[[Facts], Outcome | None]
    explanation: Sentence
    basis: RuleBasis
    requirements: tuple[str, ...]
    since: date = date.min
    until: date = date.max

    NEVER: ClassVar[date] = date.min

    @property
    def condition(self) -> str:
        """The condition in words: the name of the function that tests it."""
        return _in_words(self.when)

    @property
    def outcome(self) -> str:
        """The outcome in words: the name of the function that gives it."""
        return _in_words(self.then)


@dataclass(frozen=True, slots=True)
class Decision(Generic[Outcome]):
    """An outcome that explains itself: the row that gave it and the rows noted on the way."""

    rule: str
    explanation: Sentence
    outcome: Outcome
    passed: tuple[str, ...] = ()

    def answer(self, language: Language = Language.BOKMAL) -> dict[str, object]:
        """Give the decision as plain words and values, as `flask rules decide` prints it."""
        told: dict[str, object] = {
            "rule": self.rule,
            "explanation": self.explanation.told_in(language),
        }
        for named_field in fields(self.outcome):  # type: ignore[arg-type]  # outcomes are dataclasses
            value = getattr(self.outcome, named_field.name)
            told[named_field.name] = list(value) if isinstance(value, tuple) else value
        told["passed"] = list(self.passed)
        return told


class ExplainableRow(Protocol):
    """What `flask rules explain` shows of a row."""

    @property
    def id(self) -> str:
        """The row's number, e.g. "TB-09"."""

    @property
    def condition(self) -> str:
        """When the row is chosen."""

    @property
    def outcome(self) -> str:
        """What the row answers."""

    @property
    def explanation(self) -> Sentence:
        """The sentence that goes with the answer."""

    @property
    def basis(self) -> RuleBasis:
        """How firmly the sources stand behind the row."""

    @property
    def requirements(self) -> tuple[str, ...]:
        """Where in the sources."""

    @property
    def since(self) -> date:
        """First day of the row."""

    @property
    def until(self) -> date:
        """First day on which the row no longer holds."""


class TableModule(Protocol):
    """The face of every table module: what the command, the page and the running system call."""

    @property
    def ROWS(self) -> Sequence[ExplainableRow]:  # noqa: N802 - a module's constant
        """The rows in the order in which they are read."""

    def answer(self, given: Mapping[str, object], language: Language) -> dict[str, object]:
        """Read the facts, decide and tell; raises `FactRefusedError` naming the fact."""


@dataclass(frozen=True)
class RuleTable(Generic[Facts, Outcome]):
    """Rows with their dates; `on` gives those that hold on a day, in reading order."""

    rows: tuple[Rule[Facts, Outcome], ...]
    _days: list[date] = field(init=False, repr=False)
    _rows_from: list[tuple[Rule[Facts, Outcome], ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Cut the calendar where a row begins or ends, once."""
        days = sorted({day for row in self.rows for day in (row.since, row.until)})
        held = [tuple(row for row in self.rows if row.since <= day < row.until) for day in days]
        object.__setattr__(self, "_days", days)
        object.__setattr__(self, "_rows_from", held)

    def on(self, day: date) -> tuple[Rule[Facts, Outcome], ...]:
        """Give the rows that hold on a day."""
        return self._rows_from[bisect_right(self._days, day) - 1]

    def find(self, facts: Facts, day: date) -> Decision[Outcome] | None:
        """Read the rows of a day top-down over the facts; None where no row answers."""
        return first_match(self.on(day), facts)

    def decide(self, facts: Facts, day: date) -> Decision[Outcome]:
        """Do the same with a table whose last row always answers; raises `NoRuleMatchesError`."""
        decision = first_match(self.on(day), facts)
        if decision is None:
            raise NoRuleMatchesError
        return decision


def first_match(rows: Iterable[Rule[Facts, Outcome]], facts: Facts) -> Decision[Outcome] | None:
    """Give the answer of the first row that holds and answers."""
    passed: tuple[str, ...] = ()
    for rule in rows:
        if rule.when(facts):
            outcome = rule.then(facts)
            if outcome is not None:
                return Decision(rule.id, rule.explanation, outcome, passed)
            passed += (rule.id,)
    return None


def always(_: object) -> bool:
    """Hold for every case: the condition of a table's last row."""
    return True


def named(words: str, function: Callable[[Facts], Outcome]) -> Callable[[Facts], Outcome]:
    """Give a function made on the spot the name it is explained by."""
    function.__name__ = words
    return function


def _in_words(function: object) -> str:
    name = str(getattr(function, "__name__", ""))
    return name.replace("_", " ") if name.islower() else name
