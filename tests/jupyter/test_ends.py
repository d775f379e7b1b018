"""No end of a kernel leaves a process, a folder or a front end that waits. Linux."""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
import unittest
from pathlib import Path

from jupyter_client.kernelspec import get_kernel_spec

from session import Session, clones, evcxr_of, family, running, soon

SEED = 8
RESTARTS_AND_INTERRUPTS = 100


@unittest.skipUnless(sys.platform == "linux", "it reads /proc")
class Ends(unittest.TestCase):
    def setUp(self) -> None:
        self.session = Session()

    def assert_none_left(self, pids: list[int]) -> None:
        self.assertTrue(pids)
        self.assertTrue(soon(lambda: not running(pids), 3), f"still running: {running(pids)}")

    def test_a_shutdown_in_a_loop_leaves_nothing(self) -> None:
        self.session.loop()
        pids, before = family(self.session.pid), clones()
        self.session.close()
        self.assert_none_left(pids)
        self.assertEqual([f for f in clones() if f in before], [], "its folder is removed")

    def test_a_shutdown_while_it_starts_leaves_nothing(self) -> None:
        pids = family(self.session.pid)
        self.session.close()
        self.assert_none_left(pids)

    def test_a_killed_evcxr_is_told_and_takes_what_it_ran_with_it(self) -> None:
        loop = self.session.loop()
        evcxr = evcxr_of(self.session.pid)
        pids = family(evcxr)
        os.kill(evcxr, signal.SIGKILL)
        began = time.monotonic()
        reply = self.session.wait_for(loop)
        self.assertLess(time.monotonic() - began, 3)
        self.assertEqual((reply["status"], reply["ename"]), ("error", "KernelDied"))
        self.assertIn("everything is lost", reply["evalue"])
        self.assert_none_left(pids)
        self.assertIn("again", self.session.run('println!("again");').stdout)
        self.session.close()

    def test_a_killed_kernel_takes_all_with_it_and_the_next_one_sweeps(self) -> None:
        self.session.loop()
        pids, before = family(self.session.pid), clones()
        os.kill(self.session.pid, signal.SIGKILL)
        time.sleep(1)
        self.session.close(now=True)  # as Jupyter's server does when it sees the death
        self.assert_none_left(pids)
        after = Session()
        self.assertEqual(after.run("1 + 1").status, "ok")
        self.assertEqual([f for f in clones() if f in before], [], "the old folder is swept")
        after.close()

    def test_restarts_and_interrupts_at_random_moments_leave_a_kernel_that_works(self) -> None:
        chance = random.Random(SEED)
        seen: set[int] = set()
        for k in range(RESTARTS_AND_INTERRUPTS):
            self.session.client.execute(chance.choice(["loop {}", "let a = 1;", 'panic!("p")']))
            time.sleep(chance.uniform(0, 0.4))
            seen.update(family(self.session.pid))
            if chance.random() < 0.5:
                self.session.restart()
            else:
                self.session.manager.interrupt_kernel()
            if k % 10 == 9:
                self.session.manager.interrupt_kernel()
                self.session.restart()
                ran = self.session.run('println!("alive");')
                self.assertIn("alive", ran.stdout, f"after {k + 1} (seed {SEED}): {ran}")
        seen.update(family(self.session.pid))
        self.session.close()
        self.assert_none_left(sorted(seen))


class Starts(unittest.TestCase):
    def test_an_evcxr_that_cannot_start_is_told_in_the_cell(self) -> None:
        folder = Path(tempfile.mkdtemp())
        broken = folder / "evcxr"
        broken.write_text("#!/bin/sh\necho 'a library is missing' >&2\nexit 1\n")
        broken.chmod(0o755)
        setting = "--RustKernel.evcxr="
        argv = [a for a in get_kernel_spec("rust").argv if not a.startswith(setting)]
        session = Session([*argv, f"{setting}{broken}"])
        ran = session.run("1 + 1")
        session.close()
        shutil.rmtree(folder)
        self.assertEqual(ran.status, "error")
        self.assertIn("evcxr could not be started", ran.sentence)
        self.assertIn("a library is missing", ran.trace)
        self.assertIn("cargo lab doctor", ran.trace)


@unittest.skipUnless(sys.platform == "linux", "it reads /proc")
class SideBySide(unittest.TestCase):
    def test_kernels_at_once_run_their_own_code(self) -> None:
        sessions = [Session() for _ in range(3)]
        for k, session in enumerate(sessions):
            session.client.execute(f"fn who() -> usize {{ {k} }}")
        for turn in range(4):
            for k, session in enumerate(sessions):
                said = session.run(f'println!("{{}}", who() * 10 + {turn});').stdout
                self.assertEqual(said.strip(), str(k * 10 + turn))
        for session in sessions:
            session.close()


if __name__ == "__main__":
    unittest.main()
