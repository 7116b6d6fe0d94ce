"""What the browser loads comes from us alone, and from packages that are pinned."""

import json
import re
from pathlib import Path

from portal import assets


def test_only_pinned_packages_are_copied() -> None:
    pinned = json.loads((assets.ROOT / "package.json").read_text("utf-8"))["dependencies"]

    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pinned.values())
    used = {re.split("/(?=dist/|files/|LICENSE)", source)[0] for source in assets.COPIES.values()}
    assert used == set(pinned)


def test_a_missing_package_is_named_and_no_old_copy_stays(tmp_path: Path) -> None:
    vendor = tmp_path / "vendor"
    vendor.mkdir()
    (vendor / "htmx.js").write_text("old", "utf-8")

    assert "htmx.org/dist/htmx.min.js" in assets.build(tmp_path / "nowhere", vendor)
    assert not vendor.exists()


def test_no_stylesheet_or_script_of_ours_names_another_host() -> None:
    names = ["theme.css", "laget.css", "laget.js", "vendor/designsystemet.css"]
    texts = {name: (assets.STATIC / name).read_text("utf-8") for name in names}

    assert [
        name for name, text in texts.items() if re.search(r"""(?:url\(|@import|fetch\()\s*["']?https?:""", text)
    ] == []


def test_every_file_that_our_stylesheet_asks_for_is_there() -> None:
    asked = re.findall(r'url\("([^"]+)"\)', (assets.STATIC / "laget.css").read_text("utf-8"))

    assert asked
    assert [name for name in asked if not (assets.STATIC / name).is_file()] == []
