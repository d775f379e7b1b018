"""The warm build: nnlab compiled once as evcxr compiles it. Every kernel works in a clone of it.

python warm.py state CHECKOUT EVCXR    prints its folder; fails if nnlab changed since, or never was
python warm.py build CHECKOUT EVCXR    makes it, unless it is there, and prints its folder
"""

import asyncio
import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from evcxr import Ended, Evcxr, kill

# Word for word what the notebooks write: another path, and nnlab is another crate to cargo.
DEPENDENCY = ':dep nnlab = { path = "../nnlab" }'
# A `let` makes evcxr compile what it needs for variables; a print, what it needs for output.
CELLS = [f"{DEPENDENCY}\nuse nnlab as _;", "let warm = 1.0;", 'println!("{warm}");']


class Warm:
    """The warm builds of one checkout: `<compiler and settings>-<sources>`, below `.lab/warm`."""

    def __init__(self, checkout: Path, program: str) -> None:
        self.checkout, self.program = checkout, program
        self.folder = checkout / ".lab" / "warm"
        self.clones = checkout / ".lab" / "kernels"

    def base(self) -> str:
        """Of what a build needs to be usable at all."""
        compiler = subprocess.check_output(["rustc", "-vV"], text=True)
        files = [self.checkout / "nnlab" / "Cargo.toml", self.checkout / "notebooks" / "evcxr.toml"]
        texts = [file.read_text() for file in files]
        return digest(compiler, self.program, str(self.checkout), *texts)

    def name(self) -> str:
        """Of what makes it fresh: cargo compares times, and so do we."""
        crate = self.checkout / "nnlab"
        files = sorted(f for part in ("src", "Cargo.toml") for f in walk(crate / part))
        facts = [f"{f.relative_to(crate)} {f.stat().st_mtime_ns}" for f in files]
        return f"{self.base()}-{digest(*facts)}"

    def fresh(self) -> Path | None:
        path = self.folder / self.name()
        return path if path.is_dir() else None

    def best(self) -> Path | None:
        """The fresh one, or one of an older nnlab: cargo compiles nnlab again in the clone."""
        older = [f for f in ls(self.folder) if f.name.startswith(self.base())]
        return self.fresh() or max(older, key=lambda f: f.stat().st_mtime, default=None)

    def clone(self) -> Path:
        """A folder for one kernel; its name begins with our process's number."""
        self.sweep()
        self.clones.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=self.clones))
        best = self.best()
        if best:
            # A build may be removed under our hands; what is missing is compiled again.
            with contextlib.suppress(OSError, shutil.Error):
                copy(best, folder)
        return folder

    def remove(self, clone: Path) -> None:
        shutil.rmtree(clone, ignore_errors=True)

    def sweep(self) -> None:
        """Removes what kernels left that were killed: folders, and processes that work in them."""
        for folder in [*ls(self.clones), *ls(self.folder)]:
            number = folder.name.removeprefix("making-").partition("-")[0]
            owned = folder.parent == self.clones or folder.name.startswith("making-")
            if owned and not (number.isdigit() and is_running(int(number))):
                kill(set(workers(folder)))
                shutil.rmtree(folder, ignore_errors=True)

    def being_made(self) -> bool:
        self.sweep()
        return any(f.name.startswith("making-") for f in ls(self.folder))

    async def build(self) -> Path:
        """Makes the fresh one beside the others, and removes those when it is there."""
        self.sweep()
        target = self.folder / self.name()
        if target.is_dir():
            return target
        self.folder.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f"making-{os.getpid()}-", dir=self.folder))
        try:
            best = self.best()
            if best:
                copy(best, work)
            await compile_in(Evcxr(self.program, self.checkout / "notebooks", work))
            with contextlib.suppress(OSError):  # another process was faster
                work.rename(target)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        for other in ls(self.folder):
            if other != target and not other.name.startswith("making-"):
                shutil.rmtree(other, ignore_errors=True)
        return target


async def compile_in(evcxr: Evcxr) -> None:
    try:
        await evcxr.start()
        for cell in CELLS:
            async for kind, content in evcxr.execute(cell, stdin=False):
                if kind == "error":
                    raise Ended(content.get("evalue", "a compile error"))
    finally:
        evcxr.stop()


def copy(source: Path, target: Path) -> None:
    """Links what is never changed in place, and copies the rest with its times.

    More links would let a running kernel change the warm build. Incremental data is of no use.
    """
    for folder, folders, files in os.walk(source):
        folders[:] = [name for name in folders if name != "incremental"]
        to = target / os.path.relpath(folder, source)
        to.mkdir(parents=True, exist_ok=True)
        for name in files:
            put = os.link if name.endswith((".rlib", ".rmeta")) else shutil.copy2
            put(Path(folder, name), to / name)


def digest(*facts: str) -> str:
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:12]


def ls(folder: Path) -> list[Path]:
    return sorted(f for f in folder.iterdir() if f.is_dir()) if folder.is_dir() else []


def walk(path: Path) -> Iterator[Path]:
    return iter([path]) if path.is_file() else (f for f in path.rglob("*") if f.is_file())


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def workers(folder: Path) -> Iterator[int]:
    """The processes whose evcxr works in a folder. Only Linux tells."""
    needle = f"EVCXR_TMPDIR={folder}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if needle in (process / "environ").read_bytes().split(b"\0"):
                yield int(process.name)


def main() -> None:
    command, checkout, program = sys.argv[1:]
    warm = Warm(Path(checkout), program)
    try:
        folder = warm.fresh() if command == "state" else asyncio.run(warm.build())
    except Ended as words:
        sys.exit(str(words))
    print(folder)
    sys.exit(folder is None)


if __name__ == "__main__":
    main()
