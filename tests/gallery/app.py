"""A page with all the components, a form, a list that filters, and pages that refuse."""

from pathlib import Path
from types import SimpleNamespace

import flask
from flask import Flask, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader
from wtforms import BooleanField, FileField, RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length

from blueprints import assets, errors, frame, languages, security, tables
from blueprints.blueprint import Blueprint, Open
from blueprints.forms import ChecksField, ClockField, DayField, Form, TextField, choices
from blueprints.frame import Choice, Frame, NavItem
from portal.domain.refusals import NotKnown
from portal.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = ("Amina Berg", "Jonas Dahl", "Sara Lind", "Tiril Moe", "Yusuf Omar")
SPEC = tables.ListSpec(sorts=("name", "deadline"), filters={"step": ("1", "2", "3")})


class MeetingForm(Form):
    title = TextField("Hva gjelder møtet?", [InputRequired(), Length(max=80)])
    day = DayField("Dag", [InputRequired()])
    clock = ClockField("Klokken", [InputRequired()])
    place = SelectField("Sted", choices=choices([("foss", "Foss vgs"), ("nav", "Nav Grünerløkka")]))
    kind = RadioField("Slags møte", [InputRequired()], choices=choices([("a", "Avklaring"), ("s", "Samarbeid")]))
    who = ChecksField("Hvem inviteres?", choices=choices([("ot", "OT-kontakt"), ("nav", "Nav")]))
    note = TextAreaField("Til deltakerne")
    paper = FileField("Vedlegg")
    told = BooleanField("Ungdommen vet om møtet", [InputRequired()])


gallery = Blueprint("gallery", __name__)


@gallery.route("/", access=Open.EVERYONE, methods=["GET", "POST"])
def everything() -> ResponseReturnValue:
    form = MeetingForm()
    form.validate_on_submit()
    state, said = tables.parse(request.args, SPEC)

    def address(**args: str) -> str:
        return url_for("gallery.everything", **args)  # type: ignore[arg-type] # strings only

    columns = tables.columns([tables.Column("Navn", "name"), tables.Column("Frist", "deadline")], state, address)
    rows = [SimpleNamespace(name=n, deadline="27. nov.") for n in NAMES if state.q.lower() in n.lower()]
    return render_template("everything.html", form=form, columns=columns, rows=rows, state=state, said=said)


@gallery.get("/working", access=Open.EVERYONE)
def working() -> str:
    flask.session["asked"] = flask.session.get("asked", 0) + 1
    return render_template("working.html", done=min(flask.session["asked"], 3), finished=flask.session["asked"] >= 3)


@gallery.get("/list-now-closed", access=Open.EVERYONE)
def closed() -> str:
    if "HX-Request" in request.headers:
        raise NotKnown
    return render_template("closing.html")


def _frame() -> Frame | None:
    if request.path == "/unknown":
        return None
    nav = tuple(NavItem(n, "/", n == "Mine ungdommer") for n in ("I dag", "Mine ungdommer", "Møter", "Årshjul"))
    choices = (Choice("1", "Rådgiver · Foss vgs", current=True), Choice("2", "Rådgiver · Elvebakken vgs"))
    return Frame("/", "/sign-out", nav, "Kari Aas", "KA", choices[0].label, choices, "/switch")


def build() -> Flask:
    """The app, made as `portal.app` makes it."""
    app = Flask("portal", root_path=str(ROOT / "portal"), template_folder="../templates")
    app.config.update(SECRET_KEY="gallery", TEXT_LANGUAGES=("ar",))
    here = FileSystemLoader(Path(__file__).parent / "templates")
    app.jinja_loader = ChoiceLoader([here, app.jinja_loader]) if app.jinja_loader else here
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    CSRFProtect(app)
    languages.init_app(app)
    assets.init_app(app)
    errors.init_app(app)
    frame.init_app(app, _frame)
    security.init_app(app, Settings.model_construct(issuers=(), public_url="http://localhost"))
    app.register_blueprint(gallery)
    return app
