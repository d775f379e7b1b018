"""The Rust kernel of the lab: Jupyter's own kernel base, with evcxr behind it.

evcxr compiles and runs. What is added here: a cell that fails stops the ones behind it, a panic and
a check that is not full are failures, and the first cell is ready before anybody runs it.
"""

import asyncio
import atexit
import contextlib
import logging
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel
from traitlets import Unicode

from evcxr import Content, Ended, Evcxr
from live import Live
from problems import (
    Cell,
    Problem,
    from_check,
    from_compiler,
    from_death,
    from_end,
    from_panic,
    problem,
    to_tell,
)
from warm import DEPENDENCY, Warm

# Blocks of our own among a cell's results. nnlab's checks print the second one.
PANIC = "application/vnd.nnlab.panic"
STOP = "application/vnd.nnlab.stop"

# A block arrives in the cell's own result; standard error may come late or never. evcxr glues a
# line that the cell left open to what follows: the mark and the line break keep it whole.
MARK = "\x01"
HOOK = r"""std::panic::set_hook(Box::new(|info| {
    let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
    let words = info.payload_as_str().unwrap_or("a panic without words");
    println!("\u{1}\nEVCXR_BEGIN_CONTENT application/vnd.nnlab.panic\n{place}");
    println!("{words}\nEVCXR_END_CONTENT");
}));"""

# What evcxr says when the process that holds the variables is gone.
PROCESS_ENDED = "Subprocess terminated with status: "

# So long an interrupted cell has for its last words; evcxr can only be killed.
SECONDS_TO_STOP = 1.0

# The reader looks at the first cell. Before the first request, nobody waits for us.
QUIET_SECONDS = 2.0


