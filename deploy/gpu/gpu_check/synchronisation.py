"""Counts how often a step makes the host wait for the GPU."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch

from .results import Report, Row
from .step import ExportedStep, archive, random_batch, to

WAITS = ("cudaStreamSynchronize", "cudaDeviceSynchronize", "cudaEventSynchronize", "Memcpy DtoH")
STEPS = 5
IMAGE_SIZE = 64
BATCH_SIZE = 64


def check(folder: Path, device: torch.device, network: str, report: Report) -> None:
    what = "waits of the host per exported step, bf16"
    copied = f"{what}, with blocking copies from pageable memory, as the trainer calls it"
    if device.type != "cuda":
        report.add(Row("waits", what, note="needs a GPU: on the CPU the host computes the step itself"))
        return
    source = archive(folder, f"{network}-bf16.pt")
    step = ExportedStep(source, device)
    host = random_batch(source, IMAGE_SIZE, BATCH_SIZE)
    resident = to(device, host)
    waits = per_step(lambda: step.take(*resident))
    report.add(Row("waits", what, waits, "per step", IMAGE_SIZE, BATCH_SIZE, "0", waits == 0))
    report.add(Row("waits", copied, per_step(lambda: step.take(*to(device, host))), "per step", IMAGE_SIZE, BATCH_SIZE))


def per_step(take: Callable[[], object]) -> float:
    """Returns the waits of a step. The difference of two profiles leaves out the profiler's own."""
    for _ in range(3):
        take()
    torch.cuda.synchronize()
    return (count(take, 2 * STEPS) - count(take, STEPS)) / STEPS


def count(take: Callable[[], object], steps: int) -> int:
    activities = [torch.profiler.ProfilerActivity.CPU, torch.profiler.ProfilerActivity.CUDA]
    with torch.profiler.profile(activities=activities) as profile:
        for _ in range(steps):
            take()
    return sum(event.count for event in profile.key_averages() if any(wait in event.key for wait in WAITS))
