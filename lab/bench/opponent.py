"""The lab in a Python library, for `cargo lab bench`: it does one task for each line that it reads.

The first line that it writes says who it is. Then for each task one line: the seconds that it took,
and a number of the result that must be the same whoever computes it.
"""

import importlib
import json
import math
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

Task = Callable[[], Any]


def dataset(m: int) -> tuple[Any, Any]:
    """The lab's flower of m points: X (2, m) and Y (1, m)."""
    np.random.seed(1)
    n = m // 2
    x, y = np.zeros((2, m)), np.zeros((1, m))
    for j in range(2):
        columns = range(n * j, n * (j + 1))
        t = np.linspace(j * 3.12, (j + 1) * 3.12, n) + np.random.randn(n) * 0.2
        r = 4 * np.sin(4 * t) + np.random.randn(n) * 0.2
        x[:, columns] = [r * np.sin(t), r * np.cos(t)]
        y[0, columns] = j
    return x, y


def first_parameters(n_h: int) -> tuple[Any, ...]:
    """W1, b1, W2 and b2 before training."""
    np.random.seed(3)
    w1, w2 = np.random.randn(n_h, 2) * 0.01, np.random.randn(1, n_h) * 0.01
    return w1, np.zeros((n_h, 1)), w2, np.zeros((1, 1))


def training(xp: Any) -> Callable[..., tuple[Any, ...]]:
    """One iteration of the lab's model, and then others; `xp` is the library."""

    def iteration(x: Any, y: Any, w1: Any, b1: Any, w2: Any, b2: Any) -> tuple[Any, ...]:
        a1 = xp.tanh(w1 @ x + b1)
        a2 = 1 / (1 + xp.exp(-(w2 @ a1 + b2)))
        dz2 = a2 - y
        dz1 = (w2.T @ dz2) * (1 - a1 * a1)
        step = 1.2 / x.shape[1]
        return (
            w1 - step * (dz1 @ x.T),
            b1 - step * dz1.sum(1)[:, None],
            w2 - step * (dz2 @ a1.T),
            b2 - step * dz2.sum(1)[:, None],
            a2,
        )

    return iteration


def costing(xp: Any) -> Callable[[Any, Any], Any]:
    """The cross-entropy."""

    def cost(a2: Any, y: Any) -> Any:
        return -(y * xp.log(a2) + (1 - y) * xp.log(1 - a2)).sum() / y.shape[1]

    return cost


class Library:
    """A library that computes at once, as NumPy and PyTorch do."""

    def __init__(self, xp: Any, array: Callable[[Any], Any]) -> None:
        self.xp, self.array = xp, array
        self.x, self.y = map(array, dataset(400))
        self.many: tuple[Any, Any] | None = None

    def train(self, x: Any, y: Any, n_h: int, iterations: int, cost: bool) -> Any:
        """Trains; returns the parameters."""
        parameters = tuple(map(self.array, first_parameters(n_h)))
        iteration, cost_of = training(self.xp), costing(self.xp)
        for _ in range(iterations):
            *parameters, a2 = iteration(x, y, *parameters)
            if cost:
                cost_of(a2, y)
        return parameters

    def grid_points(self) -> Any:
        low, high = (np.asarray(self.x).min(1) - 1, np.asarray(self.x).max(1) + 1)
        axes = [np.arange(a, b, 0.01) for a, b in zip(low, high, strict=True)]
        xx, yy = np.meshgrid(*axes)
        return self.array(np.stack([xx.ravel(), yy.ravel()]))

    def answers(self, points: Any, w1: Any, b1: Any, w2: Any, b2: Any) -> Any:
        return w2 @ self.xp.tanh(w1 @ points + b1) + b2 > 0

    def tasks(self) -> dict[str, tuple[Task, Task]]:
        """For each task what is done before the clock starts, and what is timed."""
        sizes = (1, 2, 3, 4, 5, 10, 20)
        self.points = self.grid_points()
        self.trained = self.train(self.x, self.y, 4, 1000, False)

        def four_million() -> None:
            self.many = self.many or tuple(map(self.array, dataset(4_000_000)))

        def nothing() -> None:
            pass

        def short(n_h: int, iterations: int, cost: bool) -> Task:
            return lambda: [self.train(self.x, self.y, n_h, iterations, cost)[0]]

        return {
            "training": (nothing, short(4, 5000, False)),
            "training with costs": (nothing, short(4, 5000, True)),
            "sweep": (
                nothing,
                lambda: [self.train(self.x, self.y, n, 2000, False)[0] for n in sizes],
            ),
            "grid": (nothing, lambda: [self.answers(self.points, *self.trained)]),
            "four million": (four_million, lambda: [self.train(*self.many, 4, 3, False)[0]]),
            "steps": (nothing, short(4, 1000, True)),
            "steps of 64": (nothing, short(64, 200, True)),
        }

    def wait(self, results: list[Any]) -> None:
        """Waits until the results are there; most libraries return them only then."""

    def number(self, results: list[Any]) -> float:
        """A number of the result."""
        return float(sum(np.abs(np.asarray(result, dtype=float)).sum() for result in results))


