"""What is said of a register file and its rows, in three languages: one sentence per code."""

from collections.abc import Iterable, Mapping
from typing import Final

from portal.domain import transfer_reasons
from portal.domain.register_faults import Reason
from portal.domain.rules import Sentence
from portal.domain.words import Language

REFUSALS: Final[Mapping[str, Sentence]] = {
    "unreadable": Sentence(
        "Filen kan ikke leses som JSON, CSV eller XLSX. Den kan være ødelagt eller avbrutt under sending.",
        "Fila kan ikkje lesast som JSON, CSV eller XLSX. Ho kan vere øydelagd eller avbroten under sending.",
        "The file cannot be read as JSON, CSV or XLSX. It may be damaged or cut off on its way.",
    ),
    "no_known_column": Sentence(
        "Ingen av kolonnene hører til registerskjemaet. Funnet: {columns}. Ventet for eksempel person.fnr.",
        "Ingen av kolonnane høyrer til registerskjemaet. Funne: {columns}. Venta til dømes person.fnr.",
        "None of the columns belongs to the register form. Found: {columns}. Expected person.fnr, for one.",
    ),
    "wrong_delimiter": Sentence(
        "Kolonnene er skilt med «{delimiter}». Lagre filen på nytt med semikolon, komma eller tabulator.",
        "Kolonnane er skilde med «{delimiter}». Lagre fila på nytt med semikolon, komma eller tabulator.",
        "The columns are separated by “{delimiter}”. Save the file again with semicolon, comma or tab.",
    ),
    "encrypted": Sentence(
        "Filen er kryptert eller passordbeskyttet. Lagre den uten passord og send den igjen.",
        "Fila er kryptert eller verna med passord. Lagre ho utan passord og send ho igjen.",
        "The file is encrypted or protected by a password. Save it without one and send it again.",
    ),
    "old_spreadsheet": Sentence(
        "Filen er i et gammelt regnearkformat. Lagre den som XLSX eller CSV.",
        "Fila er i eit gammalt reknearkformat. Lagre ho som XLSX eller CSV.",
        "The file is in an old spreadsheet format. Save it as XLSX or CSV.",
    ),
    "over_limit": Sentence(
        "Filen er på {size} MB. Grensen er {limit} MB. Del den i flere filer.",
        "Fila er på {size} MB. Grensa er {limit} MB. Del ho i fleire filer.",
        "The file is {size} MB. The limit is {limit} MB. Split it into several files.",
    ),
    "inflates_too_far": Sentence(
        "Regnearket pakker seg ut til mye mer enn et register gjør, og leses ikke.",
        "Reknearket pakkar seg ut til mykje meir enn eit register gjer, og blir ikkje lese.",
        "The spreadsheet inflates to far more than a register does, and is not read.",
    ),
    "too_deep": Sentence(
        "Filen har flere nivåer inni hverandre enn registerskjemaet ({deepest}).",
        "Fila har fleire nivå inni kvarandre enn registerskjemaet ({deepest}).",
        "The file is nested deeper than the register form ({deepest} levels).",
    ),
    "line_too_long": Sentence(
        "Filen har en linje som er lengre enn noen rad kan være. Linjeskift mangler trolig.",
        "Fila har ei linje som er lengre enn nokon rad kan vere. Linjeskift manglar truleg.",
        "The file has a line longer than any row can be. Line breaks are probably missing.",
    ),
    "empty": Sentence(
        "Filen har ingen rader.",
        "Fila har ingen rader.",
        "The file has no rows.",
    ),
}

