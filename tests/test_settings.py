"""The settings: read once, every fault named at once, no secret repeated."""

import base64
import os
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from portal import settings as reading
from portal.demo.keys import make
from portal.outside import postgres
from portal.outside.postgres import process

KEY = base64.b64encode(b"k" * 32).decode()


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A surrounding in which nobody has said anything yet."""
    for name in [name for name in os.environ if name.startswith("LAGET_") or name == "DATABASE_URL"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LAGET_INSTANCE_PATH", str(tmp_path))
    return tmp_path


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Everything that a real installation is told."""
    issuer = '[{"key": "entra", "label": "Ansatt", "issuer": "https://i.example", "client_id": "c",'
    issuer += ' "client_secret": "hush", "kind": "staff", "acr_values": ["high"]}]'
    for name, value in {
        "LAGET_MODE": "production",
        "DATABASE_URL": "postgresql://laget_app:pw@db.example/laget",
        "LAGET_JOBS_DATABASE_URL": "postgresql://laget_jobs:pw@db.example/laget",
        "LAGET_SECRET_KEY": "s" * 40,
        "LAGET_NUMBER_KEYS": f'{{"1": "{KEY}", "2": "{KEY}"}}',
        "LAGET_NUMBER_INDEX_KEY": KEY,
        "LAGET_ISSUERS": issuer,
        "LAGET_PUBLIC_URL": "https://laget.example",
    }.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def _faults() -> list[str]:
    with pytest.raises(reading.SettingsFault) as refused:
        reading.read()
    return refused.value.faults


def test_an_installation_that_was_told_nothing_hears_everything_that_is_missing() -> None:
    named = {fault.split()[0] for fault in _faults()}
    assert named == {
        "LAGET_SECRET_KEY", "LAGET_NUMBER_KEYS", "LAGET_NUMBER_INDEX_KEY", "LAGET_ISSUERS", "LAGET_PUBLIC_URL",
    }  # fmt: skip


@pytest.mark.usefixtures("told")
def test_the_settings_of_a_real_installation_are_read() -> None:
    settings = reading.read()
    assert settings.sqlalchemy_url == "postgresql+psycopg://laget_app:pw@db.example/laget"
    assert settings.number_key_id == 2
    assert settings.number_keys[1] == b"k" * 32
    issuer = settings.issuer("entra")
    assert issuer
    assert issuer.discovery == "https://i.example/.well-known/openid-configuration"
    assert settings.issuer("nobody") is None
    assert reading.start_embedded(settings) is None


def test_malformed_and_missing_are_named_together_and_no_secret_is_repeated(told: pytest.MonkeyPatch) -> None:
    told.setenv("LAGET_SESSION_IDLE_MINUTES", "half an hour")
    told.setenv("LAGET_NUMBER_KEYS", '{"1": "c2VjcmV0"}')
    told.setenv("LAGET_ISSUERS", "{hush")
    told.delenv("LAGET_JOBS_DATABASE_URL")
    told.setenv("LAGET_SECURE_COOKIES", "false")
    faults = _faults()
    assert [fault.split()[0] for fault in faults] == [
        "LAGET_NUMBER_KEYS", "LAGET_ISSUERS", "LAGET_SESSION_IDLE_MINUTES", "LAGET_JOBS_DATABASE_URL",
        "LAGET_SECURE_COOKIES",
    ]  # fmt: skip
    assert not [fault for fault in faults if "c2VjcmV0" in fault or "hush" in fault or "secret" in fault]


@pytest.mark.usefixtures("told")
def test_a_password_never_shows_when_the_settings_are_printed() -> None:
    shown = repr(reading.read())
    assert not [secret for secret in ("pw@", "hush", "ssss", KEY) if secret in shown]


def test_the_demos_keys_are_made_once_for_their_owner_only_and_not_read_in_production(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = make(bare)
    before = file.read_text()
    assert make(bare).read_text() == before
    assert file.stat().st_mode & 0o777 == 0o600
    assert {issuer.kind for issuer in reading.read().issuers} == {"staff", "youth"}
    monkeypatch.setenv("LAGET_MODE", "production")
    assert _faults()


def test_without_an_address_the_embedded_database_starts_at_the_first_connection(bare: Path) -> None:
    make(bare)
    settings = reading.read()
    place = postgres.located(settings.embedded_folder)
    assert not postgres.is_running(place)
    engine = create_engine(settings.sqlalchemy_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT current_user")).scalar() == "laget_app"
    assert postgres.is_running(place)
    engine.dispose()
    (place.folder / process.THROWN_AWAY).touch()
    process.dismiss(place)
