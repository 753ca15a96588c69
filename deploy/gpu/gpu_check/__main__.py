"""Checks training and rendering on this machine, prints a table, and writes results.jsonl.

Parts:
  losses     losses of the exported training step against Java's, PyTorch's and the CPU's
  waits      how often a step makes the host wait for the GPU
  rendering  the renderer through EGL: images/s, and images compared with those of llvmpipe
  feeding    a step fed by Java's decoder, one after the other and overlapped
  training   the exported step against PyTorch eager, AMP and compiled: images/s and memory

Exit status: 0 if all parts ran and met their targets, 1 if a target was missed, 2 for invalid options, 3 if a part
could not run.

Example: ./run --parts losses training --image-size 64 --batch-size 256
"""

from __future__ import annotations

import argparse
import datetime
import platform
import sys
from pathlib import Path

from . import results

FOLDER = Path(__file__).resolve().parent.parent
PARTS = ("losses", "waits", "rendering", "feeding", "training")


def parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="run", description=__doc__,
                                      formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--device", choices=("cuda", "cpu"), default="cuda", help="device to check (default: cuda)")
    options.add_argument("--quick", action="store_true",
                         help="one small shape and few steps, to see that everything runs; speeds mean nothing")
    options.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help="default: all")
    options.add_argument("--image-size", nargs="+", type=int, help="pixels (default: 64 128 224; quick: 64)")
    options.add_argument("--batch-size", nargs="+", type=int,
                         help="images in a step (default: 256 1024 64 512 128; quick: 8)")
    options.add_argument("--no-compile", action="store_true", help="do not measure PyTorch's compiled step")
    options.add_argument("--seconds", type=float, default=540,
                         help="time after which no measurement of training begins (default: 540)")
    options.add_argument("--results", type=Path, default=Path("results.jsonl"), help="default: results.jsonl")
    options.add_argument("--print", type=Path, metavar="FILE", dest="recorded",
                         help="only print the table of a file of results, and exit as the check did")
    return options


def main() -> int:
    options = parser().parse_args()
    if options.recorded:
        machine, rows = results.read(options.recorded)
    else:
        report = check(options)
        machine, rows = report.machine, report.rows
    print(results.table(machine, rows))
    print("\n" + results.summary(rows))
    return results.status(rows)


def check(options: argparse.Namespace) -> results.Report:
    try:
        import torch
    except ImportError as failure:
        return unable(options, f"{sys.executable} has no PyTorch: {failure}")
    if options.device == "cuda" and not torch.cuda.is_available():
        return unable(options, "PyTorch finds no GPU")
    from . import parts

    device = torch.device(options.device)
    name = torch.cuda.get_device_name() if options.device == "cuda" else "cpu"
    report = results.Report(options.results, machine(name, torch.__version__, options.quick))
    parts.run(FOLDER, options, device, report)
    return report


def unable(options: argparse.Namespace, reason: str) -> results.Report:
    """Reports the parts that need PyTorch as missing. Rendering compares images with PyTorch, too."""
    report = results.Report(options.results, machine("none", "none", options.quick))
    for part in options.parts:
        report.add(results.Row(part, "whole part", skipped=True, note=f"could not run: {reason}"))
    return report


def machine(device: str, torch_version: str, quick: bool) -> dict[str, object]:
    return {"device": device, "torch": torch_version, "python": platform.python_version(),
            "cpu": platform.processor() or platform.machine(), "quick": quick,
            "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")}


if __name__ == "__main__":
    sys.exit(main())
