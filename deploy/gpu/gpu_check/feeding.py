"""Measures a step that is fed with batches which our Java decodes: one after the other, and overlapped.

A Java process decodes into slots of shared memory. Serial: decode, copy from pageable memory, and step follow each
other. Overlapped: the next batches are decoded and, from pinned memory on a stream of its own, copied during a step.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

import torch

from . import java
from .clock import seconds_per_step
from .results import Report, Row
from .step import ExportedStep, archive, random_batch, to

SLOTS = 4
SHARE_OF_RESIDENT = .97


class Decoder:
    """Decoded batches from a Java process, each in a slot of a file that both have mapped."""

    def __init__(self, folder: Path, gpu: bool, image_size: int, batch_size: int) -> None:
        count = SLOTS * image_size * image_size * 3 * batch_size
        with ExitStack() as stack:
            scratch = stack.enter_context(tempfile.TemporaryDirectory(dir=memory_folder(count)))
            file = Path(scratch) / "slots"
            with file.open("wb") as empty:
                empty.truncate(count)
            mapped = torch.from_file(str(file), shared=True, size=count, dtype=torch.uint8)
            self.slots = mapped.view(SLOTS, batch_size, image_size, image_size, 3)
            self.program = stack.enter_context(java.Program(
                folder, gpu, "decode-probe", "--image-size", image_size, "--batch-size", batch_size, "--file", file))
            self.program.read(len(b"ready\n"))
            self.resources = stack.pop_all()

    def request(self, slot: int) -> None:
        self.program.process.stdin.write(bytes([slot]))

    def next(self) -> int:
        """Waits for the slot that was requested first, and returns its number."""
        return self.program.read(1)[0]

    def __enter__(self) -> Decoder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.resources.close()


def memory_folder(needed: int) -> str | None:
    """Returns the folder of shared memory if it has room, which it often lacks in a container; otherwise None."""
    shared = Path("/dev/shm")
    return str(shared) if shared.is_dir() and shutil.disk_usage(shared).free > needed else None


class Overlap:
    """Takes steps while the decoder fills other slots and another stream copies the next batch."""

    def __init__(self, step: ExportedStep, decoder: Decoder, regression: torch.Tensor, device: torch.device) -> None:
        self.step, self.decoder, self.regression = step, decoder, regression
        self.gpu = device.type == "cuda"
        if self.gpu:
            self.stream = torch.cuda.Stream()
            self.pinned = [torch.empty_like(decoder.slots[0]).pin_memory() for _ in range(2)]
            self.copied = [torch.cuda.Event() for _ in self.pinned]
            self.turn = 0
        for slot in range(SLOTS):
            decoder.request(slot)
        self.ahead = self.fetch()

    def fetch(self) -> torch.Tensor:
        slot = self.decoder.next()
        if not self.gpu:
            pixels = self.decoder.slots[slot].clone()
        else:
            self.turn ^= 1
            self.copied[self.turn].synchronize()  # the copy before the last, which has long ended
            self.pinned[self.turn].copy_(self.decoder.slots[slot])
            with torch.cuda.stream(self.stream):
                pixels = self.pinned[self.turn].to("cuda", non_blocking=True)
                self.copied[self.turn].record(self.stream)
        self.decoder.request(slot)
        return pixels

    def take(self) -> torch.Tensor:
        pixels = self.ahead
        if self.gpu:
            torch.cuda.current_stream().wait_stream(self.stream)
            pixels.record_stream(torch.cuda.current_stream())
        loss = self.step.take(pixels, self.regression, None)
        self.ahead = self.fetch()
        return loss


def check(folder: Path, device: torch.device, network: str, shapes: list[tuple[int, int]], report: Report,
          quick: bool) -> None:
    for image_size, batch_size in shapes:
        try:
            one(folder, device, network, image_size, batch_size, report, quick)
        except (RuntimeError, OSError) as failure:
            report.add(Row("feeding", "exported step, fed by Java's decoder", image_size=image_size,
                           batch_size=batch_size, skipped=True, note=f"could not run: {failure}"))


def one(folder: Path, device: torch.device, network: str, image_size: int, batch_size: int, report: Report,
        quick: bool) -> None:
    source = archive(folder / "step", f"{network}-bf16.pt")
    step = ExportedStep(source, device)
    pixels, regression, _ = to(device, random_batch(source, image_size, batch_size))

    def add(what: str, seconds: float, target: str = "", met: bool | None = None) -> None:
        report.add(Row("feeding", what, batch_size / seconds, "images/s", image_size, batch_size, target, met))

    resident = seconds_per_step(lambda: step.take(pixels, regression, None), device, quick)
    add("batch on the device already", resident)
    with Decoder(folder, device.type == "cuda", image_size, batch_size) as decoder:

        def serial() -> None:
            decoder.request(0)
            batch = decoder.slots[decoder.next()].to(device)
            float(step.take(batch, regression, None))

        add("decode, copy and step in turn", seconds_per_step(serial, device, quick))
        overlap = Overlap(step, decoder, regression, device)
        overlapped = seconds_per_step(overlap.take, device, quick)
        share = resident / overlapped
        add("decode and copy during the step", overlapped, f">= {SHARE_OF_RESIDENT:g} x on the device, is {share:.2f}",
            share >= SHARE_OF_RESIDENT if device.type == "cuda" else None)
