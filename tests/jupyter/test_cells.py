"""What a hurried student meets, cell by cell."""

import time
import unittest
from typing import Any

from session import Ran, Session

SET_UP = """:dep nnlab = { path = "../nnlab" }
#![allow(unused_variables, dead_code)]
use nnlab::ndarray::{array, Array2};
use nnlab::check;"""


class Cells(unittest.TestCase):
    session: Session

    @classmethod
    def setUpClass(cls) -> None:
        cls.session = Session()
        ran = cls.session.run(SET_UP)
        assert ran.status == "ok", f"the set-up cell failed: {ran.trace}"

    def run_cell(self, code: str) -> Ran:
        return self.session.run(code)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.session.close()

    def test_a_panic_is_a_complete_error_with_its_place_and_no_backtrace(self) -> None:
        self.run_cell("let v = vec![1, 2];")
        ran = self.run_cell('print!("half a line");\nlet i = 7;\nv[i]')
        self.assertEqual(ran.status, "error")
        self.assertEqual(len(ran.errors), 1, ran.errors)
        self.assertIn("index is 7", ran.sentence)
        self.assertEqual(ran.reply["ename"], "Panic")
        count = ran.reply["execution_count"]
        self.assertIn(f"cell [{count}], line 3: v[i]", ran.trace)
        self.assertNotIn("stack backtrace", ran.stderr)
        self.assertIn("half a line", ran.stdout)
        self.assertNotIn("\x01", ran.stdout)
        self.assertIn("[1, 2]", self.run_cell('println!("{v:?}");').stdout, "variables are kept")

    def test_a_panic_in_a_function_names_the_cell_of_the_function(self) -> None:
        first = self.run_cell(
            'fn third(v: &[i32]) -> i32 {\n    assert!(v.len() > 2, "too short");\n    v[2]\n}'
        )
        ran = self.run_cell("third(&[1])")
        self.assertEqual(ran.sentence, "too short")
        count = first.reply["execution_count"]
        self.assertIn(f"cell [{count}], line 2", ran.trace)

    def test_a_compile_error_is_complete_and_names_its_cell(self) -> None:
        ran = self.run_cell('let b: i32 = "x";')
        self.assertEqual(ran.status, "error")
        self.assertTrue(ran.reply["ename"] and ran.reply["evalue"] and ran.reply["traceback"])
        self.assertIn("mismatched types", ran.sentence)
        self.assertIn(f"cell [{ran.reply['execution_count']}]", ran.trace)
        self.assertNotIn("command_", ran.trace)

    def test_a_variable_that_was_given_away_is_explained(self) -> None:
        made = self.run_cell("let given = vec![1, 2];").reply["execution_count"]
        self.run_cell("let taken = given;")
        ran = self.run_cell("given.len()")
        self.assertIn("cannot find value `given`", ran.sentence)
        self.assertIn(f"Cell [{made}] made `given`", ran.trace)
        self.assertIn("lend it there with `&given`", ran.trace)

    def test_an_unwritten_exercise_says_so_and_nothing_else(self) -> None:
        stub = 'compile_error!("write your answer here, then run this cell again")'
        ran = self.run_cell(f"fn f() -> usize {{\n    {stub}\n}}\nlet n: usize = g();")
        self.assertEqual(ran.status, "error")
        self.assertEqual(ran.sentence, "write your answer here, then run this cell again")
        self.assertEqual(len(ran.errors), 1, ran.trace)

    def test_standard_error_arrives_every_time(self) -> None:
        arrived = sum("oops" in self.run_cell('eprintln!("oops");').stderr for _ in range(10))
        self.assertEqual(arrived, 10)

    def test_many_lines_arrive_in_order(self) -> None:
        ran = self.run_cell('for i in 0..3000 { println!("{i}"); }')
        self.assertEqual(ran.stdout.split(), [str(i) for i in range(3000)])
        self.assertEqual(ran.results, [], "a loop shows no `()`")

    def test_a_value_and_a_figure_are_shown(self) -> None:
        self.assertEqual(self.run_cell("1 + 1").results[0]["text/plain"], "2")
        figure = self.run_cell("nnlab::plot_network(2, 4, 1)").results[0]
        self.assertTrue(figure["text/html"].startswith("<img alt="), figure["text/html"][:80])
        self.assertIn("17 parameters", figure["text/plain"])

    def test_run_all_stops_at_a_compile_error(self) -> None:
        cells = ["let a = 1;", 'let b: i32 = "x";', "let c = 2;", "let d = 3;"]
        self.assertEqual(self.session.run_all(cells), ["ok", "error", "aborted", "aborted"])

    def test_run_all_stops_at_a_panic(self) -> None:
        cells = ["let a = 1;", 'panic!("p")', "let c = 2;"]
        self.assertEqual(self.session.run_all(cells), ["ok", "error", "aborted"])

    def test_run_all_goes_on_when_told_to(self) -> None:
        cells = ["let a = 1;", 'panic!("p")', "let c = 2;"]
        self.assertEqual(self.session.run_all(cells, stop_on_error=False), ["ok", "error", "ok"])

    def test_a_check_that_is_not_full_stops_with_its_table_and_its_sentence(self) -> None:
        wrong = "fn sizes(x: &Array2<f64>, y: &Array2<f64>) -> (usize, usize, usize) { (2, 4, 1) }"
        ran = self.run_cell(wrong + "\ncheck::structure(sizes)")
        self.assertEqual(ran.status, "error")
        self.assertIn("Read them off x and y", ran.sentence)
        self.assertIn("<table ", ran.results[0]["text/html"], "the table is shown all the same")
        self.assertEqual(list(ran.results[0]), ["text/html", "text/plain"], "no block of ours")

    def test_a_full_check_is_no_error(self) -> None:
        ran = self.run_cell("check::structure(nnlab::layer_sizes)")
        self.assertEqual((ran.status, ran.results[0]["text/plain"]), ("ok", "10"))

    def test_a_process_that_ends_is_told_and_the_next_cell_runs(self) -> None:
        ran = self.run_cell("std::process::exit(3)")
        self.assertEqual(ran.status, "error")
        self.assertIn("exit status: 3", ran.sentence)
        self.assertIn("All variables are lost", ran.trace)
        ran = self.run_cell("let w = vec![1]; w[3]")
        self.assertIn("index is 3", ran.sentence, "panics are errors again")

    def test_a_function_without_end_is_told_why(self) -> None:
        ran = self.run_cell("fn deep(n: u64) -> u64 { deep(n + 1) + 1 }\ndeep(0)")
        self.assertEqual(ran.reply["ename"], "ProcessEnded")
        self.assertIn("A function that calls itself without end", ran.trace)

    def test_cells_are_optimised_as_much_as_a_release(self) -> None:
        ran = self.run_cell(
            'let manifest = format!("{}/Cargo.toml", std::env::var("EVCXR_TMPDIR").unwrap());\n'
            'println!("{}", std::fs::read_to_string(manifest).unwrap());'
        )
        self.assertIn("opt-level = 3", ran.stdout, "see notebooks/evcxr.toml")

    def test_completion_and_inspection_know_nnlab(self) -> None:
        self.session.client.complete("nnlab::layer_si")
        reply = self.session.client.get_shell_msg(timeout=60)["content"]
        self.assertEqual(reply["matches"], ["layer_sizes"])


