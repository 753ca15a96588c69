"""Measures the renderer through EGL, and compares its images with those of llvmpipe."""

from __future__ import annotations

import hashlib
import json
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import torch

from . import java
from .results import Report, Row

DECODED = "decoded, ZSTD, one core"
MEAN_DIFFERENCE = 1.0


def check(folder: Path, gpu: bool, sizes: list[int], renderers: list[int], count: int, report: Report) -> None:
    for size in sizes:
        try:
            one_size(folder, gpu, size, renderers, count, report)
        except (RuntimeError, OSError) as failure:
            report.add(Row("rendering", "rendered", image_size=size, skipped=True, note=f"could not run: {failure}"))


def one_size(folder: Path, gpu: bool, size: int, renderers: list[int], count: int, report: Report) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        pixels = Path(scratch) / "pixels"
        answers = {n: probe(folder, gpu, n, size, count, pixels) for n in renderers}
        compare(folder, size, answers[renderers[0]][0], pixels.read_bytes(), gpu, report)
    for n, found in answers.items():
        report.add(Row("rendering", rendered(n), sum(one["images_per_second"] for one in found), "images/s", size))
    all_digests = {one["sha256"] for found in answers.values() for one in found}
    report.add(Row("rendering", f"distinct results, processes: {sum(renderers)}", len(all_digests), "", size,
                   target="1", met=len(all_digests) == 1))
    report.add(Row("rendering", DECODED, 1 / answers[renderers[0]][0]["decode_seconds_per_image"], "images/s", size))


def rendered(n: int) -> str:
    return f"rendered, {n} {'process' if n == 1 else 'processes'}"


def probe(folder: Path, gpu: bool, processes: int, size: int, count: int, pixels: Path) -> list[dict[str, Any]]:
    """Renders in several processes at once. The first writes the pixels of its first images."""
    options = ["render-probe", "--image-size", size, "--count", count]
    with ExitStack() as stack:
        programs = [stack.enter_context(java.Program(folder, gpu, *options, *(["--pixels", pixels] if i == 0 else [])))
                    for i in range(processes)]
        return [json.loads(program.output().splitlines()[-1]) for program in programs]


def compare(folder: Path, size: int, answer: dict[str, Any], pixels: bytes, gpu: bool, report: Report) -> None:
    """Adds how the first images differ from those that llvmpipe rendered where the folder was built."""
    software = "llvmpipe" in answer["driver"]
    report.add(Row("rendering", "first images drawn by a GPU" if gpu else "first images drawn in software",
                   float(gpu != software), "", size, target="1", met=gpu != software, note=answer["driver"]))
    reference = (folder / "reference" / f"{size}.rgb").read_bytes()
    same = hashlib.sha256(pixels).digest() == hashlib.sha256(reference).digest()
    drivers = [json.loads(line)["driver"] for line in (folder / "reference/renders.jsonl").read_text().splitlines()]
    # only the same driver has to draw the same bytes
    report.add(Row("rendering", "digest equal to llvmpipe's", float(same), "", size, target="1 with its driver",
                   met=same if answer["driver"] in drivers else None))
    ours, theirs = (torch.frombuffer(bytearray(data), dtype=torch.uint8).int() for data in (pixels, reference))
    difference = (ours - theirs).abs()
    report.add(Row("rendering", "bytes that differ from llvmpipe's", 100 * float((difference > 0).float().mean()),
                   "%", size))
    mean = float(difference.float().mean())
    report.add(Row("rendering", "mean difference from llvmpipe's", mean, "of 255", size,
                   target=f"<= {MEAN_DIFFERENCE:g}", met=mean <= MEAN_DIFFERENCE))


def feeds(sizes: list[int], renderers: list[int], trained: str, gpu: bool, report: Report) -> None:
    """Adds whether rendering is as fast as training at its best batch size."""
    for size in sizes:
        speeds = [report.value(rendered(n), size) for n in renderers]
        best, needed = max((s for s in speeds if s is not None), default=None), report.value(trained, size)
        if best is not None and needed is not None:
            report.add(Row("rendering", "rendered, per trained image", best / needed, "x", size, target=">= 1",
                           met=best >= needed if gpu else None))
