"""What is said of each thing that keeps a gate closed: what is lacking, and who can mend it."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.rules import Sentence
from portal.domain.staircase_facts import Gate, Lacking


@dataclass(frozen=True, slots=True)
class Opening:
    """One reason why a gate is closed, and who can open it."""

    gate: Gate
    reason: Sentence
    who: Sentence


LEAD = Sentence(
    nb="Rådgiver, eller den som leder oppfølgingen",
    nn="Rådgjevar, eller den som leier oppfølginga",
    en="The counsellor, or whoever leads the follow-up",
)
YOUTH = Sentence(
    nb="Ungdommen, spurt av den som leder oppfølgingen",
    nn="Ungdommen, spurd av den som leier oppfølginga",
    en="The youth, asked by whoever leads the follow-up",
)
CONVENER = Sentence(
    nb="Rådgiver kaller inn til avklaringsmøte, OT-kontakten til samarbeidsmøte",
    nn="Rådgjevar kallar inn til avklaringsmøte, OT-kontakten til samarbeidsmøte",
    en="The counsellor calls a clarification meeting, the OT contact a collaboration meeting",
)
AUTHOR = Sentence(
    nb="Den som skriver planen: rådgiver for elever, OT-kontakten for andre",
    nn="Den som skriv planen: rådgjevar for elevar, OT-kontakten for andre",
    en="Whoever writes the plan: the counsellor for pupils, the OT contact for others",
)

# what, gate, nb, nn, en, who
_SHEET: tuple[tuple[Lacking, Gate, str, str, str, Sentence], ...] = (
    (Lacking.SITUATION, Gate.G1, "Situasjonen er ikke kartlagt", "Situasjonen er ikkje kartlagd",
     "The situation is not mapped", LEAD),
    (Lacking.NEEDS, Gate.G1, "Behovene er ikke kartlagt", "Behova er ikkje kartlagde",
     "The needs are not mapped", LEAD),
    (Lacking.GOALS, Gate.G1, "Målene er ikke kartlagt", "Måla er ikkje kartlagde", "The goals are not mapped", LEAD),
    (Lacking.ACTORS, Gate.G1, "Det er ikke kartlagt hvem som er i kontakt med ungdommen",
     "Det er ikkje kartlagt kven som er i kontakt med ungdommen",
     "It is not mapped who is in contact with the youth", LEAD),
    (Lacking.WANTED, Gate.G1, "Det er ikke kartlagt hvem som bør samarbeide",
     "Det er ikkje kartlagt kven som bør samarbeide", "It is not mapped who should cooperate", LEAD),
    (Lacking.CONSENT, Gate.G1, "Ingen samtykke som gjelder, lar noen bli invitert",
     "Ingen samtykke som gjeld, lèt nokon bli inviterte", "No consent in force lets anybody be invited", YOUTH),
    (Lacking.MEETING, Gate.G2, "Det er ikke holdt møte med noen samarbeidspart",
     "Det er ikkje halde møte med nokon samarbeidspart", "No meeting with a partner has been held", CONVENER),
    (Lacking.PLAN, Gate.G2, "Det finnes ingen skriftlig plan", "Det finst ingen skriftleg plan",
     "There is no written plan", AUTHOR),
    (Lacking.PLAN_ENDED, Gate.G2, "Planen er gått ut", "Planen er gått ut", "The plan is past its end", AUTHOR),
    (Lacking.COORDINATOR, Gate.G2, "Planen nevner ingen koordinator", "Planen nemner ingen koordinator",
     "The plan names no coordinator", AUTHOR),
    (Lacking.MEASURES, Gate.G2, "Planen har ingen tiltak med ansvarlig", "Planen har ingen tiltak med ansvarleg",
     "The plan has no measure with a responsible party", AUTHOR),
    (Lacking.INFORMATION_FLOW, Gate.G2, "Planen sier ikke hvordan informasjonen flyter",
     "Planen seier ikkje korleis informasjonen flyt", "The plan does not say how information flows", AUTHOR),
    (Lacking.TRANSITIONS, Gate.G2, "Planen sier ikke hvem som følger opp overganger",
     "Planen seier ikkje kven som følgjer opp overgangar", "The plan does not say who carries transitions", AUTHOR),
)  # fmt: skip

OPENINGS: Mapping[Lacking, Opening] = {
    what: Opening(gate, Sentence(nb, nn, en), who) for what, gate, nb, nn, en, who in _SHEET
}
