"""Table 2d as rows: who may see what, and why not (TD)."""

from collections.abc import Callable

from portal.domain.rules import Rule, RuleBasis, Sentence, always, named
from portal.policy import access_conditions as when
from portal.policy.access_case import AccessCase
from portal.policy.access_facts import Access, Answer


def _answers(decision: Answer) -> Callable[[AccessCase], Access]:
    return named(decision, lambda case: Access(decision, () if decision == "allow" else case.opened.lacking))


ALLOW, DENY, MASKED = _answers("allow"), _answers("deny"), _answers("masked")


def noted(_: AccessCase) -> Access | None:
    """Nothing of its own: the row is noted, and the reading goes on."""
    return None


OPENS: tuple[tuple[str, RuleBasis, tuple[str, ...], Sentence], ...] = (
    (
        "TD-01", "derived", ("R 4", "R 4.2", "R 6.1.2", "R 6.3"),
        Sentence(
            nb="Ansvarlig skole ser egne ungdommer: egen dokumentasjon og oppfølging.",
            nn="Ansvarleg skule ser eigne ungdommar: eigen dokumentasjon og oppfølging.",
            en="The responsible school sees its own youths: its own documentation and follow-up.",
        ),
    ),
    (
        "TD-03", "explicit", ("R 4.3", "R 6.2.2", "R 6.3.1"),
        Sentence(
            nb="Bydelen ser listeopplysninger om egne ungdommer med ukjent aktivitet, uten samtykke.",
            nn="Bydelen ser listeopplysningar om eigne ungdommar med ukjend aktivitet, utan samtykke.",
            en="The district sees list-level facts of its own unknown-activity youths, without consent.",
        ),
    ),
    (
        "TD-04", "derived", ("R 4.4",),
        Sentence(
            nb="OT-ansvarlig i Nav leser listen for eget kontor, for gjennomgang med bydelen.",
            nn="OT-ansvarleg i Nav les lista for eige kontor, for gjennomgang med bydelen.",
            en="The OT lead in Nav reads the list of the own office, for the review with the district.",
        ),
    ),
    (
        "TD-05", "explicit", ("R 4.3", "R 4.4", "R 8"),
        Sentence(
            nb="Samtykke i kraft nevner parten og dekker opplysningen.",
            nn="Samtykke i kraft nemner parten og dekkjer opplysninga.",
            en="A consent in force names the party and covers the information.",
        ),
    ),
    (
        "TD-07", "recommended", ("R 4.1",),
        Sentence(
            nb="UDA ser listeopplysninger, status, tildeling og samtykkets varighet for alle, ikke saksinnhold.",
            nn="UDA ser listeopplysningar, status, tildeling og kor lenge samtykket varer for alle, ikkje saksinnhald.",
            en="UDA sees list-level facts, status, assignment and the existence of consents for all, not the case.",
        ),
    ),
    (
        "TD-08", "explicit", ("R 6.2", "R 6.2.2"),
        Sentence(
            nb="Avdeling for fagopplæring ser listeopplysninger om lærlingene den har meldt.",
            nn="Avdeling for fagopplæring ser listeopplysningar om lærlingane ho har meldt.",
            en="The apprenticeship office sees list-level facts of the apprentices that it has notified.",
        ),
    ),
    (
        "TD-09", "explicit", ("R 4.2", "R 4.3", "R 6.1.1"),
        Sentence(
            nb="Alle inviterte er nevnt i samtykke i kraft: møtet kan kalles inn.",
            nn="Alle inviterte er nemnde i samtykke i kraft: møtet kan kallast inn.",
            en="Everybody invited is named in a consent in force: the meeting may be called.",
        ),
    ),
    (
        "TD-10", "explicit", ("R 6.1.1", "R 6.1.2"),
        Sentence(
            nb="Samtale og avklaringsmøte med ungdommen alene krever ikke samtykke.",
            nn="Samtale og avklaringsmøte med ungdommen åleine krev ikkje samtykke.",
            en="A conversation and clarification meeting with the youth alone needs no consent.",
        ),
    ),
    (
        "TD-11", "recommended", ("A-15",),
        Sentence(
            nb="Nav er nevnt i samtykke i kraft: råd kan søkes med navn.",
            nn="Nav er nemnt i samtykke i kraft: råd kan søkjast med namn.",
            en="Nav is named in a consent in force: advice may be asked for by name.",
        ),
    ),
    (
        "TD-12", "recommended", ("R 4.3",),
        Sentence(
            nb="Alle i nettverksmøtet er nevnt i samtykke i kraft.",
            nn="Alle i nettverksmøtet er nemnde i samtykke i kraft.",
            en="Everybody in the network meeting is named in a consent in force.",
        ),
    ),
    (
        "TD-13", "recommended", ("A-12",),
        Sentence(
            nb="Adressesperre: bare den navngitte medarbeideren i UDA ser adressen.",
            nn="Adressesperre: berre den namngjevne medarbeidaren i UDA ser adressa.",
            en="Protected address: only the named officer in UDA sees the address.",
        ),
    ),
    (
        "TD-17", "recommended", ("gap",),
        Sentence(
            nb="Ungdommen ser sine egne opplysninger.",
            nn="Ungdommen ser sine eigne opplysningar.",
            en="The youth sees their own record.",
        ),
    ),
    (
        "TD-18", "recommended", ("K 1.1",),
        Sentence(
            nb="Ungdommen har samtykket til at den foresatte ser dette.",
            nn="Ungdommen har samtykt til at den føresette ser dette.",
            en="The youth has consented to the guardian seeing this.",
        ),
    ),
)  # fmt: skip
"""What the policy table itself opens: the row is the one that `portal/policy/grants.py` names."""