NOTICES: Final[Mapping[str, Sentence]] = {
    "encoding_latin1": Sentence(
        "Filen er skrevet i Latin-1, ikke UTF-8. Den er lest slik; se at æ, ø og å er riktige.",
        "Fila er skriven i Latin-1, ikkje UTF-8. Ho er lesen slik; sjå at æ, ø og å er rette.",
        "The file is written in Latin-1, not UTF-8. It was read as that; see that æ, ø and å are right.",
    ),
    "encoding_utf16": Sentence(
        "Filen er skrevet i UTF-16, ikke UTF-8. Den er lest slik.",
        "Fila er skriven i UTF-16, ikkje UTF-8. Ho er lesen slik.",
        "The file is written in UTF-16, not UTF-8. It was read as that.",
    ),
    "columns_unknown": Sentence(
        "Kolonner som skjemaet ikke har, er latt være: {columns}.",
        "Kolonnar som skjemaet ikkje har, er latne vere: {columns}.",
        "Columns that the form does not have were left alone: {columns}.",
    ),
    "columns_doubled": Sentence(
        "Kolonner som står to ganger: {columns}. Rader der de er ulike, er satt til side.",
        "Kolonnar som står to gonger: {columns}. Rader der dei er ulike, er sette til side.",
        "Columns that stand twice: {columns}. Rows in which they differ were set aside.",
    ),
    "columns_missing": Sentence(
        "Kolonner som filen ikke har: {columns}. Det er ikke feil, men det de skulle si, mangler.",
        "Kolonnar som fila ikkje har: {columns}. Det er ikkje feil, men det dei skulle seie, manglar.",
        "Columns that the file does not have: {columns}. Not wrong, but their content is missing.",
    ),
    "identity_columns_missing": Sentence(
        "Filen har verken person.fnr eller person.fornavn, person.etternavn og person.fdato.",
        "Fila har verken person.fnr eller person.fornavn, person.etternavn og person.fdato.",
        "The file has neither person.fnr nor person.fornavn, person.etternavn and person.fdato.",
    ),
    "announced_differs": Sentence(
        "Avsenderen oppgir {announced} ungdommer (antall), men filen har {found} rader.",
        "Avsendaren oppgir {announced} ungdommar (antall), men fila har {found} rader.",
        "The sender announces {announced} youths (antall), but the file has {found} rows.",
    ),
    "sender_error": Sentence(
        "Avsenderen melder en feil (errorMessage): {message}",
        "Avsendaren melder ein feil (errorMessage): {message}",
        "The sender reports an error (errorMessage): {message}",
    ),
}

QUARANTINE: Final[Mapping[str, Sentence]] = {
    "number_length": Sentence(
        "{field}: nummeret har {length} tegn, skal ha 11.",
        "{field}: nummeret har {length} teikn, skal ha 11.",
        "{field}: the number has {length} characters, should have 11.",
    ),
    "number_digits": Sentence(
        "{field}: nummeret har andre tegn enn sifre.",
        "{field}: nummeret har andre teikn enn siffer.",
        "{field}: the number has other characters than digits.",
    ),
    "number_date": Sentence(
        "{field}: nummeret begynner ikke med en dato som finnes.",
        "{field}: nummeret byrjar ikkje med ein dato som finst.",
        "{field}: the number does not begin with a date that exists.",
    ),
    "number_check": Sentence(
        "{field}: kontrollsifrene stemmer ikke.",
        "{field}: kontrollsifra stemmer ikkje.",
        "{field}: the check digits do not fit.",
    ),
    "name_missing": Sentence(
        "Verken fødselsnummer eller fornavn, etternavn og fødselsdato er fylt ut.",
        "Verken fødselsnummer eller førenamn, etternamn og fødselsdato er fylte ut.",
        "Neither the identity number nor first name, last name and date of birth is filled in.",
    ),
    "date_invalid": Sentence(
        "{field}: «{value}» er ingen dato. Skriv dd.mm.åååå eller åååå-mm-dd.",
        "{field}: «{value}» er ingen dato. Skriv dd.mm.åååå eller åååå-mm-dd.",
        "{field}: “{value}” is no date. Write dd.mm.yyyy or yyyy-mm-dd.",
    ),
    "word_unknown": Sentence(
        "{field}: «{value}» er ikke et av ordene i listen.",
        "{field}: «{value}» er ikkje eit av orda i lista.",
        "{field}: “{value}” is not one of the words of the list.",
    ),
    "digits_wrong": Sentence(
        "{field}: «{value}» skal være {length} sifre.",
        "{field}: «{value}» skal vere {length} siffer.",
        "{field}: “{value}” should be {length} digits.",
    ),
    "too_long": Sentence(
        "{field}: teksten er lengre enn {most} tegn.",
        "{field}: teksten er lengre enn {most} teikn.",
        "{field}: the text is longer than {most} characters.",
    ),
    "shape": Sentence(
        "{field}: feltet er bygget på en annen måte enn i skjemaet.",
        "{field}: feltet er bygd på ein annan måte enn i skjemaet.",
        "{field}: the field is built in another way than in the form.",
    ),
    "too_many_spells": Sentence(
        "{field}: flere enn {most} elevkurs.",
        "{field}: fleire enn {most} elevkurs.",
        "{field}: more than {most} spells at school.",
    ),
    "column_doubled": Sentence(
        "{field}: kolonnen står to ganger, med ulikt innhold.",
        "{field}: kolonnen står to gonger, med ulikt innhald.",
        "{field}: the column stands twice, with different content.",
    ),
    "cells_differ": Sentence(
        "Raden har {found} celler, overskriften har {expected}. Et skilletegn eller linjeskift er feil.",
        "Rada har {found} celler, overskrifta har {expected}. Eit skiljeteikn eller linjeskift er feil.",
        "The row has {found} cells, the heading has {expected}. A delimiter or line break is wrong.",
    ),
    "quote_open": Sentence(
        "Raden har et anførselstegn som ikke blir lukket.",
        "Rada har eit hermeteikn som ikkje blir lukka.",
        "The row has a quotation mark that is not closed.",
    ),
    "person_differs": Sentence(
        "Samme person står i rad {row} med andre opplysninger. Rad {row} er tatt inn, denne ikke.",
        "Same person står i rad {row} med andre opplysningar. Rad {row} er teken inn, denne ikkje.",
        "The same person stands in row {row} with other facts. Row {row} went in, this one did not.",
    ),
    "person_ambiguous": Sentence(
        "Flere som er registrert fra før, har samme navn og fødselsdato. Skriv fødselsnummeret.",
        "Fleire som er registrerte frå før, har same namn og fødselsdato. Skriv fødselsnummeret.",
        "Several who are registered already have this name and date of birth. Write the identity number.",
    ),
}

