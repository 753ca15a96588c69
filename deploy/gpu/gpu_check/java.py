"""Starts the Java programs that the folder carries."""

from __future__ import annotations

import ctypes.util
import os
import select
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType

NVIDIA = (Path("/usr/share/glvnd/egl_vendor.d/10_nvidia.json"),
          Path("/usr/local/nvidia/share/glvnd/egl_vendor.d/10_nvidia.json"))
# Longest time for a program to end or to answer.
SECONDS = 120
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


class Program:
    """A running Java program, which ends at the latest with the block that uses it. Its errors go to a file, so that it
    never waits for someone to read them."""

    def __init__(self, folder: Path, gpu: bool, *arguments: object) -> None:
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(command(folder, *arguments), env=environment(folder, gpu), bufsize=0,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors)

    def output(self) -> bytes:
        """Waits for the end of the program, and returns what it printed."""
        try:
            output, _ = self.process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise RuntimeError(f"a Java program did not end within {SECONDS} s") from None
        if self.process.returncode != 0:
            raise RuntimeError(self.reason())
        return output

    def read(self, count: int) -> bytes:
        """Returns that many bytes of the program's output."""
        answer = b""
        while len(answer) < count:
            if not select.select([self.process.stdout], [], [], SECONDS)[0]:
                raise RuntimeError(f"a Java program did not answer within {SECONDS} s")
            part = self.process.stdout.read(count - len(answer))
            if not part:
                raise RuntimeError(f"a Java program ended: {self.reason()}")
            answer += part
        return answer

    def reason(self) -> str:
        """Returns the line of the program's errors that says why it failed."""
        self.errors.seek(0)
        lines = [line for line in self.errors.read().decode(errors="replace").splitlines() if line.strip()]
        return next((line for line in lines if line.startswith("ventral:")), lines[0] if lines else "no message")[:200]

    def __enter__(self) -> Program:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.errors):
            stream.close()
