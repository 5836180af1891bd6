"""Take the README's pictures from a running demo: `python docs/screenshots.py http://127.0.0.1:8001`.

Needs Chromium and the `test` extra. The pictures are of what `onrecord demo` shows, untouched.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parent / "images"
PAGES = {
    "timeline": "/timeline?q=merger&kind=statement",
    "article": "/article/{article}",
    "story": "/story/{story}",
    "group": "/group/{group}",
}
# Where the first link to each page that has a number is found.
FIRST = {
    "article": "/timeline?q=two+hospitals+merger&anonymity=anonymous",
    "story": "/stories?q=passengers",
    "group": "/groups?kind=circular",
}


def main(base: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 880}, color_scheme="light")
        numbers = {}
        for kind, listed in FIRST.items():
            page.goto(base + listed)
            found = page.locator(f"main a[href*='/{kind}/']").first.get_attribute("href") or ""
            numbers[kind] = found.split(f"/{kind}/")[1].split("#")[0]
        for name, path in PAGES.items():
            page.goto(base + path.format(**numbers))
            page.screenshot(path=IMAGES / f"{name}.png")
            in_few_colours(IMAGES / f"{name}.png")
        browser.close()


def in_few_colours(path: Path) -> None:
    """A page has few colours: with a table of 64 a picture is a third as large."""
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
