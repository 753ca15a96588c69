"""Starts the Java programs that the folder carries."""

from __future__ import annotations

import ctypes.util
import os
import subprocess
from pathlib import Path
from typing import Any

NVIDIA = (Path("/usr/share/glvnd/egl_vendor.d/10_nvidia.json"),
          Path("/usr/local/nvidia/share/glvnd/egl_vendor.d/10_nvidia.json"))
VENDOR = "__EGL_VENDOR_LIBRARY_FILENAMES"


def command(folder: Path, *arguments: object) -> list[str]:
    options = ["-Xmx2g", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"]
    return [str(folder / "java/bin/java"), *options, "-cp", str(folder / "lib/*"),
            "ventral.benchmarks.render.RenderBenchMain", *map(str, arguments)]


def environment(folder: Path, gpu: bool) -> dict[str, str]:
    """Returns the environment in which EGL finds NVIDIA's driver. The folder's loader is used if there is no other."""
    variables = dict(os.environ)
    vendor = next((path for path in NVIDIA if path.exists()), None)
    if gpu and vendor and VENDOR not in variables:
        variables[VENDOR] = str(vendor)
    if ctypes.util.find_library("EGL") is None:
        paths = [variables.get("LD_LIBRARY_PATH", ""), str(folder / "loaders")]
        variables["LD_LIBRARY_PATH"] = ":".join(path for path in paths if path)
    return variables


def start(folder: Path, gpu: bool, *arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command(folder, *arguments), env=environment(folder, gpu), stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, **options)


def reason(errors: bytes) -> str:
    """Returns the line of a program's errors that says why it failed."""
    lines = [line for line in errors.decode(errors="replace").splitlines() if line.strip()]
    return next((line for line in lines if line.startswith("ventral:")), lines[0] if lines else "no message")[:200]
