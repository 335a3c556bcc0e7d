"""Who asked whom about what, and when did they hear the question?

Asking does not score. It says who could have done something about what was lacking: who asked in time did their part, and
from then on it lies with whoever could answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sim.core import events as e


@dataclass(frozen=True, slots=True)
class Question:
    """One question for a theme, when it had been heard."""

    at: int
    heard: tuple[str, ...]


Asked = Mapping[tuple[str, str], tuple[Question, ...]]
"""(who asked, theme) → the questions, in the order in which they were heard."""


def read(events: Iterable[e.Event]) -> Asked:
    """What was asked in conversations, heard by all who were there at the end, and in messages, heard by who read them."""
    found: dict[tuple[str, str], list[Question]] = {}
    open_talks: dict[int, list[e.Contributed]] = {}

    def note(role: str, themes: Iterable[str], event: e.Event, heard: Iterable[str]) -> None:
        others = tuple(other for other in heard if other != role)
        for theme in themes if others else ():
            found.setdefault((role, theme), []).append(Question(event.at, others))

    for event in events:
        match event:
            case e.Contributed(asks=asks) if asks:
                open_talks.setdefault(event.talk, []).append(event)
            case e.TalkEnded():
                for said in open_talks.pop(event.talk, ()):
                    note(said.role, said.asks, event, event.present)
            case e.Read(asks=asks) if asks:
                note(event.by, asks, event, (event.to,))
    return {key: tuple(questions) for key, questions in found.items()}
