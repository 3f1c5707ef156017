"""The volume of an inspection: its catalogue and its folder."""

from datetime import timedelta

from tests.crash.harness import crash_story
from tests.factories import archives
from xuncha.followup.archives.actions.ask_to_borrow import ask_to_borrow
from xuncha.followup.archives.actions.decide_loan import decide_loan
from xuncha.followup.archives.actions.file_round import file_round
from xuncha.followup.archives.actions.file_volume import file_volume
from xuncha.followup.archives.actions.open_copy import open_copy
from xuncha.followup.archives.actions.open_round_copy import open_round_copy
from xuncha.followup.archives.actions.return_loan import return_loan


@crash_story
def filed(cast):
    copy = file_volume(by=cast.office.actor, volume=archives.catalogued(cast).id, reason="移交档案室")
    open_copy(by=cast.office.actor, copy=copy.pk, reason="刻录")
    whole = file_round(by=cast.office.actor, round=copy.volume.inspection.team.batch.round_id, reason="移交")
    open_round_copy(by=cast.office.actor, copy=whole.pk, reason="刻录")
    due = cast.clock.today() + timedelta(days=5)
    loan = ask_to_borrow(by=cast.staff.actor, volume=copy.volume_id, purpose="核对", due_on=due)
    decide_loan(by=cast.office.actor, loan=loan.pk, approve=True)
    return_loan(by=cast.staff.actor, loan=loan.pk)
