"""nbgrader's gradebook gets the marks of `cargo lab grade`, in place of a run of the notebook.

`nbgrader autograde` calls this as one of its preprocessors: it gives each check cell the result
that nbgrader reads its score from, and that the feedback shows.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor  # type: ignore[import-untyped]
from traitlets import Unicode


class FromGrades(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts the marks of `cargo lab grade` into the cells that are graded."""

    grades = Unicode("grades/grades.json", help="What `cargo lab grade` wrote.").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Replaces all outputs of code cells."""
        who = resources["nbgrader"]
        handed_in = f"{who['student']}/{who['assignment']}/{who['notebook']}.ipynb"
        course = Path(resources["metadata"]["path"]).parents[2]
        marks = self.marks_of(handed_in, course / "submitted" / handed_in)
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = []
                name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
                exercise = name.removesuffix("-check").replace("-", "_")
                if name.endswith("-check") and exercise in marks:
                    cell.outputs = [result(marks[exercise])]
        return nb, resources

    def marks_of(self, handed_in: str, path: Path) -> dict[str, dict[str, Any]]:
        """The marks by exercise, of just this file."""
        again = "run `cargo lab grade` (the README's section on marks says how)"
        try:
            students = json.loads(Path(self.grades).read_text(encoding="utf-8"))["students"]
        except OSError as error:
            raise ValueError(f"{self.grades} cannot be read: {again}") from error
        for student in students:
            hashes = dict(student["notebooks"])
            if handed_in in hashes:
                if hashlib.sha256(path.read_bytes()).hexdigest() != hashes[handed_in]:
                    raise ValueError(f"{handed_in} has changed since it was graded: {again}")
                return {mark["exercise"]: mark for mark in student["marks"]}
        raise ValueError(f"{handed_in} has not been graded: {again}")


def result(mark: dict[str, Any]) -> NotebookNode:
    """The points as plain text, which is the score; the table and the sentences for people."""
    said = [*mark["sentences"], *([mark["compiler"]] if mark["compiler"] else [])]
    words = "".join(f"<pre style='white-space:pre-wrap'>{escaped(text)}</pre>" for text in said)
    data = {"text/plain": str(mark["points"]), "text/html": (mark["table"] or "") + words}
    output: NotebookNode = new_output("execute_result", data=data)
    return output


def escaped(text: str) -> str:
    """Text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
