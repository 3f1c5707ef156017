"""Sign as the office. The private key never leaves this room."""

from xuncha.engines.seal import sm2
from xuncha.foundation.terms import SystemClock, new_id

from .models import SigningKey
from .scopes import OFFICE_SCOPE
from .store import open_sealed, seal

HEADS = "heads"


def _context(purpose: str) -> bytes:
    return b"signing key\0" + purpose.encode()


def _row(purpose: str) -> SigningKey:
    found: SigningKey | None = SigningKey.objects.filter(purpose=purpose).first()
    if found is not None:
        return found
    private = sm2.new_key()
    made: SigningKey = SigningKey.objects.get_or_create(
        purpose=purpose,
        defaults={
            "id": new_id(),
            "origin": "keys",
            "recorded_at": SystemClock().now(),
            "public": sm2.public_key(private).hex(),
            "sealed": seal(OFFICE_SCOPE, private, _context(purpose)),
        },
    )[0]
    return made


def public_key(purpose: str) -> str:
    """The public half, in hex; made on first asking. Raises Locked where it would have to be made and cannot."""
    return str(_row(purpose).public)


def sign(purpose: str, data: bytes) -> tuple[str, str]:
    """Public key and signature, both in hex. Raises Locked without the office key."""
    row = _row(purpose)
    private = open_sealed(OFFICE_SCOPE, bytes(row.sealed), _context(purpose))
    return str(row.public), sm2.sign(private, data).hex()
