"""What did the command line already choose?

Read by the start of the game; no field needs to be filled in. Light on purpose: the command line makes one before anything
of Textual is loaded.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.later import Later


@dataclass(frozen=True, slots=True)
class Wish:
    """`samenop speel CASUS --rol … --regio …` or `samenop hervat SPEL`; empty: open the start screen."""

    case: str | None = None
    roles: tuple[str, ...] = ()
    region: str | None = None
    seed: int | None = None
    date: str | None = None
    level: str | None = None
    resume: Path | None = None
    people: int | None = None
    """`--mensen`: the proposal for so many people is filled in at the seats."""
    later: "Later | None" = None
    """`--vanaf`: the game begins in a later chapter, without a question who sits where."""
