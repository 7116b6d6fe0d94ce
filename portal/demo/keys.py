"""The demo's own keys and ports, made once into the instance folder: python -m portal.demo.keys."""

import base64
import json
import os
import secrets
import socket
from pathlib import Path

from portal.demo import LOOPBACK
from portal.demo.people import STAFF_ACR, YOUTH_ACR
from portal.settings import DEMO_ENV, ROOT

SERVERS = ("STAFF", "YOUTH", "SMTP")
PORTS = range(8101, 8400)  # below those that the system hands out by itself


def instance() -> Path:
    return Path(os.environ.get("LAGET_INSTANCE_PATH") or ROOT / "instance")


def make(folder: Path) -> Path:
    """The file with the demo's settings, readable by its owner only; what is there stays."""
    file = folder / DEMO_ENV
    if file.exists():
        return file
    folder.mkdir(parents=True, exist_ok=True, mode=0o711)
    lines = [f"{name}={value}" for name, value in _fresh(_free_ports()).items()]
    half = file.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write("# The keys of this demo. To begin anew delete the whole folder, never this file alone.\n")
        opened.write("\n".join(lines) + "\n")
    half.rename(file)
    return file


def _fresh(ports: dict[str, int]) -> dict[str, str]:
    return {
        "LAGET_MODE": "demo",
        "LAGET_SECRET_KEY": secrets.token_urlsafe(48),
        "LAGET_NUMBER_KEYS": f"'{json.dumps({'1': _key()})}'",
        "LAGET_NUMBER_INDEX_KEY": _key(),
        "LAGET_ISSUERS": f"'{json.dumps(_issuers(ports))}'",
        "LAGET_SMTP_HOST": LOOPBACK,
        "LAGET_SMTP_PORT": str(ports["SMTP"]),
        "LAGET_SECURE_COOKIES": "false",
    }


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _free_ports() -> dict[str, int]:
    """Kept for good: an identity is an issuer and a name there, and the issuer's address has its port."""
    return dict(zip(SERVERS, (port for port in PORTS if is_free(port)), strict=False))


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def _issuers(ports: dict[str, int]) -> list[dict[str, object]]:
    return [
        {
            "key": "ansattporten",
            "label": "Ansatt (demo)",
            "issuer": f"http://localhost:{ports['STAFF']}",
            "client_id": "laget",
            "client_secret": secrets.token_urlsafe(24),
            "kind": "staff",
            "acr_values": [STAFF_ACR, "high"],
        },
        {
            "key": "idporten",
            "label": "Ungdom (demo)",
            "issuer": f"http://localhost:{ports['YOUTH']}",
            "client_id": "laget",
            "client_secret": secrets.token_urlsafe(24),
            "kind": "youth",
            "acr_values": [YOUTH_ACR, "idporten-loa-high"],
        },
    ]


if __name__ == "__main__":
    make(instance())
