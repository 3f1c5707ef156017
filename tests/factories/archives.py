"""Catalogued inspections, by the real actions.

volume = factories.archives.catalogued(cast)      # an inspection fed back, with evidence and a signed paper
"""

from typing import Any

from tests.factories import evidence, fieldwork, findings, inspections
from tests.people import Cast
from tests.remembered import remembered
from xuncha.followup.archives.actions.catalogue_inspection import catalogue_inspection
from xuncha.followup.archives.models import Volume
from xuncha.onsite.inspections.models import Inspection
from xuncha.onsite.inspections.rules.states import Stage


@remembered
def ready(cast: Cast) -> Inspection:
    """An inspection with a talk, evidence and a finding, fed back."""
    inspection: Any = inspections.at(cast, Stage.ON_SITE)
    fieldwork.interview(cast, inspection)
    evidence.registered(cast, inspection)
    findings.finding(cast, inspection)
    while inspection.stage != Stage.FED_BACK:
        inspection = inspections.forward(cast, inspection)
    return inspection


@remembered
def catalogued(cast: Cast) -> Volume:
    return catalogue_inspection(by=cast.office.actor, inspection=ready(cast).id, place="档案室 3 柜")
