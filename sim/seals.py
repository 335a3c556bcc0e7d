"""How is a line of a log sealed, so that a line changed, added or taken out is noticed?

Every line ends with a hash over itself and the hash of the line before it. The seal has no secret: it notices damage and
small edits, and says nothing about who wrote the file.
"""

from hashlib import sha256

HASH = ',"h":"'
TAIL = len(HASH) + 64 + 2
"""Bytes that the seal takes at the end of a line."""


def sealed(raw: bytes, chain: str) -> bool:
    """Whether the line ends with the hash that belongs to it after `chain`."""
    body = raw[:-TAIL] + b"}"
    return raw[-TAIL:] == seal(body, chain)


def seal(body: bytes, chain: str) -> bytes:
    """The end of the line `body` (a whole JSON object) after `chain`."""
    return f'{HASH}{sha256(chain.encode() + body).hexdigest()}"}}'.encode()


def seal_of(raw: bytes) -> str:
    """The hash that stands at the end of a line."""
    return raw[-66:-2].decode("ascii", "replace")
