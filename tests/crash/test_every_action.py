import pytest

from tests.crash import harness

harness.load()

pytestmark = pytest.mark.slow

STORIES_RUN: set[str] = set()


@pytest.fixture(autouse=True)
def quick_words(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def test_every_case_is_of_an_action():
    assert not [name for name in harness.CASES if name not in harness.house_actions()]


@pytest.mark.parametrize("name", sorted(harness.CASES))
def test_it_happens_whole_or_not_at_all(name, db, request):
    registered = harness.CASES[name]
    given = request.getfixturevalue("clock" if registered.alone else "cast")
    harness.try_everywhere(registered.case(given), opens=registered.opens)


@pytest.mark.parametrize("name", sorted(harness.STORIES))
def test_each_act_of_the_story_happens_whole_or_not_at_all(name, cast):
    with harness.crashing():
        harness.STORIES[name](cast)
    STORIES_RUN.add(name)


def test_no_action_was_left_out():
    if set(harness.STORIES) != STORIES_RUN:
        pytest.skip("not every story was run, or one failed")
    left = [n for n in harness.house_actions() if n not in harness.CASES and n not in harness.TRIED]
    assert not left, f"{len(left)} actions in no case and no story: {', '.join(left)}"
