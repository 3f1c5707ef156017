"""SM2 signatures over SM3 (GB/T 32918.2), behind one small interface.

Signed with the signer id 1234567812345678, which every format of ours writes down: a verifier given no id rejects.
Fast and constant-time where tongsuopy has a build; elsewhere by gmssl, which is neither (`is_constant_time`).
Keys are plain bytes: private 32, public 65 (`04 ‖ x ‖ y`); signatures are DER.
"""

import secrets
from types import ModuleType
from typing import Any

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from . import sm3

SIGNER_ID = "1234567812345678"

_P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
_N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
_A = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC
_B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
_G = (
    "32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7"
    "bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0"
)


def _tongsuo() -> ModuleType | None:
    try:
        from tongsuopy.crypto.asymciphers import ec
    except ImportError:
        return None
    module: ModuleType = ec
    return module


def is_constant_time() -> bool:
    """Whether signing here gives nothing of the key away by the time it takes."""
    return _tongsuo() is not None


def new_key() -> bytes:
    """A private key: 32 random bytes in range."""
    return (secrets.randbelow(_N - 2) + 1).to_bytes(32, "big")


def public_key(private: bytes) -> bytes:
    """The public key of a private one."""
    ec = _tongsuo()
    if ec is not None:
        numbers = (
            ec.derive_private_key(int.from_bytes(private, "big"), ec.SM2()).public_key().public_numbers()
        )
        return b"\x04" + int(numbers.x).to_bytes(32, "big") + int(numbers.y).to_bytes(32, "big")
    return b"\x04" + bytes.fromhex(_plain(b"")._kg(int.from_bytes(private, "big"), _G))


def sign(private: bytes, data: bytes) -> bytes:
    """A signature of `data`. Two signatures of the same data differ."""
    ec = _tongsuo()
    if ec is not None:
        key = ec.derive_private_key(int.from_bytes(private, "big"), ec.SM2())
        from tongsuopy.crypto import hashes

        signature: bytes = key.sign(data, ec.ECDSA(hashes.SM3()))
        return signature
    return sign_plainly(private, data)


def verify(public: bytes, data: bytes, signature: bytes) -> bool:
    """Whether the holder of the private key signed exactly this. False for anything malformed."""
    ec = _tongsuo()
    if ec is None:
        return verify_plainly(public, data, signature)
    from tongsuopy.crypto import hashes
    from tongsuopy.crypto.exceptions import InternalError, InvalidSignature

    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SM2(), public)
        key.verify(signature, data, ec.ECDSA(hashes.SM3()))
    except (InvalidSignature, InternalError, ValueError, TypeError):
        return False
    return True


def _plain(public: bytes, private: bytes = b"") -> Any:
    from gmssl.sm2 import CryptSM2

    point = public[1:].hex()
    crypt = CryptSM2(private.hex(), point)
    crypt.public_key = point  # gmssl strips leading 0s and 4s of the point itself
    return crypt


def _digest_for(public: bytes, data: bytes) -> bytes:
    """SM3 over the signer's identity and the data (GB/T 32918.2, 5.5)."""
    name = SIGNER_ID.encode()
    curve = _A.to_bytes(32, "big") + _B.to_bytes(32, "big") + bytes.fromhex(_G)
    identity = sm3.digest((len(name) * 8).to_bytes(2, "big") + name + curve + public[1:])
    return sm3.digest(identity + data)


def sign_plainly(private: bytes, data: bytes) -> bytes:
    """`sign` by gmssl."""
    public = public_key(private)
    crypt = _plain(public, private)
    while True:
        once = (secrets.randbelow(_N - 1) + 1).to_bytes(32, "big").hex()
        found = crypt.sign(_digest_for(public, data), once)
        if found is not None:
            return encode_dss_signature(int(found[:64], 16), int(found[64:], 16))


def verify_plainly(public: bytes, data: bytes, signature: bytes) -> bool:
    """`verify` by gmssl, with the checks that it leaves out: both numbers in range, the key on the curve."""
    try:
        r, s = decode_dss_signature(signature)
    except ValueError:
        return False
    if not (0 < r < _N and 0 < s < _N and _on_curve(public)):
        return False
    crypt = _plain(public)
    return bool(crypt.verify(f"{r:064x}{s:064x}", _digest_for(public, data)))


def _on_curve(public: bytes) -> bool:
    if len(public) != 65 or public[0] != 4:
        return False
    x, y = int.from_bytes(public[1:33], "big"), int.from_bytes(public[33:], "big")
    return x < _P and y < _P and (y * y - (x * x * x + _A * x + _B)) % _P == 0


def encrypt(public: bytes, data: bytes, once: bytes = b"") -> bytes:
    """Seal a few bytes to a public key (GB/T 32918.4): `C1 ‖ C3 ‖ C2`, 97 bytes longer. Meant for a key, not a content.

    `once` is for the published example alone; left out, it is new each time. Raises ValueError for a point that is no key.
    """
    if not _on_curve(public):
        raise ValueError("not a point of the curve")
    crypt = _plain(public)
    while True:
        k = int.from_bytes(once, "big") if once else secrets.randbelow(_N - 1) + 1
        shared = bytes.fromhex(crypt._kg(k, public[1:].hex()))
        stream = _stream(shared, len(data))
        if any(stream) or not data:
            break
    body = bytes(a ^ b for a, b in zip(data, stream, strict=True))
    check = sm3.digest(shared[:32] + data + shared[32:])
    return b"\x04" + bytes.fromhex(crypt._kg(k, _G)) + check + body


def decrypt(private: bytes, sealed: bytes) -> bytes:
    """What was sealed to this key. Raises ValueError for another key or altered bytes: which cannot be told.

    Computed in plain Python: for the machine of whoever holds the key, not for a service others can time.
    """
    point, check, body = sealed[:65], sealed[65:97], sealed[97:]
    if len(check) == 32 and _on_curve(point):
        shared = bytes.fromhex(_plain(point)._kg(int.from_bytes(private, "big"), point[1:].hex()))
        data = bytes(a ^ b for a, b in zip(body, _stream(shared, len(body)), strict=True))
        if sm3.same(sm3.digest(shared[:32] + data + shared[32:]), check):
            return data
    raise ValueError("does not open with this key")


def _stream(shared: bytes, size: int) -> bytes:
    """The key derivation of GB/T 32918.4, 5.4.3."""
    blocks = (sm3.digest(shared + n.to_bytes(4, "big")) for n in range(1, -(-size // 32) + 1))
    return b"".join(blocks)[:size]
