"""Runs the parts in turn: first what is short and certain, last what takes the time that is left."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import torch

from . import feeding, losses, rendering, speed, synchronisation
from .clock import Deadline
from .results import Report, Row

NETWORK = "resnet18"
IMAGE_SIZES = [64, 128, 224]
BATCH_SIZES = [256, 1024, 64, 512, 128]
FEEDING_BATCH = 256


def run(folder: Path, options: argparse.Namespace, device: torch.device, report: Report) -> None:
    deadline = Deadline(options.seconds)
    gpu, quick = device.type == "cuda", options.quick
    if quick and not gpu:
        torch.set_num_threads(1)  # on a busy machine, threads of a small step mostly wait for each other
    sizes = options.image_size or ([64] if quick else IMAGE_SIZES)
    batches = options.batch_size or ([8] if quick else BATCH_SIZES)
    renderers = [1] if quick else [1, 4]
    step = folder / "step"
    feeding_batch = FEEDING_BATCH if FEEDING_BATCH in batches else batches[0]
    actions = {
        "losses": lambda: losses.check(step, device, NETWORK, report),
        "waits": lambda: synchronisation.check(step, device, NETWORK, report),
        "rendering": lambda: rendering.check(folder, gpu, sizes, renderers, 64 if quick else 4096, report),
        "feeding": lambda: feeding.check(folder, device, NETWORK, [(size, feeding_batch) for size in sizes], report,
                                         quick),
        "training": lambda: speed.Speeds(step, device, NETWORK, report, quick=quick).measure(
            [(size, batch) for batch in batches for size in sizes], deadline, not options.no_compile and not quick)}
    for part, action in actions.items():
        if part in options.parts:
            guarded(part, action, report)
    rendering.feeds(sizes, renderers, speed.EXPORTED, gpu, report)


def guarded(part: str, action: Callable[[], None], report: Report) -> None:
    """Runs a part. One that fails costs its own rows alone."""
    try:
        action()
    except Exception as failure:  # whatever it is, the other parts go on
        reason = next(iter(str(failure).strip().splitlines()), type(failure).__name__)[:160]
        report.add(Row(part, "rest of the part", skipped=True, note=f"could not run: {reason}"))
