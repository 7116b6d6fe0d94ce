"""Table 2b as rows: which school has the responsibility for the youth (TB)."""

from portal.domain import responsibility_conditions as when
from portal.domain import responsibility_outcomes as then
from portal.domain.responsibility_case import Case, Choice, Chosen
from portal.domain.rules import Rule, Sentence, always

CHOICES: tuple[Rule[Case, Choice], ...] = (
    Rule(
        "TB-01",
        when.not_in_the_target_group,
        then.no_school,
        Sentence(
            nb="Ungdommen er ikke i målgruppen; ingen skole tildeles.",
            nn="Ungdommen er ikkje i målgruppa; ingen skule blir tildelt.",
            en="The youth is not in the target group; no school is assigned.",
        ),
        "derived",
        ("R 4.1",),
    ),
    Rule(
        "TB-02",
        when.lives_in_another_county,
        then.no_school_notify_own_intake_office,
        Sentence(
            nb="Registrert bosatt i annet fylke. Inntakskontoret varsles.",
            nn="Registrert busett i eit anna fylke. Inntakskontoret blir varsla.",
            en="Registered in another county. The intake office is notified.",
        ),
        "explicit",
        ("K 5.3",),
    ),
    Rule(
        "TB-03",
        when.address_is_protected,
        then.restricted_uda_queue,
        Sentence(
            nb="Adressesperre: tildeles manuelt av UDA.",
            nn="Adressesperre: blir tildelt manuelt av UDA.",
            en="Protected address: assigned manually by UDA.",
        ),
        "recommended",
        ("A-12",),
    ),
    Rule(
        "TB-04",
        when.current_pupil_of_a_public_oslo_school,
        then.current_school,
        Sentence(
            nb="Skolen der eleven går har hovedansvaret.",
            nn="Skulen der eleven går har hovudansvaret.",
            en="The school where the pupil goes has the main responsibility.",
        ),
        "explicit",
        ("R 6.1", "R 4.2"),
    ),
    Rule(
        "TB-05",
        when.apprentice_at_risk,
        then.apprenticeship_office_leads,
        Sentence(
            nb="Avdeling for fagopplæring og OT-kontakt i bydel avklarer ansvaret.",
            nn="Avdeling for fagopplæring og OT-kontakt i bydel avklarar ansvaret.",
            en="The apprenticeship office and the district's OT contact clarify the responsibility.",
        ),
        "explicit",
        ("R 6.2.1",),
    ),
    Rule(
        "TB-06",
        when.adult_education_interrupted,
        then.district_leads_uda_registers,
        Sentence(
            nb="VO-deltaker: OT-kontakt i bydelen følger opp. Ingen skoleregel.",
            nn="VO-deltakar: OT-kontakt i bydelen følgjer opp. Ingen skuleregel.",
            en="Adult education: the district's OT contact follows up. There is no school rule.",
        ),
        "explicit",
        ("R 4.5", "R 6.4", "A-09"),
    ),
    Rule(
        "TB-06",
        when.adult_education_interrupted,
        then.nearest_upper_secondary,
        Sentence(
            nb="VO-deltaker: nærmeste videregående skole.",
            nn="VO-deltakar: næraste vidaregåande skule.",
            en="Adult education: the nearest upper secondary school.",
        ),
        "recommended",
        ("A-09",),
        until=Rule.NEVER,
    ),
    Rule(
        "TB-07",
        when.placed_in_child_welfare_institution_in_oslo,
        then.nearest_upper_secondary_to_institution,
        Sentence(
            nb="Plassert i barnevernsinstitusjon: nærmeste videregående skole.",
            nn="Plassert i barnevernsinstitusjon: næraste vidaregåande skule.",
            en="Placed in a child-welfare institution: the nearest upper secondary school.",
        ),
        "explicit",
        ("R 4.4", "A-07", "A-37"),
    ),
    Rule(
        "TB-08",
        when.placed_in_child_welfare_institution_outside_oslo,
        then.last_school_or_manual,
        Sentence(
            nb="Institusjon utenfor Oslo: UDA avklarer.",
            nn="Institusjon utanfor Oslo: UDA avklarar.",
            en="Institution outside Oslo: UDA clarifies.",
        ),
        "recommended",
        ("A-07",),
    ),
    Rule(
        "TB-09",
        when.has_public_oslo_count_school,
        then.count_school,
        Sentence(
            nb="Sist elev på skolen på telledato 1.10.",
            nn="Sist elev på skulen på teljedato 1.10.",
            en="Last a pupil of the school on the count date 1 October.",
        ),
        "explicit",
        ("R 4.4", "R 6.2.2", "A-05"),
    ),
    Rule(
        "TB-10",
        when.has_private_or_state_count_school,
        then.nearest_upper_secondary_to_confirm,
        Sentence(
            nb="Sist elev på privat vgs: nærmeste offentlige vgs, bekreftes av UDA.",
            nn="Sist elev på privat vgs: næraste offentlege vgs, blir stadfesta av UDA.",
            en="Last a pupil of a private upper secondary school: the nearest public one, to be confirmed by UDA.",
        ),
        "recommended",
        ("A-06",),
    ),
    Rule(
        "TB-10",
        when.has_private_or_state_count_school,
        then.uda_decides,
        Sentence(
            nb="Sist elev på privat vgs: UDA avgjør.",
            nn="Sist elev på privat vgs: UDA avgjer.",
            en="Last a pupil of a private upper secondary school: UDA decides.",
        ),
        "recommended",
        ("A-06",),
        until=Rule.NEVER,
    ),
    Rule(
        "TB-11",
        when.moved_to_oslo_or_count_school_is_elsewhere,
        then.nearest_upper_secondary,
        Sentence(
            nb="Flyttet til Oslo: nærmeste videregående skole.",
            nn="Flytta til Oslo: næraste vidaregåande skule.",
            en="Moved to Oslo: the nearest upper secondary school.",
        ),
        "explicit",
        ("R 4.4", "A-10"),
    ),
    Rule(
        "TB-12",
        when.left_a_public_oslo_lower_school_in_an_earlier_school_year,
        then.nearest_upper_secondary,
        Sentence(
            nb="Avgangselev for mer enn ett år siden: nærmeste videregående skole.",
            nn="Avgangselev for meir enn eitt år sidan: næraste vidaregåande skule.",
            en="Left lower secondary more than a year ago: the nearest upper secondary school.",
        ),
        "recommended",
        ("A-08",),
        until=Rule.NEVER,
    ),
    Rule(
        "TB-12",
        when.left_a_public_oslo_lower_school,
        then.lower_secondary_school,
        Sentence(
            nb="Avgangselev som ikke har startet / sluttet innen 1.10.",
            nn="Avgangselev som ikkje har starta / slutta innan 1.10.",
            en="A leaving pupil who has not started, or quit by 1 October.",
        ),
        "explicit",
        ("R 4.4", "A-08"),
    ),
    Rule(
        "TB-13",
        when.left_a_private_lower_school,
        then.nearest_lower_secondary,
        Sentence(
            nb="Avgangselev fra privat skole: nærmeste grunnskole med ungdomstrinn.",
            nn="Avgangselev frå privat skule: næraste grunnskule med ungdomstrinn.",
            en="A leaving pupil of a private school: the nearest school with lower secondary classes.",
        ),
        "explicit",
        ("R 4.4",),
    ),
    Rule(
        "TB-14",
        when.left_a_public_lower_school_elsewhere,
        then.nearest_lower_secondary_to_confirm,
        Sentence(
            nb="Avgangselev fra annen kommune: UDA bekrefter.",
            nn="Avgangselev frå annan kommune: UDA stadfestar.",
            en="A leaving pupil of another municipality: UDA confirms.",
        ),
        "recommended",
        ("R 4.4",),
    ),
)

