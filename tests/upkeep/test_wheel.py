"""A wheel carries everything the office needs: rules, pages, assets, English; nothing of the tests."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ANSWERS = """
import django
django.setup()
from xuncha.foundation.terms.tables import bring_up_to_date
from xuncha.upkeep.opening import open_if_new
bring_up_to_date()
print(*open_if_new(), sep="\\n")
from django.test import Client
page = Client(headers={"accept-language": "en"}).get("/sign-in")
print(page.status_code, "Sign in" in page.content.decode())
from xuncha.standing.regulations.queries import rule_set
print(rule_set("2024").code)
import xuncha
print(xuncha.__file__)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


@pytest.mark.slow
def test_everything_beside_the_code_is_in_it(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "src/xuncha"], cwd=ROOT, capture_output=True, text=True
    ).stdout.split()
    assert {name.removeprefix("src/") for name in tracked} <= inside
    assert not [name for name in inside if name.startswith("tests/")]


@pytest.mark.slow
def test_an_office_opens_from_it(wheel, tmp_path):
    place = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(place)
    office = {
        **os.environ,
        "PYTHONPATH": str(place),
        "XUNCHA_HOME": str(tmp_path / "home"),
        "XUNCHA_DATABASE": "",
    }
    office["DJANGO_SETTINGS_MODULE"] = "xuncha.config.settings"
    (tmp_path / "home").mkdir()
    # -P and the folder: nothing of the tree is in reach
    said = subprocess.run(
        [sys.executable, "-P", "-c", ANSWERS], cwd=tmp_path, env=office, capture_output=True, text=True
    )
    assert said.returncode == 0, said.stderr
    *_, page, rules, where = said.stdout.split("\n")[:-1]
    assert (page, rules) == ("200 True", "2024")
    assert where.startswith(str(place))
