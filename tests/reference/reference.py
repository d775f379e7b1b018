"""The lab in NumPy: writes the arrays that the Rust tests compare with.

    python reference.py FOLDER

Functions, formulas and seeds are the lab's; README.md beside this file lists the arrays.
"""

import sys
from pathlib import Path

import numpy as np

LEARNING_RATE = 1.2
HIDDEN_SIZES = [1, 2, 3, 4, 5, 10, 20]


def layer_sizes(X, Y):
    """Units of the input, hidden and output layer."""
    return X.shape[0], 4, Y.shape[0]


def initialize_parameters(n_x, n_h, n_y):
    """Small random weights, W1 drawn before W2, and biases of zero."""
    return {
        "W1": np.random.randn(n_h, n_x) * 0.01,
        "b1": np.zeros((n_h, 1)),
        "W2": np.random.randn(n_y, n_h) * 0.01,
        "b2": np.zeros((n_y, 1)),
    }


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward_propagation(X, parameters):
    """The answers A2, and all that was computed on the way."""
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def compute_cost(A2, Y):
    """The mean cross-entropy."""
    m = Y.shape[1]
    return -1 / m * np.sum(np.log(A2) * Y + np.log(1 - A2) * (1 - Y))


def backward_propagation(parameters, cache, X, Y):
    """The derivative of the cost with respect to every parameter."""
    m = X.shape[1]
    A1 = cache["A1"]
    dZ2 = cache["A2"] - Y
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - np.power(A1, 2))
    return {
        "dW1": 1 / m * np.dot(dZ1, X.T),
        "db1": 1 / m * np.sum(dZ1, axis=1, keepdims=True),
        "dW2": 1 / m * np.dot(dZ2, A1.T),
        "db2": 1 / m * np.sum(dZ2, axis=1, keepdims=True),
    }


def update_parameters(parameters, grads, learning_rate=LEARNING_RATE):
    """New parameters, a step downhill; those that came in stay as they are."""
    return {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}


def iterations(X, Y, n_h):
    """Trains for ever: yields (iteration, parameters before its update, its cost)."""
    np.random.seed(3)
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    iteration = 0
    while True:
        A2, cache = forward_propagation(X, parameters)
        yield iteration, parameters, compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
        iteration += 1


def nn_model(X, Y, n_h, num_iterations=10000):
    """The parameters after so many updates."""
    return next(p for i, p, _ in iterations(X, Y, n_h) if i == num_iterations)


def create_dataset(seed=1):
    """The flower: 400 points, one a column, and their labels."""
    np.random.seed(seed)
    m, a = 400, 4
    N = m // 2
    X = np.zeros((m, 2))
    Y = np.zeros((m, 1), dtype="uint8")
    for j in range(2):
        rows = slice(N * j, N * (j + 1))
        t = np.linspace(j * 3.12, (j + 1) * 3.12, N) + np.random.randn(N) * 0.2
        r = a * np.sin(4 * t) + np.random.randn(N) * 0.2
        X[rows] = np.c_[r * np.sin(t), r * np.cos(t)]
        Y[rows] = j
    return X.T, Y.T


def density(X, j):
    """The density of class j at every point, but for factors that both classes share."""
    total = np.zeros(X.shape[1])
    for k in range(-1, 4):
        t = np.arctan2(X[0], X[1]) + k * np.pi
        r = (-1) ** k * np.hypot(X[0], X[1])
        gaps = t[:, None] - np.linspace(j * 3.12, (j + 1) * 3.12, 200)
        of_angle = np.exp(-0.5 * (gaps / 0.2) ** 2).sum(axis=1)
        total += of_angle * np.exp(-0.5 * ((r - 4 * np.sin(4 * t)) / 0.2) ** 2)
    return total


def ideal_rule(X):
    """The answers of who knows how the points were made."""
    return (density(X, 1) > density(X, 0))[None, :]


def on_new_data(model):
    """The mean accuracy on 50 new flowers."""
    flowers = [create_dataset(seed) for seed in range(100, 150)]
    return np.mean([accuracy(Y, model(X)) for X, Y in flowers])


