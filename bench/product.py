"""The product over a bench database, and the cookie of somebody who is signed in."""

from pathlib import Path
from typing import Any

from flask import Flask

from bench.world import World
from portal.app import create_app
from portal.settings import Settings
from tests.conftest import Database, settings_for


def settings(world: World, database: Database) -> Settings:
    return settings_for(database, world.folder / "instance")


def app(world: World, database: Database) -> Flask:
    """The product as its own factory makes it."""
    return create_app(settings(world, database))


def environment(chosen: Settings, root: Path) -> dict[str, str]:
    """The same settings for a server process."""
    keys = {number: _base64(key) for number, key in chosen.number_keys.items()}
    return {
        "LAGET_MODE": chosen.mode, "LAGET_INSTANCE_PATH": str(chosen.instance_path), "PYTHONPATH": str(root),
        "DATABASE_URL": chosen.database_url, "LAGET_JOBS_DATABASE_URL": chosen.jobs_database_url,
        "LAGET_OWNER_DATABASE_URL": chosen.owner_database_url,
        "LAGET_SECRET_KEY": chosen.secret_key.get_secret_value(), "LAGET_NUMBER_KEYS": _json(keys),
        "LAGET_NUMBER_INDEX_KEY": _base64(chosen.number_index_key or b""), "LAGET_SECURE_COOKIES": "false",
        "LAGET_PUBLIC_URL": chosen.public_url,
    }  # fmt: skip


def _base64(key: bytes) -> str:
    from base64 import b64encode  # noqa: PLC0415

    return b64encode(key).decode()


def _json(value: Any) -> str:  # noqa: ANN401
    import json  # noqa: PLC0415

    return json.dumps(value)


def cookie(application: Flask, token: str) -> str:
    """The cookie that a browser holds after its first page."""
    client = application.test_client()
    interface: Any = application.session_interface
    signer = interface.get_signing_serializer(application)
    name = application.config["SESSION_COOKIE_NAME"]
    client.set_cookie(name, signer.dumps({"_user_id": token, "_fresh": True}))
    assert client.get("/youths").status_code == 200
    kept = client.get_cookie(name)
    assert kept is not None
    return f"{name}={kept.value}"
