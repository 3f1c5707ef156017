"""The second factor: time-based one-time digits (RFC 6238), checked against the actor's clock."""

from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from xuncha.foundation.terms import Clock

from .models import Account


def bound_token(row: Account) -> TOTPDevice | None:
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=row, confirmed=True).first()
    return found


def pending_token(row: Account) -> TOTPDevice | None:
    """Made on the set-up page, not yet confirmed."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=row, confirmed=False).first()
    return found


def accepts(row: Account, code: str, clock: Clock) -> bool:
    """Whether these are the bound token's digits now; digits once taken are not taken again."""
    device = bound_token(row)
    return device is not None and verify(device, code, clock)


def verify(device: TOTPDevice, code: str, clock: Clock) -> bool:
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdigit() and len(digits) == device.digits):
        return False
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = clock.now().timestamp()
    if not totp.verify(int(digits), device.tolerance, device.last_t + 1):
        return False
    device.last_t, device.drift = totp.t(), totp.drift
    device.save(update_fields=["last_t", "drift"])
    return True


def digits_now(device: TOTPDevice, clock: Clock) -> str:
    """The digits a token shows now: for tests and for the rehearsal's sign-in page only."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = clock.now().timestamp()
    return f"{totp.token():06d}"
