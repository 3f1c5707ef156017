"""The thread as the rooms' factories do it, from the plan to a finding."""

from tests.crash.harness import crash_story
from tests.factories import fieldwork, findings, inspections
from xuncha.conclusions.findings.rules.states import State
from xuncha.onsite.fieldwork.rules.states import InterviewState, RequestState
from xuncha.onsite.inspections.rules.states import Stage


@crash_story
def from_plan_to_finding(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    inspections.noted(cast, inspection)
    for state in InterviewState:
        fieldwork.interview(cast, inspection, state)
    for state in RequestState:
        fieldwork.request(cast, inspection, state)
    findings.at(cast, inspection, State.RETURNED)
    findings.finding(cast, inspection)
