"""How does a graph look as a picture that opens in every browser?

Kind of thing by colour and by word, so that no colour is needed to read it; the whole text of a box, and what an edge says, when a mouse
rests on it. Every text of a case is escaped.
"""

import re
import textwrap
from collections.abc import Iterator
from xml.sax.saxutils import escape

from sim.graph.model import AGAINST, KINDS, LINKS, Edge, Graph
from sim.graph.placing import HEAD, HIGH, MARGIN, WIDE, Band, Box, placed

_FILL = {
    "situatie": "#dce8f7",
    "handeling": "#ffffff",
    "besluit": "#fbe6c8",
    "maatregel": "#dff0dc",
    "gebeurtenis": "#f7dede",
    "zet": "#eeeeee",
    "uitkomst": "#e6dcf5",
    "rol": "#dce8f7",
    "informatie": "#ffffff",
}
_STROKE = {"opent": "#1f4e8c", "kan": "#8a8a8a", "plant": "#8c1f1f", "bron": "#8a8a8a", "hoort": "#1f4e8c"}
_AGAINST, _BROKEN = "#b3541e", ' stroke-dasharray="6 4"'
_SIGNS = 28
"""Signs of a label on one line of a box."""
_NOT_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg(graph: Graph) -> str:
    """The graph as one SVG file that needs no other."""
    sheet = placed(graph)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.width} {sheet.height}" width="{sheet.width}"'
        f' height="{sheet.height}" font-family="sans-serif" font-size="13">',
        f"<title>{_text(graph.title)}</title>",
        "<style>path:hover{stroke-width:4;stroke-opacity:1}</style>",
        '<rect width="100%" height="100%" fill="#fafafa"/>',
        *_arrows(),
        f'<text x="{MARGIN}" y="{MARGIN + 14}" font-size="20" font-weight="bold">{_text(graph.title)}</text>',
    ]
    for band in sheet.bands:
        lines += _band(band, sheet.width)
    lines += [_edge(*drawn) for drawn in sheet.edges]
    for box in sheet.boxes:
        lines += _box(box)
    lines += _legend(graph, sheet.height - HEAD)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _arrows() -> Iterator[str]:
    yield "<defs>"
    for colour in sorted({*_STROKE.values(), _AGAINST}):
        yield (
            f'<marker id="p{colour[1:]}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
            f'<path d="M0 0L8 4L0 8z" fill="{colour}"/></marker>'
        )
    yield "</defs>"


def _band(band: Band, width: int) -> Iterator[str]:
    yield (f'<rect x="{MARGIN}" y="{band.y}" width="{width - 2 * MARGIN}" height="{band.height}" rx="8" fill="#ffffff" stroke="#c8c8c8"/>')
    yield f'<text x="{2 * MARGIN}" y="{band.y + 25}" font-size="16" font-weight="bold">{_text(band.title)}</text>'


def _edge(edge: Edge, source: Box, target: Box) -> str:
    """A curve from the right of one box to the left of the other; leftward it bends out of the way, to another group it is pale."""
    x1, y1, x2, y2 = source.x + WIDE, source.y + HIGH // 2, target.x, target.y + HIGH // 2
    bend = max(40, (x2 - x1) // 2) if x2 > x1 else 90
    colour, dash = (_AGAINST, _BROKEN) if edge.kind in AGAINST else (_STROKE[edge.kind], "")
    near = source.node.group == target.node.group or "rol" in (source.node.kind, target.node.kind)
    says = f"{source.node.label} → {LINKS[edge.kind]}{f' ({edge.label})' if edge.label else ''} → {target.node.label}"
    return (
        f'<path d="M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}" fill="none" stroke="{colour}" stroke-width="1.4"'
        f' stroke-opacity="{0.8 if near else 0.35}"{dash} marker-end="url(#p{colour[1:]})">'
        f"<title>{_text(says)}</title></path>"
    )


def _box(box: Box) -> Iterator[str]:
    node = box.node
    yield (
        f'<g><title>{_text(f"{KINDS[node.kind]}: {node.label}")}</title><rect x="{box.x}" y="{box.y}" width="{WIDE}" height="{HIGH}"'
        f' rx="{HIGH // 2 if node.kind in ("situatie", "rol") else 4}" fill="{_FILL[node.kind]}" stroke="#555555"/>'
    )
    yield f'<text x="{box.x + WIDE // 2}" y="{box.y + 12}" text-anchor="middle" font-size="9" fill="#555555">{KINDS[node.kind]}</text>'
    for number, line in enumerate(_wrapped(node.label)):
        yield f'<text x="{box.x + WIDE // 2}" y="{box.y + 26 + 14 * number}" text-anchor="middle">{_text(line)}</text>'
    yield "</g>"


def _wrapped(label: str) -> list[str]:
    """A label as at most two lines of a box."""
    return textwrap.wrap(label, _SIGNS, max_lines=2, placeholder=" …") or [""]


def _legend(graph: Graph, y: int) -> Iterator[str]:
    """What the lines say, for those kinds that are drawn."""
    x = MARGIN
    for kind in (kind for kind in LINKS if any(edge.kind == kind for edge in graph.edges)):
        colour, dash = (_AGAINST, _BROKEN) if kind in AGAINST else (_STROKE[kind], "")
        yield f'<path d="M{x} {y}h40" stroke="{colour}" stroke-width="2"{dash} marker-end="url(#p{colour[1:]})"/>'
        yield f'<text x="{x + 48}" y="{y + 4}">{_text(LINKS[kind])}</text>'
        x += 70 + 8 * len(LINKS[kind])


def _text(text: str) -> str:
    """A text of a case as text of an XML file."""
    return escape(_NOT_XML.sub("", text))
