"""A student in JupyterLab: the page, and the server behind it.

LAB names the program, PICTURES the folder for the screenshots. Debian's chromium and its driver.
"""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By

from browser import chromium
from session import soon

LAB = os.environ.get("LAB", "")
ROOT = Path(__file__).parents[2]
STUB = 'compile_error!("write your answer here, then run this cell again")'
SECONDS_TO_OPEN = 60
SECONDS_TO_RUN = 180


class Page:
    """One notebook in a JupyterLab that runs."""

    def __init__(self, browser: webdriver.Chrome, address: str, name: str) -> None:
        self.browser = browser
        base, _, token = address.partition("lab?")
        browser.get(f"{base}lab/tree/exports/browser/{name}?reset&{token}")
        opened = soon(lambda: self.status() == "idle", SECONDS_TO_OPEN)
        time.sleep(2)  # as long as somebody looks before the first key
        opened = opened and soon(lambda: self.status() == "idle", SECONDS_TO_OPEN)
        assert opened, f"{name} is not idle: {self.status()}"

    def find(self, selector: str) -> list[Any]:
        return list(self.browser.find_elements(By.CSS_SELECTOR, selector))

    def status(self) -> str:
        found = self.find(".jp-Notebook-ExecutionIndicator")
        return found[0].get_attribute("data-status") or "" if found else "nothing"

    def choose(self, *labels: str) -> None:
        """Clicks through a menu."""
        for label in labels:
            items = ".lm-MenuBar-itemLabel, .lm-Menu-itemLabel"

            def shown(items: str = items, label: str = label) -> list[Any]:
                return [i for i in self.find(items) if i.text.strip() == label and i.is_displayed()]

            assert soon(shown, 10), f"no menu {label}"
            shown()[0].click()

    def run_all(self) -> None:
        self.choose("Run", "Run All Cells")
        self.wait()

    def wait(self) -> None:
        """Until nothing runs: sent cells show a star, and the last one to lose it ends the run."""
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


class Lab(unittest.TestCase):
    folder: Path
    server: subprocess.Popen[bytes]
    browser: webdriver.Chrome
    settings: str
    pictures = Path(os.environ.get("PICTURES", tempfile.gettempdir()))

    @classmethod
    def setUpClass(cls) -> None:
        # Notebooks that JupyterLab may save into: never the lab's own.
        cls.folder = ROOT / "notebooks" / "exports" / "browser"
        shutil.rmtree(cls.folder, ignore_errors=True)
        cls.folder.mkdir(parents=True)
        cls.pictures.mkdir(parents=True, exist_ok=True)
        options = ["open", "--no-browser", "--port", "8917"]
        # Themes that a test chooses are not the owner's.
        cls.settings = tempfile.mkdtemp()
        own = {**os.environ, "JUPYTERLAB_SETTINGS_DIR": cls.settings}
        cls.server = subprocess.Popen([LAB, *options], stdin=subprocess.DEVNULL, env=own)
        assert soon(lambda: "8917/lab?token=" in cls.address(), SECONDS_TO_OPEN), cls.address()
        cls.browser = chromium()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.browser.quit()
        cls.server.terminate()
        cls.server.wait(30)
        shutil.rmtree(cls.folder, ignore_errors=True)
        shutil.rmtree(cls.settings, ignore_errors=True)

    @classmethod
    def address(cls) -> str:
        """What a second `cargo lab` shows while the first one runs."""
        # As long as nobody listens, it would start a JupyterLab of its own, and stay.
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", 8917), timeout=1):
            second = [LAB, "open", "--no-browser"]
            said = subprocess.run(second, capture_output=True, text=True, timeout=SECONDS_TO_OPEN)
            return re.sub(r"^JupyterLab runs already: ", "", said.stdout.strip())
        return ""
