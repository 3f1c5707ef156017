"""The whole suite: everything on SQLite; where the databases differ again on PostgreSQL, where a server can be started.

Says at the end which ran. Run as `python -m tests.suite [pytest arguments]`.
"""

import os
import subprocess
import sys
from collections.abc import Sequence

from tests.postgres import Cluster, find_server

# What differs between the databases: locks, transactions, the journal's tip, numbers, constraints, JSON, ordering.
ON_POSTGRES = (
    "tests/foundation/journal",
    "tests/foundation/keys",
    "tests/standing/approvals",
    "tests/standing/organisations",
    "tests/onsite/inspections",
    "tests/conclusions/findings/test_sign_workpaper.py",
)


def run(arguments: Sequence[str], **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile", *arguments]
    return subprocess.call(command, env={**os.environ, **environment})


def main() -> int:
    arguments = sys.argv[1:]
    said = []
    every = os.environ.get("XUNCHA_ALL") == "1"
    status = run([*([] if every else ["-m", "not long"]), *arguments])
    said.append(
        f"SQLite: ran{'' if every else ' (not the days of work: XUNCHA_ALL=1 adds them)'}, exit {status}"
    )
    server = find_server()
    if server is None:
        said.append("PostgreSQL: SKIPPED, no initdb found")
    else:
        with Cluster(server) as cluster:
            which = ["-m", "not browser and not office and not slow", *ON_POSTGRES]
            second = run([*which, *arguments], XUNCHA_DATABASE=cluster.url)
        said.append(f"PostgreSQL: ran {', '.join(ON_POSTGRES)}: exit {second}")
        status = status or second
    print("\n".join(said))
    return status


if __name__ == "__main__":
    sys.exit(main())
