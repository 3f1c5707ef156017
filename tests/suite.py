"""The whole suite: everything on SQLite; actions, search and locking again on PostgreSQL where a server can be started.

Says at the end which ran. Run as `python -m tests.suite [pytest arguments]`.
"""

import os
import subprocess
import sys
from collections.abc import Sequence

from tests.postgres import Cluster, find_server

ON_POSTGRES = "not browser and not office and not slow"


def run(arguments: Sequence[str], **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadfile", *arguments]
    return subprocess.call(command, env={**os.environ, **environment})


def main() -> int:
    arguments = sys.argv[1:]
    said = []
    status = run(arguments)
    said.append(f"SQLite: ran, exit {status}")
    server = find_server()
    if server is None:
        said.append("PostgreSQL: SKIPPED, no initdb found")
    else:
        with Cluster(server) as cluster:
            second = run(["-m", ON_POSTGRES, *arguments], XUNCHA_DATABASE=cluster.url)
        said.append(f"PostgreSQL: ran, exit {second}")
        status = status or second
    print("\n".join(said))
    return status


if __name__ == "__main__":
    sys.exit(main())
