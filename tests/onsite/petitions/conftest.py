import pytest

from tests.factories import inspections
from xuncha.onsite.inspections.rules.states import Stage


@pytest.fixture
def inspection(cast):
    """The cast's inspection, on site."""
    return inspections.at(cast, Stage.ON_SITE)
