"""What the code knows of itself, as pages under docs/reference.

python -m docs.generate           write map, wiring, states and permissions
python -m docs.generate --check   say which differ from the code
"""

import ast
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xuncha.foundation.ui.routes import Route

REFERENCE = Path(__file__).resolve().parent / "reference"
NOTE = "<!-- Generated from the code by `make docs`; edits are lost. -->\n\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    heads = list(heads)
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    for row in rows:
        lines.append("| " + " | ".join(str(c).replace("|", "\\|").replace("\n", " ") for c in row) + " |")
    return "\n".join(lines) + "\n"


def rooms() -> Iterator[tuple[str, Path, str]]:
    """Room label, folder, dotted name, in the order of the house."""
    from django.apps import apps

    for config in apps.get_app_configs():
        if config.name.startswith("xuncha."):
            yield config.label, Path(config.path), config.name


def first_line(file: Path) -> str:
    return (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").partition("\n")[0]


def action_line(file: Path) -> str:
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name == file.stem:
            return (ast.get_docstring(node) or "").partition("\n")[0]
    return ""


def the_map() -> str:
    text = "# Map: every room and its verbs\n\n" + NOTE
    for label, folder, name in rooms():
        text += f"## {label}\n\n{first_line(folder / '__init__.py')} `{name}`\n\n"
        verbs = sorted(f for f in folder.glob("actions/**/*.py") if not f.name.startswith("_"))
        if verbs:
            text += table(["verb", "what it does"], [(f"`{f.stem}`", action_line(f)) for f in verbs]) + "\n"
    return text


def where(function: object) -> str:
    module = getattr(function, "__module__", "")
    return f"`{module.removeprefix('xuncha.')}.{getattr(function, '__qualname__', '')}`"


def roles(who: Iterable[object] | None) -> str:
    if who is None:
        return "everyone, also without signing in"
    listed = sorted(str(getattr(r, "value", r)) for r in who)
    return ", ".join(listed) if listed else "anyone signed in"


def allowed(route: "Route") -> str:
    return roles(route.who) + (", or a person without any role yet" if route.called else "")


def _values(registry: Iterable[object]) -> list[object]:
    return list(registry.values()) if isinstance(registry, Mapping) else list(registry)


def the_wiring() -> str:
    from xuncha.foundation.journal.events import known_events
    from xuncha.foundation.links.conditions import known_conditions
    from xuncha.foundation.links.kinds import known_kinds
    from xuncha.foundation.links.offers import known_offers
    from xuncha.foundation.links.subscriptions import known_subscriptions
    from xuncha.foundation.papers.templates import known_papers
    from xuncha.foundation.ui.cards import known_cards
    from xuncha.foundation.ui.sections import known_sections

    offers = [o for listed in known_offers().values() for o in listed]
    parts: list[tuple[str, list[str], list[tuple[object, ...]]]] = [
        ("Kinds of thing", ["kind", "name"], [(f"`{k.code}`", k.label) for k in known_kinds().values()]),
        (
            "Offers",
            ["on", "verb", "name", "decided by"],
            [(f"`{o.kind}`", f"`{o.verb}`", o.label, where(o.decide)) for o in offers],
        ),
        (
            "Conditions",
            ["condition", "name", "audience", "supplied by"],
            [
                (f"`{c.code}`", c.label, roles(c.audience), where(c.supply))
                for c in known_conditions().values()
            ],
        ),
        (
            "Subscriptions",
            ["event", "handler"],
            [(f"`{e}`", where(h)) for e, handlers in sorted(known_subscriptions().items()) for h in handlers],
        ),
        ("Journal events", ["event", "name"], [(f"`{c}`", n) for c, n in sorted(known_events().items())]),
        (
            "Papers",
            ["paper", "name", "who"],
            [(f"`{p.code}`", p.label, roles(p.who)) for p in known_papers().values()],
        ),
        ("Home cards", ["card", "for"], [(f"`{c.code}`", roles(c.roles)) for c in _values(known_cards())]),
        (
            "Sections",
            ["section", "page", "for"],
            [(s.label, f"`{s.url_name}`", roles(s.roles)) for s in _values(known_sections())],
        ),
    ]
    text = "# Wiring: how low rooms meet high ones\n\n" + NOTE
    return text + "\n".join(f"## {title}\n\n{table(heads, rows)}" for title, heads, rows in parts)


def the_permissions() -> str:
    from django.urls import get_resolver

    from xuncha.foundation.ui.routes import known_routes

    _ = get_resolver().url_patterns  # every room's urls are loaded
    text = "# Permissions: every page and who may open it\n\n" + NOTE
    text += (
        "Who is not named gets the same answer as for a page that is not there. On a page about one thing, "
        "the room's `visible_to` decides as well.\n\n"
    )
    rows = [
        (f"`{r.name}`", f"`/{r.pattern}`", r.label, " ".join(r.methods), allowed(r))
        for r in sorted(known_routes().values(), key=lambda r: r.name)
    ]
    return text + table(["page", "address", "name", "methods", "who"], rows)


def state_tables() -> Iterator[tuple[str, str, Mapping[object, Iterable[object]]]]:
    """Room, name of the table, table: every `…TRANSITIONS` of every `rules/states.py`."""
    for label, folder, name in rooms():
        if (folder / "rules" / "states.py").is_file():
            module = import_module(f"{name}.rules.states")
            for attribute in sorted(vars(module)):
                if attribute.endswith("TRANSITIONS"):
                    yield label, attribute, getattr(module, attribute)


def pairs(transitions: Mapping[object, Iterable[object]]) -> list[tuple[str, str]]:
    found = []
    for source, targets in transitions.items():
        if isinstance(source, tuple):
            found.append((str(source[0]), str(source[1])))
        else:
            found += [(str(source), str(t)) for t in targets]
    return sorted(found)


def the_states() -> dict[str, str]:
    found: dict[str, str] = {}
    for label, attribute, transitions in state_tables():
        thing = attribute.removesuffix("TRANSITIONS").strip("_").lower() or label
        text = found.get(f"states/{label}.md", f"# States in {label}\n\n" + NOTE)
        arrows = "".join(f"    {a} --> {b}\n" for a, b in pairs(transitions))
        found[f"states/{label}.md"] = text + f"## {thing}\n\n```mermaid\nstateDiagram-v2\n{arrows}```\n\n"
    return found


def pages() -> dict[str, str]:
    found = {
        "map.md": the_map(),
        "wiring.md": the_wiring(),
        "permissions.md": the_permissions(),
        **the_states(),
    }
    return {name: text.rstrip("\n") + "\n" for name, text in found.items()}


def main(check: bool) -> int:
    os.environ.setdefault("XUNCHA_HOME", tempfile.mkdtemp())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xuncha.config.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate("zh-hans")
    made = pages()
    stale = [
        n
        for n, text in made.items()
        if not (REFERENCE / n).is_file() or (REFERENCE / n).read_text("utf-8") != text
    ]
    gone = [f"states/{f.name}" for f in REFERENCE.glob("states/*.md") if f"states/{f.name}" not in made]
    if check:
        for name in stale + gone:
            print(f"docs/reference/{name}: not what the code says; say `make docs`")
        return 1 if stale or gone else 0
    for name in stale:
        (REFERENCE / name).parent.mkdir(parents=True, exist_ok=True)
        (REFERENCE / name).write_text(made[name], "utf-8")
    for name in gone:
        (REFERENCE / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