CHECKS: tuple[Rule[Chosen, Choice], ...] = (
    Rule(
        "TB-15",
        when.address_is_needed_and_missing,
        then.manual_without_address,
        Sentence(
            nb="Mangler folkeregistrert adresse: tildeles manuelt.",
            nn="Manglar folkeregistrert adresse: blir tildelt manuelt.",
            en="No registered address: assigned manually.",
        ),
        "recommended",
        ("A-12",),
    ),
    Rule(
        "TB-16",
        when.chosen_school_is_closed,
        then.successor_or_nearest_open,
        Sentence(
            nb="Skolen er nedlagt; etterfølger foreslås.",
            nn="Skulen er nedlagd; etterfølgjar blir foreslått.",
            en="The school is closed; its successor is proposed.",
        ),
        "recommended",
        ("R 4.4",),
    ),
    Rule(
        "TB-17",
        when.school_history_conflicts,
        then.manual_with_candidates,
        Sentence(
            nb="Motstridende opplysninger: UDA avgjør.",
            nn="Motstridande opplysningar: UDA avgjer.",
            en="Conflicting information: UDA decides.",
        ),
        "recommended",
        ("A-05",),
    ),
)

NOTHING_MATCHES: Rule[Case, Choice] = Rule(
    "TB-18",
    always,
    then.no_rule,
    Sentence(
        nb="Ingen regel treffer: UDA avgjør.",
        nn="Ingen regel treffer: UDA avgjer.",
        en="No rule fits: UDA decides.",
    ),
    "recommended",
    ("R 4.4",),
)
