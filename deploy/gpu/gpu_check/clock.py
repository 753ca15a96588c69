"""Times groups of steps, and knows how much time the check has left."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import torch


class Deadline:
    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds

    def left(self) -> float:
        return self.end - time.monotonic()


def synchronise(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def seconds_per_step(take: Callable[[], object], device: torch.device, quick: bool) -> float:
    """Returns the median over three groups of steps. A group ends when the device has finished."""
    for _ in range(2 if quick else 5):
        take()
    count = 1 if quick else max(2, min(50, round(.3 / group(take, device, 2))))
    return statistics.median(group(take, device, count) for _ in range(3))


def group(take: Callable[[], object], device: torch.device, count: int) -> float:
    synchronise(device)
    start = time.perf_counter()
    for _ in range(count):
        take()
    synchronise(device)
    return (time.perf_counter() - start) / count
