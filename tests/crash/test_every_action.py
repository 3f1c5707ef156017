import pytest

from tests.crash import harness

harness.load()


def test_every_action_has_a_case():
    without = [name for name in harness.house_actions() if name not in harness.CASES]
    assert not without, f"{len(without)} actions without a crash case: {', '.join(without)}"


def test_every_case_is_of_an_action():
    assert not [name for name in harness.CASES if name not in harness.house_actions()]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(harness.CASES))
def test_it_happens_whole_or_not_at_all(name, db, request, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    registered = harness.CASES[name]
    given = request.getfixturevalue("clock" if registered.alone else "cast")
    harness.try_everywhere(registered.case(given), opens=registered.opens)
