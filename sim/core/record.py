"""How is a small record made that a game makes by the thousand?

`@record` is a frozen dataclass with slots to whoever reads and checks the code (mypy refuses every assignment). At run time the guard
against assignment is left out, because with it a record costs three times as much to make, and a move makes five to ten of them.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Compared and hashed by what is in it; never changed after it was made."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
