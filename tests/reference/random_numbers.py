"""Writes arrays/random/*.npy: numbers of NumPy's legacy generator, for tests/random.rs.

Run it as `python tests/reference/random_numbers.py`; the same bits must come out on every machine.
It is not named random.py, which NumPy would import in place of Python's own.
"""

from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
SEEDS = [0, 1, 2, 3, 42, 624, 1999, 12345, 5489, 2**31 - 1, 2**31, 2**32 - 1]
LONG_SEEDS = [1, 3, 2**32 - 1]


def interleaved(seed):
    """Calls of odd and even counts, so that the kept normal number crosses uniform ones."""
    np.random.seed(seed)
    calls = [
        np.random.randn(3),
        np.random.rand(2, 2),
        np.random.randn(2, 1),
        np.random.random_sample(1),
        np.random.standard_normal(4),
        np.random.uniform(-2.0, 5.0, 3),
        np.random.normal(1.5, 0.25, 3),
    ]
    np.random.seed(seed)  # forgets the kept normal number
    calls.append(np.random.randn(3))
    calls.append(np.random.rand(1))
    return np.concatenate([call.ravel() for call in calls])


def table(seeds, draw):
    return np.array([draw(np.random.RandomState(seed)) for seed in seeds])


def main():
    arrays = {
        "seeds": np.array(SEEDS, dtype=np.int64),
        "long_seeds": np.array(LONG_SEEDS, dtype=np.int64),
        "rand": table(SEEDS, lambda rng: rng.rand(50)),
        "randn": table(SEEDS, lambda rng: rng.randn(51)),
        # 2,000 doubles are 4,000 words: six refills of 624.
        "rand_long": table(LONG_SEEDS, lambda rng: rng.rand(2000)),
        "randn_long": table(LONG_SEEDS, lambda rng: rng.randn(2001)),
        "uniform": table(SEEDS, lambda rng: rng.uniform(-3.0, 0.1, 20)),
        "normal": table(SEEDS, lambda rng: rng.normal(0.3, 7.0, 21)),
        "interleaved": np.array([interleaved(seed) for seed in SEEDS]),
        "bytes": table(SEEDS, lambda rng: np.frombuffer(rng.bytes(11), dtype=np.uint8)),
    }
    folder = HERE / "arrays" / "random"
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)


if __name__ == "__main__":
    main()
