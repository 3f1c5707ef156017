"""The volume of an inspection: its catalogue and its folder."""

from tests.crash.harness import crash_story
from tests.factories import archives
from xuncha.followup.archives.actions.file_volume import file_volume


@crash_story
def filed(cast):
    file_volume(by=cast.office.actor, volume=archives.catalogued(cast).id, reason="移交档案室")
