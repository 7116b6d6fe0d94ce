"""Parts of a page that are the same for everybody who reads the same language: made once, not for each request."""

from collections.abc import Hashable

from flask import current_app, render_template, request
from markupsafe import Markup

from blueprints.texts import tongue

MOST = 500


def fixed_part(template: str, **given: Hashable) -> Markup:
    """What the template makes of `given`, and of the language; it must look at nothing else."""
    made: dict[Hashable, Markup] = current_app.extensions.setdefault("fixed_parts", {})
    key = (request.script_root, tongue().code, template, *given.values())
    part = made.get(key)
    if part is None or current_app.debug:
        part = Markup(render_template(template, **given))  # noqa: S704 - made by a template of ours
        if len(made) < MOST:
            made[key] = part
    return part
