"""What every template may call: the names of things and the way days are written."""

from flask import Flask

from blueprints import consent_views, desks, labels


def init_app(app: Flask) -> None:
    """Plain functions of plain values; templates ask nothing else."""
    for function in (
        labels.category_name,
        labels.service_name,
        labels.entry_reason,
        labels.status_name,
        labels.names_of,
        labels.day,
        labels.moment,
        labels.initials,
        consent_views.party_name,
        desks.role_name,
    ):
        app.add_template_global(function)