def predict(parameters, X):
    return forward_propagation(X, parameters)[0] > 0.5


def accuracy(Y, predictions):
    """Per cent: the ones that are found and the zeros that are found."""
    found = np.dot(Y, predictions.T) + np.dot(1 - Y, 1 - predictions.T)
    return found.item() / Y.size * 100


def boundary(model, X, h):
    """The axes of the grid around the data, and the model's answer at each of its points."""
    x_min, x_max = X[0].min() - 1, X[0].max() + 1
    y_min, y_max = X[1].min() - 1, X[1].max() + 1
    xx, yy = np.meshgrid(np.arange(x_min, x_max, h), np.arange(y_min, y_max, h))
    Z = model(np.c_[xx.ravel(), yy.ravel()]).reshape(xx.shape)
    return xx[:1, :], yy[:, :1], Z  # the rows of xx are all the same, and the columns of yy


def sharpness(parameters, X, Y, step=1e-5):
    """The largest eigenvalue of the dense Hessian, by central differences of the gradient."""
    names = ["W1", "b1", "W2", "b2"]
    ends = np.cumsum([parameters[n].size for n in names])
    theta = np.concatenate([parameters[n].ravel() for n in names])

    def gradient(theta):
        parts = zip(names, np.split(theta, ends[:-1]))
        at = {n: part.reshape(parameters[n].shape) for n, part in parts}
        grads = backward_propagation(at, forward_propagation(X, at)[1], X, Y)
        return np.concatenate([grads["d" + n].ravel() for n in names])

    nudges = step * np.eye(theta.size)
    H = np.array([(gradient(theta + e) - gradient(theta - e)) / (2 * step) for e in nudges])
    return np.linalg.eigvalsh((H + H.T) / 2).max()


def first_iteration(X, Y):
    """Steps 1 to 6, once."""
    np.random.seed(3)
    sizes = layer_sizes(X, Y)
    parameters = initialize_parameters(*sizes)
    A2, cache = forward_propagation(X, parameters)
    grads = backward_propagation(parameters, cache, X, Y)
    return {
        "structure": {"layer_sizes": sizes},
        "init": parameters,
        "forward": cache,
        "cost": {"cost": compute_cost(A2, Y)},
        "backward": grads,
        "update": update_parameters(parameters, grads),
    }


def training(X, Y):
    """One run of 10,000 iterations with 4 hidden units, and what the tests want of it."""
    moments, costs = {}, []
    for iteration, parameters, cost in iterations(X, Y, 4):
        costs.append(cost)
        if iteration in (100, 1000, 5000, 10000):
            moments[iteration] = parameters
        if iteration == 10000:
            break
    early = moments[100]
    xx, yy, Z = boundary(lambda points: predict(early, points.T), X, 0.1)
    return {
        "model_100": {**early, "predictions": predict(early, X), "xx": xx, "yy": yy, "Z": Z},
        "costs_to_6000": {"costs": costs[:6001]},
        "sharpness": {
            "iterations": [1000, 5000],
            "values": [sharpness(moments[i], X, Y) for i in (1000, 5000)],
        },
        "accuracies": {
            "hidden_sizes": HIDDEN_SIZES,
            "after_5000": [accuracy(Y, predict(nn_model(X, Y, n, 5000), X)) for n in HIDDEN_SIZES],
            "after_10000": accuracy(Y, predict(moments[10000], X)),
        },
    }


def main(folder):
    X, Y = create_dataset()
    steps = {"dataset": {"X": X, "Y": Y}, **first_iteration(X, Y), **training(X, Y)}
    steps["ideal"] = {"predictions": ideal_rule(X), "on_new_data": on_new_data(ideal_rule)}
    for step, arrays in steps.items():
        (folder / step).mkdir(parents=True, exist_ok=True)
        for name, array in arrays.items():
            np.save(folder / step / f"{name}.npy", np.asarray(array, order="C"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("expected one argument, the folder to write to: python reference.py FOLDER")
    main(Path(sys.argv[1]))
