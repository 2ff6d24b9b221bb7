"""Wrapping the records' key under a secret that a person knows."""

import secrets
from typing import Annotated

import msgspec

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12


class WrongSecret(Exception):
    """The secret does not open this wrap; nothing tells how near it was."""


class KeyDerivation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The cost of one guess: Argon2id's memory (KiB), passes and lanes. About 120 ms as given.

    It is kept with each wrap, so that it can be raised later. The upper limits keep a file that
    somebody made up from taking all the memory of the PC.
    """

    memory_kib: Annotated[int, msgspec.Meta(ge=8, le=1024 * 1024)] = 65536
    passes: Annotated[int, msgspec.Meta(ge=1, le=64)] = 3
    lanes: Annotated[int, msgspec.Meta(ge=1, le=64)] = 4


class Wrap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A key, encrypted under a secret."""

    derivation: KeyDerivation
    salt: bytes
    nonce: bytes
    box: bytes


def new_key() -> bytes:
    """A random key for a new setting's records."""
    return secrets.token_bytes(KEY_BYTES)


def wrap(key: bytes, secret: str, purpose: str, derivation: KeyDerivation) -> Wrap:
    """The key encrypted under the secret; `purpose` binds it to its place in the key file."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt = secrets.token_bytes(_SALT_BYTES)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    box = AESGCM(_derive(secret, salt, derivation)).encrypt(nonce, key, purpose.encode())
    return Wrap(derivation, salt, nonce, box)


def unwrap(wrapped: Wrap, secret: str, purpose: str) -> bytes:
    """The key again. Raises WrongSecret."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(_derive(secret, wrapped.salt, wrapped.derivation))
    try:
        return cipher.decrypt(wrapped.nonce, wrapped.box, purpose.encode())
    except InvalidTag as error:
        raise WrongSecret from error


def spend_a_guess(secret: str, derivation: KeyDerivation) -> None:
    """Takes as long as a wrong guess, for a name that nobody has."""
    _derive(secret, bytes(_SALT_BYTES), derivation)


def same_however_typed(text: str) -> str:
    """The text in one form, whichever way its letters were composed on the keyboard."""
    import unicodedata

    return unicodedata.normalize("NFKC", text)


def _derive(secret: str, salt: bytes, cost: KeyDerivation) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        same_however_typed(secret).encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
