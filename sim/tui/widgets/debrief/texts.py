"""How do the pieces of a sheet look on the screen?"""

from collections.abc import Iterable, Sequence

from textual.content import Content

from sim.report.text import Piece
from sim.tui import words_debrief as words
from sim.tui.text import join, line, plain
from sim.tui.widgets.frame import Paragraph

STYLES = {"kop": "bold $so-title", "sterk": "bold", "let_op": "bold $so-new", "zacht": "$so-soft", "streep": "$so-key", "": ""}
WHOLE = ("kop", "zacht", "streep")
"""Styles that hold for all of a piece, whatever stands before it."""


def paragraphs(pieces: Iterable[Piece]) -> list[Paragraph]:
    """Pieces as paragraphs; of one with a lead only the lead has the weight."""
    return [(piece.hang, _content(piece)) for piece in pieces]


def _content(piece: Piece) -> Content:
    style = STYLES[piece.style]
    if piece.lead and piece.style not in WHOLE:
        return join((piece.lead, style), piece.text)
    return plain(piece.lead + piece.text, style)


def spoken(text: str) -> list[Paragraph]:
    """A text of our own, line by line; the later lines of a point stand in."""
    return [(2 if part.startswith("•") else 0, plain(part)) for part in text.split("\n")]


def different(remarks: Sequence[str]) -> list[Paragraph]:
    """What was said to be different where the players work; nothing where nothing was said."""
    if not remarks:
        return []
    return [(0, plain(words.DIFFERENT, "bold $so-title")), *((2, plain(f"• {line(one)}")) for one in remarks), (0, Content(""))]
