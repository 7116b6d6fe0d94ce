"""Table 2a as rows: is the youth in the target group (TA)."""

from datetime import date

from portal.domain import target_group_conditions as when
from portal.domain import target_group_outcomes as then
from portal.domain.rules import Rule, Sentence, always
from portal.domain.target_group_facts import TargetGroup, TargetGroupFacts

EXTENDED_TO_24 = date(2024, 8, 1)
"""The new education act moved the upper limit from 21 to 24 (S 000)."""

ROWS: tuple[Rule[TargetGroupFacts, TargetGroup], ...] = (
    Rule(
        "TA-01",
        when.birth_date_is_missing,
        then.undetermined,
        Sentence(
            nb="Fødselsdato mangler: UDA avklarer om ungdommen er i målgruppen.",
            nn="Fødselsdato manglar: UDA avklarar om ungdommen er i målgruppa.",
            en="The date of birth is missing: UDA clarifies whether the youth is in the target group.",
        ),
        "recommended",
        ("A-12",),
    ),
    Rule(
        "TA-02",
        when.gone_abroad_without_follow_up,
        then.out(),
        Sentence(
            nb="Utvandret eller lenge i utlandet uten formell utdanning, og OT følger ikke opp: ikke i målgruppen.",
            nn="Utvandra eller lenge i utlandet utan formell utdanning, og OT følgjer ikkje opp: ikkje i målgruppa.",
            en="Emigrated or long abroad without formal education, and OT does not follow up: not in the target group.",
        ),
        "explicit",
        ("K 5.4",),
    ),
    Rule(
        "TA-03",
        when.lives_in_another_county,
        then.out("own_intake_office"),
        Sentence(
            nb="Registrert bosatt i annet fylke: eget inntakskontor varsler det andre fylket.",
            nn="Registrert busett i eit anna fylke: eige inntakskontor varslar det andre fylket.",
            en="Registered in another county: the own intake office notifies that county.",
        ),
        "explicit",
        ("K 5.3", "R 4.4", "A-37"),
    ),
    Rule(
        "TA-04",
        when.turned_in_an_earlier_year(24),
        then.out_to_nav_when_idle,
        Sentence(
            nb="Fylte 24 år i et tidligere kalenderår: ikke lenger i målgruppen.",
            nn="Fylte 24 år i eit tidlegare kalenderår: ikkje lenger i målgruppa.",
            en="Turned 24 in an earlier calendar year: no longer in the target group.",
        ),
        "explicit",
        ("R 8", "V-031", "A-01"),
    ),
    Rule(
        "TA-04",
        when.has_turned(25),
        then.out_to_nav_when_idle,
        Sentence(
            nb="25 år eller eldre: ikke i målgruppen.",
            nn="25 år eller eldre: ikkje i målgruppa.",
            en="25 years or older: not in the target group.",
        ),
        "explicit",
        ("R 8", "A-01"),
        until=Rule.NEVER,
    ),
    Rule(
        "TA-04h",
        when.turned_in_an_earlier_year(21),
        then.out_to_nav_when_idle,
        Sentence(
            nb="Før 1. august 2024 gikk målgruppen ut det året ungdommen fylte 21 år.",
            nn="Før 1. august 2024 gjekk målgruppa ut det året ungdommen fylte 21 år.",
            en="Before 1 August 2024 the target group ended with the year the youth turned 21.",
        ),
        "derived",
        ("S 000",),
        until=EXTENDED_TO_24,
    ),
    Rule(
        "TA-05",
        when.in_lower_secondary_or_turns_later(16),
        then.out("lower_secondary_school"),
        Sentence(
            nb="Elev i grunnskolen eller for ung: grunnskolen har ansvaret.",
            nn="Elev i grunnskulen eller for ung: grunnskulen har ansvaret.",
            en="Pupil in lower secondary or too young: the lower secondary school is responsible.",
        ),
        "derived",
        ("R 2", "K 5.1", "A-02"),
    ),
    Rule(
        "TA-05",
        when.in_lower_secondary_or_under(16),
        then.out("lower_secondary_school"),
        Sentence(
            nb="Elev i grunnskolen eller under 16 år: grunnskolen har ansvaret.",
            nn="Elev i grunnskulen eller under 16 år: grunnskulen har ansvaret.",
            en="Pupil in lower secondary or under 16: the lower secondary school is responsible.",
        ),
        "derived",
        ("R 2", "A-02"),
        until=Rule.NEVER,
    ),
    Rule(
        "TA-06",
        when.in_preparatory_training_without_lower_secondary,
        then.out_to_nav_when_training_ends,
        Sentence(
            nb="Forberedende opplæring 16–19 år uten fullført grunnskole: ikke i målgruppen.",
            nn="Førebuande opplæring 16–19 år utan fullført grunnskule: ikkje i målgruppa.",
            en="Preparatory training 16–19 without completed lower secondary: not in the target group.",
        ),
        "explicit",
        ("R 8",),
    ),
    Rule(
        "TA-07",
        when.has_study_or_vocational_competence,
        then.out_to_nav_when_idle,
        Sentence(
            nb="Har oppnådd studie- eller yrkeskompetanse: ungdomsretten er brukt.",
            nn="Har oppnådd studie- eller yrkeskompetanse: ungdomsretten er brukt.",
            en="Has study or vocational competence: the youth right is used up.",
        ),
        "explicit",
        ("R 8", "V-046", "K 5.5", "A-27"),
    ),
    Rule(
        "TA-08a",
        when.lower_secondary_is_unknown,
        then.undetermined,
        Sentence(
            nb="Det er ukjent om grunnskolen er fullført: UDA avklarer.",
            nn="Det er ukjent om grunnskulen er fullført: UDA avklarar.",
            en="It is unknown whether lower secondary is completed: UDA clarifies.",
        ),
        "recommended",
        ("A-26",),
    ),
    Rule(
        "TA-08b",
        when.lower_secondary_is_not_completed,
        then.out("manual_review_uda"),
        Sentence(
            nb="Grunnskolen er ikke fullført: ikke i målgruppen, UDA viser videre til VO eller Nav.",
            nn="Grunnskulen er ikkje fullført: ikkje i målgruppa, UDA viser vidare til VO eller Nav.",
            en="Lower secondary is not completed: not in the target group, UDA refers to VO or Nav.",
        ),
        "derived",
        ("R 8",),
    ),
    Rule(
        "TA-08c",
        when.in_fov_without_lower_secondary,
        then.out_when_under_19,
        Sentence(
            nb="FOV uten fullført grunnskole før 19 år: ikke i målgruppen ennå.",
            nn="FOV utan fullført grunnskule før 19 år: ikkje i målgruppa enno.",
            en="FOV without completed lower secondary before 19: not in the target group yet.",
        ),
        "recommended",
        ("R 8", "R 6.4", "A-26"),
    ),
    Rule(
        "TA-09",
        when.in_training_and_at_risk,
        then.at_risk_in_oslo_only,
        Sentence(
            nb="I opplæring og i fare for å avbryte: i Oslos målgruppe, ikke i den nasjonale.",
            nn="I opplæring og i fare for å avbryte: i målgruppa i Oslo, ikkje i den nasjonale.",
            en="In training and at risk of leaving: in Oslo's target group, not in the national one.",
        ),
        "explicit",
        ("R 2", "R 6.1.1", "R 4.5", "K 5", "K 5.2", "A-03"),
    ),
    Rule(
        "TA-10",
        when.in_training_since_before_first_contact,
        then.out(),
        Sentence(
            nb="Allerede i opplæring da OT tok kontakt: ikke i målgruppen.",
            nn="Allereie i opplæring då OT tok kontakt: ikkje i målgruppa.",
            en="Already in training when OT made contact: not in the target group.",
        ),
        "explicit",
        ("K 3", "K 5"),
    ),
    Rule(
        "TA-11",
        when.in_work_since_before_first_contact,
        then.out(),
        Sentence(
            nb="Allerede i arbeid da OT tok kontakt: ikke i målgruppen.",
            nn="Allereie i arbeid då OT tok kontakt: ikkje i målgruppa.",
            en="Already in work when OT made contact: not in the target group.",
        ),
        "explicit",
        ("K 3.4", "K 5"),
    ),
    Rule(
        "TA-12",
        when.quit_adult_education,
        then.member("outside_vo_interrupted"),
        Sentence(
            nb="Har avbrutt voksenopplæringen: i målgruppen.",
            nn="Har avbrote vaksenopplæringa: i målgruppa.",
            en="Has left adult education: in the target group.",
        ),
        "explicit",
        ("R 4.5", "R 6.4"),
    ),
    Rule(
        "TA-13",
        when.quit_apprenticeship,
        then.member("apprentice_interrupted"),
        Sentence(
            nb="Har avbrutt læretiden: i målgruppen.",
            nn="Har avbrote læretida: i målgruppa.",
            en="Has left the apprenticeship: in the target group.",
        ),
        "explicit",
        ("R 6.2.2",),
    ),
    Rule(
        "TA-14",
        when.quit_school_or_was_expelled,
        then.member("pupil_interrupted"),
        Sentence(
            nb="Har sluttet eller mistet skoleplassen: i målgruppen.",
            nn="Har slutta eller mista skuleplassen: i målgruppa.",
            en="Has left or lost the school place: in the target group.",
        ),
        "explicit",
        ("R 2",),
    ),
    Rule(
        "TA-15",
        when.never_started,
        then.member("outside_not_applied"),
        Sentence(
            nb="Har ikke søkt, fått, tatt imot eller møtt til plass: i målgruppen.",
            nn="Har ikkje søkt, fått, teke imot eller møtt til plass: i målgruppa.",
            en="Did not apply for, get, accept or turn up at a place: in the target group.",
        ),
        "explicit",
        ("R 2", "V-015", "K 1.1"),
    ),
    Rule(
        "TA-16",
        when.lacks_subjects_and_is_outside,
        then.member_in_oslo("missing_subjects"),
        Sentence(
            nb="Mangler enkeltfag og er utenfor arbeid og opplæring: i Oslos målgruppe.",
            nn="Manglar enkeltfag og er utanfor arbeid og opplæring: i målgruppa i Oslo.",
            en="Lacks subjects and is outside work and training: in Oslo's target group.",
        ),
        "explicit",
        ("R 2", "R 7", "A-28"),
    ),
    Rule(
        "TA-17",
        when.needs_no_active_follow_up_now,
        then.member("clarified"),
        Sentence(
            nb="Situasjonen er avklart (for eksempel militæret, omsorg for barn, sykdom): i målgruppen.",
            nn="Situasjonen er avklart (til dømes militæret, omsorg for barn, sjukdom): i målgruppa.",
            en="The situation is clarified (such as military service, child care, illness): in the target group.",
        ),
        "explicit",
        ("K 4",),
    ),
    Rule(
        "TA-18",
        when.in_activity_since_after_first_contact,
        then.member("via_ot_activity"),
        Sentence(
            nb="Kom i arbeid eller opplæring etter at OT tok kontakt: i målgruppen.",
            nn="Kom i arbeid eller opplæring etter at OT tok kontakt: i målgruppa.",
            en="Came into work or training after OT made contact: in the target group.",
        ),
        "explicit",
        ("K 3",),
    ),
    Rule(
        "TA-19",
        when.outside_work_and_activity,
        then.member("outside_other"),
        Sentence(
            nb="Har ungdomsrett og er ikke i arbeid eller aktivitet: i målgruppen.",
            nn="Har ungdomsrett og er ikkje i arbeid eller aktivitet: i målgruppa.",
            en="Has the youth right and is not in work or activity: in the target group.",
        ),
        "explicit",
        ("R 2",),
    ),
    Rule(
        "TA-20",
        always,
        then.out(),
        Sentence(
            nb="Ingen av gruppene i målgruppen passer: ikke i målgruppen.",
            nn="Ingen av gruppene i målgruppa passar: ikkje i målgruppa.",
            en="None of the groups in the target group fits: not in the target group.",
        ),
        "derived",
        ("A-04",),
    ),
)
