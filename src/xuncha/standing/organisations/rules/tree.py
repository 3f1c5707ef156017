"""A body's place in the tree, written as the path of numbers from the root: `/B-0001/B-0007/`."""


def path_of(parent_path: str, number: str) -> str:
    """The path of a body below `parent_path` (empty for a root)."""
    return f"{parent_path or '/'}{number}/"


def would_circle(path: str, new_parent_path: str) -> bool:
    """Whether hanging the body at `path` below `new_parent_path` would hang it below itself."""
    return bool(path) and new_parent_path.startswith(path)


def moved_path(path: str, old: str, new: str) -> str:
    """Where a body at `path`, at or below `old`, stands once `old` has become `new`."""
    return new + path.removeprefix(old)


def depth(path: str) -> int:
    """0 for a root."""
    return path.count("/") - 2
