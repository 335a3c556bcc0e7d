"""What does chance say? Seeded draws; each becomes an event, so a log is read without drawing again."""

import random


def draw(seed: int, name: str) -> int:
    """A number 0..99 that depends on nothing but the seed of the game and the name of what is drawn."""
    return random.Random(f"{seed}:{name}").randrange(100)
