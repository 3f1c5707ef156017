"""A PostgreSQL of the test's own: fresh cluster on a socket, run by a user that is not root, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from urllib.parse import quote


def find_server() -> Path | None:
    """The folder with `initdb` and `pg_ctl` of the newest server on this machine, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _other_user() -> str | None:
    """The server refuses root: another user to run it as, or None where we are not root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise RuntimeError("running as root and no other user to run PostgreSQL as")


class Cluster:
    """Started on entering, stopped and removed on leaving; `url` is what XUNCHA_DATABASE takes."""

    def __init__(self, server: Path) -> None:
        self.server = server
        self.folder = Path(tempfile.mkdtemp(prefix="xuncha-pg-", dir="/tmp"))
        self.user = _other_user()

    @property
    def url(self) -> str:
        return f"postgres://xuncha@{quote(str(self.folder), safe='')}/xuncha"

    def _run(self, *command: str) -> None:
        prefix = ["runuser", "-u", self.user, "--"] if self.user else []
        subprocess.run([*prefix, *command], check=True, capture_output=True, cwd="/tmp")

    def __enter__(self) -> "Cluster":
        if self.user:
            shutil.chown(self.folder, self.user)
        data = str(self.folder / "data")
        self._run(
            str(self.server / "initdb"),
            "-D",
            data,
            "-U",
            "xuncha",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off -c synchronous_commit=off"
        self._run(
            str(self.server / "pg_ctl"),
            "-D",
            data,
            "-w",
            "-l",
            str(self.folder / "log"),
            "-o",
            options,
            "start",
        )
        self._run(str(self.server / "createdb"), "-h", str(self.folder), "-U", "xuncha", "xuncha")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._run(str(self.server / "pg_ctl"), "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)
