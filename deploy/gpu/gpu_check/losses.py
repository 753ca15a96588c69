"""Holds losses of the exported step against Java's recorded ones, PyTorch's, and the CPU's."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytorch_train
import torch

from .results import Report, Row
from .step import Archive, Batch, ExportedStep, Step, archive, peer, random_batch, to

# Largest relative difference of the first loss, before any update, and of the first three. A GPU multiplies float32
# with 10 fraction bits (TF32); bfloat16 has 7. On a CPU, PyTorch's own AMP is 2.4e-2 from its float32 at the third loss.
FIRST = {"fp32": 2e-3, "bf16": 2e-2}
THREE = {"fp32": 1e-2, "bf16": 5e-2}
# Part of the recipe's learning rate: Adam's first updates follow the signs of gradients, so they amplify rounding, in
# proportion to the learning rate.
LEARNING_RATE_SHARE = .1
# The recorded losses were computed by a CPU in float32, possibly by another release of PyTorch.
RECORDED_ON_CPU = 1e-4
RECORDED_STEPS = 3
IMAGE_SIZE = 64
BATCH_SIZE = 16


def check(folder: Path, device: torch.device, network: str, report: Report) -> None:
    recorded(folder, report)
    moves(folder, device, network, report)
    for precision in FIRST:
        exported = archive(folder, f"{network}-{precision}.pt")
        source = replace(exported, learning_rate=LEARNING_RATE_SHARE * exported.learning_rate)
        batches = [random_batch(source, IMAGE_SIZE, BATCH_SIZE)] * 3
        reference = losses(peer(source, "eager", torch.device("cpu")), batches, torch.device("cpu"))
        compare(report, f"exported step, {precision}, and PyTorch on the CPU",
                losses(ExportedStep(source, device), batches, device), reference, FIRST[precision], THREE[precision])


def recorded(folder: Path, report: Report) -> None:
    """Repeats on the CPU the steps that Java took, from its weights on its batches."""
    source = archive(folder, "tiny-fp32.pt")
    expected = json.loads((folder / "manifest.json").read_text())["recorded"]["losses"][:RECORDED_STEPS]
    weights = pytorch_train.read_safetensors(folder / "weights.safetensors")
    tensors = pytorch_train.read_safetensors(folder / "batches.safetensors")
    batches: list[Batch] = [(tensors[f"pixels.{i}"].to(torch.uint8), tensors[f"regression.{i}"], None)
                            for i in range(RECORDED_STEPS)]
    cpu = torch.device("cpu")
    difference = largest_difference(losses(ExportedStep(source, cpu, weights), batches, cpu), expected)
    report.add(Row(
        "losses", f"tiny network, {RECORDED_STEPS} steps on the CPU, and Java's", difference,
        "relative difference", IMAGE_SIZE, len(batches[0][0]), f"<= {RECORDED_ON_CPU:g}",
        difference <= RECORDED_ON_CPU))


def moves(folder: Path, device: torch.device, network: str, report: Report) -> None:
    """Checks that repeated steps on one batch change the loss: a wrongly configured engine drops updates."""
    source: Archive = archive(folder, f"{network}-bf16.pt")
    found = losses(ExportedStep(source, device), [random_batch(source, IMAGE_SIZE, BATCH_SIZE)] * 4, device)
    changed = sum(math.isfinite(a) and math.isfinite(b) and a != b for a, b in zip(found, found[1:]))
    report.add(Row("losses", "steps that change the loss of a repeated batch", changed, "of 3", IMAGE_SIZE,
                   BATCH_SIZE, "3", changed == 3))


def compare(report: Report, what: str, found: list[float], reference: list[float], first: float, three: float) -> None:
    for name, count, bound in (("first loss", 1, first), ("first three losses", 3, three)):
        difference = largest_difference(found[:count], reference[:count])
        report.add(Row("losses", f"{what}: {name}", difference, "relative difference", IMAGE_SIZE, BATCH_SIZE,
                       f"<= {bound:g}", difference <= bound))


def losses(step: Step, batches: list[Batch], device: torch.device) -> list[float]:
    return [float(step.take(*to(device, batch))) for batch in batches]


def largest_difference(found: list[float], reference: list[float]) -> float:
    """Returns the largest relative difference of two losses; infinity if a loss is not finite."""
    if not all(math.isfinite(value) for value in [*found, *reference]):
        return math.inf
    return max(abs(a / b - 1) for a, b in zip(found, reference))
