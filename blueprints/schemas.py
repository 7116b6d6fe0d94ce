"""What may leave in a file: a field that is not named here stays inside, whatever a row comes to hold."""

from marshmallow import Schema, fields


class ListEntry(Schema):
    """A youth at list level (L of table 2d), in the order of the sheet's columns."""

    name = fields.String()
    birth_year = fields.Raw()
    district = fields.String()
    school = fields.String()
    registered_on = fields.Raw()
    reason = fields.String()
    status = fields.String()
    status_on = fields.Raw()


def cells(schema: Schema, row: object) -> tuple[object, ...]:
    """The values of the named fields, in their order; a date stays a date."""
    named: dict[str, object] = schema.dump(row)
    return tuple(named[name] for name in schema.fields)
