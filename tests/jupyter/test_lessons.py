"""Lessons 3, 5 and 10 as students work in them: by the keyboard alone, at 200 %, at night."""

import shutil
import unittest
from typing import Any

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from browser import CONTRAST
from session import soon
from student import ROOT, Lab, Page

FORWARD = """\
fn forward_propagation(x: &Array2<f64>, parameters: &Parameters) -> (Array2<f64>, Cache) {
let Parameters { w1, b1, w2, b2 } = parameters;
let (z1, a1) = (w1.dot(x) + b1, (w1.dot(x) + b1).tanh());
let z2 = w2.dot(&a1) + b2;
let a2 = z2.mapv(LAST);
(a2.clone(), Cache { z1, a1, z2, a2 }) }"""

BACKWARD = """fn backward_propagation(
parameters: &Parameters, cache: &Cache, x: &Array2<f64>, y: &Array2<f64>,
) -> Gradients {
let (a1, a2, m) = (&cache.a1, &cache.a2, x.ncols() as f64);
let dz2 = a2 - y;
let dz1 = parameters.w2.t().dot(&dz2) * (1.0 - a1 * a1);
Gradients { dw1: dz1.dot(&x.t()) / m, db1: dz1.sum_axis(Axis(1)).insert_axis(Axis(1)) / m,
dw2: dz2.dot(&a1.t()) / m, db2: dz2.sum_axis(Axis(1)).insert_axis(Axis(1)) / m } }"""

GRID = """fn boundary_grid(x: &Array2<f64>, h: f64) -> (Array2<f64>, Array2<f64>) {
let axis = |row: usize| {
let (least, most) = x.row(row).iter().fold((f64::INFINITY, f64::NEG_INFINITY),
|(a, b), &v| (a.min(v), b.max(v)));
Array1::range(least - MARGIN, most + 1.0, h) };
let (xs, ys) = (axis(0), axis(1));
let shape = (ys.len(), xs.len());
(Array2::from_shape_fn(shape, |(_, j)| xs[j]), Array2::from_shape_fn(shape, |(i, _)| ys[i])) }"""

PREDICT = """fn predict_grid(parameters: &Parameters, xx: &Array2<f64>, yy: &Array2<f64>)
-> Array2<bool> {
let points = stack![Axis(0), xx.flatten(), yy.flatten()];
predict(parameters, &points).into_shape_with_order(xx.dim()).unwrap() }"""

SWEEP = """fn sweep(
x: &Array2<f64>, y: &Array2<f64>, sizes: &[usize], num_iterations: usize
) -> Vec<f64> {
sizes.iter().map(|&n_h| {
accuracy(y, &predict(&nn_model(x, y, n_h, num_iterations, false), x)) }).collect() }"""

TABLE = ".jp-OutputArea-output table"


