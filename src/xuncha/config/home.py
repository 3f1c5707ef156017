"""Where an office's data lives: one folder, chosen by `--home`, `XUNCHA_HOME`, or beside the user's own."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    root: Path

    @property
    def database(self) -> Path:
        return self.root / "office.sqlite3"

    @property
    def vault(self) -> Path:
        """Who spoke up: a database of its own, so that a copy of the office's carries no name."""
        return self.root / "vault.sqlite3"

    @property
    def files(self) -> Path:
        return self.root / "files"

    @property
    def incoming(self) -> Path:
        """What is being received or written, not sealed yet: on the office's own volume, never the system's `/tmp`."""
        return self.files / "incoming"

    @property
    def heads(self) -> Path:
        """Signed journal heads. Meant to be put elsewhere (`XUNCHA_HEADS`): another disk, a stick."""
        outside = os.environ.get("XUNCHA_HEADS")
        return Path(outside) if outside else self.root / "heads"

    @property
    def keys(self) -> Path:
        """The key beside the data: only of a demonstration or rehearsal, which says so on every page."""
        return self.root / "keys"

    @property
    def settings_file(self) -> Path:
        return self.root / "office.toml"

    def make(self) -> None:
        for folder in (self.root, self.incoming, self.heads):
            folder.mkdir(parents=True, exist_ok=True)


def current_home() -> Home:
    default = Path.home() / ".local" / "share" / "xuncha"
    return Home(Path(os.environ.get("XUNCHA_HOME") or default).expanduser().resolve())
