"""What is said of the rows of a transfer, in three languages: one sentence per code."""

from collections.abc import Mapping
from typing import Final

from portal.domain.rules import Sentence

SET_ASIDE: Final[Mapping[str, Sentence]] = {
    "reason_of_another_kind": Sentence(
        "{field}: grunnen hører til en annen overføring enn denne. Velg riktig overføring, eller rett grunnen.",
        "{field}: grunnen høyrer til ei anna overføring enn denne. Vel rett overføring, eller rett grunnen.",
        "{field}: the cause belongs to another transfer than this. Choose the right transfer, or correct the cause.",
    ),
    "registered_ahead": Sentence(
        "{field}: datoen ligger fram i tid. Ingen kan være tilmeldt før dagen er kommet.",
        "{field}: datoen ligg fram i tid. Ingen kan vere tilmelde før dagen er komen.",
        "{field}: the date lies ahead. Nobody can be registered before the day has come.",
    ),
    "registered_long_ago": Sentence(
        "{field}: datoen er fra før forrige skoleår. Rett datoen, eller la den stå tom.",
        "{field}: datoen er frå før førre skuleår. Rett datoen, eller la han stå tom.",
        "{field}: the date is from before the last school year. Correct it, or leave it empty.",
    ),
}
REMARKS: Final[Mapping[str, Sentence]] = {
    "not_known": Sentence(
        "Ungdommen er ikke tilmeldt OT. Meldingen gjelder bare dem som er det, og gjør ingen kjent.",
        "Ungdommen er ikkje tilmeld OT. Meldinga gjeld berre dei som er det, og gjer ingen kjend.",
        "The youth is not registered with OT. The report is only about those who are.",
    ),
    "nothing_to_report": Sentence(
        "Raden sier ikke noe som skal meldes.",
        "Rada seier ikkje noko som skal meldast.",
        "The row says nothing that is to be reported.",
    ),
    "reported_already": Sentence("Er meldt fra før.", "Er meldt frå før.", "Has been reported before."),
    "followed_up_already": Sentence("Har ELVG_IM fra før.", "Har ELVG_IM frå før.", "Has ELVG_IM already."),
    "another_code": Sentence(
        "Har kode {code}, og den står: bare ELGS_IM går over til ELVG_IM.",
        "Har kode {code}, og han står: berre ELGS_IM går over til ELVG_IM.",
        "Has code {code}, which stands: only ELGS_IM becomes ELVG_IM.",
    ),
    "too_old": Sentence(
        "Er ute av målgruppen fra 1. januar etter året ungdommen fylte 24 (TA-04).",
        "Er ute av målgruppa frå 1. januar etter året ungdommen fylte 24 (TA-04).",
        "Left the target group on 1 January after the year of turning 24 (TA-04).",
    ),
    "entered_already": Sentence(
        "Er tilmeldt av samme grunn for skoleåret {year} fra før.",
        "Er tilmeld av same grunn for skuleåret {year} frå før.",
        "Is registered for the same cause for the school year {year} already.",
    ),
    "also_entered": Sentence(
        "Er fanget opp av en annen overføring for samme skoleår.",
        "Er fanga opp av ei anna overføring for same skuleår.",
        "Has been caught by another transfer for the same school year.",
    ),
    "pupil_now": Sentence(
        "Er elev nå, etter registeret.", "Er elev no, etter registeret.", "Is a pupil now, by the register."
    ),
    "adult_pupil_now": Sentence(
        "Er i voksenopplæring nå, etter registeret.",
        "Er i vaksenopplæring no, etter registeret.",
        "Is in adult education now, by the register.",
    ),
    "school_closed": Sentence(
        "Skolen {school} er nedlagt. Raden tas inn; regel TB-16 finner skolen som følger etter.",
        "Skulen {school} er nedlagd. Rada blir teken inn; regel TB-16 finn skulen som følgjer etter.",
        "The school {school} is closed. The row goes in; rule TB-16 finds its successor.",
    ),
    "same_name": Sentence(
        "Samme navn og fødselsdato som en som er kjent fra før. Et menneske må si om det er samme person.",
        "Same namn og fødselsdato som ein som er kjend frå før. Eit menneske må seie om det er same person.",
        "The same name and date of birth as somebody known. A human must say whether it is the same person.",
    ),
    "new_number": Sentence(
        "Nummeret er et annet enn det som er kjent, og et av dem er et D-nummer. Er det samme person?",
        "Nummeret er eit anna enn det som er kjent, og eitt av dei er eit D-nummer. Er det same person?",
        "The number is another than the known one, and one of them is a D-number. Is it the same person?",
    ),
    "person_twice": Sentence(
        "Personen står i en annen rad av filen.",
        "Personen står i ei anna rad av fila.",
        "The person stands in another row of the file.",
    ),
    "starters_first": Sentence(
        "Skolenes egen overføring av sluttere og startere skal gjøres før sluttere overføres til OT. "
        "Det er ikke sendt inn noe register de siste {days} dagene.",
        "Skulane si eiga overføring av sluttarar og startarar skal gjerast før sluttarar blir overførte til OT. "
        "Det er ikkje sendt inn noko register dei siste {days} dagane.",
        "The schools' own transfer of leavers and starters must be done before leavers go to OT. "
        "No register has come in for the last {days} days.",
    ),
    "out_of_season": Sentence(
        "Denne overføringen pleier ikke å komme i denne måneden.",
        "Denne overføringa brukar ikkje å kome i denne månaden.",
        "This transfer does not usually come in this month.",
    ),
}
KEPT: Final[Mapping[str, Sentence]] = {
    "written_since": Sentence(
        "Noen har arbeidet med ungdommen etterpå.",
        "Nokon har arbeidd med ungdommen etterpå.",
        "Somebody has worked with the youth since.",
    ),
    "later_status": Sentence(
        "Det er satt en ny status etterpå.", "Det er sett ein ny status etterpå.", "A new status has been set since."
    ),
    "later_file": Sentence(
        "En senere fil har skrevet om ungdommen.",
        "Ei seinare fil har skrive om ungdommen.",
        "A later file has written about the youth.",
    ),
    "report_decided": Sentence(
        "UDA har avgjort meldingen.", "UDA har avgjort meldinga.", "UDA has decided on the report."
    ),
}
SENTENCES: Final[Mapping[str, Sentence]] = {**SET_ASIDE, **REMARKS, **KEPT}
