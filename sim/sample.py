"""How much of a case is played to check it?"""

from dataclasses import dataclass

FULL = 3_000
"""Plays of a case at full size."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Plays of every case, all of which follow from one number."""

    amount: int = FULL
    seed: int = 1