class Interrupts(unittest.TestCase):
    def setUp(self) -> None:
        self.session = Session()

    def tearDown(self) -> None:
        self.session.close()

    def test_an_idle_kernel_loses_nothing(self) -> None:
        self.session.run("let keep = 5;")
        self.session.manager.interrupt_kernel()
        time.sleep(1)
        self.assertIn("5", self.session.run('println!("{keep}");').stdout)

    def interrupted(self, code: str, name: str = "Interrupted") -> tuple[float, dict[str, Any]]:
        """Seconds from the interrupt to the reply, and the reply."""
        loop = self.session.loop(code)
        time.sleep(0.3)
        began = time.monotonic()
        self.session.manager.interrupt_kernel()
        reply = self.session.wait_for(loop)
        self.assertEqual((reply["status"], reply["ename"]), ("error", name))
        return time.monotonic() - began, reply

    def test_a_loop_that_does_not_listen_is_ended_and_the_next_cell_runs(self) -> None:
        seconds, reply = self.interrupted("loop {}")
        self.assertLess(seconds, 2)
        self.assertIn("did not stop by itself", reply["evalue"])
        self.assertIn("All variables are lost", "".join(reply["traceback"]))
        self.assertIn("next", self.session.run('println!("next");').stdout)

    def test_a_loop_of_nnlab_stops_with_a_sentence_and_the_variables_are_kept(self) -> None:
        self.session.run(f"{SET_UP}\nlet keep = 5;\nlet (x, y) = nnlab::create_dataset();")
        for code, words in (
            (
                "nnlab::nn_model(&x, &y, 4, 100_000_000, false)",
                r"at iteration [\d,]+; the cost is 0",
            ),
            (
                "let mut live = nnlab::Live::new(9); let mut i = 0;"
                "loop { i += 1; live.show(i % 8, &|| nnlab::plot_network(2, 4, 1)); }",
                r"at iteration \d",
            ),
        ):
            with self.subTest(code=code):
                seconds, reply = self.interrupted(code)
                self.assertLess(seconds, 1)
                self.assertRegex(reply["evalue"], f"^stopped {words}")
                self.assertIn("5", self.session.run('println!("{keep}");').stdout)

    def test_a_panic_of_the_cell_after_an_interrupt_keeps_its_name_and_its_place(self) -> None:
        pause = "std::thread::sleep(std::time::Duration::from_millis(800));"
        _, reply = self.interrupted(f'{pause}\npanic!("of my own")', "Panic")
        self.assertEqual(reply["evalue"], "of my own")
        self.assertRegex("".join(reply["traceback"]), r"at cell \[\d+\], line 2")


