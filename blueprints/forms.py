"""The form every page's form is made of: CSRF, our catalogues, Norwegian dates, a list of its errors."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from flask_babel import gettext
from flask_wtf import FlaskForm
from wtforms import Field, FieldList, FormField, SelectMultipleField, StringField
from wtforms.fields import DateField, TimeField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its stubs
from wtforms.widgets import CheckboxInput, ListWidget

from portal.domain.texts import msgid

LIBRARY_TEXTS = (
    msgid("This field is required."),
    msgid("Not a valid choice."),
    msgid("Not a valid choice"),
    msgid("Invalid Choice: could not coerce."),
    msgid("Invalid choice(s): one or more data inputs could not be coerced."),
    msgid("Not a valid date value."),
    msgid("Not a valid time value."),
    msgid("Not a valid integer value."),
    msgid("Not a valid decimal value."),
    msgid("Not a valid datetime value."),
    msgid("'%(value)s' is not a valid choice for this field."),
    msgid("Invalid input."),
    msgid("Invalid UUID."),
    msgid("Invalid email address."),
    msgid("Field must be at least %(min)d character long."),
    msgid("Field cannot be longer than %(max)d character."),
    msgid("Field must be exactly %(max)d character long."),
    msgid("Field must be between %(min)d and %(max)d characters long."),
    msgid("Number must be at least %(min)s."),
    msgid("Number must be at most %(max)s."),
    msgid("Date must be at least %(min)s."),
    msgid("Date must be at most %(max)s."),
    msgid("Number must be between %(min)s and %(max)s."),
    msgid("File does not have an approved extension: {extensions}"),
)
"""What WTForms says by itself, so that the catalogues hold it."""


class _Catalogue:
    """Sends WTForms' own messages through our catalogues."""

    def gettext(self, text: str) -> str:
        return str(gettext(text))

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The catalogues hold one form of these; English takes its own plural."""
        text = str(gettext(singular))
        return plural if text == singular and number != 1 else text


@dataclass(frozen=True, slots=True)
class Mistake:
    """A line of the error summary: the id of the input that it leads to, and what is wrong."""

    target: str
    label: str
    message: str


class Form(FlaskForm):  # type: ignore[misc] # Flask-WTF ships no types
    class Meta(FlaskForm.Meta):  # type: ignore[misc] # the same
        def get_translations(self, _form: object) -> _Catalogue:
            return _Catalogue()

    def mistakes(self) -> list[Mistake]:
        """In the order of the page; what belongs to no field leads to the top of the content."""
        whole = [Mistake("content", "", str(message)) for message in self.form_errors]
        return whole + [mistake for field in self for mistake in _mistakes(field)]


def _mistakes(field: Field) -> Iterator[Mistake]:
    if isinstance(field, FormField | FieldList):
        inner = field.form if isinstance(field, FormField) else field.entries
        for part in inner:
            yield from _mistakes(part)
    elif field.errors:
        many = field.type in {"RadioField", "ChecksField"}
        yield Mistake(f"{field.id}-0" if many else field.id, field.label.text, str(field.errors[0]))


def choices(pairs: Iterable[tuple[str | int, str]]) -> list[Any]:
    """Values and labels as the `choices` of a select, radio or checks field."""
    return [SelectChoice(value, label) for value, label in pairs]


class ChecksField(SelectMultipleField):
    """Several check boxes under one question."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class DayField(DateField):
    """A day, written 27.11.2026 or 2026-11-27; shown in the browser's own date input."""

    FORMATS: ClassVar = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]

    def __init__(self, label: str | None = None, validators: Any = None, **options: Any) -> None:  # noqa: ANN401 - WTForms' own
        options.setdefault("format", self.FORMATS)
        super().__init__(label, validators, **options)


class ClockField(TimeField):
    """A time of day, written 10:00 or 10.00."""

    FORMATS: ClassVar = ["%H:%M", "%H.%M", "%H:%M:%S"]

    def __init__(self, label: str | None = None, validators: Any = None, **options: Any) -> None:  # noqa: ANN401 - WTForms' own
        options.setdefault("format", self.FORMATS)
        super().__init__(label, validators, **options)


def tidy(value: str | None) -> str | None:
    """Without the spaces around it and without control characters."""
    if value is None:
        return None
    return "".join(c for c in value if c in "\n\t" or c.isprintable()).strip()


class TextField(StringField):
    """A line of text, tidied before it is checked."""

    def __init__(self, label: str | None = None, validators: Any = None, **options: Any) -> None:  # noqa: ANN401 - WTForms' own
        filters: list[Callable[[str | None], str | None]] = [tidy, *options.pop("filters", ())]
        super().__init__(label, validators, filters=filters, **options)
