"""Homes of rehearsals. Knows nothing of Django: it runs before the settings are read."""

from pathlib import Path


def mark_as_rehearsal(root: Path, name: str = "清源县委巡察办", place: str = "清源县") -> None:
    """Say in a home's settings that it is a rehearsal, before anything else is in it. Call before Django is set up."""
    root.mkdir(parents=True, exist_ok=True)
    settings_file = root / "office.toml"
    if not settings_file.exists():
        settings_file.write_text(f'name = "{name}"\nplace = "{place}"\nrehearsal = true\n', "utf-8")
