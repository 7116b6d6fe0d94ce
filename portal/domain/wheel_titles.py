"""What a calendar says of a day of the wheel, by language; the reader's language or bokmål."""

from datetime import date

CALENDAR = {"nb": "Årshjul – {unit}", "nn": "Årshjul – {unit}", "en": "Annual wheel – {unit}"}
DEADLINE = {
    "nb": "Frist i årshjulet: {day}. Oslostandarden eller årshjulet, avsnitt {section}.",
    "nn": "Frist i årshjulet: {day}. Oslostandarden eller årshjulet, avsnitt {section}.",
    "en": "Deadline in the annual wheel: {day}. Oslo standard or the wheel, section {section}.",
}
DONE = {"nb": "Gjort: {what}", "nn": "Gjort: {what}", "en": "Done: {what}"}


def in_language(texts: dict[str, str], language: str) -> str:
    """The text in the language where there is one, else in bokmål."""
    return texts.get(language) or texts["nb"]


def calendar_name(language: str, unit: str) -> str:
    return in_language(CALENDAR, language).format(unit=unit)


def deadline(language: str, day: date, section: str) -> str:
    """The day that the wheel names, which may be another than the working day in the calendar."""
    return in_language(DEADLINE, language).format(day=f"{day:%d.%m.%Y}", section=section)


def summary(language: str, titles: dict[str, str], *, done: bool) -> str:
    """What is to be done, or that it is."""
    what = in_language(titles, language)
    return in_language(DONE, language).format(what=what) if done else what
