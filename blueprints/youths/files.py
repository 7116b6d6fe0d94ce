"""Files about a youth: added with a category, fetched behind the same policy."""

from io import BytesIO
from uuid import UUID

import flask
from flask import redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from wtforms import FileField, SelectField
from wtforms.validators import InputRequired, ValidationError

from blueprints.door import standing_here
from blueprints.forms import Form, choices
from blueprints.labels import category_name
from blueprints.texts import _, lazy
from blueprints.uploads import complain
from blueprints.visitor import here
from blueprints.youths.lists import youths
from portal.domain.words import Category, Verb
from portal.outside.file_kinds import kind_of
from portal.policy.actions import Action
from portal.queries import teams
from portal.services import looks
from portal.services import teams as team_services


class FileForm(Form):
    """A file and what it is about."""

    category = SelectField(lazy("What is it about?"), [InputRequired()], coerce=int)
    file = FileField(lazy("File"), [InputRequired(lazy("Choose a file."))])

    def validate_file(self, field: FileField) -> None:
        """By its content, not by its name."""
        complaint = complain(field.data)
        if complaint:
            raise ValidationError(complaint)


@youths.route("/youths/<uuid:youth_id>/files/new", methods=["GET", "POST"], access=Action.MAPPING_WRITE)
def add_file(youth_id: UUID) -> ResponseReturnValue:
    """Keep a file; it never changes a consent."""
    head = teams.head(youth_id) or flask.abort(404)
    form = FileForm()
    form.category.choices = choices([(int(c), category_name(c)) for c in standing_here().about(Verb.WRITE)])
    if form.validate_on_submit():
        content = form.file.data.read()
        category, name = Category(form.category.data), form.file.data.filename
        upload = team_services.Upload(category, name, kind_of(content) or "", content)
        team_services.keep_file(here(), youth_id, upload)
        flask.flash(_("The file is kept."))
        return redirect(url_for("youths.room", youth_id=youth_id, _anchor="files"))
    return render_template("youths/add_file.html", youth=head, form=form), 422 if form.errors else 200


@youths.get("/youths/<uuid:youth_id>/files/<uuid:file_id>", access=Action.FILE_READ)
def file(youth_id: UUID, file_id: UUID) -> ResponseReturnValue:
    """The file itself, always as a download; who fetched it stands in the log."""
    found = teams.file(youth_id, file_id) or flask.abort(404)
    looks.looked(here(), youth_id, standing_here().ground_of(Verb.READ), 1 << found.category, "file.read")
    return send_file(BytesIO(found.content), mimetype=found.media_type, as_attachment=True, download_name=found.name)
