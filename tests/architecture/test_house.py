import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from . import house


@pytest.mark.parametrize("check", house.CHECKS, ids=lambda c: c.__name__)
def test_the_house_keeps_its_rule(check):
    assert check(house.PACKAGE) == []


SLOW_TO_LOAD = ("PIL", "docx", "lxml", "openpyxl", "pypdf", "pypdfium2", "segno", "zxingcpp")


def test_an_office_starts_without_the_libraries_that_load_slowly(tmp_path):
    """They are imported where a file is made or read: the second start has three seconds."""
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, django; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns;"
            f"print(*[name for name in {SLOW_TO_LOAD} if name in sys.modules])",
        ],
        env={
            "PYTHONPATH": str(house.PACKAGE.parent),
            "XUNCHA_HOME": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "xuncha.config.settings",
            "PATH": "",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.split() == []


def seeded(tmp_path: Path, where: str, text: str) -> Path:
    file = tmp_path / "xuncha" / where
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return tmp_path / "xuncha"


@pytest.mark.parametrize(
    ("check", "where", "text"),
    [
        (
            house.foreign_keys,
            "onsite/evidence/models.py",
            'from django.db import models\nclass A:\n    x = models.ForeignKey("findings.Workpaper", related_name="+")',
        ),
        (
            house.foreign_keys,
            "onsite/evidence/models.py",
            'class A:\n    x = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT)',
        ),
        (
            house.foreign_keys,
            "onsite/fieldwork/models.py",
            'class A:\n    x = models.ForeignKey(to="petitions.Petition", related_name="+")',
        ),
        (
            house.migration_dependencies,
            "standing/people/migrations/0002_x.py",
            'class M:\n    dependencies = [("people", "0001_initial"), ("teams", "0001_initial")]',
        ),
        (
            house.template_urls,
            "onsite/evidence/templates/evidence/item.html",
            "<p>\n<a href=\"{% url 'findings:workpaper' id %}\">x</a>",
        ),
        (house.python_urls, "standing/people/web/views.py", 'redirect("teams:team")'),
        (
            house.others_models,
            "onsite/evidence/queries.py",
            "from xuncha.onsite.inspections.models import Inspection",
        ),
        (house.others_models, "onsite/evidence/queries.py", "from xuncha.onsite.inspections import models"),
        (house.others_models, "onsite/evidence/queries.py", 'apps.get_model("teams", "Team")'),
        (house.objects_in_web, "onsite/evidence/web/views.py", "x = Item.objects.all()"),
        (
            house.web_is_private,
            "conclusions/findings/queries.py",
            "from xuncha.onsite.evidence.web.views import viewer",
        ),
        (house.state_outside_actions, "conclusions/findings/queries.py", 'paper.state = "signed"'),
        (house.actions_well_formed, "conclusions/findings/actions/sign_workpaper.py", "def sign(by): ..."),
        (
            house.actions_well_formed,
            "conclusions/findings/actions/sign_workpaper.py",
            'def sign_workpaper(*, by):\n    """签署 — Sign."""',
        ),
        (house.system_clock, "conclusions/findings/actions/sign_workpaper.py", "x = date.today()"),
    ],
    ids=lambda v: v.__name__ if callable(v) else "",
)
def test_a_seeded_breach_is_caught(tmp_path, check, where, text):
    assert len(check(seeded(tmp_path, where, text))) == 1


@pytest.fixture(scope="module")
def copied_house(tmp_path_factory):
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(
        house.PACKAGE,
        root / "src" / "xuncha",
        ignore=shutil.ignore_patterns("static", "locale", "templates", "__pycache__", "migrations"),
    )
    shutil.copy(house.PROJECT / "pyproject.toml", root)
    return root


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "line", "contract"),
    [
        ("standing/people/queries.py", "import xuncha.preparation.teams.queries", "higher may import lower"),
        ("onsite/evidence/queries.py", "import xuncha.onsite.fieldwork.queries", "On site"),
        ("standing/organisations/queries.py", "import xuncha.standing.regulations.queries", "Standing"),
        ("conclusions/findings/rules/states.py", "import django", "Rules are plain Python"),
        ("conclusions/findings/models.py", "import xuncha.conclusions.findings.actions", "Inside every room"),
        ("engines/seal/__init__.py", "import django", "Engines are plain Python"),
    ],
)
def test_import_contracts_catch_a_seeded_breach(copied_house, where, line, contract):
    file = copied_house / "src" / "xuncha" / where
    before = file.read_text("utf-8")
    file.write_text(before + f"\n{line}\n", "utf-8")
    try:
        run = subprocess.run(
            [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
            cwd=copied_house,
            env={"PYTHONPATH": "src", "PATH": ""},
            capture_output=True,
            text=True,
        )
    finally:
        file.write_text(before, "utf-8")
    assert run.returncode != 0
    broken = [text for text in run.stdout.splitlines() if text.endswith("BROKEN")]
    assert any(contract in text for text in broken), run.stdout[-2000:]
