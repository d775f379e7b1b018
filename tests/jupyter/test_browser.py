"""A student in JupyterLab: opens the notebook of step 1 and says Run All."""

import json
import unittest

from student import ROOT, STUB, Lab, Page

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


class Browser(Lab):
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
