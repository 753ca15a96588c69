"""The exported training step, loaded by this machine's libtorch, and PyTorch's own step from the same weights."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytorch_train
import torch

Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor | None]


class Step(Protocol):
    """A training step: changes weights in place and returns the loss, without waiting for the device."""

    def take(self, pixels: torch.Tensor, regression: torch.Tensor, classes: torch.Tensor | None) -> torch.Tensor: ...


@dataclass(frozen=True)
class Archive:
    """An exported step with what its caller needs to know; see `manifest.json`."""

    path: Path
    network: str
    units: int
    head: list[str]
    weights: list[str]
    statistics: list[str]
    optimiser_state: list[str]
    learning_rate: float


def archive(folder: Path, file: str) -> Archive:
    manifest = json.loads((folder / "manifest.json").read_text())
    entry: dict[str, Any] = next(entry for entry in manifest["archives"] if entry["file"] == file)
    facts = {name: value for name, value in entry.items() if name != "file"}
    return Archive(path=folder / file, learning_rate=manifest["learning_rate"], **facts)


def peer(source: Archive, variant: str, device: torch.device) -> pytorch_train.Step:
    """Returns PyTorch's step of the same network, heads and optimiser. The same seed gives the same weights."""
    torch.manual_seed(1)
    return pytorch_train.Step(
        Namespace(variant=variant, network=source.network, units=source.units, head=source.head,
                  learning_rate=source.learning_rate), device)


def random_batch(source: Archive, image_size: int, batch_size: int) -> Batch:
    """Returns a batch in host memory: pixels uint8 (N, H, W, 3), regression targets, no classes."""
    parts = [pytorch_train.part(name) for name in source.head]
    return pytorch_train.random_batch(Namespace(batch_size=batch_size, image_size=image_size), parts)


def to(device: torch.device, batch: Batch) -> Batch:
    pixels, regression, classes = batch
    return pixels.to(device), regression.to(device), None if classes is None else classes.to(device)


class ExportedStep:
    """Calls the archive as the trainer does: everything on the device but the learning rate."""

    def __init__(self, source: Archive, device: torch.device, weights: dict[str, torch.Tensor] | None = None) -> None:
        # with the graph executor's optimisation, the update of the weights is silently dropped from the second step on
        torch._C._set_graph_executor_optimize(False)
        self.device = device
        self.module = torch.jit.load(str(source.path), map_location=device)
        self.module.train()
        initial = peer(source, "eager", device).network.state_dict() if weights is None else weights
        self.weights = self.laid_out([initial[name] for name in source.weights])
        self.statistics = self.laid_out([initial[name] for name in source.statistics])
        self.optimiser_state = [self.laid_out([torch.zeros_like(w) for w in self.weights]) for _ in source.optimiser_state]
        self.mean = torch.tensor([.485, .456, .406], device=device).view(1, 3, 1, 1)
        self.scale = 1 / torch.tensor([.229, .224, .225], device=device).view(1, 3, 1, 1)
        self.learning_rate = torch.tensor(source.learning_rate, dtype=torch.float64)
        self.loss_summary = torch.tensor([0, 0, -1], dtype=torch.float64, device=device)
        self.step_number = torch.zeros((), device=device)

    def laid_out(self, tensors: list[torch.Tensor]) -> list[torch.Tensor]:
        first = torch.zeros(1, device=self.device)
        return self.module.laid_out(first, [t.detach().to(self.device) for t in tensors])

    def take(self, pixels: torch.Tensor, regression: torch.Tensor, classes: torch.Tensor | None) -> torch.Tensor:
        self.step_number += 1
        if classes is None:
            classes = torch.zeros(len(pixels), 1, dtype=torch.int64, device=self.device)
        return self.module.train_step(
            pixels, self.mean, self.scale, regression, classes, self.step_number, self.learning_rate, self.loss_summary,
            self.weights, self.statistics, *self.optimiser_state)
