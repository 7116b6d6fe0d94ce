"""The application: the one module that sees every floor."""

from pathlib import Path

from flask import Flask, Response
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect

from blueprints import addresses, assets, desks, door, errors, frame, languages, security, template_words, visitor
from blueprints.registry import BLUEPRINTS
from blueprints.sign_in import providers
from blueprints.web import Web
from portal import commands, database
from portal import settings as reading
from portal.database import db, finish
from portal.domain.notices import notices
from portal.outside.number_sealing import NumberSealer
from portal.settings import Settings, for_sqlalchemy

ROOT = Path(__file__).resolve().parent.parent


def create_app(settings: Settings | None = None) -> Flask:
    """The product, ready to serve. Raises SettingsFault with everything that is wrong with the settings."""
    settings = settings or reading.read()
    app = Web("portal", instance_path=str(settings.instance_path.resolve()), template_folder=str(ROOT / "templates"),
                static_folder=str(ROOT / "portal" / "static"))  # fmt: skip
    _configure(app, settings)
    _reach_the_database(app)
    Migrate(app, db, directory=str(ROOT / "migrations"))
    CSRFProtect(app)
    visitor.init_app(app)
    providers.init_app(app, settings)
    languages.init_app(app)
    addresses.init_app(app)
    security.init_app(app, settings)
    assets.init_app(app)
    errors.init_app(app)
    frame.init_app(app, desks.frame)
    door.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    commands.init_app(app)
    template_words.init_app(app)
    _keep_what_was_written(app)
    return app


def create_worker_app(settings: Settings) -> Flask:
    """The worker's: the door to the database in its own role's name, and no way in from outside."""
    app = Flask("portal", instance_path=str(settings.instance_path.resolve()), static_folder=None)
    app.config["SQLALCHEMY_DATABASE_URI"] = for_sqlalchemy(settings.jobs_database_url)
    _reach_the_database(app)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    index_key = settings.number_index_key or b""
    app.config.update(
        SECRET_KEY=settings.secret_key.get_secret_value(),
        SQLALCHEMY_DATABASE_URI=settings.sqlalchemy_url,
        SQLALCHEMY_ENGINE_OPTIONS={"pool_size": 4, "max_overflow": 8, "pool_reset_on_return": "rollback"},
        OWNER_DATABASE_URL=for_sqlalchemy(settings.owner_database_url),
        NUMBER_SEALER=NumberSealer(dict(settings.number_keys), settings.number_key_id, index_key),
        MAX_CONTENT_LENGTH=settings.upload_limit_bytes,
        SESSION_COOKIE_NAME="laget",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        TEXT_LANGUAGES=tuple(sorted({text.language for text in notices()})),
        WTF_CSRF_TIME_LIMIT=None,  # the token lives as long as the session that it is bound to
        TEMPLATES_AUTO_RELOAD=False,
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def _reach_the_database(app: Flask) -> None:
    """The connection goes back last: what is named first is torn down last."""
    app.teardown_appcontext(lambda _error: database.leave())
    db.init_app(app)


def _keep_what_was_written(app: Flask) -> None:
    """A page that reads writes too (the log): its transaction is kept when the answer stands."""

    @app.after_request
    def keep(response: Response) -> Response:
        finish(kept=response.status_code < 500)  # noqa: PLR2004 - a server error
        return response
