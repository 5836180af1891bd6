"""Logistic regression by Newton's method, all weights but the first shrunk alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_STEPS = 30
_SETTLED = 1e-6


def newton(inputs: Numbers, target: Numbers, counts: Numbers, penalty: float) -> Numbers:
    """The weights: `inputs` of shape (rows, weights), the first column ones; `target` 0 to 1;
    `counts`, how much each row counts; `penalty` in rows."""
    weights = np.zeros(inputs.shape[1])
    shrink = np.diag([0.0] + [penalty] * (inputs.shape[1] - 1))
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        gradient = inputs.T @ (counts * (target - p)) - shrink @ weights
        curvature = inputs.T @ (inputs * (counts * p * (1 - p))[:, None]) + shrink
        step = np.linalg.solve(curvature + 1e-6 * np.eye(len(weights)), gradient)
        weights = weights + step
        if abs(step).max() < _SETTLED:
            break
    return weights
