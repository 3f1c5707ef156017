"""A real kill in the middle of writing, several times over: nothing confirmed is lost, nothing half is there."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.slow

KILLS = 5


def start(home):
    environment = {**os.environ, "XUNCHA_HOME": str(home), "XUNCHA_HEADS_EVERY": "0.05"}
    environment.pop("XUNCHA_DATABASE", None)
    return subprocess.Popen(
        [sys.executable, "-m", "tests.crash.writer"],
        env={**environment, "PYTHONPATH": os.pathsep.join(["src", "."])},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_killed_writer_leaves_a_whole_office(tmp_path):
    chance = random.Random(1)
    confirmed = 0
    for life in range(KILLS + 1):
        writer = start(tmp_path / "home")
        found = json.loads(writer.stdout.readline())
        assert found["sound"], found["faults"]
        assert found["bodies"] == found["files"] == found["said"]
        assert confirmed <= found["said"] <= confirmed + 1, "a confirmed act is gone, or half an act is there"
        assert found["missing"] == 0
        assert found["orphans"] <= life
        assert life == 0 or found["heads"] > 0
        confirmed = found["said"]
        for _ in range(chance.randint(20, 60)):
            assert writer.stdout.readline() == "confirmed\n"
            confirmed += 1
        time.sleep(chance.random() / 20)
        os.kill(writer.pid, signal.SIGKILL)
        confirmed += writer.stdout.read().count("confirmed\n")
        writer.wait()
        writer.stdout.close()