class Moves(unittest.TestCase):
    """Figures that change while a loop runs."""

    session: Session
    LOOP = """let mut live = nnlab::Live::new(300);
    for i in 0..300 {
        if i == 150 { println!("half"); }
        live.show(i, &|| nnlab::plot_network(2, 1 + i / 20, 1));
        live.progress(i, 0.5);
    }"""

    @classmethod
    def setUpClass(cls) -> None:
        cls.session = Session()
        cls.session.run(SET_UP)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.session.close()

    def test_the_frames_of_a_loop_replace_each_other_and_the_last_one_stays(self) -> None:
        ran = self.session.run(self.LOOP)
        self.assertEqual((ran.status, ran.stdout), ("ok", "half\n"), ran.trace)
        figures = [f for f in ran.frames if "text/html" in f[1]]
        lines = [f for f in ran.frames if "text/html" not in f[1]]
        self.assertEqual(len({place for place, _ in figures}), 1)
        self.assertGreater(len(figures), 20)
        self.assertIn("15 hidden", figures[-1][1]["text/plain"])
        self.assertEqual(len({place for place, _ in lines}), 1)
        self.assertIn("iteration 300 of 300", lines[-1][1]["text/plain"])
        again = self.session.run(self.LOOP)
        self.assertNotEqual(again.frames[0][0], ran.frames[0][0], "a new run, a new place")

    def test_where_nothing_moves_the_last_figure_is_the_result(self) -> None:
        ran = self.session.run(f"nnlab::live::off();\n{self.LOOP}")
        self.assertEqual((ran.status, ran.frames), ("ok", []), ran.trace)
        self.assertEqual(len(ran.results), 1)
        self.assertIn("15 hidden", ran.results[0]["text/html"])
        self.session.run("nnlab::live::on();")


if __name__ == "__main__":
    unittest.main()
