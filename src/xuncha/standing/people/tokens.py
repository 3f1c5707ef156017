"""The second factor: time-based one-time digits (RFC 6238), checked against the actor's clock.

The secret is opened for the moment of a check and nowhere kept; with the office key away no digits can be checked.
"""

import base64
import secrets

from django_otp.oath import TOTP

from xuncha.foundation.keys.fields import open_text, write_sealed
from xuncha.foundation.terms import Actor, Clock
from xuncha.foundation.terms.record import born

from .models import Account, Token

STEP, DIGITS, TOLERANCE, BYTES = 30, 6, 1, 20


def bound_token(row: Account) -> Token | None:
    return Token.objects.filter(account=row, confirmed=True).first()


def pending_token(row: Account) -> Token | None:
    """Made on the set-up page, not yet confirmed."""
    return Token.objects.filter(account=row, confirmed=False).first()


def new_token(by: Actor, row: Account) -> Token:
    """A token to be bound, with a fresh secret; one not yet confirmed gives way."""
    Token.objects.filter(account=row, confirmed=False).delete()
    token = Token(**born(by), account=row)
    write_sealed(token, "secret", base64.b32encode(secrets.token_bytes(BYTES)).decode())
    token.save(force_insert=True)
    return token


def secret_of(token: Token) -> str:
    """In base 32, as validators take it."""
    return open_text(token, "secret").rstrip("=")


def accepts(row: Account, code: str, clock: Clock) -> bool:
    """Whether these are the bound token's digits now; digits once taken are not taken again."""
    token = bound_token(row)
    return token is not None and verify(token, code, clock)


def verify(token: Token, code: str, clock: Clock) -> bool:
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdigit() and len(digits) == DIGITS):
        return False
    totp = _totp(token, clock)
    if not totp.verify(int(digits), TOLERANCE, token.last_step + 1):
        return False
    token.last_step, token.drift = totp.t(), totp.drift
    token.save(update_fields=["last_step", "drift"])
    return True


def digits_now(token: Token, clock: Clock) -> str:
    """The digits a token shows now: for tests and for the rehearsal's sign-in page only."""
    return f"{_totp(token, clock).token():0{DIGITS}d}"


def _totp(token: Token, clock: Clock) -> TOTP:
    totp = TOTP(base64.b32decode(open_text(token, "secret")), STEP, 0, DIGITS, token.drift)
    totp.time = clock.now().timestamp()
    return totp
