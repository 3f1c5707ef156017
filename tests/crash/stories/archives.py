"""The volume of an inspection: its catalogue and its folder."""

from tests.crash.harness import crash_story
from tests.factories import archives
from xuncha.followup.archives.actions.file_volume import file_volume
from xuncha.followup.archives.actions.open_copy import open_copy


@crash_story
def filed(cast):
    copy = file_volume(by=cast.office.actor, volume=archives.catalogued(cast).id, reason="移交档案室")
    open_copy(by=cast.office.actor, copy=copy.pk, reason="刻录")
