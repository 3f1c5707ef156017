from tests.crash.harness import crash_case
from tests.factories import teams
from tests.foundation.papers.test_take_back_scan import printed, stack_of
from xuncha.foundation.papers.actions.issue_paper import issue_paper
from xuncha.foundation.papers.actions.take_back_scan import take_back_scan

CODE = "teams.authorisation"


@crash_case("papers.issue_paper")
def paper_issued(cast):
    subject = teams.authorised(cast).ref
    by = cast.office.actor
    return lambda: issue_paper(by=by, code=CODE, subject=subject)


@crash_case("papers.take_back_scan")
def scan_taken_back(cast):
    subject = teams.authorised(cast).ref
    by = cast.office.actor
    stack = stack_of(*printed(issue_paper(by=by, code=CODE, subject=subject)))
    return lambda: take_back_scan(by=by, stack=stack)
