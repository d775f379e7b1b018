"""Runs notebooks on the lab's kernel and says where each of them stops.

python run.py [--student] [--html DIR] [--ipynb DIR] NOTEBOOK...

Exit code: 0 if all cells of all notebooks ran (with --student: if each stopped at its first
unwritten exercise), 1 if a notebook did otherwise, 2 if one could not be run.
"""

import argparse
import sys
import time
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter
from nbformat import NotebookNode

# Longer than any cell of a lesson takes on a slow machine; a loop without end should not hang us.
SECONDS_A_CELL = 600


class Stop(NamedTuple):
    """Where a notebook stopped, and the kind of its error."""

    cell: NotebookNode
    kind: str


def execute(notebook: NotebookNode, path: Path) -> Stop | None:
    """Runs cell after cell, one line each, up to where it stops."""
    # evcxr's own kernel would work in this folder; the lab's always works in `notebooks`.
    place = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(notebook, kernel_name="rust", timeout=SECONDS_A_CELL, resources=place)
    cells = [(i, cell) for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    with client.setup_kernel():
        for number, (index, cell) in enumerate(cells, start=1):
            begun = time.monotonic()
            where = f"{path.stem}: cell {number} of {len(cells)}"
            try:
                client.execute_cell(cell, index)
            except CellExecutionError as error:
                print(f"{where} stops: {error.ename}: {error.evalue}", flush=True)
                return Stop(cell, error.ename)
            except (CellTimeoutError, DeadKernelError) as error:
                print(f"{where} stops: {error}", flush=True)
                return Stop(cell, "")
            print(f"{where}: {time.monotonic() - begun:.1f} s{complaints(cell)}", flush=True)
    return None


def unlike_a_student(notebook: NotebookNode, stop: Stop | None) -> str | None:
    """What an untouched notebook does other than to stop at its first exercise."""
    exercises = [cell for cell in notebook.cells if is_exercise(cell)]
    if not exercises:
        return None if stop is None else "it has no exercise, and should run to its end"
    if stop is None:
        return "it should stop at its exercise, but it ran to its end"
    if stop.cell is not exercises[0] or stop.kind != "Exercise":
        return "it should stop at its exercise, and nowhere else"
    return None


def is_exercise(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and bool(cell.metadata.get("nbgrader", {}).get("solution"))


def complaints(cell: NotebookNode) -> str:
    """What a cell that ran wrote on standard error: nobody should have to look for it."""
    texts = [o.text for o in cell.outputs if o.output_type == "stream" and o.name == "stderr"]
    return "".join(f"\n  standard error: {line}" for text in texts for line in text.splitlines())


def write(text: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.rename(path)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--html", type=Path)
    parser.add_argument("--ipynb", type=Path)
    parser.add_argument("--student", action="store_true")
    parser.add_argument("notebooks", nargs="+", type=Path)
    args = parser.parse_args()
    code = 0
    for path in args.notebooks:
        try:
            notebook = nbformat.read(path, as_version=4)
        except (OSError, ValueError) as error:
            print(f"{path} cannot be read as a notebook: {error}", file=sys.stderr)
            return 2
        stop = execute(notebook, path)
        wrong = unlike_a_student(notebook, stop) if args.student else None
        if wrong:
            print(f"{path.stem}: {wrong}", flush=True)
        if wrong or (stop and not args.student):
            code = 1
        if args.html:
            page, _ = HTMLExporter().from_notebook_node(notebook, {"metadata": {"name": path.stem}})
            write(page, args.html / f"{path.stem}.html")
        if args.ipynb:
            write(nbformat.writes(notebook), args.ipynb / f"{path.stem}.ipynb")
    return code


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
