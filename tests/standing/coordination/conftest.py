import pytest

from tests.factories import inspections
from xuncha.onsite.inspections.rules.states import Stage


@pytest.fixture
def inspection(cast):
    """The cast's team on site at the bureau."""
    return inspections.at(cast, Stage.ON_SITE)
