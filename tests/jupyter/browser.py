"""Debian's Chromium and its driver, without a window."""

import shutil

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

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
# The contrast of an element's text with what is behind it, as WCAG defines it.
CONTRAST = """const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
let behind = arguments[0];
while (behind && numbers(getComputedStyle(behind).backgroundColor)[3] === 0)
    behind = behind.parentElement;
const back = behind ? numbers(getComputedStyle(behind).backgroundColor) : [255, 255, 255];
const pair = [light(numbers(getComputedStyle(arguments[0]).color)), light(back)];
return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);"""


def chromium() -> webdriver.Chrome:
    """With a profile of its own, which its driver removes."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    # Which addresses a page asks for.
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    for flag in FLAGS:
        options.add_argument(flag)
    driver = shutil.which("chromedriver") or ""
    return webdriver.Chrome(service=Service(driver), options=options)
