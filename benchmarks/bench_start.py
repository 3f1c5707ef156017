"""`start`: a restart until the first page is there, and what an idle server holds (proportional memory of all processes)."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable

import psutil

from xuncha.upkeep.bench import Row

SIZES = {"small": 3, "full": 10}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(home: str) -> tuple[float, subprocess.Popen[bytes], int]:
    port = free_port()
    began = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-m", "xuncha", "run", "--home", home, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    while time.perf_counter() - began < 60:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=5) as page:
                page.read()
                return time.perf_counter() - began, server, port
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("no page within a minute")


def stop(server: subprocess.Popen[bytes]) -> None:
    os.killpg(server.pid, signal.SIGTERM)
    server.wait(20)


def proportional_mib(pid: int) -> float:
    processes = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return sum(p.memory_full_info().pss for p in processes) / 2**20


def bare_interpreter() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import django; django.setup"], check=True)
    return time.perf_counter() - began


def measure(size: str, seed: int) -> Iterable[Row]:
    home = os.environ["XUNCHA_HOME"]
    subprocess.run(
        [sys.executable, "-m", "xuncha", "demo", "--small", "--home", home],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    times, memory = [], 0.0
    for _ in range(SIZES[size]):
        took, server, _port = start(home)
        times.append(took)
        time.sleep(1)
        memory = proportional_mib(server.pid)
        stop(server)
    times.sort()
    yield Row(
        "first page after a restart, median",
        times[len(times) // 2],
        "s",
        "importing Django",
        bare_interpreter(),
        goal=3,
    )
    yield Row("first page after a restart, slowest", times[-1], "s", goal=3)
    yield Row("proportional memory of all processes, idle", memory, "MiB", goal=300)
