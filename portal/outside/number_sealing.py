"""Seals identity numbers and uploaded content at rest, and makes the keyed digest that finds a number."""

import hmac
from collections.abc import Mapping
from secrets import token_bytes
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
_KEY_ID_BYTES: Final = 2
_LAST_KEY: Final = 65_535
_NONCE_BYTES: Final = 12
_HEADER_BYTES: Final = _KEY_ID_BYTES + _NONCE_BYTES
_TAG_BYTES: Final = 16
_NUMBER: Final = b"laget identity number|"
_CONTENT: Final = b"laget content|"


class CannotOpen(Exception):
    """Sealed with a key that is not known here, changed, or sealed for something else."""


class NumberSealer:
    """AES-256-GCM under numbered keys; digests with a key of their own (HMAC-SHA256).

    Sealing uses the `current` key, opening any known one: a new key is added, made current, the rows
    are sealed anew, then the old key is dropped. The digest key stays: digests are an index.
    Sealed values are key number (2 bytes), nonce (12), ciphertext and tag (16).
    """

    def __init__(self, keys: Mapping[int, bytes], current: int, index_key: bytes) -> None:
        if current not in keys:
            raise ValueError("the current key is not among the keys")
        if any(len(key) != KEY_BYTES for key in (*keys.values(), index_key)):
            raise ValueError("every key is 32 bytes")
        if index_key in keys.values():
            raise ValueError("the index key is none of the sealing keys")
        if not all(0 <= number <= _LAST_KEY for number in keys):
            raise ValueError(f"keys are numbered from 0 to {_LAST_KEY}")
        self._ciphers = {number.to_bytes(_KEY_ID_BYTES, "big"): AESGCM(key) for number, key in keys.items()}
        self._current = current.to_bytes(_KEY_ID_BYTES, "big")
        self._seal = self._ciphers[self._current].encrypt
        self._index_key = index_key

    def seal(self, number: str, about: bytes = b"") -> bytes:
        """Seal an identity number; `about` (such as the youth's id) must be the same at opening."""
        nonce = token_bytes(_NONCE_BYTES)
        header = self._current
        return header + nonce + self._seal(nonce, number.encode("ascii"), header + _NUMBER + about)

    def open(self, sealed: bytes, about: bytes = b"") -> str:
        """The number again; raises `CannotOpen`."""
        return self._opened(sealed, _NUMBER + about).decode("ascii")

    def digest(self, number: str) -> bytes:
        """32 bytes by which a number is found; without the key they tell nothing."""
        return hmac.digest(self._index_key, number.encode("ascii"), "sha256")

    def seal_bytes(self, content: bytes, about: bytes) -> bytes:
        """Seal a piece of a file or a raw row; `about` says which (for pieces: whose, and which in order)."""
        nonce = token_bytes(_NONCE_BYTES)
        header = self._current
        return header + nonce + self._seal(nonce, content, header + _CONTENT + about)

    def open_bytes(self, sealed: bytes, about: bytes) -> bytes:
        """The content again; raises `CannotOpen`."""
        return self._opened(sealed, _CONTENT + about)

    def is_current(self, sealed: bytes) -> bool:
        """Whether the value is sealed with the current key; if not, seal it anew."""
        return sealed[:_KEY_ID_BYTES] == self._current

    def _opened(self, sealed: bytes, about: bytes) -> bytes:
        key_id, nonce = sealed[:_KEY_ID_BYTES], sealed[_KEY_ID_BYTES:_HEADER_BYTES]
        cipher = self._ciphers.get(key_id)
        if cipher is None or len(sealed) < _HEADER_BYTES + _TAG_BYTES:
            raise CannotOpen
        try:
            return cipher.decrypt(nonce, sealed[_HEADER_BYTES:], key_id + about)
        except InvalidTag:
            raise CannotOpen from None
