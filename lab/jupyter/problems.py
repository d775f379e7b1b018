"""What went wrong in a cell, in words for the person who wrote it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

# What a student version holds where the answer belongs.
STUB = "write your answer here, then run this cell again"

# Where nnlab ends a loop whose reader interrupted the cell.
STOPPED = "nnlab/src/live/stop.rs"

KEPT = "The variables of earlier cells are kept."

LOST = "All variables are lost; functions and structs are kept. Run the cells from the top again."

CAUSES = {
    "SIGSEGV": "A function that calls itself without end ends like this.",
    "SIGABRT": "An array that is too large for the memory ends like this.",
    "SIGKILL": "The machine may have run out of memory.",
}

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Problem(NamedTuple):
    """As Jupyter's messages have it."""

    name: str
    value: str
    trace: list[str]


def problem(name: str, value: str, *more: str) -> Problem:
    return Problem(name, value, [f"{name}: {value}", *more])


class Cell(NamedTuple):
    number: int
    code: str


def from_compiler(value: str, trace: Sequence[str], cells: Sequence[Cell]) -> Problem:
    """evcxr numbers its commands, hidden ones too; we number cells."""
    here = f"cell [{cells[-1].number}]"
    lines = [re.sub(r"\bcommand_\d+\b", here, line) for line in trace]
    value = COLOURS.sub("", value)
    return Problem("Error", value, [*(lines or [value]), *given_away(value, cells[:-1])])


def given_away(value: str, earlier: Sequence[Cell]) -> list[str]:
    """The compiler cannot know of variables that earlier cells had."""
    missing = re.match(r"cannot find value `(\w+)`", value)
    name = missing.group(1) if missing else ""
    for cell in reversed(earlier if missing else []):
        if re.search(rf"\blet (mut )?\(?[^=;]*\b{name}\b[^=;]*=", cell.code):
            return [
                f"Cell [{cell.number}] made `{name}`. If that cell failed, run it again. If it ran,"
                f" a later cell took `{name}` away: lend it there with `&{name}`, or give a copy,"
                f" `{name}.clone()`. Then run cell [{cell.number}] again."
            ]
    return []


def from_panic(block: str, folder: Path, cells: Sequence[Cell]) -> Problem:
    """A panic, as the hook of `kernel.py` prints it: its place, then its words."""
    place, _, words = block.partition("\n")
    if STOPPED in place.replace("\\", "/"):
        return problem("Interrupted", words, KEPT)
    return problem("Panic", words, f"  at {where(place, folder, cells)}")


def where(place: str, folder: Path, cells: Sequence[Cell]) -> str:
    """`cell [4], line 2` for a line of the crate that evcxr makes of the cells; else the place."""
    file, _, number = place.rpartition(":")
    if file.replace("\\", "/") != "src/lib.rs" or not number.isdigit():
        return place  # a line of a crate
    for source in folder.rglob("src/lib.rs"):
        lines = source.read_text(errors="replace").splitlines()
        wanted = lines[int(number) - 1].strip() if int(number) <= len(lines) else ""
        for cell in reversed(cells):
            for at, line in enumerate(cell.code.splitlines(), start=1):
                if wanted and line.strip() == wanted:
                    return f"cell [{cell.number}], line {at}: {wanted}"
    return "a line of a cell"


def from_check(verdict: str) -> Problem:
    """A check that is not full. It has printed its verdict, and its table is shown: in the error
    one line is enough."""
    line = f"{verdict.partition(chr(10))[0]}. Mend your function, then run both cells again."
    return Problem("Check", verdict, [line])


def from_end(status: str, words: str, interrupted: bool) -> Problem:
    """The process that holds the variables ended; its last words may say why."""
    if interrupted:
        value = "the cell did not stop by itself, so its process was ended."
        return problem("Interrupted", value, LOST)
    value = f"the cell ended the Rust process ({status})."
    likely = [cause for signal, cause in CAUSES.items() if signal in status]
    return problem("ProcessEnded", value, *words.strip().splitlines(), *likely, LOST)


def from_death(words: str, started: bool) -> Problem:
    """evcxr itself is gone, or never came."""
    if started:
        value = "evcxr ended, and everything is lost. Run the cells from the top again."
    else:
        value = "evcxr could not be started."
    return problem("KernelDied", value, words, "`cargo lab doctor` may help.")


def to_tell(problems: Sequence[Problem]) -> list[Problem]:
    """All, or only that the answer is not written yet: whatever else is wrong follows from it."""
    if any(p.value == STUB for p in problems):
        return [problem("Exercise", STUB)]
    return list(problems)
