"""Who can sign in at the demo's identity providers; all of them are invented."""

from dataclasses import dataclass

from portal.domain.words import Role

STAFF_ACR = "substantial"  # as Ansattporten says it
YOUTH_ACR = "idporten-loa-substantial"


@dataclass(frozen=True)
class Person:
    """Who can sign in: `sub` is what the provider calls them, `title` says on its page who they are."""

    sub: str
    name: str
    title: str = ""
    email: str = ""
    acr: str = STAFF_ACR
    pid: str = ""

    @property
    def claims(self) -> dict[str, object]:
        known = {"name": self.name, "email": self.email, "acr": self.acr, "pid": self.pid}
        return {claim: value for claim, value in known.items() if value}


@dataclass(frozen=True)
class Post:
    """A role at a unit; `unit` is its name in the reference data."""

    role: Role
    unit: str


@dataclass(frozen=True)
class Employee:
    """A member of staff with one or more posts, the first of them the usual one."""

    sub: str
    name: str
    title: str
    posts: tuple[Post, ...]

    @property
    def email(self) -> str:
        return f"{self.sub}@demo.invalid"

    @property
    def person(self) -> Person:
        return Person(self.sub, self.name, self.title, self.email)


@dataclass(frozen=True)
class Youngster:
    """A youth in the demo's register file; `number` is a synthetic identity number (month + 80)."""

    sub: str
    name: str
    number: str

    @property
    def person(self) -> Person:
        return Person(self.sub, self.name, "ungdom", acr=YOUTH_ACR, pid=self.number)


_HERSLEB, _STOVNER = "Hersleb videregående skole", "Stovner videregående skole"

EMPLOYEES = (
    Employee("unni.uda", "Unni Dalen", "koordinator i UDA", (Post(Role.UDA, "Utdanningsadministrasjonen"),)),
    Employee("aud.adresse", "Aud Moe", "adresseansvarlig i UDA",
             (Post(Role.UDA_ADDRESS_OFFICER, "Utdanningsadministrasjonen"),)),
    Employee("reidun.hersleb", "Reidun Aas", "rådgiver ved Hersleb vgs", (Post(Role.COUNSELLOR, _HERSLEB),)),
    Employee("roar.stovner", "Roar Lien", "rådgiver ved Stovner vgs", (Post(Role.COUNSELLOR, _STOVNER),)),
    Employee("berit.begge", "Berit Sand", "rådgiver ved Hersleb vgs og Stovner vgs",
             (Post(Role.COUNSELLOR, _HERSLEB), Post(Role.COUNSELLOR, _STOVNER))),
    Employee("odd.gamleoslo", "Odd Vik", "OT-kontakt i bydel Gamle Oslo",
             (Post(Role.DISTRICT_OT, "Bydel Gamle Oslo"),)),
    Employee("oda.stovner", "Oda Rud", "OT-kontakt i bydel Stovner", (Post(Role.DISTRICT_OT, "Bydel Stovner"),)),
    Employee("nina.gamleoslo", "Nina Haug", "OT-ansvarlig i Nav Gamle Oslo",
             (Post(Role.NAV_OT, "Nav Gamle Oslo"),)),
    Employee("nils.gamleoslo", "Nils Ekeland", "veileder i Nav Gamle Oslo",
             (Post(Role.NAV_ADVISER, "Nav Gamle Oslo"),)),
    Employee("nora.stovner", "Nora Myhre", "OT-ansvarlig i Nav Stovner", (Post(Role.NAV_OT, "Nav Stovner"),)),
    Employee("frank.fag", "Frank Tveit", "saksbehandler i Avdeling for fagopplæring",
             (Post(Role.FAGOPPLAERING, "Avdeling for fagopplæring"),)),
    Employee("bjorn.byrad", "Bjørn Krogh", "leder i byrådsavdelingen",
             (Post(Role.BYRAD, "Utdanningsadministrasjonen"),)),
)  # fmt: skip

YOUTHS = (
    Youngster("ida", "Ida Berg", "14830899074"),
    Youngster("amir", "Amir Hassan", "02890799054"),
    Youngster("sofie", "Sofie Dahl", "20810998912"),
    Youngster("jonas", "Jonas Holm", "11860698988"),
)
