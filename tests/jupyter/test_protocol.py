"""The public test of Jupyter kernels, by the Jupyter project."""

import unittest

import jupyter_kernel_test as public  # type: ignore[import-untyped]


class Protocol(public.KernelTests):  # type: ignore[misc]
    kernel_name = "rust"
    language_name = "rust"
    file_extension = ".rs"
    code_hello_world = 'println!("hello, world");'
    code_stderr = 'eprintln!("oops");'
    code_generate_error = 'panic!("oops")'
    code_execute_result = [{"code": "1 + 2", "result": "3"}]  # noqa: RUF012
    completion_samples = [{"text": "std::f64::consts::P", "matches": ["PI"]}]  # noqa: RUF012
    complete_code_samples = ["let a = 1;", "fn f() {}"]  # noqa: RUF012
    incomplete_code_samples = ["fn f() {", "f("]  # noqa: RUF012
    code_inspect_sample = "f64::sqrt"

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        # A kernel's first cells may compile what later ones find.
        cls.kc.execute_interactive("let a = 1;", timeout=300)


if __name__ == "__main__":
    unittest.main()