class Lessons(Lab):
    def opened(self, name: str) -> Page:
        """The student version, untouched."""
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", self.folder)
        page = Page(self.browser, self.address(), f"{name}.ipynb")
        focus = "return document.activeElement.closest('.jp-Notebook') !== null"
        assert soon(lambda: bool(self.browser.execute_script(focus)), 20), (
            "no notebook has the focus"
        )
        return page

    def active(self, page: Page) -> int:
        """The number of cells above the active one."""
        return int(page.find(".jp-Cell.jp-mod-active")[0].get_attribute("data-windowed-list-index"))

    def run_to(self, page: Page, cell: int) -> None:
        """Presses Shift+Enter until this cell is active; again where a busy page has missed it."""
        presses = 0
        while self.active(page) < cell:
            before = self.active(page)
            self.press(Keys.SHIFT, Keys.ENTER)
            presses += 1
            assert presses < 60, f"the keyboard does not come to cell {cell}"
            soon(lambda before=before: self.active(page) > before, 3)
        page.wait()

    def keys(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()

    def press(self, modifier: str, key: str) -> None:
        ActionChains(self.browser).key_down(modifier).send_keys(key).key_up(modifier).perform()

    def write(self, text: str) -> None:
        """Replaces what stands in the active cell."""
        self.keys(Keys.ENTER)
        self.press(Keys.CONTROL, "a")
        self.keys(text)

    def answer(self, cell: int, text: str) -> None:
        """Goes to the cell with so many cells above it, and writes."""
        self.keys(Keys.ESCAPE, *[Keys.ARROW_UP] * 30, *[Keys.ARROW_DOWN] * cell)
        self.write(text)

    def keep(self, page: Page, name: str) -> None:
        """A picture of the last table."""
        tables = page.find(TABLE)
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", tables[-1])
        self.browser.save_screenshot(str(self.pictures / f"{name}.png"))

    def test_lesson_3_by_the_keyboard_alone(self) -> None:
        page = self.opened("03_forward")
        answer, last = 7, 19
        self.run_to(page, answer)
        self.assertEqual(page.prompts()[:4], ["[1]:", "[2]:", "[3]:", "[ ]:"], page.errors())
        self.write(FORWARD.replace("LAST", "f64::tanh"))
        self.run_to(page, answer + 2)
        self.assertIn("a probability needs the sigmoid", page.texts(".jp-OutputArea-output"))
        self.assertIn("0 of 5 cases right", page.errors())
        self.keep(page, "lesson-3-wrong")
        self.keys(Keys.ARROW_UP, Keys.ARROW_UP)
        self.write(FORWARD.replace("LAST", "sigmoid"))
        self.run_to(page, last)
        self.assertEqual(page.errors(), "")
        self.assertNotIn("[ ]:", page.prompts()[:9])
        self.assertEqual(page.figures(), 3)

    def test_lesson_5_at_200_percent(self) -> None:
        half = {"width": 640, "height": 500, "deviceScaleFactor": 2, "mobile": False}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", half)
        self.addCleanup(self.browser.execute_cdp_cmd, "Emulation.clearDeviceMetricsOverride", {})
        page = self.opened("05_backward")
        self.answer(8, BACKWARD.replace("1.0 - a1 * a1", "1.0 - a1"))
        page.run_all()
        self.assertIn("0 of 5 cases right", page.errors())
        self.keep(page, "lesson-5-wrong")
        self.answer(8, BACKWARD)
        page.run_all()
        self.assertEqual(page.errors(), "")
        self.assertEqual(page.figures(), 4)
        self.keep(page, "lesson-5-right")
        for shown in page.find(".jp-OutputArea-output img[alt], " + TABLE):
            right = shown.rect["x"] + shown.rect["width"]
            self.assertLessEqual(right, 640, "a figure or a table is wider than the screen")

    def test_lesson_10_at_night(self) -> None:
        page = self.opened("10_visualize")
        page.choose("Settings", "Theme", "JupyterLab Dark")
        page.find(".jp-Cell")[0].click()
        self.answer(7, GRID.replace("MARGIN", "0.0"))
        page.run_all()
        self.assertIn("0 of", page.errors())
        self.keep(page, "lesson-10-wrong")
        self.is_readable(page)
        for cell, answer in [(7, GRID.replace("MARGIN", "1.0")), (10, PREDICT), (14, SWEEP)]:
            self.answer(cell, answer)
        page.run_all()
        self.assertEqual(page.errors(), "")
        self.assertEqual(page.figures(), 5)
        self.keep(page, "lesson-10-right")
        self.is_readable(page)

    def is_readable(self, page: Page) -> None:
        """By WCAG's figures for words, and for marks that stand beside their words."""
        for selector, least in [("td", 4.5), ("td b", 4.5), ("td b span", 3.0), ("p", 4.5)]:
            elements: list[Any] = page.find(f".jp-OutputArea-output {selector}")
            self.assertNotEqual(elements, [], selector)
            for element in elements:
                contrast = self.browser.execute_script(CONTRAST, element)
                self.assertGreaterEqual(contrast, least, f"hard to read: {element.text}")


if __name__ == "__main__":
    unittest.main()