class RustKernel(Kernel):
    implementation = "nnlab"
    implementation_version = "1"
    banner = "Rust, compiled by evcxr"
    language_info = {  # noqa: RUF012 (as the base class has it)
        "name": "rust",
        "mimetype": "text/rust",
        "file_extension": ".rs",
        "codemirror_mode": "rust",
        "pygments_lexer": "rust",
    }
    checkout = Unicode(help="The folder of the lab").tag(config=True)
    evcxr = Unicode(help="The program evcxr_jupyter").tag(config=True)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.warm = Warm(Path(self.checkout), self.evcxr)
        self.engine: Evcxr | None = None
        self.starting: asyncio.Task[Evcxr] | None = None
        self.one_at_a_time = asyncio.Lock()
        self.requests, self.last_request = 0, time.monotonic()
        self.hook_is_set = self.executing = self.interrupted = False
        self.cells: list[Cell] = []

    def start(self) -> None:
        super().start()
        self.io_loop.add_callback(self.prepare)

    # Starting evcxr, and what a first cell would wait for.

    async def prepare(self) -> None:
        with contextlib.suppress(Ended):
            await self.ready()
            await self.preload()

    async def ready(self) -> Evcxr:
        """evcxr, started once for all who ask."""
        if self.starting is None:
            self.starting = asyncio.ensure_future(self.launch())
        return await asyncio.shield(self.starting)

    async def launch(self) -> Evcxr:
        notebooks = Path(self.checkout) / "notebooks"
        self.engine = engine = Evcxr(self.evcxr, notebooks, self.warm.clone())
        atexit.register(self.leave, engine)
        await engine.start()
        return engine

    def leave(self, engine: Evcxr) -> None:
        engine.stop()
        self.warm.remove(engine.folder)

    def forget(self) -> None:
        """evcxr is gone: the next cell starts another."""
        if self.engine:
            self.leave(self.engine)
        self.engine = self.starting = None
        self.hook_is_set = False

    async def preload(self) -> None:
        """While nobody waits: nnlab for the first cell, types for the first `let`."""
        await self.quiet()
        if not self.cells:
            await self.hidden(f"{DEPENDENCY}\nuse nnlab as _;")
            await self.quiet()
        async with self.one_at_a_time:
            engine = await self.ready()
            await engine.ask(engine.client.complete("nnlab::sig", 10))
        if self.warm.fresh() is None and not self.warm.being_made():
            make = [sys.executable, str(Path(__file__).with_name("warm.py")), "build"]
            calm = ["nice"] if shutil.which("nice") else []
            command = [*calm, *make, self.checkout, self.evcxr]
            subprocess.Popen(command, stdout=subprocess.DEVNULL)

    async def quiet(self) -> None:
        # Time passes without any event.
        while self.requests or time.monotonic() - self.last_request < QUIET_SECONDS:  # noqa: ASYNC110
            await asyncio.sleep(0.2)

    async def hidden(self, code: str) -> None:
        async with self.one_at_a_time:
            engine = await self.ready()
            await self.set_hook(engine)
            await self.run_quietly(engine, code)

    async def set_hook(self, engine: Evcxr) -> None:
        if not self.hook_is_set:
            self.hook_is_set = True
            await self.run_quietly(engine, HOOK)

    async def run_quietly(self, engine: Evcxr, code: str) -> None:
        async for kind, content in engine.execute(code, stdin=False):
            if kind == "error" and PROCESS_ENDED in content.get("evalue", ""):
                self.hook_is_set = False  # interrupted, since a cell was waiting for us

    # Requests.

    @contextlib.asynccontextmanager
    async def request(self) -> Any:
        """One at a time: while evcxr compiles, a second request would only wait inside it."""
        self.requests += 1
        try:
            async with self.one_at_a_time:
                yield
        finally:
            self.requests -= 1
            self.last_request = time.monotonic()

    async def do_execute(
        self,
        code: str,
        silent: bool,
        store_history: bool = True,
        user_expressions: Any = None,
        allow_stdin: bool = False,
        **_: Any,
    ) -> Content:
        self.executing, self.interrupted = True, False
        self.cells.append(Cell(self.execution_count, code))
        async with self.request():
            problems = to_tell(await self.run(code, silent, allow_stdin))
        self.executing = False
        for found in problems if not silent else []:
            self.publish("error", error(found))
        if problems:
            return {"status": "error", **error(problems[0]), **self.count()}
        return {"status": "ok", "payload": [], "user_expressions": {}, **self.count()}

    def count(self) -> Content:
        return {"execution_count": self.execution_count}

    async def run(self, code: str, silent: bool, stdin: bool) -> list[Problem]:
        """Runs a cell, passes on what it shows, and returns what went wrong."""
        problems: list[Problem] = []
        answers = None
        live = Live(self.publish, f"{self.ident} {len(self.cells)}")
        try:
            engine = await self.ready()
            await self.set_hook(engine)
            if self.interrupted:
                return [problem("Interrupted", "stopped before the cell ran; nothing is lost.")]
            engine.wish_to_stop(False)
            answers = asyncio.ensure_future(self.answer(engine))
            async for kind, content in engine.execute(code, stdin):
                problems += self.take(engine, kind, content)
                if not silent:
                    self.pass_on(kind, content, live)
        except Ended as end:
            problems.append(from_death(str(end), started=self.hook_is_set))
            self.forget()
        except Exception as error:  # whatever happens here, the cell must be answered
            problems.append(problem("KernelError", repr(error), "Restart the kernel."))
        finally:
            live.end()
            if answers:
                answers.cancel()
        return problems

    def take(self, engine: Evcxr, kind: str, content: Content) -> list[Problem]:
        """Takes out of a message what tells of a problem, and what is only for us."""
        if kind == "stream":
            content["text"] = content["text"].replace(f"{MARK}\n", "").replace(MARK, "")
        if kind == "error":
            value = content.get("evalue") or "an error without words"
            words, ended, status = value.partition(PROCESS_ENDED)
            if ended:
                self.hook_is_set = False
                return [from_end(status, words, self.interrupted)]
            return [from_compiler(value, content.get("traceback") or [], self.cells)]
        data = content.get("data", {})
        found = []
        if PANIC in data:
            found.append(from_panic(data.pop(PANIC), engine.folder, self.cells))
        if STOP in data:
            found.append(from_check(data.pop(STOP)))
        return found

    def pass_on(self, kind: str, content: Content, live: Live) -> None:
        """Shows one message of a cell."""
        if kind == "stream":
            content["text"] = live.take(content["text"])
            if content["text"]:
                self.publish("stream", content)
        # `()` is what a loop or a print has as its value; nobody wants to see it.
        if kind == "execute_result" and content["data"] not in ({}, {"text/plain": "()"}):
            self.publish("execute_result", {**content, **self.count()})

    def publish(self, kind: str, content: Content) -> None:
        self.send_response(self.iopub_socket, kind, content)

    async def answer(self, engine: Evcxr) -> None:
        """Passes a cell's questions to the reader."""
        async for prompt in engine.questions():
            engine.client.input(await asyncio.to_thread(self.raw_input, prompt))

    async def do_complete(self, code: str, cursor_pos: int) -> Content:
        nothing: Content = {"status": "ok", "matches": [], "metadata": {}}
        nothing |= {"cursor_start": cursor_pos, "cursor_end": cursor_pos}
        async with self.request():
            with contextlib.suppress(Ended):
                engine = await self.ready()
                reply = await engine.ask(engine.client.complete(code, cursor_pos))
                # A name, as Python's kernel completes it: not the names of parameters too.
                names = [match.partition("(")[0] for match in reply.get("matches", [])]
                return {**reply, "matches": names} if names else nothing
        return nothing

    async def do_inspect(
        self, code: str, cursor_pos: int, detail_level: int = 0, omit_sections: Any = ()
    ) -> Content:
        async with self.request():
            with contextlib.suppress(Ended):
                engine = await self.ready()
                reply = await engine.ask(engine.client.inspect(code, cursor_pos))
                if reply.get("status") == "ok":
                    return reply
        return {"status": "ok", "found": False, "data": {}, "metadata": {}}

    async def do_is_complete(self, code: str) -> Content:
        still_open = sum(map(code.count, "([{")) - sum(map(code.count, ")]}"))
        if still_open > 0:
            return {"status": "incomplete", "indent": "    "}
        return {"status": "complete"}

    # Ending.

    def _send_interrupt_children(self) -> None:
        """Called from another thread. evcxr loses all variables when it is interrupted idle."""
        self.io_loop.add_callback(self.stop_the_cell)

    def stop_the_cell(self) -> None:
        """nnlab's loops listen, and all variables are kept; whoever asks twice will not wait."""
        if not self.executing or self.engine is None:
            return
        if self.interrupted:
            self.engine.interrupt()
            return
        self.interrupted = True
        self.engine.wish_to_stop(True)
        self.io_loop.call_later(SECONDS_TO_STOP, self.end_the_cell, len(self.cells))

    def end_the_cell(self, cell: int) -> None:
        if self.executing and self.engine and cell == len(self.cells):
            self.engine.interrupt()

    async def do_shutdown(self, restart: bool) -> Content:
        if self.engine:
            self.leave(self.engine)
        return {"status": "ok", "restart": restart}


def error(found: Problem) -> Content:
    return {"ename": found.name, "evalue": found.value, "traceback": found.trace}


def main() -> None:
    # Warnings about unencrypted TCP on the loopback address, and about sockets closed by a restart.
    logging.getLogger("tornado.application").setLevel(logging.CRITICAL)
    IPKernelApp.launch_instance(kernel_class=RustKernel, log_level=logging.CRITICAL)


if __name__ == "__main__":
    main()
