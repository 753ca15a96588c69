"""Measures the exported step and PyTorch's on a batch that is on the device already."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import torch

from .clock import Deadline, seconds_per_step
from .results import Report, Row
from .step import ExportedStep, Step, archive, peer, random_batch, to

EXPORTED = "exported step, bf16"
EXPORTED_FP32 = "exported step, fp32"
EAGER = "PyTorch, eager"
AMP = "PyTorch, AMP bf16, channels-last"
COMPILED = "PyTorch, AMP bf16, channels-last, compiled"
SHARE_OF_COMPILED = .9
COMPILE_SECONDS = 60
STEP_SECONDS = 8


class Speeds:
    """Measures every subject at one shape after another."""

    def __init__(self, folder: Path, device: torch.device, network: str, report: Report, *, quick: bool) -> None:
        self.bf16 = archive(folder, f"{network}-bf16.pt")
        self.fp32 = archive(folder, f"{network}-fp32.pt")
        self.device = device
        self.report = report
        self.quick = quick

    def measure(self, shapes: list[tuple[int, int]], deadline: Deadline, compiled: bool) -> None:
        """Measures (image size, batch size) in their order, which is that of importance, until the time is over."""
        for image_size, batch_size in shapes:
            for what, create in self.subjects(compiled):
                needed = COMPILE_SECONDS if what == COMPILED else STEP_SECONDS
                if deadline.left() < needed:
                    self.report.add(Row("training", what, image_size=image_size, batch_size=batch_size, skipped=True,
                                        note="not measured: the time was over"))
                else:
                    self.one(what, create, image_size, batch_size)

    def subjects(self, compiled: bool) -> list[tuple[str, Callable[[], Step]]]:
        first = [(COMPILED, lambda: peer(self.bf16, "bf16-channels-last-compiled", self.device))] if compiled else []
        return [*first,
                (EXPORTED, lambda: ExportedStep(self.bf16, self.device)),
                (AMP, lambda: peer(self.bf16, "bf16-channels-last", self.device)),
                (EXPORTED_FP32, lambda: ExportedStep(self.fp32, self.device)),
                (EAGER, lambda: peer(self.bf16, "eager", self.device))]

    def one(self, what: str, create: Callable[[], Step], image_size: int, batch_size: int) -> None:
        """Adds the speed, and on a GPU the peak of allocated memory. A subject that fails costs its row alone."""
        try:
            speed, peak = self.speed_and_peak(create, image_size, batch_size)
        except Exception as failure:  # out of memory, or a compiler that is missing or fails
            reason = next(iter(str(failure).strip().splitlines()), type(failure).__name__)[:120]
            self.report.add(Row("training", what, image_size=image_size, batch_size=batch_size, skipped=True,
                                note=f"could not run: {reason}"))
            return
        target, met = self.target(what, speed, image_size, batch_size)
        self.report.add(Row("training", what, speed, "images/s", image_size, batch_size, target, met))
        if peak:
            self.report.add(Row("memory", what, peak / 2**20, "MiB allocated", image_size, batch_size))

    def speed_and_peak(self, create: Callable[[], Step], image_size: int, batch_size: int) -> tuple[float, int]:
        torch.compiler.reset()
        gc.collect()
        gpu = self.device.type == "cuda"
        if gpu:
            torch.cuda.empty_cache()
            torch.cuda.reset_peak_memory_stats()
        step = create()
        batch = to(self.device, random_batch(self.bf16, image_size, batch_size))
        seconds = seconds_per_step(lambda: step.take(*batch), self.device, self.quick)
        return batch_size / seconds, torch.cuda.max_memory_allocated() if gpu else 0

    def target(self, what: str, speed: float, image_size: int, batch_size: int) -> tuple[str, bool | None]:
        """Returns the target of the exported step in bf16, which is judged on a GPU alone."""
        if what != EXPORTED:
            return "", None
        best = self.report.value(COMPILED, image_size, batch_size)
        if best is None:
            return f">= {SHARE_OF_COMPILED:g} x compiled, which was not measured", None
        share = speed / best
        return (f">= {SHARE_OF_COMPILED:g} x compiled, is {share:.2f}",
                share >= SHARE_OF_COMPILED if self.device.type == "cuda" else None)