WARNINGS: Final[Mapping[str, Sentence]] = {
    "person_repeated": Sentence(
        "Samme person står i rad {row} med de samme opplysningene. Denne raden er latt være.",
        "Same person står i rad {row} med dei same opplysningane. Denne rada er laten vere.",
        "The same person stands in row {row} with the same facts. This row was left out.",
    ),
    "birth_date_differs": Sentence(
        "{field}: fødselsdatoen stemmer ikke med fødselsnummeret. Datoen i nummeret gjelder.",
        "{field}: fødselsdatoen stemmer ikkje med fødselsnummeret. Datoen i nummeret gjeld.",
        "{field}: the date of birth does not agree with the identity number. The number's date holds.",
    ),
    "school_unknown": Sentence(
        "{field}: ingen skole her har organisasjonsnummer {school}.",
        "{field}: ingen skule her har organisasjonsnummer {school}.",
        "{field}: no school here has the organisation number {school}.",
    ),
    "district_unknown": Sentence(
        "{field}: Oslo har ingen bydel {district}. Feltet regnes som tomt.",
        "{field}: Oslo har ingen bydel {district}. Feltet blir rekna som tomt.",
        "{field}: Oslo has no district {district}. The field is taken as missing.",
    ),
    "coordinates_outside": Sentence(
        "{field}: koordinatene mangler, er 0,0 eller ligger utenfor Norge. De regnes som manglende.",
        "{field}: koordinatane manglar, er 0,0 eller ligg utanfor Noreg. Dei blir rekna som manglande.",
        "{field}: the coordinates are incomplete, 0,0 or outside Norway. They are taken as missing.",
    ),
    "postcode_malformed": Sentence(
        "{field}: ikke et norsk postnummer. Tatt inn som tekst.",
        "{field}: ikkje eit norsk postnummer. Teke inn som tekst.",
        "{field}: not a Norwegian postcode. Kept as text.",
    ),
    "phone_malformed": Sentence(
        "{field}: ser ikke ut som et telefonnummer. Tatt inn som tekst.",
        "{field}: ser ikkje ut som eit telefonnummer. Teke inn som tekst.",
        "{field}: does not look like a phone number. Kept as text.",
    ),
    "mail_malformed": Sentence(
        "{field}: ser ikke ut som en e-postadresse. Tatt inn som tekst.",
        "{field}: ser ikkje ut som ei e-postadresse. Teke inn som tekst.",
        "{field}: does not look like a mail address. Kept as text.",
    ),
    "spell_backwards": Sentence(
        "{field}: slutt er før start. Elevkurset er satt til side.",
        "{field}: slutt er før start. Elevkurset er sett til side.",
        "{field}: the end is before the start. The spell was set aside.",
    ),
}

SENTENCES: Final[Mapping[str, Sentence]] = {
    **REFUSALS, **NOTICES, **QUARANTINE, **WARNINGS, **transfer_reasons.SENTENCES,
}  # fmt: skip
_WHOLE_ROW: Final = {Language.BOKMAL: "raden", Language.NYNORSK: "rada", Language.ENGLISH: "the row"}


def told(reason: Reason, language: Language = Language.BOKMAL) -> str:
    """The reason as one sentence."""
    sentence = SENTENCES[reason.code].told_in(language)
    return sentence.format(field=reason.field or _WHOLE_ROW[language], **reason.params)


def told_together(reasons: Iterable[Reason], language: Language = Language.BOKMAL) -> str:
    """All reasons after each other, as they stand in the column `feil`."""
    return " ".join(told(reason, language) for reason in reasons)
