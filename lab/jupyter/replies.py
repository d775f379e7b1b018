"""nbgrader on evcxr's own kernel, for who has registered that one.

evcxr's error replies lack what Jupyter asks of them: `nbgrader validate` fails on one instead of
telling the error. And evcxr looks for `../nnlab` from the folder that it is started in.
"""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import Execute  # type: ignore[import-untyped]


def accept(course: Path) -> None:
    """Execute's replies become whole, and its kernels start in the course's folder."""
    told, run = Execute.on_cell_executed, Execute.preprocess

    def on_cell_executed(self: Any, **kwargs: Any) -> None:
        content = kwargs["execute_reply"]["content"]
        if content["status"] == "error":
            # The same name as in the error that the cell shows, so that it is told once.
            kwargs["execute_reply"]["content"] = {
                "ename": "Error",
                "evalue": "",
                "traceback": [],
                **content,
            }
        told(self, **kwargs)

    def preprocess(
        self: Any, nb: NotebookNode, resources: dict[str, Any], km: Any = None
    ) -> tuple[NotebookNode, dict[str, Any]]:
        resources.setdefault("metadata", {})["path"] = str(course)
        nb, resources = run(self, nb, resources, km)
        return nb, resources

    Execute.on_cell_executed, Execute.preprocess = on_cell_executed, preprocess
