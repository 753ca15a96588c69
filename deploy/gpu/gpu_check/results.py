"""Rows of the report: the table, the file of JSON lines, and the exit status. Needs no PyTorch."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

ALL_MET = 0
TARGET_MISSED = 1
PART_MISSING = 3

COLUMNS = ("part", "what", "size", "batch", "value", "unit", "target", "met")


@dataclass(frozen=True)
class Row:
    """One figure. A row without a value has a note that says why; `skipped` if the part could not run."""

    part: str
    what: str
    value: float | None = None
    unit: str = ""
    image_size: int | None = None
    batch_size: int | None = None
    target: str = ""
    met: bool | None = None
    note: str = ""
    skipped: bool = False


class Report:
    """Collects rows. Writes each to the file at once, so that an interrupted check leaves what it measured."""

    def __init__(self, path: Path, machine: dict[str, Any]) -> None:
        self.rows: list[Row] = []
        self.machine = machine
        self.path = path
        path.write_text(json.dumps({"machine": machine}) + "\n")

    def add(self, row: Row) -> None:
        """Adds a row. A value that is not finite meets no target, and is written as a note, because JSON has none."""
        if row.value is not None and not math.isfinite(row.value):
            row = replace(row, value=None, met=None if row.met is None else False, note=f"the value is {row.value}")
        self.rows.append(row)
        with self.path.open("a") as file:
            file.write(json.dumps({"device": self.machine["device"], **asdict(row)}, allow_nan=False) + "\n")
        print("  ".join(cell for cell in cells(row) if cell), file=sys.stderr)

    def value(self, what: str, image_size: int, batch_size: int | None = None) -> float | None:
        """Returns the largest value of a figure at an image size, over all batch sizes unless one is given."""
        values = [row.value for row in self.rows
                  if row.what == what and row.image_size == image_size and row.value is not None
                  and batch_size in (None, row.batch_size)]
        return max(values, default=None)


def read(path: Path) -> tuple[dict[str, Any], list[Row]]:
    """Reads a file of JSON lines: the machine and the rows."""
    lines = [json.loads(line) for line in path.read_text().splitlines() if line]
    rows = [Row(**{name: value for name, value in line.items() if name != "device"}) for line in lines[1:]]
    return lines[0]["machine"], rows


def cells(row: Row) -> tuple[str, ...]:
    met = "" if row.met is None else "yes" if row.met else "NO"
    return (row.part, row.what, str(row.image_size or ""), str(row.batch_size or ""),
            row.note if row.value is None else number(row.value), row.unit, row.target, met)


def number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def table(machine: dict[str, Any], rows: Iterable[Row]) -> str:
    """Returns the table. A row without a value has its note in place of the columns after it, and NO if it missed
    a target."""
    all_cells = [cells(row) for row in rows]
    widths = [max(len(COLUMNS[i]), *(len(c[i]) for c, row in zip(all_cells, rows) if i != 4 or row.value is not None),
                  0) for i in range(len(COLUMNS))]
    lines = [", ".join(f"{name} {value}" for name, value in machine.items()), "", line(COLUMNS, widths)]
    for one, row in zip(all_cells, rows):
        if row.value is None:
            lines.append(line(one[:4], widths[:4]) + f"  {row.note}" + ("  NO" if row.met is False else ""))
        else:
            lines.append(line(one, widths) + (f"  ({row.note})" if row.note else ""))
    return "\n".join(text.rstrip() for text in lines)


def line(values: tuple[str, ...], widths: list[int]) -> str:
    right = (2, 3, 4)
    return "  ".join(v.rjust(w) if i in right else v.ljust(w) for i, (v, w) in enumerate(zip(values, widths)))


def summary(rows: Iterable[Row]) -> str:
    judged = [row for row in rows if row.met is not None]
    missing = [row for row in rows if row.skipped]
    return (f"{sum(bool(row.met) for row in judged)} of {len(judged)} judged targets met, "
            f"{len(missing)} {'part' if len(missing) == 1 else 'parts'} could not run")


def status(rows: Iterable[Row]) -> int:
    """Returns the exit status: a missed target counts before a part that could not run."""
    if any(row.met is False for row in rows):
        return TARGET_MISSED
    return PART_MISSING if any(row.skipped for row in rows) else ALL_MET
