"""Take the README's pictures from a running demo: `python docs/screenshots.py http://127.0.0.1:8001`.

Needs Chromium and the `test` extra. The pictures are of what `onrecord demo` shows, untouched.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parent / "images"
PAGES = {
    "timeline": "/timeline?q=merger&kind=statement",
    "article": "/article/{article}",
}


def main(base: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 960}, color_scheme="light")
        page.goto(f"{base}/timeline?q=two+hospitals+merger&anonymity=anonymous")
        article = page.locator("a[href*='/article/']").first.get_attribute("href") or ""
        for name, path in PAGES.items():
            page.goto(base + path.format(article=article.split("/article/")[1].split("#")[0]))
            page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