class Jax(Library):
    """The same, compiled as a whole."""

    def __init__(self, jax: Any) -> None:
        jax.config.update("jax_enable_x64", True)
        self.jax, self.compiled = jax, {}
        super().__init__(jax.numpy, jax.numpy.asarray)
        self.answers = jax.jit(super().answers)

    def wait(self, results: list[Any]) -> None:
        self.jax.block_until_ready(results)

    def train(self, x: Any, y: Any, n_h: int, iterations: int, cost: bool) -> Any:
        key = (x.shape, n_h, iterations, cost)
        if key not in self.compiled:
            iteration, cost_of = training(self.xp), costing(self.xp)

            def whole(x: Any, y: Any, parameters: Any) -> Any:
                def once(_: int, state: Any) -> Any:
                    *parameters, a2 = iteration(x, y, *state[0])
                    return tuple(parameters), state[1] + (cost_of(a2, y) if cost else 0.0)

                return self.jax.lax.fori_loop(0, iterations, once, (parameters, 0.0))

            self.compiled[key] = self.jax.jit(whole)
        parameters = tuple(map(self.array, first_parameters(n_h)))
        result, costs = self.compiled[key](x, y, parameters)
        costs.block_until_ready()
        return result


class Numba(Library):
    """NumPy's lines, compiled."""

    def __init__(self, numba: Any) -> None:
        super().__init__(np, np.asarray)
        iteration, cost_of = numba.njit(training(np)), numba.njit(costing(np))

        @numba.njit
        def whole(x, y, w1, b1, w2, b2, iterations, cost):
            for _ in range(iterations):
                w1, b1, w2, b2, a2 = iteration(x, y, w1, b1, w2, b2)
                if cost:
                    cost_of(a2, y)
            return w1, b1, w2, b2

        self.whole = whole

    def train(self, x: Any, y: Any, n_h: int, iterations: int, cost: bool) -> Any:
        return self.whole(x, y, *first_parameters(n_h), iterations, cost)


def vectors() -> str:
    """The widest instruction set that NumPy uses here."""
    from numpy._core._multiarray_umath import __cpu_features__ as features

    # Since 2.4 NumPy chooses by the levels of x86-64.
    names = [("X86_V4", "AVX-512"), ("X86_V3", "AVX2"), ("AVX512_SKX", "AVX-512"), ("AVX2", "AVX2")]
    if "X86_V4" in features:
        names = names[:2]
    return next((name for key, name in names if features.get(key)), "neither AVX2 nor AVX-512")


def opened(name: str) -> tuple[Library, str]:
    """The library, and what it calls itself."""
    module = importlib.import_module(name)
    title = {"numpy": "NumPy", "torch": "PyTorch", "jax": "JAX", "numba": "numba"}[name]
    who = f"{title} {module.__version__}"
    if name == "numpy":
        return Library(module, module.asarray), f"{who}, {vectors()}"
    if name == "torch":
        return Library(module, module.asarray), f"{who}, {module.backends.cpu.get_cpu_capability()}"
    return (Jax(module) if name == "jax" else Numba(module)), who


def main() -> None:
    library, who = opened(sys.argv[1])
    tasks = library.tasks()
    print(json.dumps({"name": who}), flush=True)
    for line in sys.stdin:
        prepare, task = tasks[line.strip()]
        prepare()
        start = time.perf_counter()
        results = task()
        library.wait(results)
        seconds = time.perf_counter() - start
        number = library.number(results)
        check = number if math.isfinite(number) else None
        print(json.dumps({"seconds": seconds, "check": check}), flush=True)


if __name__ == "__main__":
    main()
