"""Table 2c as rows: the right status code (TC)."""

from portal.domain import status_code_conditions as when
from portal.domain import status_code_outcomes as then
from portal.domain.rules import Rule, Sentence, always
from portal.domain.status_code_case import StatusCase
from portal.domain.status_code_facts import StatusChoice

CODES: tuple[Rule[StatusCase, StatusChoice], ...] = (
    Rule(
        "TC-01",
        when.registered_by_mistake,
        then.mistake,
        Sentence(
            nb="Registrert i OT ved en feil, for eksempel fullført videregående: Feil.",
            nn="Registrert i OT ved ein feil, til dømes fullført vidaregåande: Feil.",
            en="Registered with OT by mistake, such as completed upper secondary: Feil.",
        ),
        "explicit",
        ("K 5.5",),
    ),
    Rule(
        "TC-02",
        when.lives_in_another_county,
        then.code("OTFA_IM", "notify_own_intake_office"),
        Sentence(
            nb="Registrert bosatt i annet fylke: OTFA_IM, inntakskontoret varsles.",
            nn="Registrert busett i eit anna fylke: OTFA_IM, inntakskontoret blir varsla.",
            en="Registered in another county: OTFA_IM, the intake office is notified.",
        ),
        "explicit",
        ("K 5.3", "A-37"),
    ),
    Rule(
        "TC-03",
        when.gone_abroad_without_follow_up,
        then.code("OTFU_IM"),
        Sentence(
            nb="Utvandret eller lenge i utlandet uten formell utdanning, og OT følger ikke opp: OTFU_IM.",
            nn="Utvandra eller lenge i utlandet utan formell utdanning, og OT følgjer ikkje opp: OTFU_IM.",
            en="Emigrated or long abroad without formal education, and OT does not follow up: OTFU_IM.",
        ),
        "explicit",
        ("K 5.4",),
    ),
    Rule(
        "TC-04",
        when.preventive_work_in_lower_secondary,
        then.code("ELGS_IM"),
        Sentence(
            nb="Elev i grunnskolen som OT jobber forebyggende med: ELGS_IM.",
            nn="Elev i grunnskulen som OT arbeider førebyggjande med: ELGS_IM.",
            en="A lower secondary pupil with whom OT works preventively: ELGS_IM.",
        ),
        "explicit",
        ("K 5.1",),
    ),
    Rule(
        "TC-05",
        when.preventive_work_in_upper_secondary,
        then.code("ELVG_IM"),
        Sentence(
            nb="Elev eller lærling som OT jobber forebyggende med: ELVG_IM, til ungdommen slutter.",
            nn="Elev eller lærling som OT arbeider førebyggjande med: ELVG_IM, til ungdommen sluttar.",
            en="A pupil or apprentice with whom OT works preventively: ELVG_IM, until the youth quits.",
        ),
        "explicit",
        ("K 5.2",),
    ),
    Rule(
        "TC-06",
        when.others_report_an_activity,
        then.code_of_the_reported_activity,
        Sentence(
            nb="Meldt av privat skole eller bydel uten kontakt med ungdommen: UDA setter aktivitetens kode.",
            nn="Meldt av privat skule eller bydel utan kontakt med ungdommen: UDA set koden til aktiviteten.",
            en="Reported by a private school or the district without contact: UDA sets the code of the activity.",
        ),
        "recommended",
        ("R 4.1", "K 1.1", "A-21"),
    ),
    Rule(
        "TC-07",
        when.no_contact_yet,
        then.code("OTUK"),
        Sentence(
            nb="Ingen kontakt med ungdommen ennå: OTUK blir stående.",
            nn="Ingen kontakt med ungdommen enno: OTUK blir ståande.",
            en="No contact with the youth yet: OTUK stays.",
        ),
        "explicit",
        ("K 1.1",),
    ),
    Rule(
        "TC-08",
        when.guardian_speaks_for_a_minor,
        then.go_on,
        Sentence(
            nb="Foresatt svarer for ungdom under 18 år som er syk eller soner: regnes som kontakt.",
            nn="Føresett svarer for ungdom under 18 år som er sjuk eller sonar: blir rekna som kontakt.",
            en="A guardian answers for a youth under 18 who is ill or imprisoned: counts as contact.",
        ),
        "explicit",
        ("K 1.1",),
    ),
    Rule(
        "TC-09",
        when.works_and_wants_more,
        then.code("OTOV"),
        Sentence(
            nb="I arbeid, men vil ha mer eller annen aktivitet og følges opp av OT: OTOV.",
            nn="I arbeid, men vil ha meir eller annan aktivitet og blir følgd opp av OT: OTOV.",
            en="In work, but wants more or other activity and is followed up by OT: OTOV.",
        ),
        "explicit",
        ("K 3.4",),
    ),
    Rule(
        "TC-10",
        when.in_work_or_training_at_first_contact,
        then.already_in_activity,
        Sentence(
            nb="Allerede i arbeid eller opplæring ved første kontakt: ikke i målgruppen.",
            nn="Allereie i arbeid eller opplæring ved første kontakt: ikkje i målgruppa.",
            en="Already in work or training at first contact: not in the target group.",
        ),
        "explicit",
        ("K 3", "A-19"),
    ),
    Rule(
        "TC-11",
        when.in_a_measure_at_first_contact,
        then.measure_not_via_ot,
        Sentence(
            nb="Allerede i tiltak ved første kontakt: koden beholdes med via OT = nei.",
            nn="Allereie i tiltak ved første kontakt: koden blir ståande med via OT = nei.",
            en="Already in a measure at first contact: the code is kept with via OT = no.",
        ),
        "derived",
        ("K 3", "A-20"),
    ),
    Rule(
        "TC-12",
        when.in_a_measure_of_county_and_nav,
        then.via_ot("OTKO"),
        Sentence(
            nb="Tiltak der fylket og Nav samarbeider: OTKO.",
            nn="Tiltak der fylket og Nav samarbeider: OTKO.",
            en="A measure in which the county and Nav cooperate: OTKO.",
        ),
        "explicit",
        ("K 3.3",),
    ),
    Rule(
        "TC-13",
        when.in_a_pure_nav_measure,
        then.via_ot("OTAP"),
        Sentence(
            nb="Rent Nav-tiltak: OTAP.",
            nn="Reint Nav-tiltak: OTAP.",
            en="A pure Nav measure: OTAP.",
        ),
        "explicit",
        ("K 3.2",),
    ),
    Rule(
        "TC-14",
        when.in_a_measure_without_nav,
        then.via_ot("OTOA"),
        Sentence(
            nb="Tiltak i regi av OT eller fylket uten Nav: OTOA.",
            nn="Tiltak i regi av OT eller fylket utan Nav: OTOA.",
            en="A measure run by OT or the county without Nav: OTOA.",
        ),
        "explicit",
        ("K 3.1",),
    ),
    Rule(
        "TC-15",
        when.in_work,
        then.via_ot("OTAR"),
        Sentence(
            nb="I arbeid etter at OT tok kontakt, uansett timetall: OTAR.",
            nn="I arbeid etter at OT tok kontakt, uansett timetal: OTAR.",
            en="In work after OT made contact, whatever the hours: OTAR.",
        ),
        "explicit",
        ("K 3.4",),
    ),
    Rule(
        "TC-16",
        when.pupil,
        then.via_ot("OTEV"),
        Sentence(
            nb="Elev etter at OT tok kontakt: OTEV.",
            nn="Elev etter at OT tok kontakt: OTEV.",
            en="A pupil after OT made contact: OTEV.",
        ),
        "explicit",
        ("K 3.5",),
    ),
    Rule(
        "TC-17",
        when.pupil_of_a_private_school,
        then.via_ot("OTVF"),
        Sentence(
            nb="Elev ved privat videregående skole etter at OT tok kontakt: OTVF.",
            nn="Elev ved privat vidaregåande skule etter at OT tok kontakt: OTVF.",
            en="A pupil of a private upper secondary school after OT made contact: OTVF.",
        ),
        "explicit",
        ("K 3.6",),
    ),
    Rule(
        "TC-18",
        when.apprentice_or_in_planned_basic_competence,
        then.via_ot("OTLL"),
        Sentence(
            nb="Lærling, lærekandidat, praksisbrev eller planlagt grunnkompetanse etter kontakt: OTLL.",
            nn="Lærling, lærekandidat, praksisbrev eller planlagd grunnkompetanse etter kontakt: OTLL.",
            en="Apprentice, training or practice-certificate candidate, or planned basic competence "
            "after contact: OTLL.",
        ),
        "explicit",
        ("K 3.7",),
    ),
    Rule(
        "TC-19",
        when.in_military_service,
        then.code("OTMI", "inform_right_after_service"),
        Sentence(
            nb="I militæret: OTMI, informeres om retten etter tjenesten.",
            nn="I militæret: OTMI, blir informert om retten etter tenesta.",
            en="In military service: OTMI, informed of the right after service.",
        ),
        "explicit",
        ("K 4.2",),
    ),
    Rule(
        "TC-20",
        when.cares_for_a_child_or_is_pregnant,
        then.child_care,
        Sentence(
            nb="Omsorg for barn eller utsettelse på grunn av graviditet: OTBA.",
            nn="Omsorg for barn eller utsetjing på grunn av graviditet: OTBA.",
            en="Child care, or postponement because of pregnancy: OTBA.",
        ),
        "explicit",
        ("K 4.3",),
    ),
    Rule(
        "TC-21",
        when.ill_or_with_an_institution,
        then.illness_or_institution,
        Sentence(
            nb="Syk, eller i institusjon som har hovedansvaret for oppfølgingen: OTSY.",
            nn="Sjuk, eller i institusjon som har hovudansvaret for oppfølginga: OTSY.",
            en="Ill, or in an institution with the main follow-up responsibility: OTSY.",
        ),
        "explicit",
        ("K 4.4", "A-24"),
    ),
    Rule(
        "TC-22",
        when.in_a_non_formal_course,
        then.code("OTIF"),
        Sentence(
            nb="Opplæring som ikke gir formell kompetanse: OTIF.",
            nn="Opplæring som ikkje gir formell kompetanse: OTIF.",
            en="Training without formal competence: OTIF.",
        ),
        "explicit",
        ("K 4.5",),
    ),
    Rule(
        "TC-23",
        when.refuses_follow_up,
        then.declined,
        Sentence(
            nb="Har uttrykkelig takket nei til oppfølging: OTNO, tilbudet gjentas hvert skoleår.",
            nn="Har uttrykkeleg takka nei til oppfølging: OTNO, tilbodet blir gjenteke kvart skuleår.",
            en="Has explicitly declined follow-up: OTNO, the offer is repeated every school year.",
        ),
        "explicit",
        ("K 4.1", "A-25"),
    ),
    Rule(
        "TC-24",
        always,
        then.code("OTOV"),
        Sentence(
            nb="Dialog uten aktivitet: OTOV, OT har oppfølgingsansvaret.",
            nn="Dialog utan aktivitet: OTOV, OT har oppfølgingsansvaret.",
            en="Dialogue without activity: OTOV, OT has the follow-up responsibility.",
        ),
        "explicit",
        ("K 2.1", "A-24"),
    ),
)
