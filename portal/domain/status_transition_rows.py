"""Table 2c as rows: what may not be registered (TX)."""

from portal.domain import status_code_conditions as when
from portal.domain import status_code_outcomes as then
from portal.domain import status_transitions as tried
from portal.domain.rules import Rule, Sentence
from portal.domain.status_code_case import StatusCase
from portal.domain.status_code_facts import StatusChoice
from portal.domain.status_transitions import Proposal

TRANSITIONS: tuple[Rule[Proposal, StatusChoice], ...] = (
    Rule(
        "TX-01",
        tried.code_without_contact,
        tried.refused,
        Sentence(
            nb="OTUK blir stående til OT har hatt kontakt med ungdommen.",
            nn="OTUK blir ståande til OT har hatt kontakt med ungdommen.",
            en="OTUK stays until OT has had contact with the youth.",
        ),
        "explicit",
        ("K 1.1", "K 4"),
    ),
    Rule(
        "TX-02",
        tried.declined_on_silence,
        tried.refused,
        Sentence(
            nb="Å ikke svare er ikke å takke nei.",
            nn="Å ikkje svare er ikkje å takke nei.",
            en="Silence is not a refusal.",
        ),
        "explicit",
        ("K 4.1",),
    ),
    Rule(
        "TX-03",
        tried.back_to_the_first_code,
        tried.refused,
        Sentence(
            nb="OTUK er den første koden og kommer ikke tilbake i samme registrering.",
            nn="OTUK er den første koden og kjem ikkje tilbake i same registrering.",
            en="OTUK is the first code and does not come back within the same registration.",
        ),
        "derived",
        ("K 1.1",),
    ),
    Rule(
        "TX-04",
        tried.followed_up_while_in_organised_activity,
        tried.refused,
        Sentence(
            nb="OTOV brukes ikke for den som er i organisert aktivitet eller tiltak.",
            nn="OTOV blir ikkje brukt for den som er i organisert aktivitet eller tiltak.",
            en="OTOV is not used for one in organised activity or a measure.",
        ),
        "explicit",
        ("K 2.1", "K 3.4"),
    ),
    Rule(
        "TX-05",
        tried.measure_with_the_other_party_involved,
        tried.refused,
        Sentence(
            nb="Tiltak der både fylket og Nav er med, er OTKO.",
            nn="Tiltak der både fylket og Nav er med, er OTKO.",
            en="A measure with both the county and Nav involved is OTKO.",
        ),
        "explicit",
        ("K 3.1", "K 3.2", "K 3.3"),
    ),
    Rule(
        "TX-06",
        tried.measure_for_ordinary_training,
        tried.refused,
        Sentence(
            nb="OTOA brukes ikke for ordinær videregående opplæring eller planlagt grunnkompetanse.",
            nn="OTOA blir ikkje brukt for ordinær vidaregåande opplæring eller planlagd grunnkompetanse.",
            en="OTOA is not used for ordinary upper secondary training or planned basic competence.",
        ),
        "explicit",
        ("K 3.1", "K 3.7"),
    ),
    Rule(
        "TX-07",
        tried.activity_code_for_one_already_in_it,
        tried.refused,
        Sentence(
            nb="Var ungdommen i aktiviteten før kontakten, er koden den med _IM.",
            nn="Var ungdommen i aktiviteten før kontakten, er koden den med _IM.",
            en="If the youth was in the activity before contact, the code is the one with _IM.",
        ),
        "explicit",
        ("K 3",),
    ),
    Rule(
        "TX-08",
        tried.already_in_it_though_begun_after_contact,
        tried.refused,
        Sentence(
            nb="Begynte aktiviteten etter kontakten, er koden den uten _IM, via OT.",
            nn="Byrja aktiviteten etter kontakten, er koden den utan _IM, via OT.",
            en="If the activity began after contact, the code is the one without _IM, via OT.",
        ),
        "explicit",
        ("K 3",),
    ),
    Rule(
        "TX-09",
        tried.enrolled_though_quit,
        tried.refused,
        Sentence(
            nb="Når ungdommen slutter, må ELVG_IM endres.",
            nn="Når ungdommen sluttar, må ELVG_IM endrast.",
            en="When the youth quits, ELVG_IM must change.",
        ),
        "explicit",
        ("K 5.2",),
    ),
    Rule(
        "TX-10",
        tried.declined_with_a_coded_reason_or_one_offer,
        tried.refused,
        Sentence(
            nb="OTNO brukes ikke når årsaken har egen kode, eller når ungdommen bare sa nei til ett tilbud.",
            nn="OTNO blir ikkje brukt når årsaka har eigen kode, eller når ungdommen berre sa nei til eitt tilbod.",
            en="OTNO is not used where the reason has its own code, or only one offer was declined.",
        ),
        "explicit",
        ("K 4.1",),
    ),
    Rule(
        "TX-11",
        tried.abroad_though_followed_up,
        tried.refused,
        Sentence(
            nb="Følger OT opp ungdom i utlandet, brukes OTOV eller koden som passer best.",
            nn="Følgjer OT opp ungdom i utlandet, blir OTOV eller koden som passar best brukt.",
            en="Where OT follows up a youth abroad, OTOV or the best fitting code is used.",
        ),
        "explicit",
        ("K 5.4",),
    ),
    Rule(
        "TX-12",
        tried.code_with_required_facts_missing,
        tried.refused_as_incomplete,
        Sentence(
            nb="Koden mangler opplysninger den krever: startdato, svar på via OT eller dato for første kontakt.",
            nn="Koden manglar opplysningar han krev: startdato, svar på via OT eller dato for første kontakt.",
            en="The code lacks facts it requires: start date, answer on via OT or date of first contact.",
        ),
        "derived",
        ("K 3", "K 4"),
    ),
    Rule(
        "TX-13",
        tried.in_work_though_helped_to_more,
        tried.refused,
        Sentence(
            nb="Hjelper OT ungdommen til mer eller annen aktivitet, er koden OTOV.",
            nn="Hjelper OT ungdommen til meir eller annan aktivitet, er koden OTOV.",
            en="Where OT helps the youth to more or other activity, the code is OTOV.",
        ),
        "explicit",
        ("K 3.4",),
    ),
)

NEW_EPISODE: Rule[StatusCase, StatusChoice] = Rule(
    "TX-14",
    when.quit_an_enrolment,
    then.go_on,
    Sentence(
        nb="Slutter ungdommen, begynner en ny registrering på OTUK, eller dialogen fortsetter med OTOV.",
        nn="Sluttar ungdommen, byrjar ei ny registrering på OTUK, eller dialogen held fram med OTOV.",
        en="When the youth quits, a new registration begins at OTUK, or the dialogue goes on with OTOV.",
    ),
    "recommended",
    ("K 1.1",),
)
"""Legal, and noted: read before the codes, since contact from before the youth quit no longer counts."""
