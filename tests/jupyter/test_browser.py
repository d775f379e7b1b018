"""A student in JupyterLab: opens the notebook of step 1 and says Run All.

LAB names the program, PICTURES the folder for the screenshots. Debian's chromium and its driver.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from session import soon

LAB = os.environ.get("LAB", "")
ROOT = Path(__file__).parents[2]
STUB = 'compile_error!("write your answer here, then run this cell again")'
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--window-size=1280,2600",
]
LOOP = """let mut live = nnlab::Live::new(200);
for i in 0..200 {
    live.show(i, &|| nnlab::plot_network(2, 1 + i / 10, 1));
}"""
# Notes each figure that the page shows, and the moments at which one is there and not drawn.
WATCH = """window.figures = new Set(); window.blank = 0;
(function look() {
    for (const image of document.querySelectorAll('.jp-OutputArea-output img')) {
        window.figures.add(image.alt);
        if (!image.complete || image.naturalHeight === 0) window.blank += 1;
    }
    requestAnimationFrame(look);
})();"""
SECONDS_TO_OPEN = 60
SECONDS_TO_RUN = 180


class Page:
    """One notebook in a JupyterLab that runs."""

    def __init__(self, browser: webdriver.Chrome, address: str, name: str) -> None:
        self.browser = browser
        base, _, token = address.partition("lab?")
        browser.get(f"{base}lab/tree/exports/browser/{name}?reset&{token}")
        opened = soon(lambda: self.status() == "idle", SECONDS_TO_OPEN)
        assert opened, f"{name} is not idle: {self.status()}"

    def find(self, selector: str) -> list[Any]:
        return list(self.browser.find_elements(By.CSS_SELECTOR, selector))

    def status(self) -> str:
        found = self.find(".jp-Notebook-ExecutionIndicator")
        return found[0].get_attribute("data-status") or "" if found else "nothing"

    def run_all(self) -> None:
        for label in ("Run", "Run All Cells"):
            items = ".lm-MenuBar-itemLabel, .lm-Menu-itemLabel"

            def shown(items: str = items, label: str = label) -> list[Any]:
                return [i for i in self.find(items) if i.text.strip() == label and i.is_displayed()]

            assert soon(shown, 10), f"no menu {label}"
            shown()[0].click()
        # Sent cells show a star; the last one to lose it ends the run.
        soon(lambda: "*" in " ".join(self.prompts()), 5)
        ended = soon(lambda: "*" not in " ".join(self.prompts()), SECONDS_TO_RUN)
        assert ended, f"still running: {self.prompts()}"

    def prompts(self) -> list[str]:
        return [p.text for p in self.find(".jp-CodeCell .jp-InputPrompt")]

    def texts(self, selector: str) -> str:
        return "\n".join(e.text for e in self.find(selector))

    def errors(self) -> str:
        return self.texts(
            ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']"
        ) + (self.texts(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error']"))

    def figures(self) -> int:
        return len(self.find(".jp-OutputArea-output img[alt]"))


class Browser(unittest.TestCase):
    folder: Path
    profile: str
    server: subprocess.Popen[bytes]
    browser: webdriver.Chrome
    pictures = Path(os.environ.get("PICTURES", tempfile.gettempdir()))

    @classmethod
    def setUpClass(cls) -> None:
        # Notebooks that JupyterLab may save into: never the lab's own.
        cls.folder = ROOT / "notebooks" / "exports" / "browser"
        shutil.rmtree(cls.folder, ignore_errors=True)
        cls.folder.mkdir(parents=True)
        cls.pictures.mkdir(parents=True, exist_ok=True)
        options = ["open", "--no-browser", "--port", "8917"]
        cls.server = subprocess.Popen([LAB, *options], stdin=subprocess.DEVNULL)
        assert soon(lambda: "8917/lab?token=" in cls.address(), SECONDS_TO_OPEN), cls.address()
        chrome = webdriver.ChromeOptions()
        chrome.binary_location = shutil.which("chromium") or ""
        cls.profile = tempfile.mkdtemp()
        for flag in [*FLAGS, f"--user-data-dir={cls.profile}"]:
            chrome.add_argument(flag)
        driver = shutil.which("chromedriver") or ""
        cls.browser = webdriver.Chrome(service=Service(driver), options=chrome)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.browser.quit()
        cls.server.terminate()
        cls.server.wait(30)
        shutil.rmtree(cls.profile, ignore_errors=True)
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def address(cls) -> str:
        """What a second `cargo lab` shows while the first one runs."""
        listing = Path(ROOT, ".lab", "jupyter", "runtime").glob("jpserver-*.json")
        # A server that was killed leaves its file behind.
        if not any('"port": 8917' in path.read_text() for path in listing):
            return ""
        said = subprocess.run([LAB, "open", "--no-browser"], capture_output=True, text=True)
        return re.sub(r"^JupyterLab runs already: ", "", said.stdout.strip())

    def opened(self, name: str, answer: str) -> Page:
        """Step 1 with this answer, after Run All."""
        source = json.loads((ROOT / "notebooks" / "01_structure.ipynb").read_text())
        for cell in source["cells"]:
            cell["source"] = [line.replace(STUB, answer) for line in cell["source"]]
        (self.folder / f"{name}.ipynb").write_text(json.dumps(source))
        page = Page(self.browser, self.address(), f"{name}.ipynb")
        page.run_all()
        self.browser.save_screenshot(str(self.pictures / f"{name}.png"))
        return page

    def test_the_untouched_notebook_stops_at_its_exercise(self) -> None:
        page = self.opened("untouched", STUB)
        self.assertIn("write your answer here, then run this cell again", page.errors())
        self.assertEqual(page.prompts()[:5], ["[1]:", "[2]:", "[3]:", "[4]:", "[5]:"])
        self.assertEqual(set(page.prompts()[5:]), {"[ ]:"}, "nothing runs behind the exercise")
        self.assertEqual(page.figures(), 1, "the figure before the exercise is shown")

    def test_a_wrong_answer_stops_at_its_check_with_its_sentence(self) -> None:
        page = self.opened("wrong", "(x.ncols(), 4, y.ncols())")
        self.assertIn("n_x and n_y count columns", page.texts(".jp-OutputArea-output"))
        self.assertIn("0 of 5 cases right", page.errors())
        self.assertEqual(page.prompts()[5:7], ["[6]:", "[ ]:"])
        table = page.texts(".jp-OutputArea-output table")
        self.assertIn("verdict", table, "the table is shown too")

    def test_the_right_answer_runs_on_to_the_figures(self) -> None:
        page = self.opened("right", "(x.nrows(), 4, y.nrows())")
        self.assertEqual(page.errors(), "")
        self.assertEqual(page.prompts(), [f"[{k}]:" for k in range(1, 11)])
        self.assertEqual(page.figures(), 3)
        self.assertIn("5 of 5 cases right, 10 of 10 points", page.texts(".jp-OutputArea-output"))

    def test_a_figure_moves_in_its_place_and_the_last_one_stays(self) -> None:
        source = json.loads((ROOT / "notebooks" / "01_structure.ipynb").read_text())
        code = [cell for cell in source["cells"] if cell["cell_type"] == "code"]
        source["cells"] = [code[0], {**code[1], "source": [LOOP]}]
        (self.folder / "moves.ipynb").write_text(json.dumps(source))
        page = Page(self.browser, self.address(), "moves.ipynb")
        self.browser.execute_script(WATCH)
        page.run_all()
        seen = self.browser.execute_script("return [window.figures.size, window.blank]")
        self.assertGreater(seen[0], 10, "of 20 figures the page should show most")
        self.assertLess(seen[1], 5, "a figure is there before the one before it goes")
        self.assertEqual((page.errors(), page.figures()), ("", 1))
        images = page.find(".jp-OutputArea-output img")
        self.assertIn("20 hidden", images[0].get_attribute("alt"))


if __name__ == "__main__":
    unittest.main()
