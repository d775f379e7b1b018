"""Writes arrays/npy/*.npy: files of every kind that tests/npy.rs loads or must refuse.

Run it as `python tests/reference/npy.py`.
"""

from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent

NUMBERS = np.array([[0.5, -1.25, 1e-300], [np.pi, -0.0, 12345678.9]])

GOOD = {
    "f64": NUMBERS,
    "f32": NUMBERS.astype(np.float32),
    "u8": np.array([[0, 1, 255]], dtype=np.uint8),
    "i64": np.array([[-(2**63), 2**63 - 1], [2**53 + 1, -1]]),
    "bool": np.array([[True, False, True]]),
    "fortran": np.asfortranarray(NUMBERS),
    "fortran_3d": np.asfortranarray(np.arange(24, dtype=np.int64).reshape(2, 3, 4)),
    "not_finite": np.array([np.nan, np.inf, -np.inf]),
    "0d": np.array(0.6931471805599453),
    "1d": np.linspace(0.0, 1.0, 5),
    "3d": np.arange(24, dtype=np.float64).reshape(2, 3, 4),
    "empty": np.zeros((0, 3)),
    "big_endian_f64": NUMBERS.astype(">f8"),
    "big_endian_f32": NUMBERS.astype(">f4"),
    "big_endian_i64": np.array([[-2, 2**40]], dtype=">i8"),
}

BAD = {
    "bad_pickled": np.array([{"a": 1}, [2, 3]], dtype=object),
    "bad_structured": np.array([(1.0, 2)], dtype=[("a", "<f8"), ("b", "<i4")]),
    "bad_complex": np.array([1 + 2j]),
    "bad_text": np.array(["sigmoid"]),
    "bad_float16": np.array([0.5], dtype=np.float16),
    "bad_uint64": np.array([5], dtype=np.uint64),
    "bad_date": np.array(["2024-01-01"], dtype="datetime64[D]"),
}


def main():
    folder = HERE / "arrays" / "npy"
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in {**GOOD, **BAD}.items():
        np.save(folder / f"{name}.npy", array)
    for version in [(2, 0), (3, 0)]:
        with open(folder / f"version_{version[0]}.npy", "wb") as file:
            np.lib.format.write_array(file, NUMBERS, version=version)
    np.savez(folder / "bad_archive.npz", x=np.array([1.0]))


if __name__ == "__main__":
    main()
