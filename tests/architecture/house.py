"""House rules that are only strings or names, so that import-linter cannot see them.

Each check takes the folder that holds the package (`src/xuncha`) and returns breaches as sentences: where, what, what
to do instead. The tests run them on the house and on small houses with one seeded breach each.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "src" / "xuncha"


@cache
def ranks() -> dict[str, tuple[int, int]]:
    """Room → (area's rank, rank inside the area); higher may know lower. Read from the import contracts."""
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layered = {
        c["containers"][0]: c["layers"]
        for c in contracts
        if c["type"] == "layers" and len(c["containers"]) == 1
    }
    areas = list(reversed(layered["xuncha"]))
    found = {}
    for area_rank, area in enumerate(areas):
        for rank, layer in enumerate(reversed(layered.get(f"xuncha.{area}", []))):
            for room in re.split(r"[|:]", layer):
                found[room.strip().strip("()")] = (area_rank, rank)
    return found


def may_know(room: str, other: str) -> bool:
    """Whether `room` may name something of `other`: itself, or anything strictly lower."""
    known = ranks()
    return room == other or (room in known and other in known and known[other] < known[room])


def room_of(file: Path, package: Path) -> str | None:
    """`findings` for src/xuncha/conclusions/findings/…; None outside the rooms."""
    parts = file.relative_to(package).parts
    return parts[1] if len(parts) > 2 and parts[1] in ranks() else None


def python_files(package: Path, *, migrations: bool = False) -> Iterator[tuple[Path, str | None, ast.Module]]:
    for file in sorted(package.rglob("*.py")):
        if ("migrations" in file.parts) == migrations:
            yield file, room_of(file, package), ast.parse(file.read_text("utf-8"))


def called_name(node: ast.Call) -> str:
    f = node.func
    return f.attr if isinstance(f, ast.Attribute) else f.id if isinstance(f, ast.Name) else ""


def text_of(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}


def foreign_keys(package: Path) -> list[str]:
    """A foreign key points to the own room or a lower one, and leaves no reverse accessor in another room."""
    breaches = []
    for file, room, tree in python_files(package):
        if room is None:
            continue
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or called_name(node) not in RELATIONS:
                continue
            keywords = {k.arg: k.value for k in node.keywords}
            target = text_of(node.args[0]) if node.args else text_of(keywords.get("to"))
            if "." not in target:
                continue
            other = target.partition(".")[0]
            where = f"{file.relative_to(package)}:{node.lineno}"
            if not may_know(room, other):
                breaches.append(
                    f"{where}: foreign key up or sideways to {target}; keep a Ref value or an edge instead"
                )
            elif other != room and text_of(keywords.get("related_name")) != "+":
                breaches.append(f'{where}: reverse accessor left in {other}; say related_name="+"')
    return breaches


def migration_dependencies(package: Path) -> list[str]:
    """A migration depends on the own room and on lower rooms only."""
    breaches = []
    for file, room, tree in python_files(package, migrations=True):
        if room is None:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "dependencies":
                for pair in ast.walk(node.value):
                    if isinstance(pair, ast.Tuple) and len(pair.elts) == 2:
                        other = text_of(pair.elts[0])
                        if other in ranks() and not may_know(room, other):
                            breaches.append(f"{file.relative_to(package)}: depends on migrations of {other}")
    return breaches


URL_TAG = re.compile(r"""{%\s*url\s+["']([a-z_]+):""")


def template_urls(package: Path) -> list[str]:
    """A template links to pages of its own room or a lower one; upwards it asks the registries."""
    breaches = []
    for file in sorted(package.rglob("templates/**/*.html")):
        room = room_of(file, package)
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            for other in URL_TAG.findall(line):
                if room and not may_know(room, other):
                    breaches.append(f"{file.relative_to(package)}:{number}: link up or sideways to {other}")
    return breaches


def python_urls(package: Path) -> list[str]:
    """`reverse("room:page")` and `redirect("room:page")` as in templates."""
    breaches = []
    for file, room, tree in python_files(package):
        for node in ast.walk(tree):
            if (
                room
                and isinstance(node, ast.Call)
                and called_name(node) in {"reverse", "redirect", "reverse_lazy"}
            ):
                target = text_of(node.args[0]) if node.args else ""
                other = target.partition(":")[0] if re.fullmatch(r"[a-z_]+:[a-z_]+", target) else ""
                if other in ranks() and not may_know(room, other):
                    breaches.append(
                        f"{file.relative_to(package)}:{node.lineno}: address of {other} named from below"
                    )
    return breaches


def others_models(package: Path) -> list[str]:
    """No room opens another room's tables: queries and actions are the door."""
    breaches = []
    for file, room, tree in python_files(package):
        for node in ast.walk(tree):
            module = node.module if isinstance(node, ast.ImportFrom) and node.level == 0 else None
            parts = (module or "").split(".")
            if len(parts) >= 4 and parts[0] == "xuncha" and parts[3] == "models" and parts[2] != room:
                breaches.append(
                    f"{file.relative_to(package)}:{node.lineno}: tables of {parts[2]} opened from outside"
                )
            if (
                len(parts) == 3
                and parts[0] == "xuncha"
                and parts[2] != room
                and isinstance(node, ast.ImportFrom)
            ):
                breaches.extend(
                    f"{file.relative_to(package)}:{node.lineno}: tables of {parts[2]} opened from outside"
                    for alias in node.names
                    if alias.name == "models"
                )
            if isinstance(node, ast.Call) and called_name(node) == "get_model":
                breaches.append(
                    f"{file.relative_to(package)}:{node.lineno}: get_model reaches into another room"
                )
    return breaches


def objects_in_web(package: Path) -> list[str]:
    """A page reads through queries and changes through one action."""
    return [
        f"{file.relative_to(package)}:{node.lineno}: .objects in web; ask the room's queries"
        for file, room, tree in python_files(package)
        if room and "web" in file.relative_to(package).parts
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]


def web_is_private(package: Path) -> list[str]:
    """Only the room itself imports its `web` package (the HTTP helpers of ui and files are meant for all)."""
    breaches = []
    for file, room, tree in python_files(package):
        for node in ast.walk(tree):
            module = (node.module or "") if isinstance(node, ast.ImportFrom) and node.level == 0 else ""
            parts = module.split(".")
            if (
                len(parts) >= 4
                and parts[0] == "xuncha"
                and parts[3] == "web"
                and parts[2] not in {room, "ui", "files"}
            ):
                breaches.append(
                    f"{file.relative_to(package)}:{node.lineno}: pages of {parts[2]} used from outside"
                )
    return breaches


def state_outside_actions(package: Path) -> list[str]:
    """A state changes only inside the room's actions: nowhere else is `.state` or `.stage` assigned."""
    breaches = []
    for file, room, tree in python_files(package):
        inside = file.relative_to(package).parts
        if room is None or "actions" in inside:
            continue
        for node in ast.walk(tree):
            targets = (
                node.targets
                if isinstance(node, ast.Assign)
                else [node.target]
                if isinstance(node, ast.AugAssign)
                else []
            )
            breaches.extend(
                f"{file.relative_to(package)}:{node.lineno}: .{t.attr} set outside actions"
                for t in targets
                if isinstance(t, ast.Attribute)
                and t.attr in {"state", "stage"}
                and not (isinstance(t.value, ast.Name) and t.value.id == "self")
            )
    return breaches


BILINGUAL = re.compile(r"^[\u4e00-\u9fff、，（）“”·]+ — [A-Z][^\n]*\.$")


def actions_well_formed(package: Path) -> list[str]:
    """One public function per file, named like the file, keyword-only, `by` first, first line bilingual."""
    breaches = []
    for file, room, tree in python_files(package):
        if room is None or file.parent.name != "actions" or file.name.startswith("_"):
            continue
        where = file.relative_to(package)
        public = [n for n in tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
        if [f.name for f in public] != [file.stem]:
            breaches.append(f"{where}: one public function named {file.stem}, not {[f.name for f in public]}")
            continue
        verb = public[0]
        if (
            verb.args.args
            or verb.args.posonlyargs
            or not verb.args.kwonlyargs
            or verb.args.kwonlyargs[0].arg != "by"
        ):
            breaches.append(f"{where}: keyword-only arguments, `by` first")
        if "action" not in {d.id for d in verb.decorator_list if isinstance(d, ast.Name)}:
            breaches.append(f"{where}: not decorated with @action")
        first = (ast.get_docstring(verb) or "").partition("\n")[0]
        if not BILINGUAL.match(first):
            breaches.append(
                f"{where}: first line of the docstring reads like `签署底稿 — Sign a working paper.`"
            )
    return breaches


def system_clock(package: Path) -> list[str]:
    """Time comes from the actor's clock; only the clock itself, the command and the pages' middleware look at the machine's."""
    allowed = {"foundation/terms/clock.py"}
    return [
        f"{file.relative_to(package)}:{node.lineno}: system clock read; use by.clock"
        for file, room, tree in python_files(package)
        if room
        and str(file.relative_to(package)) not in allowed
        and ("actions" in file.parts or "rules" in file.parts)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "today", "utcnow"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date", "timezone"}
    ]


CHECKS = [
    foreign_keys,
    migration_dependencies,
    template_urls,
    python_urls,
    others_models,
    objects_in_web,
    web_is_private,
    state_outside_actions,
    actions_well_formed,
    system_clock,
]
