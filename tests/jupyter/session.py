"""A kernel and a client, as a front end has them."""

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

KERNEL = "rust"
# For a first cell that compiles everything, on a busy machine.
PATIENCE = 300


@dataclass
class Ran:
    """One cell and all that came of it."""

    reply: dict[str, Any]
    stdout: str = ""
    stderr: str = ""
    results: list[dict[str, str]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    # What was shown while the cell ran: (display id, data), first and later frames.
    frames: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def status(self) -> str:
        return str(self.reply["status"])

    @property
    def sentence(self) -> str:
        return str(self.reply.get("evalue", ""))

    @property
    def trace(self) -> str:
        return "\n".join(line for error in self.errors for line in error["traceback"])


class Session:
    def __init__(self, argv: Sequence[str] = ()) -> None:
        """With `argv`, the kernel is started by another command than the registered one."""
        self.manager = KernelManager(kernel_name=KERNEL)
        if argv and self.manager.kernel_spec:
            self.manager.kernel_spec.argv = list(argv)
        self.manager.start_kernel()
        self.client: BlockingKernelClient = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    @property
    def pid(self) -> int:
        return int(self.manager.provisioner.pid)  # type: ignore[union-attr]

    def run(self, code: str) -> Ran:
        ran = Ran({})

        def keep(message: dict[str, Any]) -> None:
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                setattr(ran, content["name"], getattr(ran, content["name"]) + content["text"])
            elif "display_id" in content.get("transient", {}):
                ran.frames.append((content["transient"]["display_id"], content["data"]))
            elif kind in ("execute_result", "display_data"):
                ran.results.append(content["data"])
            elif kind == "error":
                ran.errors.append(content)

        reply = self.client.execute_interactive(code, output_hook=keep, timeout=PATIENCE)
        ran.reply = reply["content"]
        return ran

    def run_all(self, cells: Sequence[str], stop_on_error: bool = True) -> list[str]:
        """Sends all cells at once, as JupyterLab does; their statuses, in order."""
        ids = [self.client.execute(cell, stop_on_error=stop_on_error) for cell in cells]
        return [self.wait_for(i)["status"] for i in ids]

    def wait_for(self, message_id: str) -> dict[str, Any]:
        while True:
            message = self.client.get_shell_msg(timeout=PATIENCE)
            if message["parent_header"]["msg_id"] == message_id:
                content: dict[str, Any] = message["content"]
                return content

    def loop(self, code: str = "loop {}") -> str:
        """Sends a cell that never ends, and waits until it runs."""
        message_id: str = self.client.execute(f'println!("begun"); {code}')
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if "begun" in message["content"].get("text", ""):
                return message_id

    def restart(self) -> None:
        self.manager.restart_kernel(now=False)
        self.client.wait_for_ready(timeout=60)

    def close(self, now: bool = False) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=now)


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += family(int(child))
    return found


def evcxr_of(pid: int) -> int:
    """The process of evcxr itself, below a kernel."""
    for one in family(pid)[1:]:
        if b"evcxr_jupyter\0--control_file" in Path(f"/proc/{one}/cmdline").read_bytes():
            return one
    raise AssertionError(f"no evcxr_jupyter below the kernel {pid}: did it start?")


def running(pids: Sequence[int]) -> list[int]:
    def runs(pid: int) -> bool:
        try:
            return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
        except OSError:
            return False

    return [pid for pid in pids if runs(pid)]


def soon(what: Any, seconds: float) -> bool:
    """Whether something becomes true within a time."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def clones() -> list[Path]:
    """The folders of the kernels that are there now."""
    data = Path(os.environ["JUPYTER_PATH"])
    folder = data.parent.parent / "kernels"
    return sorted(folder.iterdir()) if folder.is_dir() else []
