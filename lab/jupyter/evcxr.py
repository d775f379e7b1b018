"""One evcxr process in a folder of its own: started, asked, watched, and never left behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.connect import write_connection_file

Content = dict[str, Any]


class Ended(Exception):
    """evcxr is gone; the words are the last that it said."""


class Evcxr:
    def __init__(self, program: str, notebooks: Path, folder: Path) -> None:
        self.program, self.notebooks, self.folder = program, notebooks, folder
        self.log = folder / "evcxr.log"
        # Word between nnlab's loops and us: they stop when they see this file.
        self.words = folder / "live"
        self.wish = self.words / "stop"
        self.client = AsyncKernelClient()
        self.process: subprocess.Popen[bytes] | None = None
        self.family: list[int] = []

    async def start(self) -> None:
        """From the main thread only: on Linux evcxr dies with the thread that starts it."""
        self.words.mkdir(exist_ok=True)
        if os.environ.get("NNLAB_LIVE") == "off":
            (self.words / "off").touch()
        file, _ = write_connection_file(str(self.folder / "connection.json"))
        libraries = subprocess.check_output(["rustc", "--print", "target-libdir"], text=True)
        environment = dict(
            os.environ,
            EVCXR_TMPDIR=str(self.folder),
            # nnlab's checks ask for it before they stop a cell.
            NNLAB_KERNEL="1",
            # What nnlab shows while a loop runs comes through.
            NNLAB_LIVE=str(self.words),
            # evcxr loads what it compiles, and does not always find the standard library.
            LD_LIBRARY_PATH=libraries.strip(),
            # glibc would give the memory of large arrays back, and ask for it again, in every
            # iteration of a loop: with 20 hidden units that is half the time of a pass.
            MALLOC_TRIM_THRESHOLD_=str(128 << 20),
            MALLOC_MMAP_THRESHOLD_=str(32 << 20),
            # evcxr would write its own registration over ours.
            JUPYTER_PATH=str(self.folder / "none"),
        )
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [self.program, "--control_file", file],
                env=environment,
                cwd=self.notebooks,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=_tie_to_parent if os.name == "posix" else None,
            )
        self.client.load_connection_file(file)
        self.client.start_channels(stdin=True, hb=False)
        while True:
            self.watch()
            self.client.kernel_info()
            with contextlib.suppress(Empty):
                await self.client.get_shell_msg(timeout=1)
                # Until iopub is connected too, a cell's output would be lost.
                await self.client.get_iopub_msg(timeout=0.5)
                return

    def watch(self) -> None:
        """Raises if evcxr is gone. Notes its children: later nobody can tell whose they were."""
        if self.process is None or self.process.poll() is not None:
            raise Ended(self.last_words())
        self.family = children(self.process.pid) or self.family

    def last_words(self) -> str:
        try:
            lines = self.log.read_text(errors="replace").strip().splitlines()
        except OSError:
            return ""
        return "\n".join(lines[-8:])

    async def ask(self, message_id: str) -> Content:
        """The reply to a request."""
        while True:
            self.watch()
            with contextlib.suppress(Empty):
                reply = await self.client.get_shell_msg(timeout=1)
                if reply["parent_header"].get("msg_id") == message_id:
                    content: Content = reply["content"]
                    return content

    async def execute(self, code: str, stdin: bool) -> AsyncIterator[tuple[str, Content]]:
        """Runs one cell: yields its messages as (type, content), in order, to the last."""
        message_id = self.client.execute(
            code, store_history=False, allow_stdin=stdin, stop_on_error=False
        )
        idle = False
        while not idle:
            if heard := await self.hear(message_id, seconds=1):
                yield heard
                idle = heard[1].get("execution_state") == "idle"
        await self.ask(message_id)
        # evcxr's standard error, and rarely its output, come after it says that it is idle. A round
        # trip takes the longer the busier the machine is, and so does what is still on its way.
        await self.ask(self.client.kernel_info())
        while heard := await self.hear(message_id, seconds=0.02):
            yield heard

    async def hear(self, message_id: str, seconds: float) -> tuple[str, Content] | None:
        """The next message of a request, or nothing if none came for some time."""
        while True:
            self.watch()
            try:
                message = await self.client.get_iopub_msg(timeout=seconds)
            except Empty:
                return None
            if message["parent_header"].get("msg_id") == message_id:
                return message["msg_type"], message["content"]

    async def questions(self) -> AsyncIterator[str]:
        """The prompts of a cell that wants input; each wants an answer by `client.input`."""
        while True:
            question = await self.client.get_stdin_msg(timeout=None)
            yield question["content"]["prompt"]

    def wish_to_stop(self, wished: bool) -> None:
        with contextlib.suppress(OSError):
            if wished:
                self.wish.touch()
            else:
                self.wish.unlink(missing_ok=True)

    def interrupt(self) -> None:
        """Ends what runs; evcxr loses all variables by it."""
        self.client.control_channel.send(self.client.session.msg("interrupt_request", {}))

    def stop(self) -> None:
        """Ends evcxr and what it started. May be called at any time, and again."""
        if self.process is None:
            return
        kill({*children(self.process.pid), *self.family, self.process.pid})
        self.process.wait()
        # Their numbers may be other processes' by the time we are called again.
        self.process, self.family = None, []
        self.client.stop_channels()


def _tie_to_parent() -> None:
    """Runs in the new process. It stays in our group, which Jupyter's server ends with us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


def children(pid: int) -> list[int]:
    """evcxr runs cells in a child, which outlives it in the middle of a loop."""
    try:
        if sys.platform == "linux":
            tasks = Path(f"/proc/{pid}/task").iterdir()
            return [int(child) for t in tasks for child in (t / "children").read_text().split()]
        if os.name == "posix":
            found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True)
            return [int(child) for child in found.stdout.split()]
    except OSError:
        pass
    return []


def kill(pids: set[int]) -> None:
    for pid in pids:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
