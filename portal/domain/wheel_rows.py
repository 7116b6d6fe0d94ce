"""What each row of the annual wheel means here: whose duty, what counts as done, which working day, in whose words.

The rows themselves are `portal/reference/annual_wheel.csv`; the English words are theirs.
"""

from dataclasses import dataclass

from portal.domain.wheel import DoneRule, Owner
from portal.domain.wheel_dates import Shift, Yearly


@dataclass(frozen=True, slots=True)
class Plan:
    """`same_as`: the dated rows that this one repeats; `wanted`: how many of what is counted make it done."""

    owner: Owner
    done: DoneRule
    shift: Shift
    nb: str
    nn: str
    same_as: tuple[str, ...] = ()
    wanted: int = 1
    yearly: Yearly = Yearly.SCHOOL


BY, D, S = Owner, DoneRule, Shift
_REGISTRATION = (BY.SCHOOLS, D.NOBODY_UNEXPLAINED, S.BEFORE,
                 "Registreringsfrist i VIGO-OT for skolene", "Registreringsfrist i VIGO-OT for skulane")  # fmt: skip
_LISTS = (BY.UDA, D.LISTS_SENT, S.BEFORE,
          "Sende oppdaterte OTUK-lister til bydelene", "Sende oppdaterte OTUK-lister til bydelane")  # fmt: skip
_REPORT = (BY.UDA, D.REPORT_FROZEN, S.BEFORE,
           "Rapportere til Utdanningsdirektoratet og gi status til divisjonen",
           "Rapportere til Utdanningsdirektoratet og gje status til divisjonen")  # fmt: skip
_NO_STATISTICS = (BY.NOBODY, D.PASSES, S.NONE, "Ingen statistikk til Udir", "Ingen statistikk til Udir")
_END_OF_YEAR = "Elevdata ved skoleårets slutt, privatisteksamen vår"
_END_OF_YEAR_NN = "Elevdata ved slutten av skoleåret, privatisteksamen vår"
_QUIT_AND_BEGIN = "Elever som slutter og begynner", "Elevar som sluttar og byrjar"


def _hand(owner: Owner, nb: str, nn: str, shift: Shift = S.BEFORE) -> Plan:
    return Plan(owner, D.BY_HAND, shift, nb, nn)


