"""nbgrader's settings: this folder is a course, `lab8` its assignment.

`cargo lab release` writes the same student versions without nbgrader.
"""

c = get_config()  # noqa: F821 (nbgrader provides it)

c.CourseDirectory.course_id = "nnlab"
c.ClearSolutions.code_stub = {
    "rust": 'compile_error!("write your answer here, then run this cell again")'
}
c.ClearSolutions.text_stub = "*Write your answer here.*"
