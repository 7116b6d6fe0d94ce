"""Copies what the browser needs from node_modules to portal/static/vendor: `python -m portal.assets`.

`portal/static/theme.css` is made from `designsystemet.config.json` and kept in the tree; to make it anew run
`npx @digdir/designsystemet@1.15.0 tokens create --clean` and
`npx @digdir/designsystemet@1.15.0 tokens build -t instance/design-tokens -o instance/theme --clean`.
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "portal" / "static"
VENDOR = STATIC / "vendor"

INTER = "@fontsource-variable/inter"
WEB = "@digdir/designsystemet-web"
COPIES = {
    "designsystemet.css": "@digdir/designsystemet-css/dist/src/index.css",
    "designsystemet-LICENSE.txt": "@digdir/designsystemet-css/LICENSE",
    "web/error-summary/error-summary.js": f"{WEB}/dist/esm/error-summary/error-summary.js",
    "web/utils/utils.js": f"{WEB}/dist/esm/utils/utils.js",
    "web/packages/web/package.js": f"{WEB}/dist/esm/packages/web/package.js",
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "htmx-LICENSE.txt": "htmx.org/LICENSE",
    "echarts.js": "echarts/dist/echarts.common.min.js",
    "echarts-LICENSE.txt": "echarts/LICENSE",
    "inter-latin.woff2": f"{INTER}/files/inter-latin-wght-normal.woff2",
    "inter-latin-ext.woff2": f"{INTER}/files/inter-latin-ext-wght-normal.woff2",
    "inter-LICENSE.txt": f"{INTER}/LICENSE",
}


def build(modules: Path, vendor: Path) -> list[str]:
    """Copies all files and returns the sources that were not there; an older copy never stays behind."""
    shutil.rmtree(vendor, ignore_errors=True)
    missing = [source for source in COPIES.values() if not (modules / source).is_file()]
    if not missing:
        for target, source in COPIES.items():
            place = vendor / target
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(modules / source, place)
    return missing


def main() -> int:
    missing = build(ROOT / "node_modules", VENDOR)
    if missing:
        sys.stderr.write("Not in node_modules (run npm ci first): " + ", ".join(missing) + "\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
