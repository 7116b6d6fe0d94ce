"""What counts as contact with the youth, as rows (K 1.1): silence never, others never, a guardian in stated cases."""

from collections.abc import Callable
from datetime import date

from portal.domain.contacts import ANSWERED_BY, ContactInFuture, Counted, Counterpart, Outcome, Tried
from portal.domain.rules import Decision, Rule, RuleTable, Sentence, always, named
from portal.domain.status_code_facts import ContactKind


def told_by_others(tried: Tried) -> bool:
    return Counterpart.THIRD_PARTY in {tried.counterpart, ANSWERED_BY.get(tried.outcome)}


def nobody_answered(tried: Tried) -> bool:
    return tried.outcome in {Outcome.NO_REPLY, Outcome.WRONG_ADDRESS}


def guardian_answers_for_a_hindered_minor(tried: Tried) -> bool:
    return guardian_answered(tried) and tried.under_age and tried.hindered


def guardian_answered(tried: Tried) -> bool:
    return Counterpart.GUARDIAN in {tried.counterpart, ANSWERED_BY.get(tried.outcome)}


def youth_said_no(tried: Tried) -> bool:
    return tried.outcome is Outcome.EXPLICIT_REFUSAL


def _is(kind: ContactKind, *, counts: bool) -> Callable[[Tried], Counted]:
    counted = Counted(counts, kind)
    return named(f"{kind} {'counts' if counts else 'does not count'}", lambda _: counted)


ROWS: tuple[Rule[Tried, Counted], ...] = (
    Rule(
        "KL-01", told_by_others, _is("third_party_report", counts=False),
        Sentence(
            nb="Det andre forteller om ungdommen, er ikke kontakt med ungdommen.",
            nn="Det andre fortel om ungdommen, er ikkje kontakt med ungdommen.",
            en="What others tell about the youth is not contact with the youth.",
        ),
        "derived", ("K 1.1", "TC-06"),
    ),
    Rule(
        "KL-02", nobody_answered, _is("outreach_no_reply", counts=False),
        Sentence(
            nb="Brev, SMS, e-post eller anrop uten svar regnes ikke som kontakt.",
            nn="Brev, SMS, e-post eller oppringing utan svar blir ikkje rekna som kontakt.",
            en="A letter, SMS, e-mail or call without a reply does not count as contact.",
        ),
        "explicit", ("K 1.1", "TC-07"),
    ),
    Rule(
        "KL-03", guardian_answers_for_a_hindered_minor, _is("guardian_feedback", counts=True),
        Sentence(
            nb="Ungdommen er under 18 år og kan vanskelig svare selv på grunn av sykdom eller soning: "
               "det en foresatt forteller, regnes som kontakt.",
            nn="Ungdommen er under 18 år og kan vanskeleg svare sjølv på grunn av sjukdom eller soning: "
               "det ein føresett fortel, blir rekna som kontakt.",
            en="The youth is under 18 and can hardly answer because of illness or imprisonment: "
               "what a guardian tells counts as contact.",
        ),
        "explicit", ("K 1.1", "TC-08"),
    ),
    Rule(
        "KL-04", guardian_answered, _is("guardian_feedback", counts=False),
        Sentence(
            nb="En foresatt kan bare svare for ungdom under 18 år som er syk eller soner; ellers må "
               "ungdommen svare selv.",
            nn="Ein føresett kan berre svare for ungdom under 18 år som er sjuk eller sonar; elles må ungdommen svare "
               "sjølv.",
            en="A guardian can answer only for a youth under 18 who is ill or imprisoned; otherwise the youth must "
               "answer.",
        ),
        "explicit", ("K 1.1", "TC-08"),
    ),
    Rule(
        "KL-05", youth_said_no, _is("explicit_refusal", counts=True),
        Sentence(
            nb="Ungdommen har selv sagt nei: det er kontakt, og et svar.",
            nn="Ungdommen har sjølv sagt nei: det er kontakt, og eit svar.",
            en="The youth has said no: that is contact, and an answer.",
        ),
        "explicit", ("K 4.1",),
    ),
    Rule(
        "KL-06", always, _is("dialogue", counts=True),
        Sentence(
            nb="Ungdommen har selv svart: det er kontakt.",
            nn="Ungdommen har sjølv svart: det er kontakt.",
            en="The youth has answered: that is contact.",
        ),
        "explicit", ("K 1.1",),
    ),
)  # fmt: skip
"""What counts as contact, read top-down: silence never, a guardian in the stated cases, others never."""
TABLE = RuleTable(ROWS)
SENTENCES = {row.id: row.explanation for row in ROWS}


def judge(tried: Tried, today: date) -> Decision[Counted]:
    """Whether an attempt is contact, by which rule; raises ContactInFuture."""
    if tried.on > today:
        raise ContactInFuture(day=tried.on)
    return TABLE.decide(tried, tried.on)