ROWS: tuple[Rule[AccessCase, Access], ...] = (
    Rule(
        "TD-02", when.is_own_child, DENY,
        Sentence(
            nb="Eget barn: inhabilitet stenger døren, også når et samtykke nevner enheten.",
            nn="Eige barn: inhabilitet stengjer døra, også når eit samtykke nemner eininga.",
            en="Own child: the conflict of interest closes the door, whatever a consent says.",
        ),
        "recommended", ("gap",),
    ),
    Rule(
        "TD-16", when.is_about("aggregate_statistics"), ALLOW,
        Sentence(
            nb="Statistikk vises som antall; små tall skjules.",
            nn="Statistikk blir vist som tal på ungdommar; små tal blir skjulte.",
            en="Statistics are shown as counts; small counts are hidden.",
        ),
        "recommended", ("R 4.1", "R 9"),
    ),
    Rule(
        "TD-12", when.is_about("network_meeting_aggregate"), ALLOW,
        Sentence(
            nb="Nettverksmøtet kan bruke tall som ikke peker på noen.",
            nn="Nettverksmøtet kan bruke tal som ikkje peikar på nokon.",
            en="The network meeting may use counts that point at nobody.",
        ),
        "recommended", ("R 4.3",),
    ),
    Rule(
        "TD-11", when.is_about("anonymous_advice"), ALLOW,
        Sentence(
            nb="Råd fra Nav uten samtykke søkes anonymt.",
            nn="Råd frå Nav utan samtykke blir søkt anonymt.",
            en="Advice from Nav without consent is asked for anonymously.",
        ),
        "recommended", ("A-15",),
    ),
    Rule(
        "TD-08", when.reports_a_status_fact, ALLOW,
        Sentence(
            nb="Melding om et statusfaktum krever ikke samtykke.",
            nn="Melding om eit statusfaktum krev ikkje samtykke.",
            en="Reporting a fact about a status needs no consent.",
        ),
        "explicit", ("R 4.1", "R 4.3", "R 6.2.2"),
    ),
    Rule(
        "TD-13", when.is_protected_on_a_list, MASKED,
        Sentence(
            nb="Adressesperre: ungdommen vises ikke med navn på bydelens og Navs lister.",
            nn="Adressesperre: ungdommen blir ikkje vist med namn på listene til bydelen og Nav.",
            en="Protected address: the youth is masked on the district's and Nav's lists.",
        ),
        "recommended", ("A-12",),
    ),
    Rule(
        "TD-13", when.is_protected_assignment_for_another_officer, DENY,
        Sentence(
            nb="Adressesperre: tildelingen står i den begrensede køen til den navngitte medarbeideren i UDA.",
            nn="Adressesperre: tildelinga står i den avgrensa køen til den namngjevne medarbeidaren i UDA.",
            en="Protected address: the assignment stands in the restricted queue of the named officer in UDA.",
        ),
        "recommended", ("A-12",),
    ),
    Rule(
        "TD-21", when.is_case_level_by_consent, noted,
        Sentence(
            nb="Partens innsyn loggføres med samtykke og formål.",
            nn="Innsynet til parten blir loggført med samtykke og føremål.",
            en="The party's look is logged with the consent and the purpose.",
        ),
        "recommended", ("gap",),
    ),
    *(Rule(rule, when.opens_by(rule), ALLOW, said, basis, sources) for rule, basis, sources, said in OPENS),
    Rule(
        "TD-15", when.is_former_unit, DENY,
        Sentence(
            nb="Tidligere ansvarlig enhet mister innsyn ved overføringen.",
            nn="Tidlegare ansvarleg eining mistar innsyn ved overføringa.",
            en="The unit that was responsible before loses access at the hand-over.",
        ),
        "recommended", ("gap",),
    ),
    Rule(
        "TD-20", when.would_open_in_the_target_group, DENY,
        Sentence(
            nb="Ungdommen er ute av målgruppen: parternes innsyn er slutt.",
            nn="Ungdommen er ute av målgruppa: innsynet til partane er slutt.",
            en="The youth has left the target group: the parties' access has ended.",
        ),
        "recommended", ("gap",),
    ),
    Rule(
        "TD-06", when.would_open_had_the_consent_not_ended, DENY,
        Sentence(
            nb="Samtykket er trukket, utløpt eller nektet: det gjelder som om det ikke fantes.",
            nn="Samtykket er trekt, gått ut eller nekta: det gjeld som om det ikkje fanst.",
            en="The consent is withdrawn, expired or refused: as if there were none.",
        ),
        "recommended", ("gap",),
    ),
    Rule(
        "TD-14", when.is_named_at_another_unit, DENY,
        Sentence(
            nb="Samtykket nevner en annen enhet: en ny enhet er ikke dekket før samtykket fornyes.",
            nn="Samtykket nemner ei anna eining: ei ny eining er ikkje dekt før samtykket blir fornya.",
            en="The consent names another unit: a new unit is not covered until it is renewed.",
        ),
        "recommended", ("gap",),
    ),
    Rule(
        "TD-19", when.would_open_with_more_scope, DENY,
        Sentence(
            nb="Samtykket nevner ikke denne opplysningen.",
            nn="Samtykket nemner ikkje denne opplysninga.",
            en="The consent does not name this information.",
        ),
        "recommended", ("gap",),
    ),
    Rule(
        "TD-13", when.is_about("protected_address"), DENY,
        Sentence(
            nb="Adressen vises bare for den navngitte medarbeideren i UDA.",
            nn="Adressa blir berre vist for den namngjevne medarbeidaren i UDA.",
            en="The address is shown to the named officer in UDA only.",
        ),
        "recommended", ("A-12",),
    ),
    Rule(
        "TD-02", when.is_of_another_unit, DENY,
        Sentence(
            nb="Rollen er riktig, men enheten er en annen: ingen tilgang.",
            nn="Rolla er rett, men eininga er ei anna: ingen tilgang.",
            en="The role is right but the unit is another one: no access.",
        ),
        "recommended", ("gap",),
    ),
    Rule(
        "TD-18", when.is_guardian, DENY,
        Sentence(
            nb="Foresatte har ikke innsyn uten at ungdommen har samtykket.",
            nn="Føresette har ikkje innsyn utan at ungdommen har samtykt.",
            en="Guardians have no access unless the youth has consented.",
        ),
        "recommended", ("K 1.1",),
    ),
    Rule(
        "TD-17", when.is_somebody_elses_youth, DENY,
        Sentence(
            nb="Ungdommen ser bare sine egne opplysninger.",
            nn="Ungdommen ser berre sine eigne opplysningar.",
            en="The youth sees only their own record.",
        ),
        "recommended", ("gap",),
    ),
    Rule(
        "TD-16", when.is_no_party_at_all, DENY,
        Sentence(
            nb="Ledelse og drift ser bare tall, ikke opplysninger om enkeltpersoner.",
            nn="Leiing og drift ser berre tal, ikkje opplysningar om enkeltpersonar.",
            en="Management and operations see counts only, nothing about single persons.",
        ),
        "explicit", ("R 4.1", "R 9"),
    ),
    Rule(
        "TD-07", when.is_uda, DENY,
        Sentence(
            nb="UDA ser ikke saksinnhold uten at et samtykke nevner UDA.",
            nn="UDA ser ikkje saksinnhald utan at eit samtykke nemner UDA.",
            en="UDA sees nothing of the case unless a consent names UDA.",
        ),
        "recommended", ("R 4.1",),
    ),
    Rule(
        "TD-04", when.reads_the_list_only, DENY,
        Sentence(
            nb="Nav leser listen; det er bydelen som melder tilbake.",
            nn="Nav les lista; det er bydelen som melder tilbake.",
            en="Nav reads the list; it is the district that reports back.",
        ),
        "derived", ("R 4.4",),
    ),
    Rule(
        "TD-12", when.is_about("network_meeting_individual_data"), DENY,
        Sentence(
            nb="Nettverksmøtet har ingen opplysninger om enkeltpersoner uten samtykke.",
            nn="Nettverksmøtet har ingen opplysningar om enkeltpersonar utan samtykke.",
            en="The network meeting has no individual data without consent.",
        ),
        "recommended", ("R 4.3",),
    ),
    Rule(
        "TD-11", when.is_about("identified_advice"), DENY,
        Sentence(
            nb="Råd med navn krever samtykke som nevner Nav; spør anonymt eller innhent samtykke.",
            nn="Råd med namn krev samtykke som nemner Nav; spør anonymt eller hent inn samtykke.",
            en="Advice by name needs a consent that names Nav; ask anonymously or obtain consent.",
        ),
        "recommended", ("A-15",),
    ),
    Rule(
        "TD-09", when.is_about("convene_multi_party_meeting"), DENY,
        Sentence(
            nb="Møtet kan ikke kalles inn før et samtykke i kraft nevner alle inviterte.",
            nn="Møtet kan ikkje kallast inn før eit samtykke i kraft nemner alle inviterte.",
            en="The meeting cannot be called before a consent in force names everybody invited.",
        ),
        "explicit", ("R 4.2", "R 4.3", "R 6.1.1"),
    ),
    Rule(
        "TD-05", always, DENY,
        Sentence(
            nb="Saksinnhold krever samtykke i kraft som nevner parten og dekker opplysningen.",
            nn="Saksinnhald krev samtykke i kraft som nemner parten og dekkjer opplysninga.",
            en="The case needs a consent in force that names the party and covers the information.",
        ),
        "explicit", ("R 4.3", "R 4.4", "R 8"),
    ),
)  # fmt: skip
