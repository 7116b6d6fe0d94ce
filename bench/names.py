"""Names enough for a million: few that are common, many that are rare."""

from portal.demo.register_names import BOYS, FAMILIES, GIRLS

_FORMS = ("Berg", "Dal", "Lund", "Sol", "Nord", "Vest", "Øst", "Stein", "Hol", "Sand", "Myr", "Ås", "Bjørk",
          "Fjell", "Eke",
          "Gran", "Furu", "Lind", "Rogn", "Hassel", "Kvern", "Elve", "Foss", "Bekke", "Tjern", "Vann",
          "Sjø", "Ny", "Gammel",
          "Øvre", "Nedre", "Stor", "Lang", "Brei", "Små", "Høy", "Djup", "Kald", "Varm", "Klar")  # fmt: skip
_ENDS = ("heim", "stad", "vik", "nes", "land", "bø", "mo", "rud", "set", "tveit", "gård", "haug", "bakk", "vold", "eng",
         "åker", "hagen", "stuen", "moen", "lien", "dahl", "sen", "li", "næs", "torp")  # fmt: skip
COMMON = ("Hansen", "Johansen", "Olsen", "Larsen", "Andersen", "Pedersen", "Nilsen", "Kristiansen", "Jensen", "Karlsen")


def names() -> list[tuple[str, str, int]]:
    """Each name (first or last) with its place: the first places are the common ones."""
    made = [form + end for end in _ENDS for form in _FORMS]
    both = {"first": (*GIRLS, *BOYS), "last": (*COMMON, *FAMILIES, *made)}
    return [(kind, name, place) for kind, several in both.items() for place, name in enumerate(several)]
