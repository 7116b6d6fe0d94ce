"""What the mails about the annual wheel and the news say, by language: duties and days, never a person."""

from datetime import date

from portal.domain.letters import DEFAULT, Letter
from portal.domain.wheel import Reminder

REMINDERS: dict[Reminder, dict[str, Letter]] = {
    Reminder.AHEAD: {
        "nb": Letter("Frist i årshjulet: {what}", "Enheten din har en frist {day}: {what}. Se den i Laget:"),
        "nn": Letter("Frist i årshjulet: {what}", "Eininga di har ein frist {day}: {what}. Sjå han i Laget:"),
        "en": Letter("Deadline in the annual wheel: {what}",
                     "Your unit has a deadline on {day}: {what}. See it in Laget:"),
    },
    Reminder.SOON: {
        "nb": Letter("Fristen nærmer seg: {what}", "Fristen er {day}: {what}. Den er ikke markert som gjort. Se den:"),
        "nn": Letter("Fristen nærmar seg: {what}",
                     "Fristen er {day}: {what}. Han er ikkje markert som gjort. Sjå han:"),
        "en": Letter("The deadline is near: {what}",
                     "The deadline is {day}: {what}. It is not marked as done. See it:"),
    },
    Reminder.LATE: {
        "nb": Letter("Fristen er ute: {what}", "Fristen var {day}: {what}. Gjør det nå, eller marker det som gjort:"),
        "nn": Letter("Fristen er ute: {what}", "Fristen var {day}: {what}. Gjer det no, eller marker det som gjort:"),
        "en": Letter("The deadline has passed: {what}",
                     "The deadline was {day}: {what}. Do it now, or mark it as done:"),
    },
}  # fmt: skip
NEWS: dict[str, Letter] = {
    "nb": Letter("Nytt fra UDA", "UDA har lagt ut noe nytt om regelverk eller tilbud. Les det i Laget:"),
    "nn": Letter("Nytt frå UDA", "UDA har lagt ut noko nytt om regelverk eller tilbod. Les det i Laget:"),
    "en": Letter("News from UDA", "UDA has posted news about rules or offers. Read it in Laget:"),
}


def reminder_letter(reminder: Reminder, language: str, what: str, day: date) -> Letter:
    """In the receiver's language where there is one, else in bokmål."""
    letter = REMINDERS[reminder].get(language) or REMINDERS[reminder][DEFAULT]
    blanks = {"what": what, "day": f"{day:%d.%m.%Y}"}
    return Letter(letter.subject.format(**blanks), letter.body.format(**blanks))


def news_letter(language: str) -> Letter:
    """The same; what the news is stands in the portal."""
    return NEWS.get(language) or NEWS[DEFAULT]
