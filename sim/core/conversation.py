"""What does a role know of one conversation?"""

from dataclasses import dataclass

from sim.core import events as e
from sim.core.roleview import TalkView


@dataclass(slots=True)
class Conversation:
    """A conversation as far as a role was told; `view` shows it."""

    opened: e.TalkOpened
    present: tuple[str, ...]
    awaited: tuple[str, ...]
    judge_first: bool
    about: str
    """Whom what the caller brings is about, in words."""
    phase: str = "onderweg"
    must_speak: bool = False
    asks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    judgements: tuple[tuple[str, str], ...] = ()
    heard: frozenset[str] = frozenset()
    """Themes of which it brought something new."""
    unmanned: tuple[str, ...] = ()
    """Who was still awaited when it ended, with nobody at the desk."""

    def view(self) -> TalkView:
        opened = self.opened
        return TalkView(
            opened.talk,
            opened.by,
            self.present,
            self.awaited,
            opened.channel,
            opened.moment,
            opened.purpose,
            opened.begins,
            opened.minutes,
            self.phase,
            self.must_speak,
            self.judge_first,
            self.asks,
            self.judgements,
            self.about,
        )
