"""nbgrader's settings: this folder is a course, `lab8` its assignment.

`cargo lab release` writes the same student versions without nbgrader. What was handed in is never run
in a kernel here: `cargo lab grade` marks it, and `nbgrader autograde` puts those marks into its gradebook.
"""

import sys
from pathlib import Path

c = get_config()  # noqa: F821 (nbgrader provides it)

c.CourseDirectory.course_id = "nnlab"
c.ClearSolutions.code_stub = {
    "rust": 'compile_error!("write your answer here, then run this cell again")'
}
c.ClearSolutions.text_stub = "*Write your answer here.*"

course = Path(__file__).resolve().parent
tools = course.parent / "lab" / "jupyter"
# `nbgrader validate` on evcxr's own kernel: a first cell compiles the crate.
c.Execute.timeout = c.Execute.iopub_timeout = 600
# In another course these settings still make student versions.
if tools.is_dir():
    sys.path.append(str(tools))
    from replies import accept

    accept(course)
c.FromGrades.grades = str(course / "grades" / "grades.json")
c.Autograde.autograde_preprocessors = [
    "gradebook.FromGrades",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
