"""The words of the files for Udir and VIGO-OT: Norwegian, whatever language the page is read in."""

from collections.abc import Mapping
from typing import Final

TAKEN_BY: Final = "Tatt ut av %s"
REPORT: Final = (
    "Fødselsnummer", "Navn", "Aktivitetskode", "Aktivitet", "Hovedgruppe", "Via OT", "Status fra", "Tilmeldt",
    "Tilmeldingsgrunn", "Første kontakt", "Aktivitet startet", "Nasjonal målgruppe", "Fødselsår", "Kjønn",
    "Bydelsnummer",
)  # fmt: skip
CARRIED: Final = ("Fødselsnummer", "Navn", "Fødselsdato", "Aktivitetskode", "Via OT", "Status fra")
VIA_OT: Final[Mapping[bool | None, str]] = {True: "Ja", False: "Nei", None: ""}
NATIONAL: Final[Mapping[bool | None, str]] = {
    True: "I målgruppen", None: "Antatt i målgruppen", False: "Ikke i målgruppen",
}  # fmt: skip
GENDER: Final[Mapping[str | None, str]] = {"female": "Jente", "male": "Gutt"}
