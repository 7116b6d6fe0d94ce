"""What the sources name as errors in the register, and what is done about each: rows of data (V-041)."""

from dataclasses import dataclass
from typing import Final, Literal

from portal.domain.rules import Sentence

Place = Literal["room", "assignment", "imports"]
"""Where the mending is done: the youth's page, the assignment of the youth, or the register files."""


@dataclass(frozen=True, slots=True)
class Check:
    """An error: what it is called, what it means, what to do, where; `stops` is that no report may hold it."""

    code: str
    name: Sentence
    means: Sentence
    mend: Sentence
    place: Place
    source: str
    stops: bool = False


CHECKS: Final = (
    Check(
        "completed",
        Sentence(nb="Har trolig fullført", nn="Har truleg fullført", en="Has probably completed"),
        Sentence(
            nb="Var elev på siste trinn i et studieforberedende løp til skoleåret var slutt. Ungdomsretten varer til "
            "studie- eller yrkeskompetanse er oppnådd.",
            nn="Var elev på siste trinn i eit studieførebuande løp til skuleåret var slutt. Ungdomsretten varer til "
            "studie- eller yrkeskompetanse er oppnådd.",
            en="Was a pupil in the last year of a programme for study competence until the school year ended. The "
            "youth right lasts until study or vocational competence is obtained.",
        ),
        Sentence(
            nb="Sjekk 4S001 i VIGO. Er opplæringen bestått, sett kode Feil.",
            nn="Sjekk 4S001 i VIGO. Er opplæringa bestått, set kode Feil.",
            en="Check 4S001 in VIGO. If the training is passed, record the code Feil.",
        ),
        "room",
        "V-041, V-048, K 5.5",
    ),
    Check(
        "in_vo",
        Sentence(nb="Går i voksenopplæring", nn="Går i vaksenopplæring", en="Is in adult education"),
        Sentence(
            nb="Står med ukjent aktivitet, men deltar i voksenopplæring. Blant ikke-søkerne finnes flere som har søkt "
            "voksenopplæring.",
            nn="Står med ukjend aktivitet, men deltek i vaksenopplæring. Blant ikkje-søkjarane finst fleire som har "
            "søkt vaksenopplæring.",
            en="Has unknown activity, but takes part in adult education. Among those who have not applied, several "
            "have applied for adult education.",
        ),
        Sentence(
            nb="Bekreft med servicesenteret for voksenopplæring, og sett OTEV_IM.",
            nn="Stadfest med servicesenteret for vaksenopplæring, og set OTEV_IM.",
            en="Confirm with the adult education service centre, and record OTEV_IM.",
        ),
        "room",
        "V-041",
    ),
    Check(
        "other_county",
        Sentence(nb="Bosatt i annet fylke", nn="Busett i eit anna fylke", en="Lives in another county"),
        Sentence(
            nb="Folkeregistrert utenfor Oslo, uten kode OTFA_IM.",
            nn="Folkeregistrert utanfor Oslo, utan kode OTFA_IM.",
            en="Registered outside Oslo, without the code OTFA_IM.",
        ),
        Sentence(
            nb="Sett OTFA_IM. Kjøringen for flyttinger varsler inntakskontoret.",
            nn="Set OTFA_IM. Køyringa for flyttingar varslar inntakskontoret.",
            en="Record OTFA_IM. The run for moves tells the intake office.",
        ),
        "room",
        "V-041, K 5.3",
    ),
    Check(
        "abroad",
        Sentence(nb="Utvandret eller i utlandet", nn="Utvandra eller i utlandet", en="Emigrated or abroad"),
        Sentence(
            nb="Adressen er i utlandet eller uoppgitt, uten kode OTFU_IM.",
            nn="Adressa er i utlandet eller ikkje oppgitt, utan kode OTFU_IM.",
            en="The address is abroad or not stated, without the code OTFU_IM.",
        ),
        Sentence(
            nb="Sett OTFU_IM, hvis ikke OT fortsatt følger opp.",
            nn="Set OTFU_IM, om ikkje OT framleis følgjer opp.",
            en="Record OTFU_IM, unless OT still follows up.",
        ),
        "room",
        "V-041, K 5.4",
    ),
    Check(
        "duplicate",
        Sentence(nb="Mulig dobbeltregistrering", nn="Mogleg dobbeltregistrering", en="Perhaps registered twice"),
        Sentence(
            nb="Samme navn og fødselsdato som en annen. Det kan være D-nummer og fødselsnummer for samme ungdom, eller "
            "to ulike ungdommer.",
            nn="Same namn og fødselsdato som ein annan. Det kan vere D-nummer og fødselsnummer for same ungdom, eller "
            "to ulike ungdommar.",
            en="Same name and day of birth as somebody else. It may be a D-number and a national number of one youth, "
            "or two youths.",
        ),
        Sentence(
            nb="Sammenlign de to. Er det samme ungdom, sett den eldste registreringen til Feil.",
            nn="Samanlikn dei to. Er det same ungdom, set den eldste registreringa til Feil.",
            en="Compare the two. If it is one youth, record the older registration as Feil.",
        ),
        "assignment",
        "V-041",
        stops=True,
    ),
    Check(
        "missing_address",
        Sentence(nb="Mangler adresse", nn="Manglar adresse", en="Lacks an address"),
        Sentence(
            nb="Uten kommune, eller bosatt i Oslo uten bydel: ungdommen kommer ikke på noen bydels liste.",
            nn="Utan kommune, eller busett i Oslo utan bydel: ungdommen kjem ikkje på lista til nokon bydel.",
            en="Without a municipality, or in Oslo without a district: the youth comes on no district's list.",
        ),
        Sentence(
            nb="Hent adressen i VIGO, og send registerfilen på nytt.",
            nn="Hent adressa i VIGO, og send registerfila på nytt.",
            en="Fetch the address in VIGO, and send the register file anew.",
        ),
        "imports",
        "V-041, TB-15",
    ),
    Check(
        "missing_school",
        Sentence(nb="Mangler skole", nn="Manglar skule", en="Lacks a school"),
        Sentence(
            nb="Verken videregående skole eller ungdomsskole er kjent.",
            nn="Verken vidaregåande skule eller ungdomsskule er kjend.",
            en="Neither an upper nor a lower secondary school is known.",
        ),
        Sentence(
            nb="Hent skolehistorikken i VIGO, eller avgjør skolen selv.",
            nn="Hent skulehistorikken i VIGO, eller avgjer skulen sjølv.",
            en="Fetch the school history in VIGO, or decide the school yourself.",
        ),
        "assignment",
        "V-041",
    ),
    Check(
        "unknown_school",
        Sentence(nb="Ukjent skole", nn="Ukjend skule", en="Unknown school"),
        Sentence(
            nb="En skole i Oslo som ikke finnes blant enhetene her.",
            nn="Ein skule i Oslo som ikkje finst blant einingane her.",
            en="A school in Oslo that is none of the units here.",
        ),
        Sentence(
            nb="Rett organisasjonsnummeret i VIGO, eller avgjør skolen selv.",
            nn="Rett organisasjonsnummeret i VIGO, eller avgjer skulen sjølv.",
            en="Correct the organisation number in VIGO, or decide the school yourself.",
        ),
        "assignment",
        "V-041",
    ),
    Check(
        "osmo_caught",
        Sentence(
            nb="OSMO fanget opp av annen overføring",
            nn="OSMO fanga opp av anna overføring",
            en="OSMO caught by another transfer",
        ),
        Sentence(
            nb="Overført fordi studie- eller yrkeskompetanse mangler, og fanget opp av en annen overføring i samme "
            "skoleår, eller i opplæring igjen.",
            nn="Overført fordi studie- eller yrkeskompetanse manglar, og fanga opp av ei anna overføring i same "
            "skuleår, eller i opplæring igjen.",
            en="Transferred for lack of study or vocational competence, and caught by another transfer in the same "
            "school year, or in training again.",
        ),
        Sentence(
            nb="La den andre tilmeldingen gjelde, og sett status etter den.",
            nn="La den andre tilmeldinga gjelde, og set status etter den.",
            en="Let the other registration hold, and record the status by that.",
        ),
        "room",
        "V-043, V-044",
    ),
    Check(
        "private_candidate",
        Sentence(nb="Privatist", nn="Privatist", en="Private candidate"),
        Sentence(
            nb="Det siste kurset er som privatist. En privatist er ikke elev på telledatoen.",
            nn="Det siste kurset er som privatist. Ein privatist er ikkje elev på teljedatoen.",
            en="The latest course is as a private candidate, who is no pupil on the count date.",
        ),
        Sentence(
            nb="Se at ansvaret følger siste skole som elev.",
            nn="Sjå at ansvaret følgjer siste skule som elev.",
            en="See that the responsibility follows the last school as a pupil.",
        ),
        "assignment",
        "V-041, A-36",
    ),
    Check(
        "spell_conflict",
        Sentence(nb="Elev to steder samtidig", nn="Elev to stader samtidig", en="Pupil at two places at once"),
        Sentence(
            nb="To skoler har ungdommen som elev på samme dager.",
            nn="To skular har ungdommen som elev på dei same dagane.",
            en="Two schools have the youth as a pupil on the same days.",
        ),
        Sentence(
            nb="Spør skolene hvem som har eleven, og rett i VIGO.",
            nn="Spør skulane kven som har eleven, og rett i VIGO.",
            en="Ask the schools who has the pupil, and correct it in VIGO.",
        ),
        "assignment",
        "V-041, TB-17",
    ),
    Check(
        "no_birth_date",
        Sentence(nb="Mangler fødselsdato", nn="Manglar fødselsdato", en="Lacks a day of birth"),
        Sentence(
            nb="Uten fødselsdato kan ingen si om ungdommen er i målgruppen.",
            nn="Utan fødselsdato kan ingen seie om ungdommen er i målgruppa.",
            en="Without a day of birth nobody can say whether the youth is in the target group.",
        ),
        Sentence(
            nb="Send raden på nytt med fødselsnummer eller fødselsdato.",
            nn="Send rada på nytt med fødselsnummer eller fødselsdato.",
            en="Send the row anew with the identity number or the day of birth.",
        ),
        "imports",
        "TA-01",
        stops=True,
    ),
    Check(
        "no_status",
        Sentence(nb="Mangler status", nn="Manglar status", en="Lacks a status"),
        Sentence(
            nb="Tilmeldt uten statuskode. Den første koden er OTUK.",
            nn="Tilmeld utan statuskode. Den første koden er OTUK.",
            en="Registered without a status code. The first code is OTUK.",
        ),
        Sentence(nb="Sett en status.", nn="Set ein status.", en="Record a status."),
        "room",
        "K 1.1",
        stops=True,
    ),
    Check(
        "unknown_code",
        Sentence(nb="Ukjent statuskode", nn="Ukjend statuskode", en="Unknown status code"),
        Sentence(
            nb="Koden står ikke i kodeverket, og kan ikke rapporteres.",
            nn="Koden står ikkje i kodeverket, og kan ikkje rapporterast.",
            en="The code is not in the code set, and cannot be reported.",
        ),
        Sentence(
            nb="Sett en status fra kodeverket.", nn="Set ein status frå kodeverket.", en="Record a status of the set."
        ),
        "room",
        "K 1",
        stops=True,
    ),
    Check(
        "quit_pupil",
        Sentence(
            nb="ELVG_IM etter at eleven sluttet",
            nn="ELVG_IM etter at eleven slutta",
            en="ELVG_IM after the pupil quit",
        ),
        Sentence(
            nb="Har kode for forebyggende arbeid, men er meldt som sluttet etterpå (TX-09).",
            nn="Har kode for førebyggjande arbeid, men er meldt som slutta etterpå (TX-09).",
            en="Has the code of preventive work, but was reported to have quit afterwards (TX-09).",
        ),
        Sentence(nb="Sett ny status.", nn="Set ny status.", en="Record a new status."),
        "room",
        "TX-09, K 5.2",
        stops=True,
    ),
    Check(
        "back_in_oslo",
        Sentence(nb="OTFA_IM, men bor i Oslo", nn="OTFA_IM, men bur i Oslo", en="OTFA_IM, but lives in Oslo"),
        Sentence(
            nb="Koden sier bosatt i annet fylke, registeret sier Oslo.",
            nn="Koden seier busett i eit anna fylke, registeret seier Oslo.",
            en="The code says another county, the register says Oslo.",
        ),
        Sentence(nb="Sett ny status.", nn="Set ny status.", en="Record a new status."),
        "room",
        "K 5.3",
        stops=True,
    ),
    Check(
        "too_old",
        Sentence(nb="Over aldersgrensen", nn="Over aldersgrensa", en="Over the age limit"),
        Sentence(
            nb="Gikk ut av målgruppen 1. januar, men saken er ikke avsluttet.",
            nn="Gjekk ut av målgruppa 1. januar, men saka er ikkje avslutta.",
            en="Left the target group on 1 January, but the case is not ended.",
        ),
        Sentence(
            nb="Gjennomfør kjøringen for 1. januar.",
            nn="Gjennomfør køyringa for 1. januar.",
            en="Carry out the run for 1 January.",
        ),
        "room",
        "TA-04",
        stops=True,
    ),
    Check(
        "not_in_file",
        Sentence(nb="Ikke i siste registerfil", nn="Ikkje i siste registerfil", en="Not in the latest register file"),
        Sentence(
            nb="Kjent her, men ikke med i den siste hele registerfilen. Historikken beholdes.",
            nn="Kjend her, men ikkje med i den siste heile registerfila. Historikken blir verande.",
            en="Known here, but not in the latest whole register file. The history stays.",
        ),
        Sentence(
            nb="Finn ut hvorfor i VIGO: fullført, flyttet, død eller feil i uttrekket.",
            nn="Finn ut kvifor i VIGO: fullført, flytt, død eller feil i uttrekket.",
            en="Find out why in VIGO: completed, moved, dead, or a fault in the extract.",
        ),
        "room",
        "V-041",
    ),
)
