"""A reader of the site that SITE names: on a phone, at night, on paper, without a network."""

import json
import os
import tempfile
import unittest
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By

from browser import CONTRAST, chromium
from session import soon

SITE = Path(os.environ.get("SITE", ""))
PAGES = sorted(path.name for path in SITE.glob("[01]*.html"))


class Site(unittest.TestCase):
    browser: webdriver.Chrome
    pictures = Path(os.environ.get("PICTURES", tempfile.gettempdir()))

    @classmethod
    def setUpClass(cls) -> None:
        cls.pictures.mkdir(parents=True, exist_ok=True)
        cls.browser = chromium()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.browser.quit()

    def find(self, selector: str) -> list[Any]:
        return list(self.browser.find_elements(By.CSS_SELECTOR, selector))

    def show(self, page: str, width: int = 1280, **media: Any) -> None:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        self.browser.get(f"{SITE.as_uri()}/{page}")

    def keep(self, name: str) -> None:
        self.browser.save_screenshot(str(self.pictures / f"site-{name}.png"))

    def test_formulas_are_set_and_no_page_asks_another_server(self) -> None:
        self.assertEqual(len(PAGES), 12)
        for page in PAGES:
            self.show(page)
            done = soon(lambda: len(self.find("mjx-container")) == len(self.find(".math")), 20)
            self.assertTrue(done, f"{page}: not all of {len(self.find('.math'))} formulas are set")
            self.assertEqual(self.find("mjx-merror"), [], f"{page}: TeX that MathJax cannot read")
        self.keep("formulas")
        asked = [
            json.loads(line["message"])["message"] for line in self.browser.get_log("performance")
        ]
        addresses = {
            message["params"]["request"]["url"].partition(":")[0]
            for message in asked
            if message["method"] == "Network.requestWillBeSent"
        }
        self.assertIn("file", addresses, "Chromium's log tells nothing")
        self.assertLessEqual(addresses, {"file", "data"})

    def test_the_index_shows_a_figure_for_each_lesson(self) -> None:
        self.show("index.html")
        cards = self.find(".sd-card img")
        self.assertEqual(len(cards), len(PAGES))
        for card in cards:
            loaded = soon(lambda card=card: int(card.get_property("naturalWidth")) > 0, 10)
            self.assertTrue(loaded, card.get_attribute("src"))
            self.assertGreater(len(card.get_attribute("alt")), 20, "for who cannot see it")

    def test_a_phone_shows_all_without_moving_sideways(self) -> None:
        for page in ["index.html", "trouble.html", *PAGES]:
            self.show(page, width=390)
            width = self.browser.execute_script("return document.documentElement.scrollWidth")
            self.assertLessEqual(width, 390, f"{page} is wider than the screen")
        self.keep("phone")

    def test_at_night_words_tables_and_code_stand_out(self) -> None:
        night = [{"name": "prefers-color-scheme", "value": "dark"}]
        self.show("05_backward.html", features=night)
        for selector in ["article p", "article table td", ".cell_output td", "pre span.nf"]:
            contrast = self.browser.execute_script(CONTRAST, self.find(selector)[0])
            self.assertGreater(contrast, 4.5, f"{selector}: hard to read")
        self.keep("night")

    def test_paper_has_the_lesson_alone(self) -> None:
        self.show("04_cost.html", media="print")
        for selector in [".bd-sidebar-primary", ".bd-sidebar-secondary", ".prev-next-area"]:
            shown = [part for part in self.find(selector) if part.is_displayed()]
            self.assertEqual(shown, [], f"{selector} is printed")
        self.assertTrue(self.find(".cell_output img")[0].is_displayed())
        self.keep("paper")

    def test_the_search_finds_the_lesson(self) -> None:
        self.show("search.html?q=sigmoid")
        links = "#search-results a"
        found = soon(lambda: bool(self.find(links)), 20)
        self.assertTrue(found, "no result")
        addresses = [str(link.get_attribute("href")) for link in self.find(links)]
        self.assertTrue(any("03_forward" in address for address in addresses), addresses)


if __name__ == "__main__":
    unittest.main()
