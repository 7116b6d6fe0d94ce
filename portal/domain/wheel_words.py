"""The source's names and the notes on its slips (A-29) in both forms of Norwegian; the reference rows are English."""

WORDS: dict[str, tuple[str, str]] = {
    "Education Agency": ("Utdanningsetaten", "Utdanningsetaten"),
    "OT / VIGO OT": ("OT / VIGO-OT", "OT / VIGO-OT"),
    "counties": ("fylkeskommunene", "fylkeskommunane"),
    "county": ("fylkeskommunen", "fylkeskommunen"),
    "county (admissions)": ("fylkeskommunen (inntak)", "fylkeskommunen (inntak)"),
    "county (admissions, vocational training)": (
        "fylkeskommunen (inntak, fagopplæring)",
        "fylkeskommunen (inntak, fagopplæring)",
    ),
    "county (vocational training)": ("fylkeskommunen (fagopplæring)", "fylkeskommunen (fagopplæring)"),
    "county OT": ("fylkeskommunen (OT)", "fylkeskommunen (OT)"),
    "district OT contact": ("OT-kontakten i bydelen", "OT-kontakten i bydelen"),
    "district OT contact (with Nav OT lead)": (
        "OT-kontakten i bydelen (sammen med OT-ansvarlig i Nav)",
        "OT-kontakten i bydelen (saman med OT-ansvarleg i Nav)",
    ),
    "lower secondary schools": ("ungdomsskolene", "ungdomsskulane"),
    "private upper secondary schools (collected by Waade for Udir, imported by IST)": (
        "private videregående skoler (samles inn av Waade for Udir, importeres av IST)",
        "private vidaregåande skular (samla inn av Waade for Udir, importert av IST)",
    ),
    "public (county) upper secondary schools": (
        "offentlige (fylkeskommunale) videregående skoler",
        "offentlege (fylkeskommunale) vidaregåande skular",
    ),
    "schools": ("skolene", "skulane"),
    "upper and lower secondary schools": (
        "videregående skoler og ungdomsskoler",
        "vidaregåande skular og ungdomsskular",
    ),
    "(not stated; districts in 6.3.1)": ("(ikke nevnt; bydelene i 6.3.1)", "(ikkje nemnt; bydelane i 6.3.1)"),
    "Udir and SSB": ("Udir og SSB", "Udir og SSB"),
    "Udir; division for vgs, VO and vocational training in UDA": (
        "Udir; divisjon for vgs, VO og fagopplæring i UDA",
        "Udir; divisjon for vgs, VO og fagopplæring i UDA",
    ),
    "VIGO-OT / OTUK list": ("VIGO-OT / OTUK-listen", "VIGO-OT / OTUK-lista"),
    "counsellors, Nav OT lead, partners": (
        "rådgivere, OT-ansvarlig i Nav, samarbeidspartnere",
        "rådgivarar, OT-ansvarleg i Nav, samarbeidspartnarar",
    ),
    "districts": ("bydelene", "bydelane"),
    "national register": ("nasjonalt register", "nasjonalt register"),
    "non-applicants": ("ikke-søkere", "ikkje-søkjarar"),
    "qualified applicants": ("kvalifiserte søkere", "kvalifiserte søkjarar"),
    "upper secondary schools": ("videregående skoler", "vidaregåande skular"),
    "youth": ("ungdommen", "ungdommen"),
    '"kontakter" probably "kontrakter"': (
        "«kontakter» skal trolig være «kontrakter»",
        "«kontakter» skal truleg vere «kontrakter»",
    ),
    "10 Nov precedes the 15 Nov report and 10 Jun the 15 Jun report; 10 Feb and 10 Apr precede the OTUK lists of "
    "20 Feb and 20 Apr": (
        (
            "10. november er før rapporten 15. november, og 10. juni før rapporten 15. juni; 10. februar og 10. april "
            "er før OTUK-listene 20. februar og 20. april"
        ),
        (
            "10. november er før rapporten 15. november, og 10. juni før rapporten 15. juni; 10. februar og 10. april "
            "er før OTUK-listene 20. februar og 20. april"
        ),
    ),
    "A fact about the 2025 statistic; generalised to every 1 January": (
        "Står om statistikken for 2025; gjort allmenn for hver 1. januar",
        "Står om statistikken for 2025; gjort allmenn for kvar 1. januar",
    ),
    "Also listed under July: conflict, both say final": (
        "Står også under juli: motstrid, begge sier endelig",
        "Står òg under juli: motstrid, begge seier endeleg",
    ),
    'Date line "1. mai." follows after a link; 1 May is a public holiday': (
        "Datoen «1. mai.» står etter en lenke; 1. mai er helligdag",
        "Datoen «1. mai.» står etter ei lenkje; 1. mai er heilagdag",
    ),
    "Layout: three months listed, then the text": (
        "Oppsettet: tre måneder står først, så teksten",
        "Oppsettet: tre månader står først, så teksten",
    ),
    "Section 4.1 gives no recipient; 4.4 gives Nav a role in the review": (
        "Avsnitt 4.1 nevner ingen mottaker; 4.4 gir Nav en rolle i gjennomgangen",
        "Avsnitt 4.1 nemner ingen mottakar; 4.4 gir Nav ei rolle i gjennomgangen",
    ),
    "Suspicious: same content as June and printed twice; probably a slide error - verify in the official wheel": (
        (
            "Mistenkelig: samme innhold som i juni, og trykt to ganger; trolig en feil i presentasjonen. Se etter i "
            "det offisielle årshjulet"
        ),
        (
            "Mistenkjeleg: same innhald som i juni, og prenta to gonger; truleg ein feil i presentasjonen. Sjå etter i "
            "det offisielle årshjulet"
        ),
    ),
    "parenthesis not closed in the source": (
        "parentesen er ikke lukket i kilden",
        "parentesen er ikkje lukka i kjelda",
    ),
}


def in_norwegian(english: str, *, nynorsk: bool = False) -> str:
    """The source's word in Norwegian; a name that is the same in both stays."""
    return WORDS.get(english, (english, english))[nynorsk]