PLANS: dict[str, Plan] = {
    "W-001": Plan(BY.UDA, D.MOVING_UP_LOADED, S.BEFORE,
                  "Overføre elever som skolen har fulgt opp forebyggende i grunnskolen, til videregående skole",
                  "Overføre elevar som skulen har følgt opp førebyggjande i grunnskulen, til vidaregåande skule"),
    "W-002": Plan(BY.UDA, D.WITHOUT_PLACE_LOADED, S.AFTER, "Overføre ungdom uten skoleplass til OTUK-listen",
                  "Overføre ungdom utan skuleplass til OTUK-lista"),
    "W-003": Plan(BY.SCHOOLS, D.PASSES, S.NONE, "Kartlegge behov for avklaringsmøter og kalle inn ungdommen",
                  "Kartleggje behov for avklaringsmøte og kalle inn ungdommen"),
    "W-004": Plan(*_REGISTRATION), "W-005": Plan(*_REGISTRATION), "W-006": Plan(*_REGISTRATION),
    "W-007": Plan(*_REGISTRATION),
    "W-008": Plan(*_LISTS), "W-009": Plan(*_LISTS), "W-010": Plan(*_LISTS), "W-011": Plan(*_LISTS),
    "W-012": Plan(*_REPORT), "W-013": Plan(*_REPORT),
    "W-014": Plan(BY.UDA, D.NON_APPLICANTS_LOADED, S.AFTER, "Overføre ikke-søkere for neste skoleår til VIGO-OT",
                  "Overføre ikkje-søkjarar for neste skuleår til VIGO-OT"),
    "W-015": Plan(BY.UDA, D.LETTERS_SENT, S.BEFORE, "Sende brev til ikke-søkere om rettigheter og tilbakemelding",
                  "Sende brev til ikkje-søkjarar om rettar og tilbakemelding"),
    "W-016": Plan(BY.NOBODY, D.PASSES, S.NONE, "Telledato: avgjør hvilken skole som har ansvaret for ungdommen",
                  "Teljedato: avgjer kva skule som har ansvaret for ungdommen"),
    "W-017": Plan(BY.NOBODY, D.PASSES, S.NONE, "Avgangselever som slutter innen 1. oktober, hører til ungdomsskolen",
                  "Avgangselevar som sluttar innan 1. oktober, høyrer til ungdomsskulen"),
    "W-018": _hand(BY.UDA, "Alternativt opplæringstilbud starter for dem uten læreplass",
                   "Alternativt opplæringstilbod startar for dei utan læreplass"),
    "W-019": Plan(BY.UDA, D.PRIVATE_REPORTS_TAKEN, S.BEFORE,
                  "Endre status på ungdom som de private videregående skolene rapporterer",
                  "Endre status på ungdom som dei private vidaregåande skulane rapporterer"),
    "W-020": Plan(BY.UDA, D.LEAVERS_LOADED, S.BEFORE, "Laste inn sluttere til VIGO-OT hver uke",
                  "Laste inn sluttarar til VIGO-OT kvar veke"),
    "W-021": Plan(BY.NOBODY, D.PASSES, S.NONE, "Sende OTUK-lister fire ganger i skoleåret",
                  "Sende OTUK-lister fire gonger i skuleåret", ("W-008", "W-009", "W-010", "W-011")),
    "W-022": Plan(BY.DISTRICTS, D.REVIEWS_FINISHED, S.BEFORE, "Gå gjennom OTUK-listene fire ganger sammen med Nav",
                  "Gå gjennom OTUK-listene fire gonger saman med Nav", ("W-008", "W-009", "W-010", "W-011"), 4),
    "W-023": Plan(BY.DISTRICTS, D.NETWORK_MEETINGS, S.BEFORE, "Holde minst to nettverksmøter i kalenderåret",
                  "Halde minst to nettverksmøte i kalenderåret", (), 2, Yearly.CALENDAR),
    "W-024": Plan(BY.NOBODY, D.PASSES, S.NONE, "Rapportere til Utdanningsdirektoratet to ganger i kalenderåret",
                  "Rapportere til Utdanningsdirektoratet to gonger i kalenderåret", ("W-012", "W-013"), 2,
                  Yearly.CALENDAR),
    "W-025": _hand(BY.PUBLIC_UPPER, "Ajourhold av inntaket, før overføring fra søker til elev",
                   "Ajourhald av inntaket, før overføring frå søkjar til elev"),
    "W-026": _hand(BY.PUBLIC_UPPER, "Elever og fag per 1. oktober, alle som har opplæring på skolen",
                   "Elevar og fag per 1. oktober, alle som har opplæring på skulen"),
    "W-027": _hand(BY.PUBLIC_UPPER, "Oppdatere elevdata etter 1. termin, privatisteksamen høst",
                   "Oppdatere elevdata etter 1. termin, privatisteksamen haust"),
    "W-028": _hand(BY.PUBLIC_UPPER, _END_OF_YEAR, _END_OF_YEAR_NN),
    "W-029": Plan(BY.PUBLIC_UPPER, D.PASSES, S.NONE, "Overføre sluttere og startere, før sluttere overføres til OT",
                  "Overføre sluttarar og startarar, før sluttarar blir overførte til OT"),
    "W-030": Plan(BY.PRIVATE_UPPER, D.PRIVATE_PUPILS_SENT, S.BEFORE,
                  "Elever og programområder", "Elevar og programområde"),
    "W-031": Plan(BY.PRIVATE_UPPER, D.PRIVATE_PUPILS_SENT, S.BEFORE,
                  "Elever og fag per 1. oktober", "Elevar og fag per 1. oktober"),
    "W-032": Plan(BY.PRIVATE_UPPER, D.PRIVATE_CHANGES_SENT, S.BEFORE, *_QUIT_AND_BEGIN),
    "W-033": Plan(BY.PRIVATE_UPPER, D.PRIVATE_CHANGES_SENT, S.BEFORE, *_QUIT_AND_BEGIN),
    "W-034": Plan(BY.PRIVATE_UPPER, D.PRIVATE_PUPILS_SENT, S.BEFORE,
                  "Elevdata etter 1. termin", "Elevdata etter 1. termin"),
    "W-035": _hand(BY.PRIVATE_UPPER, _END_OF_YEAR, _END_OF_YEAR_NN),
    "W-036": _hand(BY.PRIVATE_UPPER, _END_OF_YEAR, _END_OF_YEAR_NN),
    "W-037": Plan(*_NO_STATISTICS), "W-038": Plan(*_NO_STATISTICS), "W-039": Plan(*_NO_STATISTICS),
    "W-040": _hand(BY.UDA, "Voksensøkere", "Vaksensøkjarar"),
    "W-041": _hand(BY.UDA, "ssbResultat fra forrige skoleår, endelig levering",
                   "ssbResultat frå førre skuleår, endeleg levering"),
    "W-042": _hand(BY.UDA, "ssbElev per 1. oktober, første levering", "ssbElev per 1. oktober, første levering"),
    "W-043": _hand(BY.APPRENTICESHIPS, "Data til nasjonalt register for opplæringskontor og samarbeidsorgan",
                   "Data til nasjonalt register for opplæringskontor og samarbeidsorgan"),
    "W-044": _hand(BY.APPRENTICESHIPS, "Godkjente lærebedrifter per 1. oktober",
                   "Godkjende lærebedrifter per 1. oktober", S.NONE),
    "W-045": _hand(BY.UDA, "ssbElev per 1. oktober, endelig levering", "ssbElev per 1. oktober, endeleg levering"),
    "W-046": _hand(BY.APPRENTICESHIPS, "Fagopplæringsdata (formidling), endelig levering",
                   "Fagopplæringsdata (formidling), endeleg levering"),
    "W-047": Plan(BY.NOBODY, D.PASSES, S.BEFORE, "OT-data per 15. november", "OT-data per 15. november", ("W-012",)),
    "W-048": _hand(BY.APPRENTICESHIPS, "Kontrakter og avlagte prøver, første levering",
                   "Kontraktar og avlagde prøvar, første levering"),
    "W-049": _hand(BY.APPRENTICESHIPS, "Fagopplæringsdata (kontrakter og prøver) per 1. januar",
                   "Fagopplæringsdata (kontraktar og prøvar) per 1. januar", S.AFTER),
    "W-050": _hand(BY.APPRENTICESHIPS, "ssbKontrakt og ssbAvlagte prøver, endelig levering",
                   "ssbKontrakt og ssbAvlagde prøvar, endeleg levering"),
    "W-051": _hand(BY.UDA, "Voksensøkere", "Vaksensøkjarar"),
    "W-052": _hand(BY.UDA_AND_APPRENTICESHIPS, "Søkerdata for skole og fagopplæring",
                   "Søkjardata for skule og fagopplæring"),
    "W-053": Plan(BY.NOBODY, D.PASSES, S.BEFORE, "OT-data per 15. juni", "OT-data per 15. juni", ("W-013",)),
    "W-054": _hand(BY.UDA, "ssbResultat fra forrige skoleår, endelig levering",
                   "ssbResultat frå førre skuleår, endeleg levering"),
    "W-055": _hand(BY.UDA_AND_APPRENTICESHIPS, "Inntaksdata for skole og fagopplæring",
                   "Inntaksdata for skule og fagopplæring"),
    "W-056": Plan(BY.NOBODY, D.PASSES, S.NONE, "Årsskifteregelen: de som fylte 24 år i fjor, er ute av målgruppen",
                  "Årsskifteregelen: dei som fylte 24 år i fjor, er ute av målgruppa"),
    "W-057": _hand(BY.UDA,
                  "Voksendata fra InSchool til VIGO (februar)", "Vaksendata frå InSchool til VIGO (februar)"),
    "W-058": _hand(BY.UDA, "Voksendata fra InSchool til VIGO (august)", "Vaksendata frå InSchool til VIGO (august)"),
    "W-059": _hand(BY.UDA, "Frist for å søke om nye programområdekoder",
                   "Frist for å søkje om nye programområdekodar"),
}  # fmt: skip
"""Every row of the CSV has one, and no other."""
