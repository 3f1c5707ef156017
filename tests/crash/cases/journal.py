from tests.crash.harness import crash_case
from xuncha.foundation.journal.actions.open_payload import open_payload


@crash_case("journal.open_payload", opens=True)
def payload_opened(cast):
    by = cast.audit.actor
    return lambda: open_payload(by=by, sequence=1, reason="核对")
