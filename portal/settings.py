"""What the product is told from outside, read once, typed, all faults named together."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    Base64Bytes,
    BaseModel,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from portal.outside import postgres
from portal.settings_faults import SettingsFault, env_name, in_plain_words

__all__ = ["DEMO_ENV", "ROOT", "Issuer", "Settings", "SettingsFault", "env_name"]

ROOT = Path(__file__).resolve().parent.parent
DEMO_ENV = "demo.env"


def _aes_256(key: bytes) -> bytes:
    if len(key) != 32:  # noqa: PLR2004 - AES-256 means 32 bytes
        message = f"is {len(key)} bytes, must be 32 (openssl rand -base64 32)"
        raise ValueError(message)
    return key


def _from_json(given: object) -> object:
    return json.loads(given) if isinstance(given, str) else given


Key = Annotated[Base64Bytes, AfterValidator(_aes_256)]
Json = BeforeValidator(_from_json)


class Issuer(BaseModel):
    """An identity provider; `key` names it in our addresses, `label` on the page."""

    key: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    label: str
    issuer: str
    metadata_url: str = ""
    client_id: str
    client_secret: SecretStr
    kind: Literal["staff", "youth"]
    acr_values: tuple[str, ...] = ()
    pid_claim: str = "pid"
    scope: str = "openid profile email"

    @property
    def discovery(self) -> str:
        return self.metadata_url or self.issuer.rstrip("/") + "/.well-known/openid-configuration"


class Settings(BaseSettings):
    """Units stand in the names; without DATABASE_URL the embedded database is used."""

    model_config = SettingsConfigDict(
        env_prefix="LAGET_", enable_decoding=False, extra="ignore", frozen=True, populate_by_name=True
    )

    mode: Literal["production", "demo", "test"] = "production"
    instance_path: Path = ROOT / "instance"
    database_url: str = Field(default="", validation_alias="DATABASE_URL", repr=False)
    jobs_database_url: str = Field(default="", repr=False)
    owner_database_url: str = Field(default="", repr=False)
    postgres_binaries: Path | None = None
    secret_key: SecretStr = SecretStr("")
    number_keys: Annotated[dict[int, Key], Json] = Field(default_factory=dict, repr=False)
    number_index_key: Key | None = Field(default=None, repr=False)
    issuers: Annotated[tuple[Issuer, ...], Json] = ()
    smtp_host: str = "127.0.0.1"
    smtp_port: int = 25
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_starttls: bool = False
    mail_from: str = "Laget <ikke-svar@laget.invalid>"
    intake_office_mail: str = ""
    runs_by_the_clock: bool = True
    session_idle_minutes: int = Field(default=30, ge=1)
    session_max_hours: int = Field(default=8, ge=1)
    upload_limit_bytes: int = Field(default=512 * 1024 * 1024, ge=1)
    public_url: str = "http://localhost:8000"
    secure_cookies: bool = True

    @property
    def number_key_id(self) -> int:
        """The key that new identity numbers are encrypted with: the highest id."""
        return max(self.number_keys)

    @property
    def embedded_folder(self) -> Path:
        return self.instance_path / "database"

    @property
    def uploads_folder(self) -> Path:
        return self.instance_path / "uploads"

    @property
    def sqlalchemy_url(self) -> str:
        return for_sqlalchemy(self.database_url)

    def issuer(self, key: str) -> Issuer | None:
        return next((issuer for issuer in self.issuers if issuer.key == key), None)


def for_sqlalchemy(url: str) -> str:
    """The address of a database as SQLAlchemy wants it: with the driver's name."""
    scheme, separator, rest = url.partition("://")
    return f"postgresql+psycopg://{rest}" if separator and scheme in {"postgresql", "postgres"} else url


def read(**given: Any) -> Settings:  # noqa: ANN401 - passes each field on to its own type
    """Read the settings; `given` goes before the environment, and that before `instance/demo.env`.

    Where no DATABASE_URL names a server, the embedded database starts at the first connection.
    Raises SettingsFault with every fault at once.
    """
    settings = _read(given)
    return settings if settings.database_url else _with_embedded(settings)


def _read(given: Mapping[str, Any]) -> Settings:
    env_file = _demo_env(given)
    try:
        settings, malformed = Settings(_env_file=env_file, **given), dict[str, str]()
    except ValidationError as error:
        malformed = in_plain_words(error)
        defaults = {name: Settings.model_fields[name].get_default(call_default_factory=True) for name in malformed}
        settings = Settings(_env_file=env_file, **{**given, **defaults})
    faults = [f"{env_name(name)} {fault}" for name, fault in malformed.items()]
    faults += [f"{env_name(name)} {fault}" for name, fault in _lacking(settings) if name not in malformed]
    if faults:
        raise SettingsFault(faults)
    return settings


def _demo_env(given: Mapping[str, Any]) -> Path | None:
    """The demo's own keys, unless somebody says that this is something else."""
    if given.get("mode", os.environ.get("LAGET_MODE", "demo")) != "demo":
        return None
    return Path(given.get("instance_path") or os.environ.get("LAGET_INSTANCE_PATH") or ROOT / "instance") / DEMO_ENV


def _lacking(settings: Settings) -> Iterator[tuple[str, str]]:
    if len(settings.secret_key.get_secret_value()) < 32:  # noqa: PLR2004 - the length of a signing key
        yield "secret_key", "must be at least 32 characters (openssl rand -base64 48)"
    if not settings.number_keys:
        yield "number_keys", 'is missing: {"1": "<openssl rand -base64 32>"}; the highest id encrypts'
    if settings.number_index_key is None:
        yield "number_index_key", "is missing (openssl rand -base64 32)"
    if settings.mode != "test" and not settings.issuers:
        yield "issuers", "is missing: nobody could sign in"
    if settings.mode == "production":
        yield from _lacking_in_production(settings)


def _lacking_in_production(settings: Settings) -> Iterator[tuple[str, str]]:
    if settings.database_url and not settings.jobs_database_url:
        yield "jobs_database_url", "is missing: with DATABASE_URL the worker needs its own role's address"
    if not settings.public_url.startswith("https://"):
        yield "public_url", "must begin with https://"
    if not settings.secure_cookies:
        yield "secure_cookies", "must not be switched off in production"


def _with_embedded(settings: Settings) -> Settings:
    place = postgres.located(settings.embedded_folder, settings.postgres_binaries)
    postgres.start_on_connect(place)
    return settings.model_copy(
        update={
            "database_url": place.url("laget_app"),
            "jobs_database_url": place.url("laget_jobs"),
            "owner_database_url": place.url("laget_owner"),
        }
    )


def start_embedded(settings: Settings) -> postgres.Cluster | None:
    """Start or join the embedded database; None where DATABASE_URL names a server.

    SQLAlchemy's first connection does it by itself; whoever connects in another way calls this.
    """
    if settings.database_url != postgres.located(settings.embedded_folder).url("laget_app"):
        return None
    return postgres.start(settings.embedded_folder, binaries=settings.postgres_binaries)
