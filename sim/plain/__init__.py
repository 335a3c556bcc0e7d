"""How is the game played as lines of text?

The same game as on the screens, for screen readers, poor terminals and scripts: lines are only added, each begins with
when and who, choices are numbered, and everything can be typed or come through a pipe.
"""

from sim.plain.start import play_new, play_on

__all__ = ["play_new", "play_on"]
