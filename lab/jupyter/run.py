"""Runs notebooks on the lab's kernel and says where each of them stops.

python run.py [--html DIR] NOTEBOOK...

Exit code: 0 if all cells of all notebooks ran, 1 if a notebook stopped, 2 if one could not be run.
"""

import argparse
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter
from nbformat import NotebookNode

# Longer than any cell of a lesson takes on a slow machine; a loop without end should not hang us.
SECONDS_A_CELL = 600


def execute(notebook: NotebookNode, path: Path) -> bool:
    """Runs cell after cell, one line each. Whether all ran."""
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
                return False
            except (CellTimeoutError, DeadKernelError) as error:
                print(f"{where} stops: {error}", flush=True)
                return False
            print(f"{where}: {time.monotonic() - begun:.1f} s{complaints(cell)}", flush=True)
    return True


def complaints(cell: NotebookNode) -> str:
    """What a cell that ran wrote on standard error: nobody should have to look for it."""
    texts = [o.text for o in cell.outputs if o.output_type == "stream" and o.name == "stderr"]
    return "".join(f"\n  standard error: {line}" for text in texts for line in text.splitlines())


def write_page(notebook: NotebookNode, name: str, folder: Path) -> None:
    page, _ = HTMLExporter().from_notebook_node(notebook, {"metadata": {"name": name}})
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{name}.html.tmp"
    temporary.write_text(page, encoding="utf-8")
    temporary.rename(folder / f"{name}.html")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--html", type=Path)
    parser.add_argument("notebooks", nargs="+", type=Path)
    args = parser.parse_args()
    code = 0
    for path in args.notebooks:
        try:
            notebook = nbformat.read(path, as_version=4)
        except (OSError, ValueError) as error:
            print(f"{path} cannot be read as a notebook: {error}", file=sys.stderr)
            return 2
        if not execute(notebook, path):
            code = 1
        if args.html:
            write_page(notebook, path.stem, args.html)
    return code


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
